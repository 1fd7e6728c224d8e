#!/usr/bin/env bash
# One would expect of HSQLDB that TIMESTAMP '2026-07-15 12:00:00+0:00' of a column TIMESTAMP WITH TIME ZONE is 12:00 UTC when getTimestamp
# reads it, as java.sql.Timestamp is a moment, that a row is found by that moment, and that what setTimestamp writes is what it was given.
# With hsqldb 2.5.2 the offset is dropped and the digits are those of the JVM's clock: 12:00+0:00 is 16:00 UTC in New York and 06:30 UTC in
# Kolkata, and 14:00+2:00, the same moment, is two hours later still, in UTC, too. getObject(..., OffsetDateTime.class) is right. A parameter
# of setTimestamp is moved the other way, so that 12:00 UTC finds no row, is stored as 08:00 UTC, and is read as that. 2.3.6 moves what is read
# and not what is asked for or written, and has no OffsetDateTime. In 2.7.4 all is well.
# This hurts who develops in UTC, as in a container, and runs in another zone: times are hours off, and a range finds other rows, without an
# error; and files that were written so stay wrong with 2.7. Read and write such columns as OffsetDateTime, or take 2.7.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for version in 2.5.2 2.7.4; do
  cat > pom.xml <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.hsqldb</groupId><artifactId>hsqldb</artifactId><version>$version</version></dependency>
  </dependencies>
</project>
XML
  "$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
    -Dmdep.outputFile="classpath-$version" > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }
done

cat > Look.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.TimeZone;

public class Look {
    public static void main(String[] args) throws Exception {
        String where = args[0] + " in " + TimeZone.getDefault().getID() + ": ";
        Instant noon = Instant.parse("2026-07-15T12:00:00Z");
        try (Connection connection = DriverManager.getConnection("jdbc:hsqldb:mem:zoned");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE readings (n INT, t TIMESTAMP WITH TIME ZONE)");
            statement.execute("INSERT INTO readings VALUES (1, TIMESTAMP '2026-07-15 12:00:00+0:00')");
            statement.execute("INSERT INTO readings VALUES (2, TIMESTAMP '2026-07-15 14:00:00+2:00')");
            try (ResultSet rows = statement.executeQuery("SELECT t FROM readings ORDER BY n")) {
                while (rows.next()) {
                    System.out.println(where + rows.getString(1) + " is " + rows.getTimestamp(1).toInstant() + ", and as OffsetDateTime "
                            + rows.getObject(1, OffsetDateTime.class).toInstant());
                }
            }
            try (PreparedStatement count = connection.prepareStatement("SELECT COUNT(*) FROM readings WHERE t = ?")) {
                count.setTimestamp(1, Timestamp.from(noon));
                try (ResultSet rows = count.executeQuery()) {
                    rows.next();
                    System.out.println(where + "rows found by " + noon + ": " + rows.getInt(1));
                }
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO readings VALUES (3, ?)")) {
                insert.setTimestamp(1, Timestamp.from(noon));
                insert.execute();
            }
            try (ResultSet rows = statement.executeQuery("SELECT t FROM readings WHERE n = 3")) {
                rows.next();
                System.out.println(where + noon + " is written as " + rows.getString(1) + " and read as " + rows.getTimestamp(1).toInstant());
            }
        }
    }
}
JAVA
javac Look.java
look() {
  for version in 2.5.2 2.7.4; do
    for zone in UTC America/New_York Asia/Kolkata; do
      java -Duser.timezone="$zone" -cp "$(cat "classpath-$version"):." Look "$version"
    done
  done
}
cat > expected.txt <<'SEEN'
2.5.2 in UTC: 2026-07-15 12:00:00.000000+0:00 is 2026-07-15T12:00:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.5.2 in UTC: 2026-07-15 14:00:00.000000+2:00 is 2026-07-15T14:00:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.5.2 in UTC: rows found by 2026-07-15T12:00:00Z: 2
2.5.2 in UTC: 2026-07-15T12:00:00Z is written as 2026-07-15 12:00:00.000000+0:00 and read as 2026-07-15T12:00:00Z
2.5.2 in America/New_York: 2026-07-15 12:00:00.000000+0:00 is 2026-07-15T16:00:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.5.2 in America/New_York: 2026-07-15 14:00:00.000000+2:00 is 2026-07-15T18:00:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.5.2 in America/New_York: rows found by 2026-07-15T12:00:00Z: 0
2.5.2 in America/New_York: 2026-07-15T12:00:00Z is written as 2026-07-15 04:00:00.000000-4:00 and read as 2026-07-15T08:00:00Z
2.5.2 in Asia/Kolkata: 2026-07-15 12:00:00.000000+0:00 is 2026-07-15T06:30:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.5.2 in Asia/Kolkata: 2026-07-15 14:00:00.000000+2:00 is 2026-07-15T08:30:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.5.2 in Asia/Kolkata: rows found by 2026-07-15T12:00:00Z: 0
2.5.2 in Asia/Kolkata: 2026-07-15T12:00:00Z is written as 2026-07-15 23:00:00.000000+5:30 and read as 2026-07-15T17:30:00Z
2.7.4 in UTC: 2026-07-15 12:00:00.000000+0:00 is 2026-07-15T12:00:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.7.4 in UTC: 2026-07-15 14:00:00.000000+2:00 is 2026-07-15T12:00:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.7.4 in UTC: rows found by 2026-07-15T12:00:00Z: 2
2.7.4 in UTC: 2026-07-15T12:00:00Z is written as 2026-07-15 12:00:00.000000+0:00 and read as 2026-07-15T12:00:00Z
2.7.4 in America/New_York: 2026-07-15 12:00:00.000000+0:00 is 2026-07-15T12:00:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.7.4 in America/New_York: 2026-07-15 14:00:00.000000+2:00 is 2026-07-15T12:00:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.7.4 in America/New_York: rows found by 2026-07-15T12:00:00Z: 2
2.7.4 in America/New_York: 2026-07-15T12:00:00Z is written as 2026-07-15 08:00:00.000000-4:00 and read as 2026-07-15T12:00:00Z
2.7.4 in Asia/Kolkata: 2026-07-15 12:00:00.000000+0:00 is 2026-07-15T12:00:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.7.4 in Asia/Kolkata: 2026-07-15 14:00:00.000000+2:00 is 2026-07-15T12:00:00Z, and as OffsetDateTime 2026-07-15T12:00:00Z
2.7.4 in Asia/Kolkata: rows found by 2026-07-15T12:00:00Z: 2
2.7.4 in Asia/Kolkata: 2026-07-15T12:00:00Z is written as 2026-07-15 17:30:00.000000+5:30 and read as 2026-07-15T12:00:00Z
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
