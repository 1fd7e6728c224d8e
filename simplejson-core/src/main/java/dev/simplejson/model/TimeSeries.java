// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A named run of points in ascending time. NaN means "no value" and is sent as {@code null}, so a line shows a gap there.
 *
 * <p>Points are given in one of three ways: as arrays, one by one through the builder in any order, or deferred: read when
 * the answer is written, so that a run of any length passes through in constant memory.
 *
 * <pre>{@code
 * TimeSeries.named("load").unit("percent").points(epochMillis, values);
 * TimeSeries.named("load").add(Instant.now(), 0.7).build();
 * TimeSeries.named("load").points(sink -> {
 *     try (ResultSet rows = select()) {
 *         while (rows.next()) {
 *             sink.add(rows.getLong(1), rows.getDouble(2));
 *         }
 *     }
 * });
 * }</pre>
 *
 * <p>A producer may never run: if the request fails before, or the series is not drawn. So it opens itself what it needs, and closes it.
 *
 * <p>Immutable and thread-safe; deferred points can be produced once only.
 */
public final class TimeSeries implements Frame {
    private static final long[] NO_TIMES = {};
    private static final double[] NO_VALUES = {};

    private final String name;
    private final @Nullable String title;
    private final @Nullable String unit;
    private final Map<String, String> labels;
    private final List<Notice> notices;
    private final List<Supplier<List<Notice>>> noticesAtEnd;
    private final @Nullable String executedQuery;
    private final boolean downsampling;
    private final long[] epochMillis;
    private final double[] values;
    private final @Nullable PointProducer producer;
    private final AtomicBoolean produced = new AtomicBoolean();
    private @Nullable Boolean gaps;

