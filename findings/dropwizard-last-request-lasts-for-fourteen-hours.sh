#!/usr/bin/env bash
# One would expect of a reservoir whose factor "heavily biases the reservoir to the past 5 minutes of measurements", as the Javadoc of
# Dropwizard's Metrics says of the default of timers and histograms, that what was slow an hour ago is not its 99th percentile any longer.
# With metrics-core 4.2.40 values lose weight against newer ones only: where none come they stay as they are, until after almost fourteen
# hours their factor is 0 for a double and the reservoir is emptied. Ten minutes of calls of 2000 ms in the evening are a 99th percentile
# of 2000 at five o'clock in the morning. The LockFreeExponentiallyDecayingReservoir does the same.
# This hurts services without traffic at night, and jobs that run now and then: an alert on the latency that fired in the evening does not
# end before the next day, the line is as level as that of a service under load, and nothing tells that it is of yesterday. So take a
# SlidingTimeWindowArrayReservoir, which is empty after its window, or draw the rate beside it.
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
    <dependency><groupId>io.dropwizard.metrics</groupId><artifactId>metrics-core</artifactId><version>4.2.40</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.codahale.metrics.Clock;
import com.codahale.metrics.ExponentiallyDecayingReservoir;
import com.codahale.metrics.LockFreeExponentiallyDecayingReservoir;
import com.codahale.metrics.Reservoir;
import com.codahale.metrics.SlidingTimeWindowArrayReservoir;
import com.codahale.metrics.Snapshot;
import java.util.concurrent.TimeUnit;

public class Look {
    private static final class Hands extends Clock {
        private long seconds;

        @Override
        public long getTick() {
            return TimeUnit.SECONDS.toNanos(seconds);
        }

        @Override
        public long getTime() {
            return TimeUnit.SECONDS.toMillis(seconds);
        }
    }

    public static void main(String[] args) {
        System.out.println("metrics-core 4.2.40, 600 calls of 2000 ms in ten minutes");
        Hands clock = new Hands();
        look(new ExponentiallyDecayingReservoir(1028, 0.015, clock), clock);
        clock = new Hands();
        look(LockFreeExponentiallyDecayingReservoir.builder().clock(clock).build(), clock);
        clock = new Hands();
        look(new SlidingTimeWindowArrayReservoir(5, TimeUnit.MINUTES, clock), clock);
    }

    private static void look(Reservoir reservoir, Hands clock) {
        System.out.println(reservoir.getClass().getSimpleName());
        for (int call = 0; call < 600; call++) {
            reservoir.update(2000);
            clock.seconds++;
        }
        long end = clock.seconds;
        for (int minutes : new int[] {0, 10, 60, 7 * 60, 13 * 60, 14 * 60}) {
            clock.seconds = end + TimeUnit.MINUTES.toSeconds(minutes);
            Snapshot snapshot = reservoir.getSnapshot();
            System.out.println("  " + minutes + " minutes later: 99th percentile " + snapshot.get99thPercentile() + " of " + snapshot.size()
                    + " values");
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
metrics-core 4.2.40, 600 calls of 2000 ms in ten minutes
ExponentiallyDecayingReservoir
  0 minutes later: 99th percentile 2000.0 of 600 values
  10 minutes later: 99th percentile 2000.0 of 600 values
  60 minutes later: 99th percentile 2000.0 of 600 values
  420 minutes later: 99th percentile 2000.0 of 600 values
  780 minutes later: 99th percentile 2000.0 of 600 values
  840 minutes later: 99th percentile 0.0 of 0 values
LockFreeExponentiallyDecayingReservoir
  0 minutes later: 99th percentile 2000.0 of 600 values
  10 minutes later: 99th percentile 2000.0 of 600 values
  60 minutes later: 99th percentile 2000.0 of 600 values
  420 minutes later: 99th percentile 2000.0 of 600 values
  780 minutes later: 99th percentile 2000.0 of 600 values
  840 minutes later: 99th percentile 0.0 of 0 values
SlidingTimeWindowArrayReservoir
  0 minutes later: 99th percentile 2000.0 of 300 values
  10 minutes later: 99th percentile 0.0 of 0 values
  60 minutes later: 99th percentile 0.0 of 0 values
  420 minutes later: 99th percentile 0.0 of 0 values
  780 minutes later: 99th percentile 0.0 of 0 values
  840 minutes later: 99th percentile 0.0 of 0 values
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
