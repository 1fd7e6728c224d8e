#!/usr/bin/env bash
# One would expect of a class for durations that is written to JSON and read from it that what is read equals what was written, as it does
# for the java.time.Duration beside it, and as its value is a double with a unit.
# io.airlift:units 1.10, which Trino and others use for settings and statistics, writes two decimals of the unit at hand: 0.004 s are
# "0.00s", 1.005 s are "1.01s", 59.999 s are "60.00s", and 100 s as minutes "1.67m". Read back they are other durations: 4 ms are none,
# 100 s are 100.2. succinctDuration picks the unit itself: 181 minutes are "3.02h", 12 s more, and a million seconds "11.57d", 352 s less.
# This hurts whoever reads times of queries out of such JSON, or stores a duration and compares it later: a sum of many short ones is 0,
# long ones move by up to 18 s in hours and 7 minutes in days, and equal is not equal. So write toMillis() or
# getValue(TimeUnit.NANOSECONDS) instead.
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
    <dependency><groupId>io.airlift</groupId><artifactId>units</artifactId><version>1.10</version></dependency>
    <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>2.15.4</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airlift.units.Duration;
import java.util.concurrent.TimeUnit;

public class Look {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] args) throws JsonProcessingException {
        System.out.println("units 1.10");
        show(new Duration(0.004, TimeUnit.SECONDS));
        show(new Duration(1.005, TimeUnit.SECONDS));
        show(new Duration(59.999, TimeUnit.SECONDS));
        show(new Duration(100, TimeUnit.SECONDS).convertTo(TimeUnit.MINUTES));
        show(Duration.succinctDuration(181, TimeUnit.MINUTES));
        show(Duration.succinctDuration(1_000_000, TimeUnit.SECONDS));
        show(new Duration(181, TimeUnit.MINUTES));
    }

    static void show(Duration duration) throws JsonProcessingException {
        String json = JSON.writeValueAsString(duration);
        Duration read = JSON.readValue(json, Duration.class);
        System.out.println("  " + duration.toMillis() + " ms -> " + json + " -> " + read.toMillis() + " ms, "
                + (read.equals(duration) ? "equal" : "not equal"));
    }
}
JAVA
cat > expected.txt <<'SEEN'
units 1.10
  4 ms -> "0.00s" -> 0 ms, not equal
  1005 ms -> "1.01s" -> 1010 ms, not equal
  59999 ms -> "60.00s" -> 60000 ms, not equal
  100000 ms -> "1.67m" -> 100200 ms, not equal
  10860000 ms -> "3.02h" -> 10872000 ms, not equal
  1000000000 ms -> "11.57d" -> 999648000 ms, not equal
  10860000 ms -> "181.00m" -> 10860000 ms, equal
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
