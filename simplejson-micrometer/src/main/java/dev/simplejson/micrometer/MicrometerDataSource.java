// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The meters of a Micrometer registry as series, without a time-series database: a thread reads them all every ten seconds and keeps the
 * last hour in memory.
 *
 * <pre>{@code
 * MicrometerDataSource meters = MicrometerDataSource.builder(registry).build();
 * DataSources sources = DataSources.of(meters);
 * }</pre>
 *
 * <p>A meter's tags are the labels of its series. What its metrics are called:
 *
 * <ul> <li>a gauge by its own name; <li>a counter {@code name.rate}, per second, and {@code name.count}, all since the start; <li>a timer
 * or a summary {@code name.rate} (how often per second), {@code name.mean} (of what came since the sample before; a gap if nothing did),
 * {@code name.max}, {@code name.count}, and where it has them {@code name.percentile} with the label {@code phi} and {@code name.histogram}
 * with the label {@code le}. Times are in seconds. Max and percentiles are of the window that Micrometer keeps for them, a few minutes by
 * default; <li>a long task timer {@code name.active}, {@code name.duration} and {@code name.max}; <li>any other meter by what it says that
 * its measurements are.
 * </ul>
 *
 * <p>A rate is never negative: a count that becomes less began anew. A value that is not a number is a gap. Of a composite registry, the
 * registries in it are read: each meter once, from one that counts all since the start if there is such a one. Registries that count in
 * steps ({@code StepMeterRegistry}) forget a step that nobody reads in time, and do not say how long it is: that is for
 * {@link Builder#countingStep}; without it such meters have no rates.
 *
 * <p>Thread-safe. {@link #close} ends the thread.
 */
public final class MicrometerDataSource implements DataSource, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(MicrometerDataSource.class.getName());

    /** How many samples in a row may be missing until that is told. */
    private static final int PATIENT_SAMPLES = 3;

    private final String name;
    private final MeterRegistry registry;
    private final Duration every;
    private final int maxMeters;
    private final InstantSource clock;
    private final SeriesRing ring;
    private final MeterReader reader;
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simplejson-micrometer");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable Future<?> sampling;

    /** Of the sampler's thread alone. */
    private Set<SeriesName> kept = Set.of();

    private final Set<String> told = new HashSet<>();
    private volatile boolean missesStep;

    /** 0 until then. */
    private volatile long startedMillis;

    MicrometerDataSource(Builder builder) {
        this.name = builder.name;
        this.registry = builder.registry;
        this.every = builder.every;
        this.maxMeters = builder.maxMeters;
        this.clock = builder.clock;
        this.ring = new SeriesRing(builder.samples(), builder.maxMemoryBytes);
        this.reader = new MeterReader(builder.countingStep);
    }

    /** Starts a source over a registry, which stays its creator's to close. */
    public static Builder builder(MeterRegistry registry) {
        return new Builder(Objects.requireNonNull(registry, "registry is null"));
    }

    MicrometerDataSource start() {
        startedMillis = clock.millis();
        // Not at a fixed rate: a process that stood still would make up for all samples at once, with rates over a
        // millisecond each.
        sampling = sampler.scheduleWithFixedDelay(
                () -> {
                    try {
                        sample(clock.millis());
                    } catch (RuntimeException | Error failure) { // What gets out of here ends the sampling for good.
                        tellOnce("sampling", "meters cannot be sampled; tried again in " + every, failure);
                    }
                },
                0,
                every.toNanos(),
                TimeUnit.NANOSECONDS);
        return this;
    }

    /** Reads all meters. */
    void sample(long epochMillis) {
        Set<SeriesName> newlyKept = new HashSet<>();
        Set<String> unread = new TreeSet<>();
        List<Reading> readings = new ArrayList<>();
        reader.begin(epochMillis);
        chosen(Meters.of(registry), unread).forEach((key, meter) -> {
            newlyKept.add(key);
            try {
                readings.addAll(reader.read(meter));
            } catch (RuntimeException | Error failure) {
                tellOnce(key.meter(), "meter '" + key.meter() + "' cannot be read, which leaves a gap", failure);
            }
        });
        if (readings.removeIf(one -> one.series().metric().isEmpty())) {
            tellOnce("nameless", "data source '" + name + "': a meter without a name is left out", null);
        }
        kept = newlyKept;
        missesStep = reader.missesStep();
        if (missesStep) {
            tellOnce("step", noStep(), null);
        }
        Set<String> without = ring.add(epochMillis, readings, unread);
        if (!without.isEmpty()) {
            tellOnce(
                    "room",
                    "data source '" + name + "' does not keep all meters: some of " + without
                            + " are left out; 'maxMeters' and 'maxMemoryBytes' decide",
                    null);
        }
    }

    /** All meters, or those that were there before, and of the others as many as there is room for. */
    private Map<SeriesName, Meter> chosen(Map<SeriesName, Meter> meters, Set<String> unread) {
        if (meters.size() <= maxMeters) {
            return meters;
        }
        Map<SeriesName, Meter> chosen = new LinkedHashMap<>();
        long old = meters.keySet().stream().filter(kept::contains).count();
        long free = maxMeters - old;
        for (Map.Entry<SeriesName, Meter> one : meters.entrySet()) {
            boolean isOld = kept.contains(one.getKey());
            if (isOld || free > 0) {
                chosen.put(one.getKey(), one.getValue());
                free -= isOld ? 0 : 1;
            } else {
                unread.add(one.getKey().meter());
            }
        }
        return chosen;
    }

    private void tellOnce(String about, String message, @Nullable Throwable failure) {
        if (told.add(about)) {
            LOGGER.log(System.Logger.Level.WARNING, message, failure);
        }
    }

    private String noStep() {
        return "data source '" + name
                + "': a registry counts in steps, and without 'countingStep' nobody knows how long they are: its meters have no rates";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public List<Metric> metrics() {
        return ring.metrics().stream().map(Metric::named).toList();
    }

    @Override
    public boolean answers(String metric, RequestContext context) {
        @Nullable String leftOut = ring.leftOut(metric);
        if (leftOut != null) {
            throw new SimpleJsonException(
                    ErrorKind.UNKNOWN_TARGET,
                    "meter '" + leftOut + "' is not kept by data source '" + name
                            + "': there are more meters than 'maxMeters' and 'maxMemoryBytes' allow");
        }
        return ring.has(metric);
    }

    @Override
    public List<Frame> query(Query query) {
        List<TimeSeries> found = ring.series(query.metric(), query.range());
        boolean lacksRates = missesStep
                && query.metric().endsWith(".rate")
                && found.stream().noneMatch(MicrometerDataSource::hasValue);
        List<Frame> answer = new ArrayList<>(found);
        if (lacksRates && !answer.isEmpty()) {
            answer.set(0, withNotice(found.get(0), noStep()));
        }
        return List.copyOf(answer);
    }

    private static boolean hasValue(TimeSeries series) {
        for (int i = 0; i < series.size(); i++) {
            if (!Double.isNaN(series.valueAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static TimeSeries withNotice(TimeSeries series, String text) {
        TimeSeries.Builder told = series.toBuilder().notice(Notice.warning(text));
        for (int i = 0; i < series.size(); i++) {
            told.add(series.epochMillisAt(i), series.valueAt(i));
        }
        return told.build();
    }

    @Override
    public List<String> tagKeys(TagQuery query) {
        return ring.labels(null);
    }

    @Override
    public List<String> tagValues(String key, TagQuery query) {
        return ring.labels(key);
    }

    /** Fails if no meters have been read for three times as long as it takes, or if there is no registry to read any from. */
    @Override
    public void check(RequestContext context) {
        if (Meters.concrete(registry).isEmpty()) {
            throw unwell("data source '" + name
                    + "': the composite registry holds no registry, so nothing is counted; add one");
        }
        if (missesStep) {
            throw unwell(noStep());
        }
        long last = Math.max(startedMillis, ring.lastEpochMillis());
        if (last > 0 && clock.millis() - last > every.toMillis() * PATIENT_SAMPLES) {
            throw unwell("data source '" + name + "': no meters have been read since " + Instant.ofEpochMilli(last));
        }
    }

    /** In words that reach whoever asks: the log has no more. */
    private static SimpleJsonException unwell(String words) {
        return new SimpleJsonException(ErrorKind.SOURCE_FAILED, words);
    }

    /** Ends the thread, and waits a second for it. */
    @Override
    public void close() {
        if (sampling != null) {
            sampling.cancel(false);
        }
        sampler.shutdownNow();
        try {
            sampler.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a source keeps of which registry. Not thread-safe. */
    public static final class Builder {
        private static final int MOST_SAMPLES = 1 << 20;

        private final MeterRegistry registry;
        private String name = "micrometer";
        private Duration every = Duration.ofSeconds(10);
        private Duration keep = Duration.ofHours(1);
        private int maxMeters = 10_000;
        private long maxMemoryBytes = 64L << 20;
        private @Nullable Duration countingStep;
        private InstantSource clock = InstantSource.system();

        private Builder(MeterRegistry registry) {
            this.registry = registry;
        }

        /** Sets the source's name; {@code micrometer} if nobody does. */
        public Builder name(String newName) {
            this.name = Objects.requireNonNull(newName, "name is null");
            return this;
        }

        /**
         * Sets how often the meters are read; every ten seconds if nobody does.
         *
         * @throws IllegalArgumentException if that is less than 100 milliseconds
         */
        public Builder sampleEvery(Duration newEvery) {
            if (newEvery.compareTo(Duration.ofMillis(100)) < 0) {
                throw new IllegalArgumentException("sampleEvery is " + newEvery + "; expected at least PT0.1S");
            }
            this.every = newEvery;
            return this;
        }

        /** Sets how long a sample is kept; an hour if nobody does. */
        public Builder keep(Duration newKeep) {
            this.keep = Objects.requireNonNull(newKeep, "keep is null");
            return this;
        }

        /**
         * Sets the most meters that are read; 10,000 if nobody does. Those that come later are left out, with a notice and a warning in the
         * log.
         */
        public Builder maxMeters(int newMaxMeters) {
            this.maxMeters = newMaxMeters;
            return this;
        }

        /**
         * Sets the memory for samples; 64 MiB if nobody does, which are about 19,000 series of an hour. It is taken as series appear; those
         * that find no room are left out, with a notice and a warning in the log.
         */
        public Builder maxMemoryBytes(long newMaxMemoryBytes) {
            this.maxMemoryBytes = newMaxMemoryBytes;
            return this;
        }

        /** Says how long the steps are of registries that count in steps: what their {@code step()} is configured to, often a minute. */
        public Builder countingStep(Duration newCountingStep) {
            this.countingStep = Objects.requireNonNull(newCountingStep, "countingStep is null");
            return this;
        }

        /** Sets what tells the time of a sample; for tests. */
        Builder clock(InstantSource newClock) {
            this.clock = newClock;
            return this;
        }

        /**
         * A source, which begins to read at once.
         *
         * @throws IllegalArgumentException if these settings do not go together
         */
        public MicrometerDataSource build() {
            return unstarted().start();
        }

        MicrometerDataSource unstarted() {
            if (keep.compareTo(every) < 0) {
                throw new IllegalArgumentException("keep is " + keep + "; expected at least sampleEvery, " + every);
            }
            Duration longest = every.multipliedBy(MOST_SAMPLES - 1);
            if (keep.compareTo(longest) > 0) {
                throw new IllegalArgumentException(
                        "keep is " + keep + "; expected at most " + longest + ", " + MOST_SAMPLES + " samples");
            }
            if (maxMeters < 1) {
                throw new IllegalArgumentException("maxMeters is " + maxMeters + "; expected at least 1");
            }
            long one = SeriesRing.bytesPerSeries(samples());
            if (maxMemoryBytes < one) {
                throw new IllegalArgumentException("maxMemoryBytes is " + maxMemoryBytes + "; one series takes " + one);
            }
            // Read once a step, the clocks could drift a step apart.
            if (countingStep != null && every.multipliedBy(2).compareTo(countingStep) > 0) {
                throw new IllegalArgumentException("sampleEvery is " + every + "; steps of " + countingStep
                        + " have to be read twice each, or some are lost");
            }
            return new MicrometerDataSource(this);
        }

        int samples() {
            return (int) (keep.toMillis() / every.toMillis()) + 1;
        }
    }
}
