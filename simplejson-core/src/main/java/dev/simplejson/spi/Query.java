// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.Payload;
import dev.simplejson.model.Shape;
import dev.simplejson.model.TimeRange;
import dev.simplejson.thin.Slices;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One target of a panel, with everything that is known about the panel. Immutable and thread-safe.
 *
 * <p>The engine builds queries; tests of a data source do it with {@link #of}.
 */
public final class Query {
    private final String metric;
    private final TimeRange range;
    private final String refId;
    private final Shape shape;
    private final int maxDataPoints;
    private final boolean downsampling;
    private final int pointsPerPixel;
    private final long intervalMillis;
    private final List<AdhocFilter> filters;
    private final Payload payload;
    private final RequestContext context;

    private Query(Builder builder) {
        this.metric = builder.metric;
        this.range = builder.range;
        this.refId = builder.refId;
        this.shape = builder.shape;
        this.maxDataPoints = builder.maxDataPoints;
        this.downsampling = builder.downsampling;
        this.pointsPerPixel = builder.pointsPerPixel;
        this.intervalMillis = builder.intervalMillis;
        this.filters = builder.filters;
        this.payload = builder.payload;
        this.context = builder.context;
    }

    /**
     * Starts a query.
     *
     * @param metric the metric's name, without the name of its source
     * @param range the time that the panel shows
     */
    public static Builder of(String metric, TimeRange range) {
        return new Builder(metric, range);
    }

    /** The metric's name as the source knows it. */
    public String metric() {
        return metric;
    }

    /** The time that the panel shows. Points outside are dropped by the engine, so a source need not be exact. */
    public TimeRange range() {
        return range;
    }

    /** Grafana's letter for this query; empty if the client has none. The engine puts it on the answer. */
    public String refId() {
        return refId;
    }

    /** What the panel can draw. A source may answer either shape whatever this says. */
    public Shape shape() {
        return shape;
    }

    /** Whether the client said how many points it can draw. */
    public boolean hasMaxDataPoints() {
        return maxDataPoints > 0;
    }

    /**
     * How many points per series the panel asks for, which in Grafana is its width in pixels, at least 1; or the given number if the
     * client did not say. A source may give more: the engine thins.
     */
    public int maxDataPointsOr(int otherwise) {
        return maxDataPoints > 0 ? maxDataPoints : otherwise;
    }

    /**
     * Whether the series of the answer may be thinned; true unless the server's setting {@code downsampling}, the source's own
     * {@link DataSource#downsampling} or the kind of the request forbids it. Where it is false, every point is asked for.
     */
    public boolean downsampling() {
        return downsampling;
    }

    /** How many points per pixel of the panel a thinned series has at most: see {@link Slices#of}; 2 unless the server says otherwise. */
    public int pointsPerPixel() {
        return pointsPerPixel;
    }

    /**
     * The slices of the range, one per pixel of the panel unless the setting {@code points-per-pixel} says otherwise, of which the
     * lowest and the highest point are all that the panel can show; empty if every point is asked for. A source that leaves out points
     * itself, or has its database do so, must look at this first, and does with a {@link dev.simplejson.thin.Thinner} what the engine
     * does.
     */
    public Optional<Slices> slices() {
        boolean thinned = downsampling && maxDataPoints > 0;
        return thinned ? Optional.of(Slices.of(range, maxDataPoints, pointsPerPixel)) : Optional.empty();
    }

    /** Whether the client said how far apart points should be. */
    public boolean hasInterval() {
        return intervalMillis > 0;
    }

    /**
     * How far apart points should be so that the panel is neither empty nor crowded, at least 1 ms: what the client said, else
     * the range divided by {@link #maxDataPointsOr maxDataPointsOr(1000)}.
     */
    public Duration interval() {
        long millis = intervalMillis > 0 ? intervalMillis : range.durationMillis() / maxDataPointsOr(1000);
        return Duration.ofMillis(Math.max(1, millis));
    }

    /**
     * The dashboard's ad-hoc filters; empty if there are none. Using them saves work; the engine applies them again to labels
     * and columns of the same name.
     */
    public List<AdhocFilter> filters() {
        return filters;
    }

    /** What the user entered beside the metric. */
    public Payload payload() {
        return payload;
    }

    /** Whose question this is, and the dashboard's variables. */
    public RequestContext context() {
        return context;
    }

    /**
     * Returns while the answer is wanted; to be called in long loops.
     *
     * @throws dev.simplejson.model.SimpleJsonException once time is up or the client has gone
     */
    public void checkAlive() {
        context.cancellation().checkAlive();
    }

    /** Starts from this query. */
    public Builder toBuilder() {
        Builder builder = new Builder(metric, range);
        builder.refId = refId;
        builder.shape = shape;
        builder.maxDataPoints = maxDataPoints;
        builder.downsampling = downsampling;
        builder.pointsPerPixel = pointsPerPixel;
        builder.intervalMillis = intervalMillis;
        builder.filters = filters;
        builder.payload = payload;
        builder.context = context;
        return builder;
    }

    @Override
    public String toString() {
        return "Query[" + metric + ", " + range.from() + " to " + range.to() + ", " + shape + "]";
    }

    /** Describes a query. Not thread-safe. */
    public static final class Builder {
        private final String metric;
        private TimeRange range;
        private String refId = "";
        private Shape shape = Shape.EITHER;
        private int maxDataPoints;
        private boolean downsampling = true;
        private int pointsPerPixel = 2;
        private long intervalMillis;
        private List<AdhocFilter> filters = List.of();
        private Payload payload = Payload.empty();
        private RequestContext context = RequestContext.none();

        private Builder(String metric, TimeRange range) {
            this.metric = Objects.requireNonNull(metric, "metric is null");
            this.range = Objects.requireNonNull(range, "range is null");
        }

        /** Sets the time that is asked for. */
        public Builder range(TimeRange newRange) {
            this.range = Objects.requireNonNull(newRange, "range is null");
            return this;
        }

        /** Sets Grafana's letter for the query. */
        public Builder refId(String newRefId) {
            this.refId = Objects.requireNonNull(newRefId, "refId is null");
            return this;
        }

        /** Sets what the panel can draw. */
        public Builder shape(Shape newShape) {
            this.shape = Objects.requireNonNull(newShape, "shape is null");
            return this;
        }

        /**
         * Sets how many points per series the panel can draw.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder maxDataPoints(int points) {
            if (points < 1) {
                throw new IllegalArgumentException("maxDataPoints is " + points + "; expected at least 1");
            }
            this.maxDataPoints = points;
            return this;
        }

        /** Sets whether series may be thinned; true unless set. */
        public Builder downsampling(boolean allowed) {
            this.downsampling = allowed;
            return this;
        }

        /**
         * Sets how many points of a thinned series the panel gets per pixel; 2 unless set. See {@link Slices#of}.
         *
         * @throws IllegalArgumentException if it is not from 1 to {@link Slices#MOST_POINTS_PER_PIXEL}
         */
        public Builder pointsPerPixel(int points) {
            Slices.of(range, 1, points);
            this.pointsPerPixel = points;
            return this;
        }

        /**
         * Sets how far apart points should be.
         *
         * @throws IllegalArgumentException if it is below a millisecond
         */
        public Builder interval(Duration interval) {
            if (interval.toMillis() < 1) {
                throw new IllegalArgumentException("interval is " + interval + "; expected at least 1 ms");
            }
            this.intervalMillis = interval.toMillis();
            return this;
        }

        /** Sets the ad-hoc filters. */
        public Builder filters(List<AdhocFilter> newFilters) {
            this.filters = List.copyOf(newFilters);
            return this;
        }

        /** Sets what the user entered beside the metric. */
        public Builder payload(Payload newPayload) {
            this.payload = Objects.requireNonNull(newPayload, "payload is null");
            return this;
        }

        /** Sets whose question this is. */
        public Builder context(RequestContext newContext) {
            this.context = Objects.requireNonNull(newContext, "context is null");
            return this;
        }

        /** The query. */
        public Query build() {
            return new Query(this);
        }
    }
}
