// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.transform.Points.Point;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A panel that wants series, and a source that has a table; and tables that stay tables. */
class TableToSeriesTest {
    private static final Specs SERIES = Specs.range(0, 1000).shape(Shape.TIME_SERIES);

    @Test
    void oneNumberColumn_isASeriesOfTheTablesName() throws Exception {
        Table table = Table.named("cpu")
                .columns(Column.time("at"), Column.number("load").withUnit("percent"))
                .row(200L, 2)
                .row(100L, 1.5)
                .row(300L, null)
                .build();

        List<TimeSeries> series = transform(SERIES, table);

        assertThat(series).hasSize(1);
        assertThat(series.get(0).name()).isEqualTo("cpu");
        assertThat(series.get(0).unit()).isEqualTo("percent");
        assertThat(series.get(0).title()).isNull();
        assertThat(Points.of(series.get(0)))
                .containsExactly(new Point(100, 1.5), new Point(200, 2), new Point(300, Double.NaN));
    }

    @Test
    void floats_areTheirOwnDigitsAsInTheTable() throws Exception {
        Table table = Table.named("oven")
                .columns(Column.time("at"), Column.number("celsius"))
                .row(100L, 21.1f)
                .build();

        assertThat(Points.of(transform(SERIES, table).get(0))).containsExactly(new Point(100, 21.1));
    }

