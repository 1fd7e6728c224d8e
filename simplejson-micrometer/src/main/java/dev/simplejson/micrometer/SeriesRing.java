// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last samples of all series, in memory that has a bound. Thread-safe. */
final class SeriesRing {
    /** Names, labels and maps of one series, roughly. */
    private static final int OVERHEAD_BYTES = 512;

    private final int maxSeries;
    private final long[] epochMillis;
    private final Map<String, Map<SeriesName, Column>> metrics = new TreeMap<>();
    private Set<String> leftOut = Set.of();
    private int series;
    /** Samples are counted; those from here on are held. */
    private long oldest;

    private long added;

    SeriesRing(int samples, long maxMemoryBytes) {
        this.epochMillis = new long[samples];
        this.maxSeries = (int) Math.min(Integer.MAX_VALUE, maxMemoryBytes / bytesPerSeries(samples));
    }

    static long bytesPerSeries(int samples) {
        return (long) samples * Double.BYTES + OVERHEAD_BYTES;
    }

    /**
     * Takes what was read at a time, and lets go of the oldest if there is no more room. Samples that claim to be of a later time were
     * taken before the clock was set back, and are forgotten.
     *
     * @param unread the names of meters that have not been read, because they are too many
     * @return the names of those meters of which something is not kept
     */
    synchronized Set<String> add(long time, List<Reading> readings, Set<String> unread) {
        Set<String> without = new TreeSet<>(unread);
        while (added > oldest && epochMillis[slot(added - 1)] >= time) {
            added--;
        }
        oldest = Math.max(oldest, added + 1 - epochMillis.length);
        int slot = slot(added);
        epochMillis[slot] = time;
        metrics.values().forEach(all -> all.values().forEach(column -> column.clear(added, slot)));
        forget();
        for (Reading reading : readings) {
            @Nullable Column column = column(reading);
            if (column == null) {
                without.add(reading.series().meter());
            } else {
                column.values[slot] = reading.value();
                column.last = added;
            }
        }
        added++;
        leftOut = without;
        return without;
    }

    private @Nullable Column column(Reading reading) {
        @Nullable Map<SeriesName, Column> known = metrics.get(reading.series().metric());
        @Nullable Column column = known == null ? null : known.get(reading.series());
        if (column == null && series < maxSeries) {
            column = new Column(reading.unit(), epochMillis.length, added);
            metrics.computeIfAbsent(reading.series().metric(), metric -> new TreeMap<>())
                    .put(reading.series(), column);
            series++;
        }
        return column;
    }

    /** Lets go of series that have not been there as long as the ring goes back. */
    private void forget() {
        metrics.values().removeIf(all -> {
            int held = all.size();
            all.values().removeIf(column -> added - column.last >= epochMillis.length);
            series -= held - all.size();
            return all.isEmpty();
        });
    }

    synchronized List<String> metrics() {
        return List.copyOf(metrics.keySet());
    }

    synchronized boolean has(String metric) {
        return metrics.containsKey(metric);
    }

    /** The meter of a metric of which nothing is held, because there was no room; null if it is not for that. */
    synchronized @Nullable String leftOut(String metric) {
        return has(metric)
                ? null
                : leftOut.stream()
                        .filter(meter -> metric.equals(meter) || metric.startsWith(meter + "."))
                        .findFirst()
                        .orElse(null);
    }

    /** When the last sample was taken; 0 if there is none. */
    synchronized long lastEpochMillis() {
        return added == 0 ? 0 : epochMillis[slot(added - 1)];
    }

    /** The series of a metric, sorted by their labels: what was read in the range, which may be nothing. */
    synchronized List<TimeSeries> series(String metric, TimeRange range) {
        long start = oldest;
        while (start < added && epochMillis[slot(start)] < range.fromEpochMillis()) {
            start++;
        }
        long end = added;
        while (end > start && epochMillis[slot(end - 1)] > range.toEpochMillis()) {
            end--;
        }
        return series(metric, start, end);
    }

    private List<TimeSeries> series(String metric, long start, long end) {
        Map<SeriesName, Column> all = metrics.getOrDefault(metric, Map.of());
        Set<Map<String, String>> labels = new HashSet<>();
        Set<Map<String, String>> twice = new HashSet<>();
        all.keySet().forEach(name -> {
            if (!labels.add(name.labels())) {
                twice.add(name.labels());
            }
        });
        List<TimeSeries> answer = new ArrayList<>();
        all.forEach((name, column) -> {
            TimeSeries.Builder one = TimeSeries.named(metric).labels(name.labels());
            if (twice.contains(name.labels())) {
                one.label("statistic", name.statistic().isEmpty() ? "value" : name.statistic());
            }
            if (column.unit != null) {
                one.unit(column.unit);
            }
            if (answer.isEmpty()) {
                notices(all.keySet()).forEach(one::notice);
            }
            for (long i = Math.max(column.first, start); i < end; i++) {
                one.add(epochMillis[slot(i)], column.values[slot(i)]);
            }
            answer.add(one.build());
        });
        return answer;
    }

    private Stream<Notice> notices(Collection<SeriesName> names) {
        return names.stream()
                .map(SeriesName::meter)
                .distinct()
                .filter(leftOut::contains)
                .map(meter -> Notice.warning("some series of '" + meter
                        + "' are not kept: there are more meters than 'maxMeters' and 'maxMemoryBytes' allow"));
    }

    /** The keys of all labels, or the values of one. */
    synchronized List<String> labels(@Nullable String key) {
        Set<String> found = new TreeSet<>();
        metrics.values()
                .forEach(all -> all.keySet().forEach(name -> {
                    if (key == null) {
                        found.addAll(name.labels().keySet());
                    } else if (name.labels().containsKey(key)) {
                        found.add(name.labels().get(key));
                    }
                }));
        return List.copyOf(found);
    }

    private int slot(long index) {
        return (int) (index % epochMillis.length);
    }

    private static final class Column {
        private final @Nullable String unit;
        private final double[] values;
        private long first;
        private long last;

        Column(@Nullable String unit, int samples, long first) {
            this.unit = unit;
            this.values = new double[samples];
            this.first = first;
            this.last = first;
            Arrays.fill(values, Double.NaN);
        }

        /** Before a sample, which may have been there before the clock was set back. */
        void clear(long sample, int slot) {
            values[slot] = Double.NaN;
            first = Math.min(first, sample);
            last = Math.min(last, sample);
        }
    }
}
