// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.model.TimeSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one point of a two-series answer costs to write: {@link JsonOutput} next to Jackson's generator. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(WritePointsBenchmark.POINTS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class WritePointsBenchmark {
    static final int SERIES = 2;
    static final int POINTS_PER_SERIES = 1_020;
    static final int POINTS = SERIES * POINTS_PER_SERIES;

    private static final long START = 1_700_000_000_000L;
    private static final long STEP = 15_000;
    private static final long SEED = 1_020;

    /** Discards as {@link OutputStream#nullOutputStream} does, without its check for being closed. */
    private static final OutputStream NOWHERE = new OutputStream() {
        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int offset, int length) {}
    };

    /** Which values. */
    @Param({"SINE", "TWO_DECIMALS", "INTEGERS", "RANDOM_BITS"})
    public Values values = Values.SINE;

    private final double[][] series = new double[SERIES][POINTS_PER_SERIES];
    private final long[] times = new long[POINTS_PER_SERIES];
    private List<TimeSeries> inMemory = List.of();
    private final JsonOutput output = new JsonOutput(NOWHERE);
    private final JsonFactory jackson = new JsonFactory();
    private final JsonFactory fastJackson = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int point = 0; point < POINTS_PER_SERIES; point++) {
            times[point] = START + point * STEP;
            for (int run = 0; run < SERIES; run++) {
                series[run][point] = values.at(point + run * POINTS_PER_SERIES, random);
            }
        }
        inMemory = Arrays.stream(series)
                .map(run -> TimeSeries.named("sine").points(times, run))
                .toList();
    }

    /** Points in memory. */
    @Benchmark
    public void simplejson() throws IOException {
        write(output);
    }

    /** Points that come one by one, as deferred ones do. */
    @Benchmark
    public void simplejsonOneByOne() throws IOException {
        output.restart(NOWHERE);
        output.beginArray();
        for (double[] run : series) {
            output.beginObject().name("target").value("sine").name("datapoints").beginArray();
            for (int point = 0; point < run.length; point++) {
                output.point(run[point], times[point]);
            }
            output.endArray().endObject();
        }
        output.endArray();
        output.flush();
    }

    /** With a buffer of its own for each answer. */
    @Benchmark
    public void simplejsonNewWriter() throws IOException {
        write(new JsonOutput(NOWHERE));
    }

    @Benchmark
    public void jackson() throws IOException {
        write(jackson);
    }

    @Benchmark
    public void jacksonFastWriter() throws IOException {
        write(fastJackson);
    }

    private void write(JsonOutput json) throws IOException {
        json.restart(NOWHERE);
        json.beginArray();
        for (TimeSeries run : inMemory) {
            json.beginObject().name("target").value("sine").name("datapoints").beginArray();
            json.points(run);
            json.endArray().endObject();
        }
        json.endArray();
        json.flush();
    }

    private void write(JsonFactory factory) throws IOException {
        try (JsonGenerator json = factory.createGenerator(NOWHERE)) {
            json.writeStartArray();
            for (double[] run : series) {
                json.writeStartObject();
                json.writeStringField("target", "sine");
                json.writeArrayFieldStart("datapoints");
                for (int point = 0; point < run.length; point++) {
                    json.writeStartArray();
                    json.writeNumber(run[point]);
                    json.writeNumber(times[point]);
                    json.writeEndArray();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    /** Kinds of values; the sine is what the tutorial draws. */
    public enum Values {
        SINE {
            @Override
            double at(int index, SplittableRandom random) {
                return Math.sin(index * 0.01);
            }
        },
        TWO_DECIMALS {
            @Override
            double at(int index, SplittableRandom random) {
                return random.nextInt(10_000) / 100.0;
            }
        },
        INTEGERS {
            @Override
            double at(int index, SplittableRandom random) {
                return random.nextInt(1_000_000);
            }
        },
        RANDOM_BITS {
            @Override
            double at(int index, SplittableRandom random) {
                double value;
                do {
                    value = Double.longBitsToDouble(random.nextLong());
                } while (!Double.isFinite(value));
                return value;
            }
        };

        abstract double at(int index, SplittableRandom random);
    }
}
