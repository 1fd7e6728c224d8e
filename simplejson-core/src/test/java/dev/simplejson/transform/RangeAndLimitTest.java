// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.transform.Points.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to series that are not thinned: points in memory at once, deferred ones while they are read. */
class RangeAndLimitTest {
    private static final long HOUR = 3_600_000;
    private static final long START = 1_700_000_000_000L;
    private static final Specs LAST_HOUR = Specs.range(START, START + HOUR);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void range_pointsOutside_areDropped(boolean deferred) throws Exception {
        TimeSeries series = Points.series(START - HOUR, HOUR / 2, 0, 1, 2, 3, 4, 5, 6);

        assertThat(Points.of(transform(series, deferred, LAST_HOUR)))
                .containsExactly(new Point(START, 2), new Point(START + HOUR / 2, 3), new Point(START + HOUR, 4));
    }

    @ParameterizedTest
    @CsvSource({"-1000, 10, true", "-1000, 10, false", "3600001, 1000, true", "3600001, 1000, false"})
    void range_allPointsOutside_leavesAnEmptySeries(long offset, long step, boolean deferred) throws Exception {
        TimeSeries series = Points.series(START + offset, step, 1, 2, 3);

        assertThat(Points.of(transform(series, deferred, LAST_HOUR))).isEmpty();
    }

