// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sine values, computed once for each metric; the metric's name says what it is and how much of it there is. In memory, but for what {@link
 * Waiting} has.
 */
class WaveSource implements DataSource {
    private static final String WAVE = "wave";
    private static final String RUN = "run";
    private static final String SLEEP = "sleep";
    private static final double[] RUN_VALUES = new double[65_536];

    static {
        for (int i = 0; i < RUN_VALUES.length; i++) {
            RUN_VALUES[i] = valueAt(i);
        }
    }

    private final Map<String, TimeSeries> waves = new ConcurrentHashMap<>();

    /** The name of a series in memory. */
    static String wave(int points, int variant) {
        return WAVE + "/" + points + "/" + variant;
    }

    /** The name of a deferred series. */
    static String run(int points) {
        return RUN + "/" + points + "/0";
    }

    /** The name of a series with one point that is known after a while. */
    static String sleep(int millis, int variant) {
        return SLEEP + "/" + millis + "/" + variant;
    }

    @Override
    public String name() {
        return "benchmark";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.named(wave(1, 0)), Metric.named(run(1)));
    }

    @Override
    public boolean answers(String metric, RequestContext context) {
        return metric.startsWith(WAVE + "/") || metric.startsWith(RUN + "/");
    }

    @Override
    public List<Frame> query(Query query) throws InterruptedException {
        String metric = query.metric();
        if (metric.startsWith(WAVE)) {
            return List.of(waves.computeIfAbsent(metric, WaveSource::computed));
        }
        int amount = amount(metric);
        if (metric.startsWith(RUN)) {
            // A division for each point would be measured, too.
            double stepMillis = (double) Requests.SPAN_MILLIS / amount;
            return List.of(TimeSeries.named(metric).points(sink -> {
                for (int i = 0; i < amount; i++) {
                    sink.add(Requests.FROM + (long) (i * stepMillis), RUN_VALUES[i & RUN_VALUES.length - 1]);
                }
            }));
        }
        Thread.sleep(amount);
        return List.of(TimeSeries.named(metric).points(new long[] {Requests.FROM}, new double[] {amount}));
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    /** The same, and answers may be some seconds old. */
    static final class Fresh extends WaveSource {
        @Override
        public Duration freshness() {
            return Duration.ofSeconds(10);
        }
    }

    /** Has the series that are known after a while. */
    static final class Waiting extends WaveSource {
        @Override
        public String name() {
            return "waiting";
        }

        @Override
        public boolean answers(String metric, RequestContext context) {
            return metric.startsWith(SLEEP + "/");
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.named(sleep(1, 0)));
        }

        @Override
        public boolean inMemory() {
            return false;
        }
    }

    private static TimeSeries computed(String metric) {
        int points = amount(metric);
        long[] epochMillis = new long[points];
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            epochMillis[i] = timeAt(i, points);
            values[i] = valueAt(i);
        }
        return TimeSeries.named(metric).points(epochMillis, values);
    }

    private static long timeAt(int index, int points) {
        return Requests.FROM + index * Requests.SPAN_MILLIS / points;
    }

    /** As in the JMH benchmark of the writer. */
    private static double valueAt(int index) {
        return Math.sin(index * 0.01);
    }

    private static int amount(String metric) {
        return Integer.parseInt(metric.substring(metric.indexOf('/') + 1, metric.lastIndexOf('/')));
    }
}
