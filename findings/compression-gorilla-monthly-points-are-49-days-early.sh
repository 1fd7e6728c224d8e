#!/usr/bin/env bash
# One would expect of a compressor after the paper on Gorilla, whose usage has times of toEpochMilli(), that the times come back as they
# were, or that it says where it cannot keep them: Facebook's compression is lossless. The paper has seconds, blocks of two hours and a
# last case of 32 bits for the difference of two differences; the library keeps these widths and takes any long.
# compression-gorilla 2.1.1 cuts what does not fit and goes on: where a gap in milliseconds is 24.9 days longer than the one before, all
# that follows is 49.7 days early, and of monthly points each one 49.7 days more, so that they run backwards; in microseconds the limit is
# 36 minutes. Where the first point is more than 37 hours after the time of the block it is 37 hours early, the second 75, and so on. The
# values are right.
# This hurts whoever keeps sparse series, or has a sensor that was off for a month: what came after is drawn weeks too early, over what
# was there before, and nothing was thrown when writing or reading. With seconds the limit is 68 years. So give it seconds, or begin a new
# block, with its time the one of its first point, after a gap of more than three weeks.
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
    <dependency><groupId>fi.iki.yak</groupId><artifactId>compression-gorilla</artifactId><version>2.1.1</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import fi.iki.yak.ts.compression.gorilla.GorillaCompressor;
import fi.iki.yak.ts.compression.gorilla.GorillaDecompressor;
import fi.iki.yak.ts.compression.gorilla.LongArrayInput;
import fi.iki.yak.ts.compression.gorilla.LongArrayOutput;
import fi.iki.yak.ts.compression.gorilla.Pair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

public class Look {
    public static void main(String[] args) {
        System.out.println("compression-gorilla 2.1.1");
        show("monthly, milliseconds", ChronoUnit.MILLIS, "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
        show("monthly, seconds", ChronoUnit.SECONDS, "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
        show("hourly, off for a month, milliseconds", ChronoUnit.MILLIS, "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z", "2026-02-01T02:00:00Z", "2026-02-01T03:00:00Z");
        show("each minute, off for an hour, microseconds", ChronoUnit.MICROS, "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z", "2026-01-01T01:01:00Z", "2026-01-01T01:02:00Z");
        show("hourly, from two days after the block's time, milliseconds", ChronoUnit.MILLIS, "2026-01-01T00:00:00Z",
                "2026-01-03T00:00:00Z", "2026-01-03T01:00:00Z", "2026-01-03T02:00:00Z");
    }

    static void show(String name, ChronoUnit unit, String block, String... times) {
        System.out.println(name);
        LongArrayOutput output = new LongArrayOutput();
        GorillaCompressor compressor = new GorillaCompressor(count(block, unit), output);
        double value = 1;
        for (String time : times) {
            compressor.addValue(count(time, unit), value++);
        }
        compressor.close();
        GorillaDecompressor decompressor = new GorillaDecompressor(new LongArrayInput(output.getLongArray()));
        for (String time : times) {
            Pair pair = decompressor.readPair();
            System.out.println("  " + time + " -> " + Instant.EPOCH.plus(pair.getTimestamp(), unit) + " " + pair.getDoubleValue());
        }
        System.out.println(decompressor.readPair() == null ? "  end" : "  more");
    }

    static long count(String time, ChronoUnit unit) {
        return unit.between(Instant.EPOCH, Instant.parse(time));
    }
}
JAVA
cat > expected.txt <<'SEEN'
compression-gorilla 2.1.1
monthly, milliseconds
  2026-01-01T00:00:00Z -> 2026-01-01T00:00:00Z 1.0
  2026-02-01T00:00:00Z -> 2025-12-13T06:57:12.704Z 2.0
  2026-03-01T00:00:00Z -> 2025-11-21T13:54:25.408Z 3.0
  2026-04-01T00:00:00Z -> 2025-11-02T20:51:38.112Z 4.0
  end
monthly, seconds
  2026-01-01T00:00:00Z -> 2026-01-01T00:00:00Z 1.0
  2026-02-01T00:00:00Z -> 2026-02-01T00:00:00Z 2.0
  2026-03-01T00:00:00Z -> 2026-03-01T00:00:00Z 3.0
  2026-04-01T00:00:00Z -> 2026-04-01T00:00:00Z 4.0
  end
hourly, off for a month, milliseconds
  2026-01-01T00:00:00Z -> 2026-01-01T00:00:00Z 1.0
  2026-01-01T01:00:00Z -> 2026-01-01T01:00:00Z 2.0
  2026-02-01T02:00:00Z -> 2025-12-13T08:57:12.704Z 3.0
  2026-02-01T03:00:00Z -> 2025-12-13T09:57:12.704Z 4.0
  end
each minute, off for an hour, microseconds
  2026-01-01T00:00:00Z -> 2026-01-01T00:00:00Z 1.0
  2026-01-01T00:01:00Z -> 2026-01-01T00:01:00Z 2.0
  2026-01-01T01:01:00Z -> 2025-12-31T23:49:25.032704Z 3.0
  2026-01-01T01:02:00Z -> 2025-12-31T23:50:25.032704Z 4.0
  end
hourly, from two days after the block's time, milliseconds
  2026-01-03T00:00:00Z -> 2026-01-01T10:43:02.272Z 1.0
  2026-01-03T01:00:00Z -> 2025-12-30T22:26:04.544Z 2.0
  2026-01-03T02:00:00Z -> 2025-12-29T10:09:06.816Z 3.0
  end
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
