#!/usr/bin/env bash
# One would expect of UCanAccess, which has the functions of Access, that DateDiff counts what Microsoft documents: the
# boundaries between two times. From 23:59 to 00:01 that is one day, one hour and one minute boundary or more.
# With UCanAccess 5.1.5 years, quarters and months are counted so, and weeks, days, hours and minutes are whole spans of that
# length: from 31 December 23:00 to 1 January 01:00 are one year, one quarter, one month, and no day.
# This hurts grouping by DateDiff('d', start, t): days begin at the time of day of the start and not at midnight, so that
# sums of days differ from those in Access by whatever was measured in between. So group by DateValue(t).
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
    <dependency><groupId>io.github.spannm</groupId><artifactId>ucanaccess</artifactId><version>5.1.5</version></dependency>
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

public class Look {
    private static final String[] NEW_YEAR = {"#2025-12-31 23:00:00#", "#2026-01-01 01:00:00#"};
    private static final String[] SUNDAY = {"#2026-01-03 23:00:00#", "#2026-01-04 01:00:00#"};
    private static final String[] NOON = {"#2026-01-01 11:59:59#", "#2026-01-01 12:00:01#"};

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:ucanaccess://new.accdb;newDatabaseVersion=V2010");
                Statement statement = connection.createStatement()) {
            System.out.println("UCanAccess " + connection.getMetaData().getDriverVersion());
            statement.execute("CREATE TABLE one (id LONG PRIMARY KEY)");
            statement.execute("INSERT INTO one VALUES (1)");
            show(statement, NEW_YEAR, "yyyy", "q", "m", "d");
            show(statement, SUNDAY, "ww", "d");
            show(statement, NOON, "h", "n", "s");
        }
    }

    private static void show(Statement statement, String[] span, String... units) throws Exception {
        for (String unit : units) {
            String call = "DateDiff('" + unit + "', " + span[0] + ", " + span[1] + ")";
            try (ResultSet rows = statement.executeQuery("SELECT " + call + " FROM one")) {
                rows.next();
                System.out.println(call + " = " + rows.getObject(1));
            }
        }
    }
}
JAVA
javac -cp "$(cat classpath)" Look.java 2> javac.txt || { cat javac.txt >&2; exit 2; }
java -cp "$(cat classpath):." Look 2> java.txt | tee seen
cat > expected <<'TEXT'
UCanAccess 5.1.5
DateDiff('yyyy', #2025-12-31 23:00:00#, #2026-01-01 01:00:00#) = 1
DateDiff('q', #2025-12-31 23:00:00#, #2026-01-01 01:00:00#) = 1
DateDiff('m', #2025-12-31 23:00:00#, #2026-01-01 01:00:00#) = 1
DateDiff('d', #2025-12-31 23:00:00#, #2026-01-01 01:00:00#) = 0
DateDiff('ww', #2026-01-03 23:00:00#, #2026-01-04 01:00:00#) = 0
DateDiff('d', #2026-01-03 23:00:00#, #2026-01-04 01:00:00#) = 0
DateDiff('h', #2026-01-01 11:59:59#, #2026-01-01 12:00:01#) = 0
DateDiff('n', #2026-01-01 11:59:59#, #2026-01-01 12:00:01#) = 0
DateDiff('s', #2026-01-01 11:59:59#, #2026-01-01 12:00:01#) = 2
TEXT
diff expected seen || { echo 'changed: expected (<), seen (>)' >&2; exit 1; }
echo 'still so'
