#!/usr/bin/env bash
# One would expect of a reader of CSV whose options take a locale that with Locale.GERMANY the 21,5 of a file with semicolons is 21.5, and
# that without a locale a column of such texts stays text or is an error, as for other parsers of numbers; and that a rounded gap is a
# gap, as all other functions of a column leave what is missing as it is.
# Tablesaw 0.44.4 removes all commas before it parses, whatever the locale and the place of the comma: 21,5 is 215, 22,25 is 2225, and
# 0,125 is 125. The locale is used for days and months only. And DoubleColumn.round() makes 0.0 of a missing value, roundInt() of
# 3,000,000,000 gives -1294967296.
# This hurts whoever reads a file of a German, French or Spanish spreadsheet: the numbers are 10, 100 or 1000 times too high, each by as
# many digits as it happens to have, so the curve is not only scaled but another one, and a rounded series falls to 0 where there was no
# value. So read such columns as text by columnTypes, replace the comma and parse, and round by map() without the missing.
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
    <dependency><groupId>tech.tablesaw</groupId><artifactId>tablesaw-core</artifactId><version>0.44.4</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.io.StringReader;
import java.util.Locale;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

public class Look {
    private static final String CSV = "day;temperature;power\n2026-01-15;21,5;0,125\n2026-01-16;22,25;1,5\n2026-01-17;21,75;12\n";

    public static void main(String[] args) {
        System.out.println("tablesaw-core 0.44.4");
        show("no locale", CsvReadOptions.builder(new StringReader(CSV)));
        show("German", CsvReadOptions.builder(new StringReader(CSV)).locale(Locale.GERMANY));
        show("French", CsvReadOptions.builder(new StringReader(CSV)).locale(Locale.FRANCE));
        show("German, as numbers", CsvReadOptions.builder(new StringReader(CSV)).locale(Locale.GERMANY)
                .columnTypes(new ColumnType[] {ColumnType.LOCAL_DATE, ColumnType.DOUBLE, ColumnType.DOUBLE}));
        DoubleColumn values = DoubleColumn.create("v", new Double[] {21.4, null, 3e9});
        System.out.println("rounded: " + values.asList() + " -> " + values.round().asList() + ", " + values.roundInt().asList());
    }

    static void show(String name, CsvReadOptions.Builder options) {
        Table table = Table.read().usingOptions(options.separator(';').build());
        System.out.println(name);
        for (var column : table.columns()) {
            System.out.println("  " + column.name() + " " + column.type() + " " + column.asList());
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
tablesaw-core 0.44.4
no locale
  day LOCAL_DATE [2026-01-15, 2026-01-16, 2026-01-17]
  temperature INTEGER [215, 2225, 2175]
  power INTEGER [125, 15, 12]
German
  day LOCAL_DATE [2026-01-15, 2026-01-16, 2026-01-17]
  temperature INTEGER [215, 2225, 2175]
  power INTEGER [125, 15, 12]
French
  day LOCAL_DATE [2026-01-15, 2026-01-16, 2026-01-17]
  temperature INTEGER [215, 2225, 2175]
  power INTEGER [125, 15, 12]
German, as numbers
  day LOCAL_DATE [2026-01-15, 2026-01-16, 2026-01-17]
  temperature DOUBLE [215.0, 2225.0, 2175.0]
  power DOUBLE [125.0, 15.0, 12.0]
rounded: [21.4, null, 3.0E9] -> [21.0, 0.0, 3.0E9], [21.0, 0.0, -1.294967296E9]
SEEN
java -Duser.language=en -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