    /** A row may be of any time, so this is no failure as it is with points. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void table_timesInSeconds_warns(boolean deferred) throws Exception {
        long start = 1_700_000_000_000L;
        Table.Builder columns = Table.named("jobs").columns(Column.time("Started"), Column.number("exit"));
        Table table = deferred
                ? columns.rows(sink -> sink.add(1_700_000_060L, 0))
                : columns.row(1_700_000_060L, 0).build();
        Specs specs = Specs.range(start, start + 3_600_000).shape(Shape.TABLE);

        Frame answer = Transformer.transform(List.of(table), specs.spec()).get(0);

        assertThat(answer.notices())
                .containsExactly(Notice.warning(
                        "column 'Started' holds 1700000060, which is 1970-01-20T16:13:20.060Z and would lie in the range as seconds;"
                                + " times are milliseconds since 1970"));
        assertThat(((Table) answer).size()).isEqualTo(1);
    }

    @Test
    void displayNameAndLabels_areALegendThatHoldsBoth() throws Exception {
        Table table = Table.named("cpu")
                .columns(
                        Column.time("at"),
                        Column.string("host"),
                        Column.number("load").withDisplayName("Load now"))
                .row(100L, "web-1", 1)
                .row(100L, "web-2", 2)
                .build();

        assertThat(transform(SERIES, table))
                .extracting(TimeSeries::title)
                .containsExactly("Load now {host=web-1}", "Load now {host=web-2}");
    }

    @Test
    void severalNumberColumns_areASeriesEach() throws Exception {
        Table table = Table.named("host")
                .columns(Column.time("at"), Column.number("cpu").withDisplayName("CPU"), Column.number("mem"))
                .row(100L, 1, 2)
                .build();

        List<TimeSeries> series = transform(SERIES, table);

        assertThat(series).extracting(TimeSeries::name).containsExactly("cpu", "mem");
        assertThat(series).extracting(TimeSeries::title).containsExactly("CPU", null);
        assertThat(series.get(1).valueAt(0)).isEqualTo(2);
    }

    @Test
    void textAndBooleanColumns_becomeLabels() throws Exception {
        Table table = Table.named("cpu")
                .columns(
                        Column.string("host"),
                        Column.time("at"),
                        Column.number("load"),
                        Column.of("up", ColumnType.BOOLEAN))
                .row("b", 100L, 1, true)
                .row("a", 100L, 2, true)
                .row("b", 200L, 3, true)
                .row(null, 100L, 4, false)
                .build();

        List<TimeSeries> series = transform(SERIES, table);

        assertThat(series)
                .extracting(TimeSeries::labels)
                .containsExactly(
                        Map.of("host", "b", "up", "true"), Map.of("host", "a", "up", "true"), Map.of("up", "false"));
        assertThat(Points.of(series.get(0))).containsExactly(new Point(100, 1), new Point(200, 3));
    }

    @Test
    void rowsWithoutATime_areLeftOutWithANotice() throws Exception {
        Table table = Table.named("cpu")
                .columns(Column.time("at"), Column.number("load"), Column.number("mem"))
                .notice(Notice.info("cached"))
                .executedQuery("select 1")
                .row(null, 1, 1)
                .row(100L, 2, 2)
                .row(null, 3, 3)
                .build();

        List<TimeSeries> series = transform(SERIES, table);

        assertThat(series).extracting(TimeSeries::size).containsExactly(1, 1);
        assertThat(series.get(0).notices())
                .containsExactly(Notice.info("cached"), Notice.warning("2 rows without a time left out"));
        assertThat(series.get(1).notices()).isEmpty();
        assertThat(series).extracting(TimeSeries::executedQuery).containsOnly("select 1");
    }

    @Test
    void oneRowWithoutATime_isCountedInTheSingular() throws Exception {
        Table table = Table.named("cpu")
                .columns(Column.time("at"), Column.number("load"))
                .row(null, 1)
                .build();

        List<TimeSeries> series = transform(SERIES, table);

        assertThat(series.get(0).size()).isZero();
        assertThat(series.get(0).notices()).containsExactly(Notice.warning("1 row without a time left out"));
    }

    @Test
    void noRows_areAnEmptySeries() throws Exception {
        Table table = Table.named("cpu")
                .columns(Column.time("at"), Column.string("host"), Column.number("load"))
                .build();

        assertThat(transform(SERIES, table)).singleElement().returns(0, TimeSeries::size);
    }

    @Test
    void points_ofATable_areCutAndThinned() throws Exception {
        Table table = Table.named("cpu")
                .columns(Column.time("at"), Column.number("load"))
                .rows(sink -> {
                    for (long i = -500; i < 2000; i++) {
                        sink.add(i, i % 10);
                    }
                });

        TimeSeries series = transform(SERIES.maxDataPoints(100), table).get(0);

        assertThat(series.size()).isBetween(200, 202);
        assertThat(series.epochMillisAt(0)).isZero();
        assertThat(series.notices())
                .extracting(Notice::text)
                .singleElement()
                .asString()
                .startsWith("1,001 points thinned to " + series.size() + ":");
    }

    @Test
    void filters_onColumns_comeFirst() throws Exception {
        Table table = Table.named("cpu")
                .columns(Column.time("at"), Column.string("host"), Column.number("load"))
                .row(100L, "a", 1)
                .row(100L, "b", 2)
                .build();

        assertThat(transform(SERIES.filters(AdhocFilter.of("host", Operator.EQUAL, "b")), table))
                .extracting(TimeSeries::labels)
                .containsExactly(Map.of("host", "b"));
    }

    @Test
    void table_withoutTimeOrNumber_staysATable() throws Exception {
        Table noTime = Table.named("a").column(Column.number("n")).row(1).build();
        Table noNumber = Table.named("b")
                .columns(Column.time("at"), Column.string("s"))
                .row(1L, "x")
                .build();

        assertThat(Transformer.transform(List.of(noTime, noNumber), SERIES.spec()))
                .containsExactly(noTime, noNumber);
    }

    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            names = {"TABLE", "EITHER"})
    void table_whereOneIsFine_staysATable(Shape shape) throws Exception {
        Table table = Table.named("a")
                .columns(Column.time("at"), Column.number("n"))
                .row(5000L, 1)
                .build();

        assertThat(Transformer.transform(List.of(table), SERIES.shape(shape).spec()))
                .containsExactly(table);
    }

    @Test
    void deferredTable_isReadNow() throws Exception {
        Table table = Table.named("a")
                .column(Column.number("n").withUnit("bytes"))
                .notice(Notice.info("cached"))
                .executedQuery("select 1")
                .rows(sink -> {
                    sink.add(1);
                    sink.add(2);
                });

        Table result =
                (Table) Transformer.transform(List.of(table), SERIES.spec()).get(0);

        assertThat(result.isDeferred()).isFalse();
        assertThat(Rows.of(result)).containsExactly(Rows.row(1), Rows.row(2));
        assertThat(result.columns()).isEqualTo(table.columns());
        assertThat(result.notices()).isEqualTo(table.notices());
        assertThat(result.executedQuery()).isEqualTo("select 1");
    }

    @Test
    void rows_tooMany_failWithTheSetting() {
        Table table =
                Table.named("a").column(Column.number("n")).row(1).row(2).row(3).build();

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> Transformer.transform(
                        List.of(table), SERIES.maxTableRows(2).spec()))
                .withMessage(
                        "table 'a' has at least 3 rows; max-table-rows allows 2: ask for a shorter range or less detail")
                .returns(ErrorKind.TOO_LARGE, SimpleJsonException::kind);
    }

    @Test
    void rows_tooManyOfASourceThatCatchesTheFailure_failAllTheSame() {
        Table table = Table.named("a").column(Column.number("n")).rows(sink -> {
            sink.add(1);
            try {
                sink.add(2);
            } catch (RuntimeException e) {
                // A source that thinks it knows better.
            }
        });

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> Transformer.transform(
                        List.of(table), SERIES.maxTableRows(1).spec()))
                .withMessageContaining("at least 2 rows");
    }

    @Test
    void checkAlive_whileRowsAreRead_endsThem() {
        Table endless = Table.named("a").column(Column.number("n")).rows(sink -> {
            while (true) {
                sink.add(1);
            }
        });
        Specs dead = SERIES.checkAlive(() -> {
            throw new IllegalStateException("time is up");
        });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Transformer.transform(List.of(endless), dead.spec()))
                .withMessage("time is up");
    }

    private static List<TimeSeries> transform(Specs specs, Table table) throws Exception {
        List<Frame> frames = Transformer.transform(List.of(table), specs.spec());
        return frames.stream().map(TimeSeries.class::cast).toList();
    }
}
