// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The recorded series, found as a store of Graphite finds them. */
final class RecordedSource implements SeriesSource {
    private final List<RecordedSeries> series;
    private final Set<Long> stepsRead = new TreeSet<>();

    RecordedSource(List<RecordedSeries> series) {
        this.series = series.stream()
                .sorted(Comparator.comparing(RecordedSeries::path))
                .toList();
    }

    /** The steps of all series that were read. */
    Set<Long> stepsRead() {
        return stepsRead;
    }

    @Override
    public void byPath(Expression.Path path, Window window, boolean unthinned, Consumer<Series> out) {
        PathPattern pattern = PathPattern.of(path.pattern());
        List<RecordedSeries> found = new ArrayList<>();
        for (RecordedSeries one : series) {
            if (pattern.matches(one.path()) || one.path().equals(path.text())) {
                found.add(one);
            }
        }
        if (found.isEmpty() && !pattern.hasGlob()) {
            throw new SimpleJsonException(ErrorKind.UNKNOWN_TARGET, "no metric " + path.text());
        }
        found.forEach(one -> give(one, path.text(), window, out));
    }

    @Override
    public void byTags(
            List<TagCondition> conditions, String path, Window window, boolean unthinned, Consumer<Series> out) {
        for (RecordedSeries one : series) {
            if (one.path().contains(";") && conditions.stream().allMatch(condition -> condition.accepts(tags(one)))) {
                give(one, path, window, out);
            }
        }
    }

    private static Map<String, String> tags(RecordedSeries series) {
        Map<String, String> tags = new LinkedHashMap<>(series.labels());
        tags.put(Series.NAME, series.name());
        return tags;
    }

    private void give(RecordedSeries one, String path, Window window, Consumer<Series> out) {
        long now = window.nowMillis() / 1000;
        long first = one.firstSlot(Math.floorDiv(window.fromMillis(), 1000), now);
        double[] slots = one.slots(first, Math.floorDiv(window.untilMillis(), 1000), now);
        if (slots.length > 0) {
            stepsRead.add(one.stepSeconds());
            out.accept(Series.of(
                    one.path(), path, tags(one), Points.onGrid(first * 1000, one.stepSeconds() * 1000, slots)));
        }
    }
}
