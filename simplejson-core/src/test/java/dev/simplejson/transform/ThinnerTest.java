// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.transform.Points.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The thinner by itself, as a source uses it that has somebody else leave out most of the points. */
class ThinnerTest {
    private static final TimeRange RANGE = new TimeRange(0, 1000);

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void describedAs_nothingButCandidatesCame_isTheSameAsOfAllPoints(long seed) {
        RandomSeries random = RandomSeries.of(seed);
        List<Point> all = Points.of(random.series());
        for (int maxDataPoints : new int[] {1, 2, 5, 16, 50, 100, 777, 1300}) {
            if (all.size() > maxDataPoints) {
                Thinner whole = new Thinner(random.range(), maxDataPoints);
                all.forEach(point -> whole.add(point.epochMillis(), point.value()));
                Thinner few = new Thinner(random.range(), maxDataPoints);
                List<Point> candidates = candidates(all, random.range(), maxDataPoints);
                candidates.forEach(point -> few.add(point.epochMillis(), point.value()));
                few.addLeftOut(all.size() - candidates.size());

                TimeSeries expected = whole.describedAs(random.series());
                TimeSeries actual = few.describedAs(random.series());
                assertThat(Points.of(actual)).as("to %d", maxDataPoints).isEqualTo(Points.of(expected));
                assertThat(actual.notices()).isEqualTo(expected.notices());
            }
        }
    }

    @Test
    void describedAs_fewerLeftThanMayLeave_saysHowManyThereWere() {
        Thinner thinner = new Thinner(RANGE, 100);
        thinner.add(0, 1);
        thinner.add(1000, 2);
        thinner.addLeftOut(999_998);

        assertThat(thinner.describedAs(TimeSeries.named("load").build()).notices())
                .containsExactly(Notice.info("1,000,000 points thinned to 2"));
    }

    @Test
    void describedAs_noMoreThanMayLeave_givesAllAndSaysNothing() {
        Thinner thinner = new Thinner(RANGE, 2);
        thinner.add(0, Double.NaN);
        thinner.add(1000, 2);

        TimeSeries all = thinner.describedAs(TimeSeries.named("load").build());

        assertThat(Points.of(all)).containsExactly(new Point(0, Double.NaN), new Point(1000, 2));
        assertThat(all.notices()).isEmpty();
    }

    /** What a database would send: the candidates written down plainly, and a gap at the end of every column that has one there. */
    private static List<Point> candidates(List<Point> all, TimeRange range, int maxDataPoints) {
        TimeGrid grid = new TimeGrid(range, Thinner.columns(maxDataPoints));
        TreeMap<Integer, List<Point>> columns = new TreeMap<>();
        for (Point point : all) {
            columns.computeIfAbsent(grid.columnOf(point.epochMillis()), column -> new ArrayList<>())
                    .add(point);
        }
        List<Point> candidates = new ArrayList<>();
        columns.values().forEach(column -> ofColumn(column).forEach(index -> candidates.add(column.get(index))));
        return candidates;
    }

    private static NavigableSet<Integer> ofColumn(List<Point> column) {
        NavigableSet<Integer> found = new TreeSet<>();
        List<Integer> values = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            (Double.isNaN(column.get(i).value()) ? gaps : values).add(i);
        }
        gaps.stream().limit(1).forEach(found::add);
        gaps.stream().filter(index -> index == column.size() - 1).forEach(found::add);
        if (values.isEmpty()) {
            return found;
        }
        int lowest = values.get(0);
        int highest = lowest;
        for (int index : values) {
            lowest = column.get(index).value() < column.get(lowest).value() ? index : lowest;
            highest = column.get(index).value() > column.get(highest).value() ? index : highest;
        }
        found.addAll(List.of(values.get(0), values.get(values.size() - 1)));
        for (int index : values) {
            if (Math.abs(index - lowest) <= 1 || Math.abs(index - highest) <= 1) {
                found.add(index);
            }
        }
        return found;
    }
}
