#!/usr/bin/env bash
# One would expect of the statistics of a timer that the 50th percentile is the median: 1 of 1, 1 and 1000, 2 of 1, 2 and 3, and that of
# nine fast requests and a slow one the 90th is not the slow one, as is so by all of the usual definitions.
# Servo 0.13.2, Netflix's library of metrics, takes the percentile's share of the number of values for an index that counts from 0, so
# each percentile is up to a place too high: the median of 1, 1 and 1000 is 500.5, that of 1 and 1000 is 1000, and of 1 to 5 it is 3.5.
# The 90th of nine times 5 and one 500 is 500, and of 100 values or fewer the 99th is always the greatest. Mean, deviation, least and
# greatest are right.
# This hurts whoever reads the percentiles of a StatsTimer or StatsMonitor of a service with few requests per interval: the median is an
# outlier, and moves as the number of requests does, and an alert on the 99th is one on the maximum. So compute percentiles from the
# values, or move to Spectator, which came after it.
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
    <dependency><groupId>com.netflix.servo</groupId><artifactId>servo-core</artifactId><version>0.13.2</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.netflix.servo.stats.StatsBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;

public class Look {
    public static void main(String[] args) {
        System.out.println("servo-core 0.13.2");
        show("1, 1, 1000", 1, 1, 1000);
        show("1, 1000", 1, 1000);
        show("1, 2, 3", 1, 2, 3);
        show("1 to 5", 1, 2, 3, 4, 5);
        show("nine times 5 and 500", 5, 5, 5, 5, 5, 5, 5, 5, 5, 500);
        show("1 to 100", LongStream.rangeClosed(1, 100).toArray());
        long[] slow = new long[100];
        Arrays.fill(slow, 5);
        slow[99] = 500;
        show("99 times 5 and 500", slow);
    }

    static void show(String name, long... values) {
        StatsBuffer buffer = new StatsBuffer(1000, new double[] {25, 50, 75, 90, 99});
        for (long value : values) {
            buffer.record(value);
        }
        buffer.computeStats();
        System.out.println("  " + name + ": 25th, 50th, 75th, 90th, 99th " + Arrays.toString(buffer.getPercentileValues())
                + ", mean " + buffer.getMean() + ", from " + buffer.getMin() + " to " + buffer.getMax());
    }
}
JAVA
cat > expected.txt <<'SEEN'
servo-core 0.13.2
  1, 1, 1000: 25th, 50th, 75th, 90th, 99th [1.0, 500.5, 1000.0, 1000.0, 1000.0], mean 334.0, from 1 to 1000
  1, 1000: 25th, 50th, 75th, 90th, 99th [500.5, 1000.0, 1000.0, 1000.0, 1000.0], mean 500.5, from 1 to 1000
  1, 2, 3: 25th, 50th, 75th, 90th, 99th [1.75, 2.5, 3.0, 3.0, 3.0], mean 2.0, from 1 to 3
  1 to 5: 25th, 50th, 75th, 90th, 99th [2.25, 3.5, 4.75, 5.0, 5.0], mean 3.0, from 1 to 5
  nine times 5 and 500: 25th, 50th, 75th, 90th, 99th [5.0, 5.0, 5.0, 500.0, 500.0], mean 54.5, from 5 to 500
  1 to 100: 25th, 50th, 75th, 90th, 99th [26.0, 51.0, 76.0, 91.0, 100.0], mean 50.5, from 1 to 100
  99 times 5 and 500: 25th, 50th, 75th, 90th, 99th [5.0, 5.0, 5.0, 5.0, 500.0], mean 9.95, from 5 to 500
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
