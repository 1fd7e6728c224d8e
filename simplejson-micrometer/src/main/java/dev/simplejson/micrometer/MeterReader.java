// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What meters say at one time, and since the time before. Remembers counts from one time to the next; not thread-safe. */
final class MeterReader {
    private static final String RATE = "rate";

    private static final double MILLIS_PER_SECOND = 1_000;

    private final @Nullable Duration countingStep;
    private Map<SeriesName, Counts> before = new HashMap<>();
    private Map<SeriesName, Counts> now = new HashMap<>();
    private List<Reading> readings = new ArrayList<>();
    private long epochMillis;
    private boolean missesStep;

    /**
     * A reader that has not read anything; {@code countingStep} is how long the steps are of meters that count in steps, null if that is
     * not known.
     */
    MeterReader(@Nullable Duration countingStep) {
        this.countingStep = countingStep;
    }

    /** Whether counts were read whose rate nobody can tell, because it is not known how long their steps are. */
    boolean missesStep() {
        return missesStep;
    }

    /** Begins a time; counts that nobody reads at it are forgotten. */
    void begin(long newEpochMillis) {
        before = now;
        now = new HashMap<>();
        epochMillis = newEpochMillis;
        missesStep = false;
    }

    /** Reads a meter. What it throws comes from the application's code. */
    List<Reading> read(Meter meter) {
        readings = new ArrayList<>();
        Meter.Id id = meter.getId();
        @Nullable String unit = id.getBaseUnit();
        boolean steps = Meters.countsInSteps(meter);
        if (meter instanceof TimeGauge gauge) {
            add(id, "", Units.SECONDS, gauge.value(TimeUnit.SECONDS));
        } else if (meter instanceof Gauge gauge) {
            add(id, "", Units.of(unit), gauge.value());
        } else if (meter instanceof Counter counter) {
            count(id, counter.count(), unit, steps);
        } else if (meter instanceof FunctionCounter counter) {
            count(id, counter.count(), unit, steps);
        } else if (meter instanceof Timer timer) {
            HistogramSnapshot snapshot = timer.takeSnapshot();
            distribution(id, (double) timer.count(), timer.totalTime(TimeUnit.SECONDS), Units.SECONDS, steps);
            add(id, "max", Units.SECONDS, timer.max(TimeUnit.SECONDS));
            percentiles(id, snapshot, TimeUnit.SECONDS);
        } else if (meter instanceof FunctionTimer timer) {
            distribution(id, timer.count(), timer.totalTime(TimeUnit.SECONDS), Units.SECONDS, steps);
        } else if (meter instanceof DistributionSummary summary) {
            HistogramSnapshot snapshot = summary.takeSnapshot();
            distribution(id, (double) summary.count(), summary.totalAmount(), Units.of(unit), steps);
            add(id, "max", Units.of(unit), summary.max());
            percentiles(id, snapshot, null);
        } else if (meter instanceof LongTaskTimer timer) {
            add(id, "active", null, timer.activeTasks());
            add(id, "duration", Units.SECONDS, timer.duration(TimeUnit.SECONDS));
            add(id, "max", Units.SECONDS, timer.max(TimeUnit.SECONDS));
            percentiles(id, timer.takeSnapshot(), TimeUnit.SECONDS);
        } else {
            measurements(meter, steps);
        }
        return readings;
    }

    private void count(Meter.Id id, double count, @Nullable String unit, boolean steps) {
        rateOf(SeriesName.of(id, RATE), Units.perSecond(unit), new Counts(epochMillis, count, 0), steps);
        if (!steps) {
            add(id, "count", Units.of(unit), count);
        }
    }

    /** How often, and how much each time; both since the time before. */
    private void distribution(Meter.Id id, double count, double total, @Nullable String unit, boolean steps) {
        Counts grown =
                rateOf(SeriesName.of(id, RATE), Units.CALLS_PER_SECOND, new Counts(epochMillis, count, total), steps);
        add(id, "mean", unit, grown.count > 0 ? grown.total / grown.count : Double.NaN);
        if (!steps) {
            add(id, "count", null, count);
        }
    }

    /** Adds the rate, and tells what came since the time before. */
    private Counts rateOf(SeriesName series, String unit, Counts counts, boolean steps) {
        Counts grown;
        double seconds;
        if (steps) {
            grown = counts;
            missesStep |= countingStep == null;
            seconds = countingStep == null ? Double.NaN : countingStep.toMillis() / MILLIS_PER_SECOND;
        } else {
            Counts last = before.getOrDefault(series, Counts.NEVER);
            now.put(series, counts);
            grown = counts.since(last);
            seconds = (counts.epochMillis - last.epochMillis) / MILLIS_PER_SECOND;
        }
        readings.add(new Reading(series, unit, seconds > 0 ? grown.count / seconds : Double.NaN));
        return grown;
    }

    private void percentiles(Meter.Id id, HistogramSnapshot snapshot, @Nullable TimeUnit time) {
        @Nullable String unit = time == null ? Units.of(id.getBaseUnit()) : Units.SECONDS;
        for (ValueAtPercentile one : snapshot.percentileValues()) {
            SeriesName series = SeriesName.of(id, "percentile").with("phi", plain(one.percentile()));
            readings.add(new Reading(series, unit, time == null ? one.value() : one.value(time)));
        }
        for (CountAtBucket one : snapshot.histogramCounts()) {
            double bound = time == null ? one.bucket() : one.bucket(time);
            SeriesName series = SeriesName.of(id, "histogram").with("le", plain(bound));
            readings.add(new Reading(series, null, one.count()));
        }
    }

    private void measurements(Meter meter, boolean steps) {
        Map<Statistic, Integer> seen = new EnumMap<>(Statistic.class);
        Meter.Id id = meter.getId();
        for (Measurement one : meter.measure()) {
            int number = seen.merge(one.getStatistic(), 1, Integer::sum);
            Meter.Id own = number == 1 ? id : id.withTag(Tag.of("measurement", Integer.toString(number)));
            switch (one.getStatistic()) {
                case COUNT, TOTAL, TOTAL_TIME -> {
                    String what = one.getStatistic() == Statistic.COUNT ? "" : name(one.getStatistic()) + ".";
                    rateOf(
                            SeriesName.of(own, what + RATE),
                            Units.perSecond(id.getBaseUnit()),
                            new Counts(epochMillis, one.getValue(), 0),
                            steps);
                }
                case VALUE, UNKNOWN -> add(own, "", Units.of(id.getBaseUnit()), one.getValue());
                default -> add(own, name(one.getStatistic()), Units.of(id.getBaseUnit()), one.getValue());
            }
        }
    }

    private static String name(Statistic statistic) {
        return statistic.name().toLowerCase(Locale.ROOT);
    }

    private void add(Meter.Id id, String statistic, @Nullable String unit, double value) {
        readings.add(new Reading(SeriesName.of(id, statistic), unit, value));
    }

    /** As Micrometer's own registries write bounds: {@code 0.99}, {@code 5}, {@code +Inf}. */
    private static String plain(double number) {
        return Double.isInfinite(number) || number == Double.MAX_VALUE
                ? "+Inf"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private record Counts(long epochMillis, double count, double total) {
        static final Counts NEVER = new Counts(0, Double.NaN, Double.NaN);

        /** A count that has become less began anew; what it had before is not known, and a negative rate is wrong in any case. */
        Counts since(Counts last) {
            return new Counts(epochMillis, Math.max(0, count - last.count), Math.max(0, total - last.total));
        }
    }
}
