#!/usr/bin/env bash
# One would expect of the text that Prometheus scrapes that sum divided by count is the mean, and that a name with _bytes or _seconds has
# bytes or seconds: MicroProfile Metrics scales each value to the base unit of its kind, so that five kilobytes are 5000.
# SmallRye Metrics 4.0.0, which Quarkus and WildFly had, scales mean, least, greatest and quantiles of a histogram but not its sum: of 1
# to 5 kilobytes the quantiles of _size_bytes go to 5000, and _size_bytes_sum is 15. For milliseconds _seconds_sum is a thousand times too
# high, for bits eight times. Sums of timers are right. Two metrics of which one has a dot where the other has an underline are one name
# with two values, without tags.
# This hurts whoever computes means and rates by rate(sum) / rate(count), as is usual, since the quantiles of parts cannot be added: 3
# kilobytes are 3 bytes, beside a mean of 3000 on the same page. So give histograms no unit but bytes or seconds, and scale before update.
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
    <dependency><groupId>io.smallrye</groupId><artifactId>smallrye-metrics</artifactId><version>4.0.0</version></dependency>
    <dependency>
      <groupId>org.eclipse.microprofile.metrics</groupId><artifactId>microprofile-metrics-api</artifactId><version>4.0.1</version>
    </dependency>
    <dependency>
      <groupId>org.eclipse.microprofile.config</groupId><artifactId>microprofile-config-api</artifactId><version>3.0</version>
    </dependency>
    <dependency><groupId>io.smallrye.config</groupId><artifactId>smallrye-config</artifactId><version>2.13.3</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import io.smallrye.metrics.MetricRegistries;
import io.smallrye.metrics.exporters.OpenMetricsExporter;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricType;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Timer;

public class Look {
    public static void main(String[] args) {
        System.out.println("smallrye-metrics 4.0.0");
        MetricRegistry registry = MetricRegistries.get(MetricRegistry.Type.APPLICATION);
        for (String[] each : new String[][] {
            {"size", MetricUnits.KILOBYTES}, {"raw", MetricUnits.BYTES}, {"line", MetricUnits.BITS}, {"wait", MetricUnits.MILLISECONDS},
        }) {
            Histogram histogram = registry.histogram(
                    Metadata.builder().withName(each[0]).withUnit(each[1]).withType(MetricType.HISTOGRAM).build());
            for (int value = 1; value <= 5; value++) {
                histogram.update(value);
            }
        }
        Timer timer = registry.timer("call");
        for (int value = 1; value <= 5; value++) {
            timer.update(Duration.ofMillis(value));
        }
        registry.counter("queue.length").inc(1);
        registry.counter("queue_length").inc(2);
        new OpenMetricsExporter().exportAllScopes().toString().lines()
                .filter(line -> line.matches("application_(queue.*|\\w+(_mean_\\w+|_max_\\w+|_sum|_count|\\{quantile=\"0.5\"\\}) .*)"))
                .forEach(line -> System.out.println("  " + line));
    }
}
JAVA
cat > expected.txt <<'SEEN'
smallrye-metrics 4.0.0
  application_call_max_seconds 0.005
  application_call_mean_seconds 0.003
  application_call_seconds_count 5.0
  application_call_seconds_sum 0.015
  application_call_seconds{quantile="0.5"} 0.003
  application_line_max_bytes 0.625
  application_line_mean_bytes 0.375
  application_line_bytes_count 5.0
  application_line_bytes_sum 15.0
  application_line_bytes{quantile="0.5"} 0.375
  application_queue_length_total 1.0
  application_queue_length_total 2.0
  application_raw_max_bytes 5.0
  application_raw_mean_bytes 3.0
  application_raw_bytes_count 5.0
  application_raw_bytes_sum 15.0
  application_raw_bytes{quantile="0.5"} 3.0
  application_size_max_bytes 5000.0
  application_size_mean_bytes 3000.0
  application_size_bytes_count 5.0
  application_size_bytes_sum 15.0
  application_size_bytes{quantile="0.5"} 3000.0
  application_wait_max_seconds 0.005
  application_wait_mean_seconds 0.003
  application_wait_seconds_count 5.0
  application_wait_seconds_sum 15.0
  application_wait_seconds{quantile="0.5"} 0.003
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
