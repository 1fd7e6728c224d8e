// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import dev.simplejson.thin.Thinner;
import dev.simplejson.transform.Points.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            Slices slices = Slices.of(random.range(), maxDataPoints, 2);
            if (all.size() > slices.mostPoints()) {
                Thinner whole = new Thinner(slices);
                all.forEach(point -> whole.add(point.epochMillis(), point.value()));
                Thinner few = new Thinner(slices);
                List<Point> candidates = candidates(all, slices);
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
        Thinner thinner = new Thinner(Slices.of(RANGE, 100, 2));
        thinner.add(0, 1);
        thinner.add(1000, 2);
        thinner.addLeftOut(999_998);

        assertThat(thinner.describedAs(TimeSeries.named("load").build()).notices())
                .containsExactly(Notice.info(
                        "1,000,000 points thinned to 2: the lowest and the highest in each of 100 slices of time."
                                + " The settings points-per-pixel and downsampling change that"));
    }

    /** Lowest and highest do not fit beside the ends. */
    @ParameterizedTest
    @CsvSource({"1, the last", "2, the first and the last", "3, the first and the last"})
    void describedAs_onlyEndsMayLeave_saysSo(int maxDataPoints, String kept) {
        Thinner thinner = new Thinner(Slices.of(RANGE, maxDataPoints, 1));
        for (int time = 0; time < 10; time++) {
            thinner.add(time, time % 3);
        }

        assertThat(thinner.describedAs(TimeSeries.named("load").build()).notices())
                .containsExactly(Notice.info("10 points thinned to " + Math.min(2, maxDataPoints) + ": " + kept
                        + ". The settings points-per-pixel and downsampling change that"));
    }

    @Test
    void describedAs_noMoreThanMayLeave_givesAllAndSaysNothing() {
        Thinner thinner = new Thinner(Slices.of(RANGE, 1, 2));
        thinner.add(0, Double.NaN);
        thinner.add(1000, 2);

        TimeSeries all = thinner.describedAs(TimeSeries.named("load").build());

        assertThat(Points.of(all)).containsExactly(new Point(0, Double.NaN), new Point(1000, 2));
        assertThat(all.notices()).isEmpty();
    }

    @Test
    void describedAs_pointsWereLeftOutOfASeriesThatFits_isRefused() {
        Thinner thinner = new Thinner(Slices.of(RANGE, 100, 2));
        thinner.add(0, 1);
        thinner.addLeftOut(201);

        assertThatIllegalStateException()
                .isThrownBy(() -> thinner.describedAs(TimeSeries.named("load").build()))
                .withMessage("series 'load' has 202 points, of which 201 were left out;"
                        + " expected all of a series with up to 202");
    }

    @Test
    void add_pointsOutsideTheRange_areLeftOut() {
        Thinner thinner = new Thinner(Slices.of(RANGE, 1, 2));
        for (long time = -10; time <= 1010; time += 10) {
            thinner.add(time, (double) time);
        }

        assertThat(Points.of(thinner.describedAs(TimeSeries.named("load").build())))
                .containsExactly(new Point(0, 0), new Point(1000, 1000));
    }

    @Test
    void add_timeThatStepsBack_isRefused() {
        Thinner thinner = new Thinner(Slices.of(RANGE, 1, 2));
        thinner.add(10, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> thinner.add(9, 1))
                .withMessage("a point at 9 follows one at 10; expected ascending times");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void addAll_blocksOfAnySize_giveTheSameAsOneByOne(long seed) {
        RandomSeries random = RandomSeries.of(seed);
        List<Point> all = Points.of(random.series());
        long[] epochMillis = all.stream().mapToLong(Point::epochMillis).toArray();
        double[] values = all.stream().mapToDouble(Point::value).toArray();
        for (int maxDataPoints : new int[] {1, 16, 100}) {
            Thinner oneByOne = new Thinner(Slices.of(random.range(), maxDataPoints, 2));
            all.forEach(point -> oneByOne.add(point.epochMillis(), point.value()));
            Thinner blocks = new Thinner(Slices.of(random.range(), maxDataPoints, 2));
            for (int from = 0; from < all.size(); ) {
                int to = Math.min(all.size(), from + random.random().nextInt(200));
                blocks.addAll(epochMillis, values, from, to);
                from = to;
            }
            assertThat(Points.of(blocks.describedAs(random.series())))
                    .isEqualTo(Points.of(oneByOne.describedAs(random.series())));
        }
    }

    /** A step between two slices, in a series that has points to spare, is as steep as it is. */
    @Test
    void describedAs_stepsBetweenSlices_staySteep() {
        Thinner thinner = new Thinner(Slices.of(RANGE, 10, 2));
        for (int time = 5; time <= 1000; time += 10) {
            thinner.add(time, Math.floorDiv(time, 100));
        }

        List<Point> kept =
                Points.of(thinner.describedAs(TimeSeries.named("load").build()));

        for (int step = 1; step < 10; step++) {
            assertThat(kept).containsSequence(new Point(step * 100 - 5, step - 1), new Point(step * 100 + 5, step));
        }
    }

    @Test
    void describedAs_stepsWithinSlices_staySteep() {
        Thinner thinner = new Thinner(Slices.of(RANGE, 10, 2));
        for (int time = 0; time <= 1000; time++) {
            thinner.add(time, (time + 50) / 100 % 2);
        }

        List<Point> kept =
                Points.of(thinner.describedAs(TimeSeries.named("load").build()));

        for (int step = 0; step < 10; step++) {
            int edge = step * 100 + 50;
            assertThat(kept).containsSequence(new Point(edge - 1, step % 2), new Point(edge, (step + 1) % 2));
        }
    }

    /** What a store would send: see {@link Thinner}. */
    private static List<Point> candidates(List<Point> all, Slices slices) {
        TreeMap<Integer, List<Point>> columns = new TreeMap<>();
        for (Point point : all) {
            columns.computeIfAbsent(slices.indexOf(point.epochMillis()), slice -> new ArrayList<>())
                    .add(point);
        }
        List<Point> candidates = new ArrayList<>();
        columns.values().forEach(column -> ofSlice(column).forEach(index -> candidates.add(column.get(index))));
        return candidates;
    }

    private static NavigableSet<Integer> ofSlice(List<Point> slice) {
        NavigableSet<Integer> found = new TreeSet<>(List.of(0, slice.size() - 1));
        double low = slice.stream()
                .mapToDouble(Point::value)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(0);
        double high = slice.stream()
                .mapToDouble(Point::value)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
        for (double extreme : new double[] {low, high}) {
            int[] places = IntStream.range(0, slice.size())
                    .filter(i -> slice.get(i).value() == extreme)
                    .toArray();
            if (places.length > 0) {
                found.add(places[0]);
                found.add(places[places.length - 1]);
            }
        }
        return found;
    }
}
