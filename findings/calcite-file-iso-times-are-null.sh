#!/usr/bin/env bash
# One would expect of a query over a CSV whose header declares at:timestamp that it has the times which stand there, with T and Z as ISO
# 8601 and RFC 3339 have them and with what is behind the second, or that it says that it cannot read one, as it does for a number that is
# none.
# Calcite 1.40.0's adapter for files reads yyyy-MM-dd HH:mm:ss. A time with a T is null, without a word, half a second is dropped, and so is
# an offset: 10:00:00+02:00 is 10:00:00. What is no time is counted on: month 13 is January of the next year, 30 February is 2 March, 25:00
# is 01:00. A boolean of 1 or yes is false. A number with a comma ends the query with an exception.
# This hurts whoever puts SQL over files of measurements: a series of ISO times has no times, one of many points a second lies on whole
# seconds, one with offsets is moved by them, and a switch that writes 1 is always off. So declare such columns as string, and cut and cast
# the text in the query.
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
    <dependency><groupId>org.apache.calcite</groupId><artifactId>calcite-file</artifactId><version>1.40.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

mkdir data
table() { printf '%s:%s,text:string\n' "$1" "$2"; shift 2; for each in "$@"; do printf '%s,%s\n' "$each" "$each"; done; }
table seen timestamp '2026-07-05 10:00:00' '2026-07-05 10:00:00.5' '2026-07-05 10:00:00+02:00' '2026-07-05T10:00:00' \
  '2026-07-05T10:00:00Z' '2026-13-05 10:00:00' > data/TIMES.csv
table seen date 2026-07-05 2026-02-30 05.07.2026 > data/DATES.csv
table seen time 10:00:00 10:00:00.5 25:00:00 > data/CLOCKS.csv
table seen boolean true TRUE false 1 yes > data/SWITCHES.csv
table seen double 1.5 '"1,5"' > data/NUMBERS.csv
cat > Look.java <<'JAVA'
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class Look {
    public static void main(String[] args) throws SQLException {
        String model = "inline:{version: '1.0', defaultSchema: 'FILES', schemas: [{name: 'FILES', type: 'custom',"
                + " factory: 'org.apache.calcite.adapter.file.FileSchemaFactory',"
                + " operand: {directory: '" + Path.of("data").toAbsolutePath() + "'}}]}";
        try (Connection connection = DriverManager.getConnection("jdbc:calcite:model=" + model);
                Statement statement = connection.createStatement()) {
            System.out.println("Calcite " + connection.getMetaData().getDriverVersion());
            for (String table : new String[] {"TIMES", "DATES", "CLOCKS", "SWITCHES", "NUMBERS"}) {
                System.out.println(table);
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        System.out.println("  " + rows.getString("text") + ": " + rows.getObject("seen"));
                    }
                } catch (RuntimeException | SQLException e) {
                    System.out.println("  " + e.getClass().getSimpleName());
                }
            }
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
Calcite 1.40.0
TIMES
  2026-07-05 10:00:00: 2026-07-05 10:00:00.0
  2026-07-05 10:00:00.5: 2026-07-05 10:00:00.0
  2026-07-05 10:00:00+02:00: 2026-07-05 10:00:00.0
  2026-07-05T10:00:00: null
  2026-07-05T10:00:00Z: null
  2026-13-05 10:00:00: 2027-01-05 10:00:00.0
DATES
  2026-07-05: 2026-07-05
  2026-02-30: 2026-03-02
  05.07.2026: null
CLOCKS
  10:00:00: 10:00:00
  10:00:00.5: 10:00:00
  25:00:00: 01:00:00
SWITCHES
  true: true
  TRUE: true
  false: false
  1: false
  yes: false
NUMBERS
  NumberFormatException
SEEN
java -Duser.timezone=UTC -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
