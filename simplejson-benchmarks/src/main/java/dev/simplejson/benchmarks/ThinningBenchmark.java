// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks;

import dev.simplejson.benchmarks.picture.FormerCore;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Shape;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import dev.simplejson.transform.AdhocConditions;
import dev.simplejson.transform.TransformSpec;
import dev.simplejson.transform.Transformer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What thinning a million points costs, beside one pass that only sums the same two arrays, and beside a former core.
 *
 * <p>Run with {@code -prof gc} to see what is allocated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThinningBenchmark {
    private static final int POINTS = 1_000_000;
    private static final long START = 1_700_000_000_000L;

    /** What the series looks like; noise is the worst for the picture, gaps for the scan. The waves are those of the HTTP benchmark. */
    @Param({"noise", "walk", "sine", "waves", "gaps"})
    public String shape = "noise";

    /** Whose thinning: this core's ({@code now}), or the class path of one from before there were slices, for points in memory. */
    @Param("now")
    public String core = "now";

    private final long[] epochMillis = new long[POINTS];
    private final double[] values = new double[POINTS];
    private final TransformSpec spec = new TransformSpec(
            new TimeRange(START, START + POINTS * 1000L),
            Shape.TIME_SERIES,
            Slices.of(new TimeRange(START, START + POINTS * 1000L), 1308, 2),
            AdhocConditions.none(),
            10_000_000,
            100_000,
            late -> {},
            () -> {});
    private Callable<? extends List<?>> inMemory = List::of;

    /** Makes the series. */
    @Setup
    public void setUp() throws Exception {
        SplittableRandom random = new SplittableRandom(42);
        double walk = 0;
        for (int i = 0; i < POINTS; i++) {
            walk += random.nextGaussian();
            epochMillis[i] = START + i * 1000L;
            values[i] = switch (shape) {
                case "noise" -> random.nextGaussian();
                case "walk" -> walk;
                case "sine" -> Math.sin(i * 1e-5);
                case "waves" -> Math.sin(i * 0.01);
                case "gaps" -> random.nextInt(5) == 0 ? Double.NaN : walk;
                default -> throw new IllegalArgumentException(shape);
            };
        }
        List<Frame> series = List.of(TimeSeries.named("load").points(epochMillis, values));
        inMemory = core.equals("now")
                ? () -> Transformer.transform(series, spec)
                : new FormerCore(core)
                        .thinning(
                                epochMillis,
                                values,
                                spec.range().fromEpochMillis(),
                                spec.range().toEpochMillis(),
                                1308);
    }

    /** The yardstick. */
    @Benchmark
    public double sum() {
        long times = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            times += epochMillis[i];
            sum += values[i];
        }
        return sum + times;
    }

    /** Points in memory. */
    @Benchmark
    public List<?> thinInMemory() throws Exception {
        return inMemory.call();
    }

    /** Points that come one by one, only summed. */
    @Benchmark
    public double sumDeferred() throws Exception {
        long[] times = {0};
        double[] sum = {0};
        deferred().forEach((time, value) -> {
            times[0] += time;
            sum[0] += value;
        });
        return sum[0] + times[0];
    }

    /** Points that come one by one. */
    @Benchmark
    public List<Frame> thinDeferred() throws Exception {
        return Transformer.transform(List.of(deferred()), spec);
    }

    /** Anew for each pass, because such points can be read once. */
    private TimeSeries deferred() {
        return TimeSeries.named("load").points(sink -> {
            for (int i = 0; i < values.length; i++) {
                sink.add(epochMillis[i], values[i]);
            }
        });
    }
}
