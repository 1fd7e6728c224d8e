#!/usr/bin/env bash
# One would expect of a series with a value for each day that aggregating it to months gives what each month of the
# calendar had, as the time at which each result stands is a date of the calendar; and that no day is lost on the way.
# With com.github.signaflo:timeseries 0.4 a month of days is thirty of them and a quarter ninety-one, counted from the
# first value: of a year of ones "months" of 30 begin on 1 January, 31 January, 2 March and so on, and the last five days
# are in none. A quarter of the same year leaves out one day. Of a series of months that begins on 31 January every later
# one is on the 28th, March as well, because each is counted from the one before.
# This matters to anyone who draws such sums over the calendar or beside those of a database: from the second month on
# days are in the wrong one, and the last ones in none. So days should be grouped by their date where they are read.
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
    <dependency><groupId>com.github.signaflo</groupId><artifactId>timeseries</artifactId><version>0.4</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.github.signaflo.timeseries.TimePeriod;
import com.github.signaflo.timeseries.TimeSeries;
import com.github.signaflo.timeseries.TimeUnit;
import java.time.OffsetDateTime;
import java.util.Arrays;

public class Look {
    public static void main(String[] args) {
        System.out.println("com.github.signaflo:timeseries 0.4");
        double[] days = new double[365];
        Arrays.fill(days, 1);
        TimeSeries year = TimeSeries.from(TimePeriod.oneDay(), OffsetDateTime.parse("2026-01-01T00:00:00Z"), days);
        show("months", year.aggregate(TimePeriod.oneMonth()));
        show("quarters", year.aggregate(TimeUnit.QUARTER));
        show("a series of months", TimeSeries.from(
                TimePeriod.oneMonth(), OffsetDateTime.parse("2026-01-31T00:00:00Z"), 1, 2, 3, 4));
    }

    private static void show(String name, TimeSeries series) {
        StringBuilder line = new StringBuilder(name + ", together " + (long) series.sum() + ":");
        for (int i = 0; i < Math.min(4, series.size()); i++) {
            line.append(' ').append(series.observationTimes().get(i).toLocalDate()).append('=').append((long) series.at(i));
        }
        System.out.println(line);
    }
}
JAVA
cat > expected.txt <<'SEEN'
com.github.signaflo:timeseries 0.4
months, together 360: 2026-01-01=30 2026-01-31=30 2026-03-02=30 2026-04-01=30
quarters, together 364: 2026-01-01=91 2026-04-02=91 2026-07-02=91 2026-10-01=91
a series of months, together 10: 2026-01-31=1 2026-02-28=2 2026-03-28=3 2026-04-28=4
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
