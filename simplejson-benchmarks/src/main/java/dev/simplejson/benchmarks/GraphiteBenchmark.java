// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One panel of two series of 1,020 points, as the plugins ask for it and as Graphite's data source does; and a sum of a hundred series of
 * 10,000 points, next to one pass that adds the arrays.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class GraphiteBenchmark {
    private static final long START = 1_700_000_000_000L;
    private static final int PANEL_POINTS = 1_020;
    private static final int SUM_POINTS = 10_000;
    private static final int SUM_SERIES = 100;

    private static final byte[] QUERY = ("{\"range\":{\"from\":" + START + ",\"to\":"
                    + (START + PANEL_POINTS * 1000L - 1000)
                    + "},\"maxDataPoints\":" + PANEL_POINTS
                    + ",\"targets\":[{\"target\":\"panel-0\",\"refId\":\"A\"},{\"target\":\"panel-1\",\"refId\":\"B\"}]}")
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] RENDER = form("target=memory.panel-0&target=memory.panel-1", PANEL_POINTS);
    private static final byte[] SUM = form("target=sumSeries(memory.sum-*)", SUM_POINTS);

    private final Memory memory = new Memory();
    private final SimpleJsonEngine engine =
            SimpleJsonEngine.builder().sources(memory).build();

    private static byte[] form(String targets, int points) {
        return (targets + "&from=" + (START / 1000 - 1) + "&until=" + (START / 1000 + points - 1)
                        + "&format=json&maxDataPoints=" + PANEL_POINTS)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A panel as the plugins ask for it. */
    @Benchmark
    public int panelByQuery() throws Exception {
        MemoryExchange exchange = new MemoryExchange("/query", QUERY);
        engine.handle(exchange);
        return exchange.answer().length;
    }

    /** The same as Graphite's data source asks for it. */
    @Benchmark
    public int panelByRender() throws Exception {
        MemoryExchange exchange = new MemoryExchange("/render", RENDER);
        engine.handle(exchange);
        return exchange.answer().length;
    }

    /** The whole answer: a hundred questions to the source, the sum, its thinning and its writing. */
    @Benchmark
    public int sumByRender() throws Exception {
        MemoryExchange exchange = new MemoryExchange("/render", SUM);
        engine.handle(exchange);
        return exchange.answer().length;
    }

    /** What cannot be left out: each value is added once. */
    @Benchmark
    public double[] sumOfArrays() {
        double[] sum = new double[SUM_POINTS];
        for (int i = 0; i < SUM_SERIES; i++) {
            double[] values = memory.values(i);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += values[j];
            }
        }
        return sum;
    }

    /** Stops the engine. */
    @TearDown
    public void close() {
        engine.close();
    }

    private static final class Memory implements DataSource {
        private final List<Metric> metrics = IntStream.range(0, SUM_SERIES)
                .boxed()
                .flatMap(i -> List.of(Metric.named("panel-" + i), Metric.named("sum-" + i)).stream())
                .toList();
        private final double[][] values = new double[SUM_SERIES][SUM_POINTS];
        private final long[] times =
                IntStream.range(0, SUM_POINTS).mapToLong(i -> START + i * 1000L).toArray();

        Memory() {
            Random random = new Random(16);
            for (double[] its : values) {
                for (int i = 0; i < its.length; i++) {
                    its[i] = Math.round(random.nextDouble() * 1000) / 10.0;
                }
            }
        }

        double[] values(int series) {
            return values[series];
        }

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public boolean inMemory() {
            return true;
        }

        @Override
        public List<Metric> metrics() {
            return metrics;
        }

        @Override
        public List<Frame> query(Query query) {
            int dash = query.metric().indexOf('-');
            int series = Integer.parseInt(query.metric().substring(dash + 1));
            return List.of(TimeSeries.named(query.metric()).points(times, values[series]));
        }
    }
}
