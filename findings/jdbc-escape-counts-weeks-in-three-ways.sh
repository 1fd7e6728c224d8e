#!/usr/bin/env bash
# One would expect of JDBC's escape {fn TIMESTAMPDIFF(SQL_TSI_WEEK, a, b)}, which is there so that one query runs on every
# database, that it counts the same on each.
# H2 2.5.252 counts the Sundays crossed (Mondays in a JVM of Germany), HSQLDB 2.7.4 the weeks begun and Derby 10.16.1.1 the
# weeks completed: from a Monday noon to Tuesday noon these are 0, 1 and 0, and to Sunday noon 1, 1 and 0. Years, months, days,
# hours and minutes are boundaries crossed in H2 and HSQLDB and whole spans in Derby; seconds are whole spans in HSQLDB, too,
# which so has three rules.
# This hurts whoever groups by the number of a unit since a start: in HSQLDB the start is alone in its week, and the next one
# begins right after it; in H2 a week begins by the calendar, in Derby at the time of day of the start. The same dashboard
# has other bars on each, and nothing fails. So group by a truncated time.
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
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.5.252</version></dependency>
    <dependency><groupId>org.hsqldb</groupId><artifactId>hsqldb</artifactId><version>2.7.4</version></dependency>
    <dependency><groupId>org.apache.derby</groupId><artifactId>derby</artifactId><version>10.16.1.1</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDateTime;

public class Look {
    private static final String[][] DATABASES = {
        {"H2", "jdbc:h2:mem:a", ""},
        {"HSQLDB", "jdbc:hsqldb:mem:a", " FROM (VALUES(0))"},
        {"Derby", "jdbc:derby:memory:a;create=true", " FROM SYSIBM.SYSDUMMY1"}
    };

    public static void main(String[] args) throws Exception {
        for (String[] database : DATABASES) {
            try (Connection connection = DriverManager.getConnection(database[1]); Statement statement = connection.createStatement()) {
                System.out.println(database[0] + " " + connection.getMetaData().getDatabaseProductVersion().split(" ")[0]);
                LocalDateTime monday = LocalDateTime.of(2026, 1, 5, 12, 0);
                StringBuilder weeks = new StringBuilder("  weeks from Monday noon to the noons of 15 days:");
                for (int day = 0; day < 15; day++) {
                    weeks.append(' ').append(difference(statement, database[2], "WEEK", monday, monday.plusDays(day)));
                }
                System.out.println(weeks);
                LocalDateTime newYear = LocalDateTime.of(2026, 1, 1, 0, 0);
                StringBuilder others = new StringBuilder("  around new year:");
                for (String unit : new String[] {"YEAR", "MONTH", "DAY", "HOUR", "MINUTE"}) {
                    others.append(' ').append(unit).append(' ')
                            .append(difference(statement, database[2], unit, newYear.minusSeconds(10), newYear.plusSeconds(10)));
                }
                others.append(" SECOND ").append(
                        difference(statement, database[2], "SECOND", newYear.minusNanos(100_000_000), newYear.plusNanos(100_000_000)));
                System.out.println(others);
            }
        }
    }

    private static long difference(Statement statement, String from, String unit, LocalDateTime a, LocalDateTime b) throws Exception {
        String query = "SELECT {fn TIMESTAMPDIFF(SQL_TSI_" + unit + ", {ts '" + text(a) + "'}, {ts '" + text(b) + "'})}" + from;
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String text(LocalDateTime time) {
        return java.sql.Timestamp.valueOf(time).toString();
    }
}
JAVA
javac -cp "$(cat classpath)" Look.java 2> javac.txt || { cat javac.txt >&2; exit 2; }
look() {
  java -Duser.language=en -Duser.country=US -cp "$(cat classpath):." Look 2> java.txt
  echo 'in Germany'
  java -Duser.language=de -Duser.country=DE -cp "$(cat classpath):." Look 2> java.txt | head -2
}
look | tee seen
cat > expected <<'TEXT'
H2 2.5.252
  weeks from Monday noon to the noons of 15 days: 0 0 0 0 0 0 1 1 1 1 1 1 1 2 2
  around new year: YEAR 1 MONTH 1 DAY 1 HOUR 1 MINUTE 1 SECOND 1
HSQLDB 2.7.4
  weeks from Monday noon to the noons of 15 days: 0 1 1 1 1 1 1 1 2 2 2 2 2 2 2
  around new year: YEAR 1 MONTH 1 DAY 1 HOUR 1 MINUTE 1 SECOND 0
Derby 10.16.1.1
  weeks from Monday noon to the noons of 15 days: 0 0 0 0 0 0 0 1 1 1 1 1 1 1 2
  around new year: YEAR 0 MONTH 0 DAY 0 HOUR 0 MINUTE 0 SECOND 0
in Germany
H2 2.5.252
  weeks from Monday noon to the noons of 15 days: 0 0 0 0 0 0 0 1 1 1 1 1 1 1 2
TEXT
diff expected seen || { echo 'changed: expected (<), seen (>)' >&2; exit 1; }
echo 'still so'
