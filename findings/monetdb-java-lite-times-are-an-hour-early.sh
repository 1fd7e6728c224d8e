#!/usr/bin/env bash
# One would expect of MonetDBLite for Java, a database in the process of the application, that TIMESTAMP '2026-01-15 12:00:00' is noon when
# getTimestamp, getObject or getString reads it, since it has no zone and the database is nowhere else.
# With monetdb-java-lite 2.39 all of them read it as if it had been written at an offset of +01:00, winter and summer, and as the time that the
# JVM's zone then has: 11:00 in UTC, 06:00 or 07:00 in New York, 16:30 in Kolkata. So it is with TIME, and a DATE is the day before
# anywhere west of it. In a zone such as Berlin's it is right in winter and an hour late in summer. A cast to VARCHAR says what was written,
# and a parameter finds the row by it: what is asked for and what comes are not the same time.
# This hurts whoever draws such a table: a chart is an hour off, or six, and a range finds rows which then lie outside of it. So read such
# columns as CAST(t AS VARCHAR(30)), or store epoch milliseconds as BIGINT.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>monetdb</groupId><artifactId>monetdb-java-lite</artifactId><version>2.39</version></dependency>
    <dependency><groupId>monetdb</groupId><artifactId>monetdb-jdbc-new</artifactId><version>2.37</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.TimeZone;

public class Look {
    public static void main(String[] args) throws Exception {
        Class.forName("nl.cwi.monetdb.jdbc.MonetDriver");
        String zone = TimeZone.getDefault().getID();
        try (Connection connection = DriverManager.getConnection("jdbc:monetdb:embedded::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE readings (t TIMESTAMP, d DATE, c TIME)");
            for (String day : new String[] {"2026-01-15", "2026-07-15"}) {
                statement.execute("INSERT INTO readings VALUES (TIMESTAMP '" + day + " 12:00:00', DATE '" + day + "', TIME '12:00:00')");
            }
            try (ResultSet rows = statement.executeQuery("SELECT t, CAST(t AS VARCHAR(30)), d, c FROM readings ORDER BY t")) {
                while (rows.next()) {
                    System.out.println(zone + ": " + rows.getString(2).substring(0, 19) + " is " + rows.getTimestamp(1) + ", its date "
                            + rows.getDate(3) + ", its time " + rows.getTime(4));
                }
            }
            try (PreparedStatement count = connection.prepareStatement("SELECT COUNT(*) FROM readings WHERE t = ?")) {
                count.setTimestamp(1, Timestamp.valueOf("2026-07-15 12:00:00"));
                try (ResultSet rows = count.executeQuery()) {
                    rows.next();
                    System.out.println(zone + ": rows found by 2026-07-15 12:00:00: " + rows.getInt(1));
                }
            }
        }
    }
}
JAVA
javac -cp "$(cat classpath)" Look.java
look() {
  for zone in UTC Europe/Berlin America/New_York Asia/Kolkata; do
    java -Djava.io.tmpdir="$work" -Duser.timezone="$zone" -cp "$(cat classpath):." Look
  done
}
cat > expected.txt <<'SEEN'
UTC: 2026-01-15 12:00:00 is 2026-01-15 11:00:00.0, its date 2026-01-15, its time 11:00:00
UTC: 2026-07-15 12:00:00 is 2026-07-15 11:00:00.0, its date 2026-07-15, its time 11:00:00
UTC: rows found by 2026-07-15 12:00:00: 1
Europe/Berlin: 2026-01-15 12:00:00 is 2026-01-15 12:00:00.0, its date 2026-01-15, its time 12:00:00
Europe/Berlin: 2026-07-15 12:00:00 is 2026-07-15 13:00:00.0, its date 2026-07-15, its time 12:00:00
Europe/Berlin: rows found by 2026-07-15 12:00:00: 1
America/New_York: 2026-01-15 12:00:00 is 2026-01-15 06:00:00.0, its date 2026-01-14, its time 06:00:00
America/New_York: 2026-07-15 12:00:00 is 2026-07-15 07:00:00.0, its date 2026-07-14, its time 06:00:00
America/New_York: rows found by 2026-07-15 12:00:00: 1
Asia/Kolkata: 2026-01-15 12:00:00 is 2026-01-15 16:30:00.0, its date 2026-01-15, its time 16:30:00
Asia/Kolkata: 2026-07-15 12:00:00 is 2026-07-15 16:30:00.0, its date 2026-07-15, its time 16:30:00
Asia/Kolkata: rows found by 2026-07-15 12:00:00: 1
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
