// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A data source written in one expression, for a handful of metrics:
 *
 * <pre>{@code
 * DataSource shop = MetricSource.named("shop")
 *         .gauge("open orders", orders::count)
 *         .series("revenue", query -> revenue(query.range()))
 *         .table("stock", query -> stock());
 * }</pre>
 *
 * <p>Each method gives a source that has one metric more. Immutable; thread-safe if what it is given is.
 */
public final class MetricSource implements DataSource {
    private static final long MOST_BEHIND_MILLIS = 60_000;

    private final String name;
    private final Map<Metric, FramesAnswer> answers;
    private final Map<String, FramesAnswer> byName;

    private MetricSource(String name, Map<Metric, FramesAnswer> answers) {
        this.name = name;
        this.answers = answers;
        this.byName = new LinkedHashMap<>();
        answers.forEach((metric, answer) -> byName.put(metric.name(), answer));
    }

    /** A source of this name, which has no metric yet. */
    public static MetricSource named(String name) {
        return new MetricSource(Objects.requireNonNull(name, "name is null"), Map.of());
    }

    /**
     * Adds a number that is read when somebody asks, as one point at that time: for stat panels, {@code /now} and alert rules, over ranges
     * that end now. The past of a number is for a {@linkplain #series series} to tell. Null and NaN are "no value".
     *
     * @throws IllegalArgumentException if there is a metric of this name
     */
    public MetricSource gauge(String metric, Callable<? extends @Nullable Number> value) {
        Objects.requireNonNull(value, () -> "the value of metric '" + metric + "' is null");
        return series(metric, query -> {
            @Nullable Number number = value.call();
            double present = number == null ? Double.NaN : valueOf(number);
            return TimeSeries.named(metric).points(new long[] {presentWithin(query.range())}, new double[] {present});
        });
    }

    /**
     * Adds a metric that is answered with one series.
     *
     * @throws IllegalArgumentException if there is a metric of this name
     */
    public MetricSource series(String metric, SeriesAnswer answer) {
        Objects.requireNonNull(answer, () -> "the answer of metric '" + metric + "' is null");
        return frames(Metric.named(metric), query -> Collections.singletonList(answer.to(query)));
    }

    /**
     * Adds a metric that is answered with one table.
     *
     * @throws IllegalArgumentException if there is a metric of this name
     */
    public MetricSource table(String metric, TableAnswer answer) {
        Objects.requireNonNull(answer, () -> "the answer of metric '" + metric + "' is null");
        return frames(Metric.named(metric), query -> Collections.singletonList(answer.to(query)));
    }

    /**
     * Adds a metric that is answered with any number of series and tables, and may have a label and inputs.
     *
     * @throws IllegalArgumentException if there is a metric of this name
     */
    public MetricSource frames(Metric metric, FramesAnswer answer) {
        if (byName.containsKey(metric.name())) {
            throw new IllegalArgumentException(
                    "data source '" + name + "' has two metrics '" + metric.name() + "'; rename one");
        }
        Map<Metric, FramesAnswer> more = new LinkedHashMap<>(answers);
        more.put(metric, Objects.requireNonNull(answer, "answer is null"));
        return new MetricSource(name, more);
    }

    /** 0.1f is 0.1, as in tables, and not 0.10000000149011612. */
    private static double valueOf(Number number) {
        return number instanceof Float single ? Double.parseDouble(single.toString()) : number.doubleValue();
    }

    /** Now; the range's end if that is what the asker takes for now, because its clock is behind or its question was on its way. */
    private static long presentWithin(TimeRange range) {
        long now = System.currentTimeMillis();
        long behind = now - range.toEpochMillis();
        return behind > 0 && behind <= MOST_BEHIND_MILLIS ? range.toEpochMillis() : now;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Metric> metrics() {
        return List.copyOf(answers.keySet());
    }

    @Override
    public List<Frame> query(Query query) throws Exception {
        @Nullable FramesAnswer answer = byName.get(query.metric());
        if (answer == null) {
            throw new SimpleJsonException(
                    ErrorKind.UNKNOWN_TARGET,
                    "unknown metric '" + query.metric() + "'; data source '" + name + "' has " + byName.keySet());
        }
        return answer.to(query);
    }

    /** Answers a query with one series. */
    @FunctionalInterface
    public interface SeriesAnswer {
        /**
         * The series.
         *
         * @throws Exception if the data cannot be read; as {@link DataSource#query}
         */
        TimeSeries to(Query query) throws Exception;
    }

    /** Answers a query with one table. */
    @FunctionalInterface
    public interface TableAnswer {
        /**
         * The table.
         *
         * @throws Exception if the data cannot be read; as {@link DataSource#query}
         */
        Table to(Query query) throws Exception;
    }

    /** Answers a query with series and tables. */
    @FunctionalInterface
    public interface FramesAnswer {
        /**
         * The frames, in the order of the legend; empty for "no data".
         *
         * @throws Exception if the data cannot be read; as {@link DataSource#query}
         */
        List<Frame> to(Query query) throws Exception;
    }
}
