#!/usr/bin/env bash
# One would expect of a CSV reader that finds out by itself which columns are dates that it leaves as text what it cannot read as one, and
# that 07/05/2026, for which it has the format M/d/y, is a day of 2026; and that 12-JUL-26 03.04.05.123456789 PM, which is how Oracle writes
# a TIMESTAMP, and for which it has a format as well, is four minutes and five seconds after three.
# joinery 1.10 tries y/M/d before M/d/y, and takes what fits somehow: 07/05/2026 is the 2026th day of May 2007, 15 November 2012, and
# 7/5/2026 that of May of the year 7; 12/31/2026, the 2026th day of the 31st month of 2012, is in January 2020, and 05-07-2026 in 2011. Its
# M/d/y is never reached. Of Oracle's nine digits it makes milliseconds: 123456789 ns are 34 hours, so the moment is two days later. A
# column of ISO times with a fraction, for which it has no format, stays text.
# This hurts whoever reads an export with joinery: no error and no empty cell, the days are in order within each month, and the axis is
# somewhere in 2012 or in Roman times. So read such columns as text and parse them, or have them written as 2026-07-05.
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
    <dependency><groupId>sh.joinery</groupId><artifactId>joinery-dataframe</artifactId><version>1.10</version></dependency>
    <dependency><groupId>org.apache.poi</groupId><artifactId>poi</artifactId><version>4.1.2</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import joinery.DataFrame;

public class Look {
    public static void main(String[] args) throws IOException {
        System.out.println("joinery 1.10");
        for (String each : new String[] {
            "2026-07-05",
            "2026/07/05 12:30",
            "07/05/2026",
            "7/5/2026",
            "7/5/2026 2:30 PM",
            "12/31/2026",
            "05-07-2026",
            "12-JUL-26 03.04.05.123 PM",
            "12-JUL-26 03.04.05.123456789 PM",
            "2026-07-05T12:30:15Z",
            "2026-07-05T12:30:15.500Z",
        }) {
            byte[] csv = ("time,value\n" + each + ",1\n").getBytes(StandardCharsets.UTF_8);
            Object read = DataFrame.readCsv(new ByteArrayInputStream(csv)).get(0, 0);
            System.out.println("  " + each + ": "
                    + (read instanceof Date date
                            ? new SimpleDateFormat("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).format(date)
                            : "the text " + read));
        }
    }
}
JAVA
look() { java -Duser.timezone=UTC -Duser.language=en -Duser.country=US -cp "$(cat classpath)" Look.java; }
cat > expected.txt <<'SEEN'
joinery 1.10
  2026-07-05: 2026-07-05 00:00:00.000
  2026/07/05 12:30: 2026-07-05 12:30:00.000
  07/05/2026: 2012-11-15 00:00:00.000
  7/5/2026: 0012-11-15 00:00:00.000
  7/5/2026 2:30 PM: 0012-11-15 14:30:00.000
  12/31/2026: 2020-01-16 00:00:00.000
  05-07-2026: 2011-01-16 00:00:00.000
  12-JUL-26 03.04.05.123 PM: 2026-07-12 15:04:05.123
  12-JUL-26 03.04.05.123456789 PM: 2026-07-14 01:21:41.789
  2026-07-05T12:30:15Z: 2026-07-05 12:30:15.000
  2026-07-05T12:30:15.500Z: the text 2026-07-05T12:30:15.500Z
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