    @Test
    void range_onlyPointOutside_saysWhereItIs() throws Exception {
        TimeSeries series = Points.series(1_000, 1_000, 1);

        TimeSeries transformed = (TimeSeries)
                Transformer.transform(List.of(series), LAST_HOUR.spec()).get(0);

        assertThat(transformed.notices())
                .containsExactly(
                        Notice.warning("the only point lies outside the range, at 1970-01-01T00:00:01Z; times are"
                                + " milliseconds since 1970"));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void range_allPointsOutside_saysWhereTheyAre(boolean deferred, boolean thinned) throws Exception {
        TimeSeries series = Points.series(1_000, 1_000, 1, 2, 3);
        TransformSpec spec = thinned ? LAST_HOUR.maxDataPoints(10).spec() : LAST_HOUR.spec();

        TimeSeries transformed =
                (TimeSeries) Transformer.transform(List.of(deferred ? Points.deferred(series) : series), spec)
                        .get(0);

        assertThat(Points.of(transformed)).isEmpty();
        assertThat(transformed.notices())
                .containsExactly(Notice.warning("all 3 points lie outside the range, from 1970-01-01T00:00:01Z to"
                        + " 1970-01-01T00:00:03Z; times are milliseconds since 1970"));
    }

    @Test
    void range_allPointsInside_leavesTheVerySeries() throws Exception {
        TimeSeries series = Points.series(START, 1, 1, Double.NaN, 3);

        assertThat(transform(series, false, LAST_HOUR)).isSameAs(series);
    }

    @Test
    void range_upToTheEndOfTime_keepsTheLastMillisecond() throws Exception {
        TimeSeries series = Points.series(Long.MAX_VALUE - 1, 1, 1, 2);

        assertThat(transform(series, false, Specs.range(0, Long.MAX_VALUE))).isSameAs(series);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void infinities_becomeNoValue(boolean deferred) throws Exception {
        TimeSeries series = Points.series(START, 1, 1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        assertThat(Points.of(transform(series, deferred, LAST_HOUR)))
                .extracting(Point::value)
                .containsExactly(1.0, Double.NaN, Double.NaN);
        assertThat(series.valueAt(1)).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void series_itsDescription_isKept(boolean deferred) throws Exception {
        TimeSeries series = TimeSeries.named("load")
                .title("Load")
                .unit("percent")
                .label("host", "web-1")
                .notice(Notice.warning("estimated"))
                .executedQuery("select 1")
                .withoutDownsampling()
                .points(new long[] {0, START}, new double[] {1, 2});

        TimeSeries result = transform(series, deferred, LAST_HOUR);

        assertThat(result)
                .usingRecursiveComparison()
                .ignoringFields("epochMillis", "values", "producer", "produced", "noticesAtEnd")
                .isEqualTo(series);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void seconds_insteadOfMillis_failWithTheSeriesAndATime(boolean deferred) {
        TimeSeries series = Points.series(START / 1000, 60, 1, 2, 3);

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> Points.read(transform(series, deferred, LAST_HOUR)))
                .withMessage(
                        "series 'load' has a point at 1700000000: times are in seconds; expected epoch milliseconds")
                .returns(ErrorKind.SOURCE_FAILED, SimpleJsonException::kind);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void seconds_beforeTheEpoch_failToo(boolean deferred) {
        TimeSeries series = Points.series(-START / 1000, 60, 1, 2, 3);

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> Points.read(transform(series, deferred, Specs.range(-START - HOUR, -START + HOUR))))
                .withMessageContaining("has a point at -1700000000: times are in seconds");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void seconds_ofAnotherHour_areJustOutside(boolean deferred) throws Exception {
        TimeSeries series = Points.series(START / 1000 - 7200, 60, 1, 2, 3);

        assertThat(Points.of(transform(series, deferred, LAST_HOUR))).isEmpty();
    }

    /** Both would take the same place for their points, and some would be lost. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deferred_pointsFromAnotherThread_areRefusedHoweverItTakesThat(boolean thinned) {
        TimeSeries series = TimeSeries.named("load").points(sink -> {
            Thread other = new Thread(() -> assertThatThrownBy(() -> sink.add(START, 1)));
            other.start();
            other.join();
        });
        TransformSpec spec = (thinned ? LAST_HOUR.maxDataPoints(10) : LAST_HOUR).spec();

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> Points.read((TimeSeries)
                        Transformer.transform(List.of(series), spec).get(0)))
                .withMessage("series 'load' got a point from another thread, and may lack some;"
                        + " expected all from the one that its function runs on");
    }

    @Test
    void deferred_rowsFromAnotherThread_areRefused() {
        Table table = Table.named("rooms").columns(Column.number("load")).rows(sink -> {
            Thread other = new Thread(() -> assertThatThrownBy(() -> sink.add(1)));
            other.start();
            other.join();
        });

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> Transformer.transform(List.of(table), LAST_HOUR.spec()))
                .withMessageStartingWith("table 'rooms' got a row from another thread");
    }

    @Test
    void deferred_stepBack_failsWithTheSeriesAndBothTimes() {
        TimeSeries series = TimeSeries.named("load").points(sink -> {
            sink.add(START + 1000, 1);
            sink.add(START, 2);
        });

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> Points.read(transform(series, false, LAST_HOUR)))
                .withMessage("series 'load' goes back in time from 2023-11-14T22:13:21Z to 2023-11-14T22:13:20Z;"
                        + " expected deferred points in ascending order")
                .returns(ErrorKind.SOURCE_FAILED, SimpleJsonException::kind);
    }

    @Test
    void deferred_stepBackOutsideTheRange_failsToo() {
        TimeSeries series = TimeSeries.named("load").points(sink -> {
            sink.add(START - 1000, 1);
            sink.add(START - 2000, 2);
        });

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> Points.read(transform(series, false, LAST_HOUR)))
                .withMessageContaining("goes back in time");
    }

    @Test
    void deferred_sourceThatCatchesTheFailure_failsAllTheSame() {
        TimeSeries series = TimeSeries.named("load").points(sink -> {
            sink.add(START, 1);
            try {
                sink.add(START - 1, 2);
            } catch (RuntimeException e) {
                sink.add(START, 3);
            }
        });

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> Points.read(transform(series, false, LAST_HOUR)))
                .withMessageContaining("goes back in time");
    }

    @Test
    void deferred_notThinned_isNotReadBeforeItIsAskedFor() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        TimeSeries series = TimeSeries.named("load").points(sink -> reads.incrementAndGet());

        TimeSeries result = transform(series, false, LAST_HOUR);

        assertThat(result.isDeferred()).isTrue();
        assertThat(reads).hasValue(0);
        result.forEach((epochMillis, value) -> {});
        assertThat(reads).hasValue(1);
    }

    @Test
    void deferred_equalTimes_areFine() throws Exception {
        TimeSeries series = Points.series(START, 0, 3, 1, 2);

        assertThat(Points.of(transform(series, true, LAST_HOUR)))
                .extracting(Point::value)
                .containsExactly(3.0, 1.0, 2.0);
    }

    @Test
    void limit_tooManyPointsInMemory_failsWithNumberLimitAndSetting() {
        TimeSeries series = Points.series(START, 1, new double[1235]);

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> transform(series, false, LAST_HOUR.maxRawPoints(1234)))
                .withMessage(
                        "series 'load' has 1,235 points; max-raw-points allows 1,234: ask for a shorter range or less detail")
                .returns(ErrorKind.TOO_LARGE, SimpleJsonException::kind);
    }

    @Test
    void limit_tooManyDeferredPoints_failsAtTheFirstTooMany() {
        List<Double> received = new ArrayList<>();
        TimeSeries series = Points.series(START, 1, 1, 2, 3, 4, 5);

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> transform(series, true, LAST_HOUR.maxRawPoints(3))
                        .forEach((epochMillis, value) -> received.add(value)))
                .withMessage("series 'load' has at least 4 points; max-raw-points allows 3:"
                        + " ask for a shorter range or less detail")
                .returns(ErrorKind.TOO_LARGE, SimpleJsonException::kind);
        assertThat(received).containsExactly(1.0, 2.0, 3.0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void limit_exactlyAsManyAsAllowedInTheRange_passes(boolean deferred) throws Exception {
        TimeSeries series = Points.series(START - 2, 1, 1, 2, 3, 4, 5);

        assertThat(Points.of(transform(series, deferred, LAST_HOUR.maxRawPoints(3))))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void limit_thinnedSeries_mayHaveAnyNumberOfPoints(boolean deferred) throws Exception {
        TimeSeries series = Points.series(START, 1, new double[5000]);

        assertThat(Points.of(
                        transform(series, deferred, LAST_HOUR.maxRawPoints(10).maxDataPoints(100))))
                .hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void checkAlive_whileDeferredPointsAreRead_endsThem() {
        AtomicInteger points = new AtomicInteger();
        TimeSeries endless = TimeSeries.named("load").points(sink -> {
            while (true) {
                sink.add(START, points.incrementAndGet());
            }
        });
        Specs dead = LAST_HOUR.maxDataPoints(100).checkAlive(() -> {
            throw new IllegalStateException("time is up");
        });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transform(endless, false, dead))
                .withMessage("time is up");
        assertThat(points).hasValueLessThan(10_000);
    }

    private static TimeSeries transform(TimeSeries series, boolean deferred, Specs specs) throws Exception {
        List<Frame> frames = Transformer.transform(List.of(deferred ? Points.deferred(series) : series), specs.spec());
        assertThat(frames).hasSize(1);
        return (TimeSeries) frames.get(0);
    }
}
