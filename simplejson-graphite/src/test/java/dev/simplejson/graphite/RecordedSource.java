// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The recorded series as a data source. */
final class RecordedSource implements DataSource {
    private final List<RecordedSeries> series;
    private final long nowSeconds;
    private final Set<Long> stepsRead = new ConcurrentSkipListSet<>();

    RecordedSource(List<RecordedSeries> series, long nowSeconds) {
        this.series = series;
        this.nowSeconds = nowSeconds;
    }

    /** The steps of all series that were read. */
    Set<Long> stepsRead() {
        return stepsRead;
    }

    @Override
    public String name() {
        return "recorded";
    }

    @Override
    public List<Metric> metrics() {
        return series.stream()
                .map(RecordedSeries::name)
                .distinct()
                .map(Metric::named)
                .toList();
    }

    @Override
    public List<Frame> query(Query query) {
        return series.stream()
                .filter(one -> one.name().equals(query.metric()))
                .map(one -> frame(one, query))
                .toList();
    }

    private Frame frame(RecordedSeries one, Query query) {
        long from = Math.floorDiv(query.range().fromEpochMillis() - 1, 1000);
        long first = one.firstSlot(from, nowSeconds);
        double[] slots = one.slots(first, Math.floorDiv(query.range().toEpochMillis(), 1000), nowSeconds);
        TimeSeries.Builder frame = TimeSeries.named(one.name()).labels(one.labels());
        for (int i = 0; i < slots.length; i++) {
            stepsRead.add(one.stepSeconds());
            frame.add((first + i * one.stepSeconds()) * 1000, slots[i]);
        }
        return frame.build();
    }
}
