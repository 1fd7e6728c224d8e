// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A panel that wants a table, and a source that has series. */
class SeriesToTableTest {
    private static final Specs TABLE = Specs.range(0, 1000).shape(Shape.TABLE);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void series_severalOfThem_areJoinedOnTime(boolean deferred) throws Exception {
        TimeSeries cpu =
                TimeSeries.named("cpu").unit("percent").points(new long[] {100, 200, 300}, new double[] {1, 2, 3});
        TimeSeries memory = TimeSeries.named("mem").points(new long[] {50, 200, 400}, new double[] {4, 5, 6});

        Frame table = transform(TABLE, deferred ? Points.deferred(cpu) : cpu, memory);

        assertThat(((Table) table).columns())
                .containsExactly(Column.time("Time"), Column.number("cpu").withUnit("percent"), Column.number("mem"));
        assertThat(Rows.of(table))
                .containsExactly(
                        Rows.row(50L, null, 4.0),
                        Rows.row(100L, 1.0, null),
                        Rows.row(200L, 2.0, 5.0),
                        Rows.row(300L, 3.0, null),
                        Rows.row(400L, null, 6.0));
    }

    @Test
    void series_noValue_isNull() throws Exception {
        Frame table = transform(TABLE, Points.series(0, 1, 1, Double.NaN, Double.POSITIVE_INFINITY));

        assertThat(Rows.of(table)).containsExactly(Rows.row(0L, 1.0), Rows.row(1L, null), Rows.row(2L, null));
    }

    @Test
    void series_severalPointsAtOneTime_takeARowEach() throws Exception {
        Frame table = transform(
                TABLE, Points.series(7, 0, 1, 2), TimeSeries.named("b").points(new long[] {7}, new double[] {9}));

        assertThat(Rows.of(table)).containsExactly(Rows.row(7L, 1.0, 9.0), Rows.row(7L, 2.0, null));
    }

    @Test
    void series_moreThanMaxDataPoints_areNotThinned() throws Exception {
        assertThat(Rows.of(transform(TABLE.maxDataPoints(3), Points.series(0, 1, new double[500]))))
                .hasSize(500);
    }

    @Test
    void series_outsideTheRange_isCut() throws Exception {
        assertThat(Rows.of(transform(TABLE, Points.series(-2, 1, 1, 2, 3)))).containsExactly(Rows.row(0L, 3.0));
    }

    @Test
    void series_empty_leavesColumnsWithoutRows() throws Exception {
        Frame table = transform(TABLE, TimeSeries.named("cpu").build());

        assertThat(((Table) table).columns()).hasSize(2);
        assertThat(Rows.of(table)).isEmpty();
    }

    @Test
    void columnNames_thatWouldBeTheSame_getLabelsOrNumbers() throws Exception {
        Table table = (Table) transform(
                TABLE,
                TimeSeries.named("cpu").label("host", "a").label("core", "1").build(),
                TimeSeries.named("cpu").label("host", "b").build(),
                TimeSeries.named("cpu").build(),
                TimeSeries.named("cpu").build(),
                TimeSeries.named("x").title("Load").label("host", "a").build(),
                TimeSeries.named("Time").build(),
                TimeSeries.named("").build());

        assertThat(table.columns())
                .extracting(Column::name)
                .containsExactly(
                        "Time",
                        "cpu {core=\"1\", host=\"a\"}",
                        "cpu {host=\"b\"}",
                        "cpu",
                        "cpu (2)",
                        "Load",
                        "Time (2)",
                        "Value");
    }

    @Test
    void description_ofAllSeries_isKept() throws Exception {
        Notice notice = Notice.warning("estimated");
        Table table = (Table) transform(
                TABLE,
                TimeSeries.named("a").notice(notice).executedQuery("select a").build(),
                TimeSeries.named("b")
                        .notice(notice)
                        .notice(Notice.info("late"))
                        .executedQuery("select b")
                        .build(),
                TimeSeries.named("c").executedQuery("select a").build());

        assertThat(table.name()).isEqualTo("a");
        assertThat(table.notices()).containsExactly(notice, Notice.info("late"));
        assertThat(table.executedQuery()).isEqualTo("select a\nselect b");
    }

    @Test
    void filter_onALabel_takesTheColumnAway() throws Exception {
        Table table = (Table) transform(
                TABLE.filters(AdhocFilter.of("host", Operator.EQUAL, "a")),
                TimeSeries.named("cpu").label("host", "a").build(),
                TimeSeries.named("cpu").label("host", "b").build());

        assertThat(table.columns()).extracting(Column::name).containsExactly("Time", "cpu");
    }

    @Test
    void filter_onAllSeries_leavesNothing() throws Exception {
        TransformSpec spec =
                TABLE.filters(AdhocFilter.of("host", Operator.EQUAL, "c")).spec();

        assertThat(Transformer.transform(
                        List.of(TimeSeries.named("cpu").label("host", "a").build()), spec))
                .isEmpty();
    }

    @Test
    void rows_tooManyOfOneSeries_failAtOnce() {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> transform(TABLE.maxTableRows(10), Points.series(0, 1, new double[11])))
                .withMessage(
                        "series 'load' has 11 rows; max-table-rows allows 10: ask for a shorter range or less detail")
                .returns(ErrorKind.TOO_LARGE, SimpleJsonException::kind);
    }

    @Test
    void rows_tooManyOnlyWhenJoined_failToo() {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> transform(
                        TABLE.maxTableRows(15),
                        Points.series(0, 2, new double[10]),
                        Points.series(1, 2, new double[10])))
                .withMessage("table 'load' has at least 16 rows; max-table-rows allows 15:"
                        + " ask for a shorter range or less detail");
    }

    @Test
    void cells_moreThanRawPointsMayBe_fail() {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> transform(
                        TABLE.maxRawPoints(40),
                        Points.series(0, 2, new double[10]),
                        Points.series(1, 2, new double[10])))
                .withMessage("table 'load' has at least 42 cells; max-raw-points allows 40:"
                        + " ask for a shorter range or less detail");
    }

    @Test
    void endlessDeferredSeries_isStoppedByTheRowLimit() {
        TimeSeries endless = TimeSeries.named("load").points(sink -> {
            while (true) {
                sink.add(1, 1);
            }
        });

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> transform(TABLE.maxTableRows(10), endless))
                .withMessage("series 'load' has at least 11 rows; max-table-rows allows 10:"
                        + " ask for a shorter range or less detail");
    }

    @Test
    void tablesAmongTheSeries_nothingIsJoined() throws Exception {
        TimeSeries series = Points.series(0, 1, 1, 2);
        Table table = Table.named("t").column(Column.number("n")).row(1).build();

        assertThat(Transformer.transform(List.of(series, table), TABLE.spec())).containsExactly(series, table);
    }

    @Test
    void eitherShape_nothingIsConverted() throws Exception {
        TimeSeries series = Points.series(0, 1, 1, 2);

        assertThat(Transformer.transform(List.of(series), Specs.range(0, 1000).spec()))
                .containsExactly(series);
    }

    @Test
    void noFrames_leaveNone() throws Exception {
        assertThat(Transformer.transform(List.of(), TABLE.spec())).isEmpty();
    }

    private static Frame transform(Specs specs, TimeSeries... series) throws Exception {
        List<Frame> frames = Transformer.transform(List.of(series), specs.spec());
        assertThat(frames).hasSize(1);
        return frames.get(0);
    }
}