    private TimeSeries(Builder builder, long[] epochMillis, double[] values, @Nullable PointProducer producer) {
        this.name = builder.name;
        this.title = builder.title;
        this.unit = builder.unit;
        this.labels = builder.labels.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(builder.labels));
        // What is at hand has been produced: whoever made it hears now what fails to say more, and not whoever writes
        // it.
        boolean known = producer == null;
        this.notices = List.copyOf(known ? Notice.all(builder.notices, builder.noticesAtEnd) : builder.notices);
        this.noticesAtEnd = known ? List.of() : List.copyOf(builder.noticesAtEnd);
        this.executedQuery = builder.executedQuery;
        this.downsampling = builder.downsampling;
        this.epochMillis = epochMillis;
        this.values = values;
        this.producer = producer;
    }

    /**
     * Starts a series.
     *
     * @param name the metric's name, and the legend unless a title is given
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    @Override
    public String name() {
        return name;
    }

    /** The legend; null if the name serves. */
    public @Nullable String title() {
        return title;
    }

    /** Grafana's id of the values' unit, such as {@code bytes}; null if unknown. */
    public @Nullable String unit() {
        return unit;
    }

    /** Labels by name, in the order of their names; empty if there are none. */
    public Map<String, String> labels() {
        return labels;
    }

    @Override
    public List<Notice> notices() {
        return Notice.all(notices, noticesAtEnd);
    }

    @Override
    public boolean hasNoticesAtEnd() {
        return !noticesAtEnd.isEmpty();
    }

    @Override
    public @Nullable String executedQuery() {
        return executedQuery;
    }

    /** Labels as they stand in a legend: <code>{host=web-1, region=eu}</code>. */
    public static String legend(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Whether the engine may thin this series to what the panel can draw; true unless opted out. */
    public boolean downsampling() {
        return downsampling;
    }

    /** Whether the points are read when they are needed. Then {@link #size} and the accessors by index do not work. */
    public boolean isDeferred() {
        return producer != null;
    }

    /**
     * The number of points.
     *
     * @throws IllegalStateException if the points are deferred: nobody knows before they are read
     */
    public int size() {
        if (producer != null) {
            throw new IllegalStateException("series '" + name + "' is deferred; its size is not known");
        }
        return epochMillis.length;
    }

    /**
     * The time of a point, in milliseconds since the Unix epoch.
     *
     * @throws IndexOutOfBoundsException if there is no such point, or the points are deferred
     */
    public long epochMillisAt(int index) {
        return epochMillis[index];
    }

    /**
     * The value of a point; NaN means "no value".
     *
     * @throws IndexOutOfBoundsException if there is no such point, or the points are deferred
     */
    public double valueAt(int index) {
        return values[index];
    }

    /**
     * Whether a point has no value: NaN, or an infinity. All points are looked at the first time.
     *
     * @throws IllegalStateException if the points are deferred
     */
    public boolean hasGaps() {
        Boolean known = gaps;
        if (known == null) { // Threads may find it out twice; both find the same.
            known = size() > 0 && !PointArrays.areFinite(values);
            gaps = known;
        }
        return known;
    }

    /** A builder that describes a series as this one is described, without its points. */
    public Builder toBuilder() {
        Builder builder = new Builder(name);
        builder.title = title;
        builder.unit = unit;
        builder.labels.putAll(labels);
        builder.notices.addAll(notices);
        builder.noticesAtEnd.addAll(noticesAtEnd);
        builder.executedQuery = executedQuery;
        builder.downsampling = downsampling;
        return builder;
    }

    /**
     * Pushes all points, oldest first. Deferred points are read now, on this thread.
     *
     * @throws IllegalStateException if deferred points are asked for a second time
     * @throws Exception whatever reading deferred points throws
     */
    public void forEach(PointSink sink) throws Exception {
        if (producer != null) {
            produceOnce(producer, sink);
            return;
        }
        sink.addAll(epochMillis, values, 0, epochMillis.length);
    }

    /**
     * Pushes some of the points, oldest first. They come in the series' own arrays, at once; those never change, so a sink that is used
     * here alone may keep them.
     *
     * @param from the index of the first
     * @param to the index behind the last
     * @throws IllegalStateException if the points are deferred
     * @throws IndexOutOfBoundsException if there are no such points
     */
    public void forEach(int from, int to, PointSink sink) {
        Objects.checkFromToIndex(from, to, size());
        sink.addAll(epochMillis, values, from, to);
    }

    private void produceOnce(PointProducer deferred, PointSink sink) throws Exception {
        if (!produced.compareAndSet(false, true)) {
            throw new IllegalStateException("the points of series '" + name
                    + "' were already read; deferred points can be" + " read once: return a new series for each query");
        }
        deferred.produce(sink);
    }

    @Override
    public String toString() {
        return "TimeSeries[" + name + labels
                + (producer != null ? ", deferred]" : ", " + epochMillis.length + " points]");
    }

    /** Describes a series, then gives its points in one of three ways. Not thread-safe. */
    public static final class Builder implements PointSink {
        private final String name;
        private @Nullable String title;
        private @Nullable String unit;
        private final Map<String, String> labels = new TreeMap<>();
        private final List<Notice> notices = new ArrayList<>();
        private final List<Supplier<List<Notice>>> noticesAtEnd = new ArrayList<>();
        private @Nullable String executedQuery;
        private boolean downsampling = true;
        private final PointArrays points = new PointArrays();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name is null");
        }

        /** Sets the legend, which otherwise is the name. A title the user sets in Grafana still wins. */
        public Builder title(String newTitle) {
            this.title = Objects.requireNonNull(newTitle, "title is null");
            return this;
        }

        /** Sets the values' unit by Grafana's id: {@code bytes}, {@code percent}, {@code ms}, {@code short}, … */
        public Builder unit(String newUnit) {
            this.unit = Objects.requireNonNull(newUnit, "unit is null");
            return this;
        }

        /**
         * Adds a label, such as {@code host=web-1}. A series with labels and no title gets its name as title, because Grafana
         * otherwise drops the name from the legend.
         */
        public Builder label(String key, String value) {
            Objects.requireNonNull(key, () -> "a label of series '" + name + "' has the name null");
            labels.put(
                    key, Objects.requireNonNull(value, () -> "label '" + key + "' of series '" + name + "' is null"));
            return this;
        }

        /** Adds labels; see {@link #label}. */
        public Builder labels(Map<String, String> more) {
            more.forEach(this::label);
            return this;
        }

        /** Adds a remark for the panel's corner. */
        public Builder notice(Notice notice) {
            notices.add(Objects.requireNonNull(notice, "notice is null"));
            return this;
        }

        /**
         * Adds where further remarks come from that are known only when deferred points have been produced, such as how many were left out.
         *
         * @param more asked on the thread that produced them, after that, and at once where the points are not deferred; never gives null
         */
        public Builder noticesAtEnd(Supplier<List<Notice>> more) {
            noticesAtEnd.add(Objects.requireNonNull(more, "more is null"));
            return this;
        }

        /** Says what was really run, for Grafana's query inspector. */
        public Builder executedQuery(String query) {
            this.executedQuery = Objects.requireNonNull(query, "query is null");
            return this;
        }

        /** Keeps the engine from thinning this series, however many points it has. */
        public Builder withoutDownsampling() {
            this.downsampling = false;
            return this;
        }

        /** Adds a point, in any order; {@link #build} sorts by time. Points of equal time stay in the order they came. */
        @Override
        public void add(long epochMillis, double value) {
            points.add(epochMillis, value);
        }

        /**
         * Adds a point, in any order, its time rounded down to the millisecond.
         *
         * @throws ArithmeticException if the instant does not fit into epoch milliseconds
         */
        public Builder add(Instant time, double value) {
            points.add(time.toEpochMilli(), value);
            return this;
        }

        /** The series of the points added so far. */
        public TimeSeries build() {
            return new TimeSeries(this, points.sortedEpochMillis(), points.sortedValues(), null);
        }

        /**
         * The series of these points. The arrays are handed over, not copied: do not change them afterwards. Points already
         * added to this builder are left out.
         *
         * @param epochMillis times in milliseconds since the Unix epoch, ascending; equal times are fine
         * @param values one per time; NaN means "no value"
         * @throws IllegalArgumentException if the lengths differ or a time is before the one in front of it
         */
        public TimeSeries points(long[] epochMillis, double[] values) {
            if (epochMillis.length != values.length) {
                throw new IllegalArgumentException("series '" + name + "' has " + epochMillis.length + " times and "
                        + values.length + " values; expected as many of each");
            }
            if (!PointArrays.isAscending(epochMillis)) {
                throw new IllegalArgumentException("times of series '" + name
                        + "' are not ascending; sort them, or add the points one by one, which sorts");
            }
            return new TimeSeries(this, epochMillis, values, null);
        }

        /**
         * The series of points that are read when they are needed, at most once and never held in memory as a whole. They must
         * come in ascending time; a step back in time fails the query with a message that names the series and the time.
         *
         * @param producer pushes the points, oldest first
         */
        public TimeSeries points(PointProducer producer) {
            return new TimeSeries(this, NO_TIMES, NO_VALUES, Objects.requireNonNull(producer, "producer is null"));
        }
    }
}
