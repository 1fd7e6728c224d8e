#!/usr/bin/env bash
# One would expect of a reporter that a gauge of 0.004 arrives at Graphite as 0.004: its plaintext protocol takes any number ("Feeding In
# Your Data": metric path, value and timestamp).
# The GraphiteReporter of Dropwizard's Metrics 4.2.40 writes all numbers that are not whole with two decimals: 0.004 is 0.00, a BigDecimal
# of 0.004 likewise, 0.9996 is 1.00, and 0.0349 is 0.03. One may set withFloatingPointFormatter, but who does not is not told. Micrometer's
# GraphiteMeterRegistry 1.17.2 reports by it and does not set one: a Timer of 3.2 microseconds is 0.00 ms, and rates, which it has in
# seconds, are 0.00 for what happens less than once in 200 seconds.
# This hurts ratios of errors and of caches, availabilities and rates of what is rare: an alert on more than 0.002 errors comes at 0.005,
# one on less than 0.999 available ones at 0.995, and a line of slow growth is a staircase. So build the reporter with
# withFloatingPointFormatter(Double::toString), and hand it to Micrometer's constructor.
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
    <dependency><groupId>io.micrometer</groupId><artifactId>micrometer-registry-graphite</artifactId><version>1.17.2</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.graphite.Graphite;
import com.codahale.metrics.graphite.GraphiteReporter;
import io.micrometer.core.instrument.Clock;
import io.micrometer.graphite.GraphiteConfig;
import io.micrometer.graphite.GraphiteMeterRegistry;
import io.micrometer.graphite.GraphiteProtocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;

public class Look {
    private static final Map<String, Number> GAUGES = Map.of("errors", 0.004, "exact", new BigDecimal("0.004"), "float", 0.0349f,
            "available", 0.9996, "whole", 12L, "half", 0.5);

    public static void main(String[] args) throws Exception {
        MetricRegistry metrics = new MetricRegistry();
        GAUGES.forEach((name, value) -> metrics.register(name, (Gauge<Number>) () -> value));
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            System.out.println("Metrics 4.2.40:");
            GraphiteReporter.forRegistry(metrics).build(graphite(server)).report();
            show(server, GAUGES.size());
            System.out.println("with Double::toString:");
            GraphiteReporter.forRegistry(metrics).withFloatingPointFormatter(Double::toString).build(graphite(server)).report();
            show(server, GAUGES.size());

            GraphiteMeterRegistry registry = new GraphiteMeterRegistry(new GraphiteConfig() {
                @Override
                public String get(String key) {
                    return null;
                }

                @Override
                public GraphiteProtocol protocol() {
                    return GraphiteProtocol.PLAINTEXT;
                }

                @Override
                public String host() {
                    return "127.0.0.1";
                }

                @Override
                public int port() {
                    return server.getLocalPort();
                }

                @Override
                public Duration step() {
                    return Duration.ofSeconds(1);
                }
            }, Clock.SYSTEM);
            GAUGES.forEach((name, value) -> registry.gauge(name, value));
            registry.timer("call").record(Duration.ofNanos(3200));
            System.out.println("Micrometer 1.17.2:");
            // the timer has fifteen more lines
            show(server, GAUGES.size() + 15);
            registry.stop();
        }
    }

    private static Graphite graphite(ServerSocket server) {
        return new Graphite(new InetSocketAddress("127.0.0.1", server.getLocalPort()));
    }

    private static void show(ServerSocket server, int count) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        try (Socket socket = server.accept();
                BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
            for (int i = 0; i < count; i++) {
                String[] parts = reader.readLine().split(" ");
                if (GAUGES.containsKey(parts[0]) || parts[0].equals("call;metricattribute=max")) {
                    lines.add(parts[0] + " " + parts[1]);
                }
            }
        }
        lines.forEach(line -> System.out.println("  " + line));
    }
}
JAVA
cat > expected.txt <<'SEEN'
Metrics 4.2.40:
  available 1.00
  errors 0.00
  exact 0.00
  float 0.03
  half 0.50
  whole 12
with Double::toString:
  available 0.9996
  errors 0.004
  exact 0.004
  float 0.0348999984562397
  half 0.5
  whole 12
Micrometer 1.17.2:
  available 1.00
  call;metricattribute=max 0.00
  errors 0.00
  exact 0.00
  float 0.03
  half 0.50
  whole 12.00
SEEN
timeout 60 java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
