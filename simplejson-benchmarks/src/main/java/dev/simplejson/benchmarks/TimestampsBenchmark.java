// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks;

import dev.simplejson.time.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a time of a Grafana request: the form Grafana sends, against what the JDK offers, and the other spellings.
 *
 * <p>Each call reads another of 1,024 times between 1970 and 2070, so that no branch is learnt by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TimestampsBenchmark {
    private static final int TEXTS = 1024;
    private static final long MILLIS_PER_CENTURY = 3_155_760_000_000L;

    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(1_795_323_600_123L), ZoneOffset.UTC);
    private final String[] grafanaTexts = new String[TEXTS];
    private final String[] offsetTexts = new String[TEXTS];
    private final String[] digitTexts = new String[TEXTS];
    private final long[] epochMillis = new long[TEXTS];
    private int next;

    @Setup
    public void writeTexts() {
        SplittableRandom random = new SplittableRandom(7);
        for (int index = 0; index < TEXTS; index++) {
            epochMillis[index] = random.nextLong(MILLIS_PER_CENTURY);
            grafanaTexts[index] = Timestamps.toIso(epochMillis[index]);
            offsetTexts[index] = grafanaTexts[index].replace("Z", "+01:00");
            digitTexts[index] = Long.toString(epochMillis[index]);
        }
    }

    @Benchmark
    public long grafanaFormByTimestamps() {
        return Timestamps.ofIso(grafanaTexts[nextIndex()]);
    }

    @Benchmark
    public long grafanaFormByTimestampsLenient() {
        return Timestamps.parse(grafanaTexts[nextIndex()], clock, ZoneOffset.UTC);
    }

    @Benchmark
    public long grafanaFormByInstantParse() {
        return Instant.parse(grafanaTexts[nextIndex()]).toEpochMilli();
    }

    @Benchmark
    public long grafanaFormByOffsetDateTimeParse() {
        return OffsetDateTime.parse(grafanaTexts[nextIndex()]).toInstant().toEpochMilli();
    }

    @Benchmark
    public long offsetByTimestamps() {
        return Timestamps.ofIso(offsetTexts[nextIndex()]);
    }

    @Benchmark
    public long offsetByOffsetDateTimeParse() {
        return OffsetDateTime.parse(offsetTexts[nextIndex()]).toInstant().toEpochMilli();
    }

    @Benchmark
    public long epochDigits() {
        return Timestamps.parse(digitTexts[nextIndex()], clock, ZoneOffset.UTC);
    }

    @Benchmark
    public long relative() {
        return Timestamps.parse("now-6h", clock, ZoneOffset.UTC);
    }

    @Benchmark
    public String toIso() {
        return Timestamps.toIso(epochMillis[nextIndex()]);
    }

    private int nextIndex() {
        next = (next + 1) % TEXTS;
        return next;
    }
}
