// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.Points;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that a database gives in no certain order among themselves. */
class ThinnedSeriesTest {
    private static final TimeRange RANGE = new TimeRange(0, 240_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 60_000})
    void add_manyPointsOfOneMoment_givesWhatTheEngineKeepsOfSortedOnes(long looseMillis) throws Exception {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Point> rows = rows(random, looseMillis);
            int maxDataPoints = 1 + random.nextInt(40);
            ThinnedSeries series = new ThinnedSeries(Slices.of(RANGE, maxDataPoints, 2), "metric 'm'", looseMillis);
            rows.forEach(row -> series.add(row.epochMillis(), row.value()));
            List<Point> sorted = rows.stream()
                    .sorted(Comparator.comparingLong(Point::epochMillis).thenComparingDouble(Point::value))
                    .toList();

            assertThat(points(series))
                    .as("seed %d to %d points", seed, maxDataPoints)
                    .isEqualTo(Points.thinned(sorted, RANGE, maxDataPoints));
        }
    }

    /** In the order of moments, in any order within one; few values, so that many are equal. */
    private static List<Point> rows(Random random, long looseMillis) {
        List<Point> rows = new ArrayList<>();
        int size = random.nextInt(1500);
        for (int i = 0; i < size; i++) {
            long moment = i * 3L / size * 60_000;
            long millis = looseMillis == 1 ? moment : moment + 20_000L * random.nextInt(3);
            rows.add(new Point(millis, random.nextInt(4) == 0 ? Double.NaN : random.nextInt(1 + size / 100)));
        }
        return rows;
    }

    @Test
    void add_millionPointsOfOneTime_countsAll() throws Exception {
        ThinnedSeries series = new ThinnedSeries(Slices.of(RANGE, 100, 2), "metric 'm'", 1);
        for (int i = 0; i < 1_000_000; i++) {
            series.add(1000, (double) (i * 7919L % 1_000_000));
        }

        TimeSeries thinned = series.describedAs(TimeSeries.named("m").build());

        assertThat(thinned.notices())
                .containsExactly(Notice.info("1,000,000 points thinned to 2:"
                        + " the lowest and the highest in each of 100 slices of time."
                        + " The settings points-per-pixel and downsampling change that"));
        assertThat(List.of(thinned.valueAt(0), thinned.valueAt(1))).containsExactly(0.0, 999_999.0);
    }

    @Test
    void add_bothZeros_areTheSame() throws Exception {
        ThinnedSeries series = new ThinnedSeries(Slices.of(RANGE, 100, 2), "metric 'm'", 1);
        series.add(5, 0.0);
        series.add(5, -0.0);

        assertThat(points(series)).containsExactly(new Point(5, 0.0), new Point(5, 0.0));
    }

    @Test
    void add_timeThatGoesBack_isRefused() {
        ThinnedSeries series = new ThinnedSeries(Slices.of(RANGE, 100, 2), "metric 'm'", 1);
        series.add(1000, 1);

        assertThatThrownBy(() -> series.add(999, 1))
                .isInstanceOf(SimpleJsonException.class)
                .hasMessage(
                        "metric 'm' goes back in time from 1970-01-01T00:00:01Z to 1970-01-01T00:00:00.999Z although its rows"
                                + " are ordered by the time column; expected all of its times to be written in one way,"
                                + " with one offset from UTC; ISO-8601 in several ways is read with the time-format 'iso', and all else"
                                + " a query of yours can write in one way, metric.<name>.sql");
    }

    private static List<Point> points(ThinnedSeries series) throws Exception {
        List<Point> points = new ArrayList<>();
        series.describedAs(TimeSeries.named("m").build())
                .forEach((millis, value) -> points.add(new Point(millis, value)));
        return points;
    }
}
