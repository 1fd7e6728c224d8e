#!/usr/bin/env bash
# One would expect of a parser of CSV that is told to find out the format of a file, detectFormatAutomatically(), by analyzing the input,
# that it finds the semicolon or tab of a file that has one in each line, or takes a comma where there is none, and that a file of one
# column has one.
# univocity-parsers 2.9.1 takes any sign that is in each line equally often, and the more often the better: in a file without a header,
# with times and values between semicolons or tabs, it is the colon, so the first column is the hour and the last one second and value
# together; in one column of 21.5 and 22.25 it is the point, so the value is 21, and in one of times 12:30 it is 12. With a header over
# two columns it is right. Nothing is said unless one asks for the format that was detected.
# This hurts whoever takes in files of loggers: temperatures without their decimals look right, and all of an hour is one time. To give
# the delimiters that may be, detectFormatAutomatically(',', ';', '\t'), helps where no decimal comma is. So set the delimiter of each
# source.
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
    <dependency><groupId>com.univocity</groupId><artifactId>univocity-parsers</artifactId><version>2.9.1</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import java.util.Arrays;

public class Look {
    public static void main(String[] args) {
        System.out.println("univocity-parsers 2.9.1");
        for (String file : new String[] {
            "value\n21.5\n22.25\n-3.75\n",
            "time\n12:30\n12:31\n",
            "2026-01-15 12:30:00;21,5\n2026-01-15 12:31:00;22,25\n",
            "12:30:00\t21.5\n12:31:00\t22.25\n",
            "time;value\n2026-01-15 12:30:00;21,5\n2026-01-15 12:31:00;22,25\n",
        }) {
            System.out.println(file.replace("\n", " / ").replace("\t", " tab "));
            show(file);
            show(file, ',', ';', '\t');
        }
    }

    static void show(String file, char... delimiters) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.detectFormatAutomatically(delimiters);
        CsvParser parser = new CsvParser(settings);
        String rows = Arrays.deepToString(parser.parseAll(new StringReader(file)).toArray());
        System.out.println("  " + (delimiters.length == 0 ? "detected" : "one of , ; tab") + ": "
                + parser.getDetectedFormat().getDelimiterString().replace("\t", "tab") + " " + rows);
    }
}
JAVA
cat > expected.txt <<'SEEN'
univocity-parsers 2.9.1
value / 21.5 / 22.25 / -3.75 / 
  detected: . [[value], [21, 5], [22, 25], [-3, 75]]
  one of , ; tab: , [[value], [21.5], [22.25], [-3.75]]
time / 12:30 / 12:31 / 
  detected: : [[time], [12, 30], [12, 31]]
  one of , ; tab: , [[time], [12:30], [12:31]]
2026-01-15 12:30:00;21,5 / 2026-01-15 12:31:00;22,25 / 
  detected: : [[2026-01-15 12, 30, 00;21,5], [2026-01-15 12, 31, 00;22,25]]
  one of , ; tab: , [[2026-01-15 12:30:00;21, 5], [2026-01-15 12:31:00;22, 25]]
12:30:00 tab 21.5 / 12:31:00 tab 22.25 / 
  detected: : [[12, 30, 00	21.5], [12, 31, 00	22.25]]
  one of , ; tab: tab [[12:30:00, 21.5], [12:31:00, 22.25]]
time;value / 2026-01-15 12:30:00;21,5 / 2026-01-15 12:31:00;22,25 / 
  detected: ; [[time, value], [2026-01-15 12:30:00, 21,5], [2026-01-15 12:31:00, 22,25]]
  one of , ; tab: ; [[time, value], [2026-01-15 12:30:00, 21,5], [2026-01-15 12:31:00, 22,25]]
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
