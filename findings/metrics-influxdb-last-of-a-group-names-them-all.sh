#!/usr/bin/env bash
# One would expect of a sender that puts all metrics of a moment into one line, "grouped fields on one influxdb protocol line", that each of
# them is still there, and that it has its own tags or none; and of skipIdleMetrics that what has changed is reported.
# metrics-influxdb 1.3.4 drops the first word of each name, as its documentation says; where two then have the same name one is lost: of
# api.requests and db.requests one stays, as requests.count, now this and now that, as the points are in a set by their address. All fields
# of the line have the tags of one of the metrics, by chance as well, so with a transformer that makes a tag of the name all are those of
# one part of the application, each time of another. And with skipIdleMetrics a counter that goes down, as those of open connections or of a
# queue do, is idle until it is higher than ever reported; the log only warns of a value that does not rise.
# This hurts whoever groups to save series: a graph of requests jumps between those of two parts, what is asked for one part has gaps and
# the numbers of others, and a queue that has been emptied stays full. So give names that differ behind their first word, and do without
# tags by name and without skipIdleMetrics.
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
    <dependency><groupId>com.izettle</groupId><artifactId>metrics-influxdb</artifactId><version>1.3.4</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import com.izettle.metrics.influxdb.GroupedInfluxDbHttpSender;
import com.izettle.metrics.influxdb.InfluxDbHttpSender;
import com.izettle.metrics.influxdb.InfluxDbReporter;
import com.izettle.metrics.influxdb.InfluxDbSender;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;

public class Look {
    private static final Set<String> received = new ConcurrentSkipListSet<>();

    public static void main(String[] args) throws Exception {
        System.out.println("metrics-influxdb 1.3.4");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/write", exchange -> {
            String lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.addAll(lines.replaceAll("(?m) \\d+$", "").lines().toList());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            MetricRegistry registry = new MetricRegistry();
            registry.counter("api.requests").inc(7);
            registry.counter("db.requests").inc(400);
            registry.counter("db.errors").inc(3);
            registry.meter("cache.misses");
            System.out.println("one line for each");
            reporter(registry, new InfluxDbHttpSender("http", "127.0.0.1", port, "test", null, TimeUnit.MILLISECONDS), false).report();
            show(received);
            InfluxDbSender grouped = new GroupedInfluxDbHttpSender(
                    "http", "127.0.0.1", port, "test", null, TimeUnit.MILLISECONDS, 5000, 5000, "", "app");
            InfluxDbReporter all = reporter(registry, grouped, false);
            for (int i = 0; i < 300; i++) {
                all.report();
            }
            System.out.println("grouped, 300 reports: each field's values, and the tags that it had");
            Set<String> values = new TreeSet<>();
            for (String line : received) {
                String[] parts = line.split("[ ,]");
                for (int i = 2; i < parts.length; i++) {
                    values.add(parts[i] + " " + parts[1]);
                }
            }
            received.clear();
            show(values);

            MetricRegistry queues = new MetricRegistry();
            Counter queue = queues.counter("mail.queue");
            InfluxDbReporter reporter = reporter(
                    queues, new InfluxDbHttpSender("http", "127.0.0.1", port, "test", null, TimeUnit.MILLISECONDS), true);
            for (int step : new int[] {5, 60, -65, 20, 50}) {
                queue.inc(step);
                System.out.println("a queue of " + queue.getCount() + ", skipIdleMetrics");
                reporter.report();
                show(received);
            }
        } finally {
            server.stop(0);
        }
    }

    private static void show(Set<String> lines) {
        lines.forEach(line -> System.out.println("  " + line));
        lines.clear();
    }

    private static InfluxDbReporter reporter(MetricRegistry registry, InfluxDbSender sender, boolean skipIdle) {
        return InfluxDbReporter.forRegistry(registry)
                .tagsTransformer(name -> Map.of("part", name.substring(0, name.indexOf('.'))))
                .includeMeterFields(Set.of("count"))
                .skipIdleMetrics(skipIdle)
                .build(sender);
    }
}
JAVA
cat > expected.txt <<'SEEN'
metrics-influxdb 1.3.4
one line for each
  api.requests,part=api count=7.0
  cache.misses,part=cache count=0.0
  db.errors,part=db count=3.0
  db.requests,part=db count=400.0
grouped, 300 reports: each field's values, and the tags that it had
  errors.count=3.0 part=api
  errors.count=3.0 part=cache
  errors.count=3.0 part=db
  misses.count=0.0 part=api
  misses.count=0.0 part=cache
  misses.count=0.0 part=db
  requests.count=400.0 part=cache
  requests.count=400.0 part=db
  requests.count=7.0 part=api
  requests.count=7.0 part=cache
  requests.count=7.0 part=db
a queue of 5, skipIdleMetrics
  mail.queue,part=mail count=5.0
a queue of 65, skipIdleMetrics
  mail.queue,part=mail count=65.0
a queue of 0, skipIdleMetrics
a queue of 20, skipIdleMetrics
a queue of 70, skipIdleMetrics
  mail.queue,part=mail count=70.0
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
