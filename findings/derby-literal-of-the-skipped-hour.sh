#!/usr/bin/env bash
# One would expect that a TIMESTAMP, which has no zone in SQL, is stored and read back as it is written, wherever the JVM runs: TIMESTAMP('2026-03-29 02:15:00')
# is a quarter past two.
# Derby 10.16.1.1 takes both ways through the zone of the JVM. Where that zone skips the hour from two to three (Europe/Berlin on that night),
# the literal of a quarter past two is stored as a quarter past three: a table that has both in its primary key refuses the second row. A value that a
# JVM in UTC has stored is there, and is sorted as 02:15, but getString(), getTimestamp() and even CHAR(t) give 03:15, and
# getObject(…, LocalDateTime.class), which knows no zone, is refused with 22005. Only getTimestamp() with a calendar in UTC gives what is stored.
# This hurts whoever logs in UTC and looks at the data on a machine in a zone with summer time: once a year an hour of rows lies on the next one, and
# rows that are sorted by the database seem to go back in time.
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
    <dependency><groupId>org.apache.derby</groupId><artifactId>derby</artifactId><version>10.16.1.1</version></dependency>
    <dependency><groupId>org.apache.derby</groupId><artifactId>derbytools</artifactId><version>10.16.1.1</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.sql.*;
import java.time.*;
import java.util.*;

public class Look {
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:derby:" + args[1] + ";create=true");
                Statement statement = connection.createStatement()) {
            if (args[0].equals("write")) {
                statement.execute("CREATE TABLE t (t TIMESTAMP PRIMARY KEY)");
                for (String time : List.of("01:45", "02:15", "03:15")) {
                    try {
                        statement.execute("INSERT INTO t VALUES (TIMESTAMP('2026-03-29 " + time + ":00'))");
                        System.out.println("stored " + time);
                    } catch (SQLException refused) {
                        System.out.println("refused " + time + ": " + refused.getSQLState());
                    }
                }
            }
            Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
            try (ResultSet rows = statement.executeQuery("SELECT t, CHAR(t) FROM t ORDER BY t")) {
                while (rows.next()) {
                    String exact;
                    try {
                        exact = String.valueOf(rows.getObject(1, LocalDateTime.class));
                    } catch (SQLException refused) {
                        exact = refused.getSQLState();
                    }
                    System.out.println("CHAR(t) " + rows.getString(2).substring(11, 16)
                            + ", getString " + rows.getString(1).substring(11, 16)
                            + ", getTimestamp " + rows.getTimestamp(1).toLocalDateTime().toLocalTime()
                            + ", with UTC " + rows.getTimestamp(1, utc).toInstant().toString().substring(11, 16)
                            + ", LocalDateTime " + exact);
                }
            }
        }
    }
}
JAVA
javac -cp "$(cat classpath)" Look.java
look() {
  echo "$1 in $2"
  java -Duser.timezone="$2" -Dderby.stream.error.file="$work/derby.log" -cp "$(cat classpath):." Look "$1" "$3"
}
{
  look write Europe/Berlin berlin
  look write UTC utc
  look read Europe/Berlin utc
} | tee seen
cat > expected <<'TEXT'
write in Europe/Berlin
stored 01:45
stored 02:15
refused 03:15: 23505
CHAR(t) 01:45, getString 01:45, getTimestamp 01:45, with UTC 01:45, LocalDateTime 22005
CHAR(t) 03:15, getString 03:15, getTimestamp 03:15, with UTC 03:15, LocalDateTime 22005
write in UTC
stored 01:45
stored 02:15
stored 03:15
CHAR(t) 01:45, getString 01:45, getTimestamp 01:45, with UTC 01:45, LocalDateTime 22005
CHAR(t) 02:15, getString 02:15, getTimestamp 02:15, with UTC 02:15, LocalDateTime 22005
CHAR(t) 03:15, getString 03:15, getTimestamp 03:15, with UTC 03:15, LocalDateTime 22005
read in Europe/Berlin
CHAR(t) 01:45, getString 01:45, getTimestamp 01:45, with UTC 01:45, LocalDateTime 22005
CHAR(t) 03:15, getString 03:15, getTimestamp 03:15, with UTC 02:15, LocalDateTime 22005
CHAR(t) 03:15, getString 03:15, getTimestamp 03:15, with UTC 03:15, LocalDateTime 22005
TEXT
diff expected seen || { echo 'changed: expected (<), seen (>)' >&2; exit 1; }
