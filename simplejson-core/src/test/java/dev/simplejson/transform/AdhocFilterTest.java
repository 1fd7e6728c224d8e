// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ad-hoc filters on labels and on cells. */
class AdhocFilterTest {
    private static final Specs RANGE = Specs.range(0, 1000);

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "web-1, =, web-1, true",
                "web-1, =, WEB-1, false",
                "web-1, =, web, false",
                "web-1, !=, web-1, false",
                "web-1, !=, web-2, true",
                "1.0, =, 1, true",
                "1.0, !=, 1, false",
                "'1 ', =, 1, false",
                "0x1, =, 1, false",
                "1e3, =, 1000, true",
                "10, <, 9, false",
                "10, >, 9, true",
                "9, <=, 9.0, true",
                "9, >=, 9.0, true",
                "9, >, 9.0, false",
                "a10, <, a9, true",
                "10, <, 9a, true",
                "a, <=, a, true",
                "b, >=, a, true",
                "9007199254740993, =, 9007199254740992, false",
                "web-1, =~, web-., true",
                "web-1, =~, web, false",
                "xweb-1, =~, web-., false",
                "web-1, =~, 'db|web-1', true",
                "web-1, =~, .*, true",
                "web-1, !~, web-., false",
                "web-1, !~, web, true",
                "'', =, '', true",
                "'', =~, .*, true",
                "'', !~, .+, true",
            })
    void label_comparedWithOneValue_followsTheOperator(String label, String symbol, String value, boolean kept)
            throws Exception {
        TimeSeries series = TimeSeries.named("load").label("host", label).build();
        AdhocFilter filter = AdhocFilter.of("host", operator(symbol), value);

        assertThat(Transformer.transform(List.of(series), RANGE.filters(filter).spec()))
                .hasSize(kept ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "b, =|, 'a b', true",
        "c, =|, 'a b', false",
        "c, !=|, 'a b', true",
        "b, !=|, 'a b', false",
        "2.0, =|, '1 2', true",
        "2.0, !=|, '1 2', false",
    })
    void label_comparedWithSeveralValues_followsTheOperator(String label, String symbol, String values, boolean kept)
            throws Exception {
        TimeSeries series = TimeSeries.named("load").label("host", label).build();
        AdhocFilter filter = new AdhocFilter("host", operator(symbol), List.of(values.split(" ")));

        assertThat(Transformer.transform(List.of(series), RANGE.filters(filter).spec()))
                .hasSize(kept ? 1 : 0);
    }

    /** As a cell that is null: no value, which is the empty text to most operators. */
    @ParameterizedTest
    @CsvSource({
        "=, web-1, web-1",
        "=, '', none",
        "!=, web-1, none",
        "=~, .*, web-1 none",
        "=~, web.*, web-1",
        "!~, web.*, none",
        "<, z, web-1",
        "=|, web-1, web-1"
    })
    void label_thatOtherSeriesOfTheMetricHave_isNoValueWhereItIsMissing(String symbol, String value, String kept)
            throws Exception {
        List<Frame> series = List.of(
                TimeSeries.named("load").label("host", "web-1").build(),
                TimeSeries.named("load").build());
        AdhocFilter filter = AdhocFilter.of("host", operator(symbol), value);

        assertThat(Transformer.transform(series, RANGE.filters(filter).spec()))
                .extracting(frame -> ((TimeSeries) frame).labels().getOrDefault("host", "none"))
                .containsExactly(kept.split(" "));
    }

    @Test
    void label_thatNoSeriesOfTheMetricHas_filtersNothing() throws Exception {
        List<Frame> series = List.of(
                TimeSeries.named("load").label("host", "web-1").build(),
                TimeSeries.named("load").build());
        AdhocFilter filter = AdhocFilter.of("region", Operator.EQUAL, "eu");

        assertThat(Transformer.transform(series, RANGE.filters(filter).spec())).hasSize(2);
    }

    @Test
    void none_acceptsEverything() throws Exception {
        TimeSeries series = TimeSeries.named("load").label("host", "a").build();

        assertThat(AdhocConditions.none().accept(series)).isTrue();
        assertThat(AdhocConditions.of(List.of())).isSameAs(AdhocConditions.none());
    }

    @Test
    void noneOf_nothing_keepsEverything() throws Exception {
        TimeSeries series = TimeSeries.named("load").label("host", "a").build();

        assertThat(filtered(series, new AdhocFilter("host", Operator.NOT_ONE_OF, List.of())))
                .hasSize(1);
        assertThat(filtered(series, new AdhocFilter("host", Operator.ONE_OF, List.of())))
                .isEmpty();
    }

    @Test
    void series_withoutTheLabel_isLeftAsItIs() throws Exception {
        TimeSeries series = TimeSeries.named("host").label("region", "eu").build();

        assertThat(filtered(series, AdhocFilter.of("host", Operator.EQUAL, "web-1")))
                .containsExactly(series);
    }

    @Test
    void filters_severalOfThem_haveToAgree() throws Exception {
        TimeSeries series = TimeSeries.named("load")
                .label("host", "web-1")
                .label("region", "eu")
                .build();
        AdhocFilter host = AdhocFilter.of("host", Operator.EQUAL, "web-1");

        assertThat(filtered(series, host, AdhocFilter.of("region", Operator.EQUAL, "eu")))
                .hasSize(1);
        assertThat(filtered(series, host, AdhocFilter.of("region", Operator.EQUAL, "us")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "=, 5, '5 5.0'",
        "!=, 5, 'null NaN 4 5.5'",
        ">, 4.9, '5 5.0 5.5'",
        "<, 5, '4'",
        "<=, 5, '4 5 5.0'",
        ">=, 5, '5 5.0 5.5'",
        "=~, 5, '5 5.0'",
        "=~, '5|', 'null NaN 5 5.0'",
        "!~, 5, 'null NaN 4 5.5'",
        "=, '', 'null NaN'",
        ">, a, ''",
    })
    void numberCells_comparedWithAValue_followTheOperator(String symbol, String value, String expected)
            throws Exception {
        Table table = table(Column.number("load"), null, Double.NaN, 4, 5L, 5.0, 5.5f);

        assertThat(cells(table, AdhocFilter.of("load", operator(symbol), value)))
                .extracting(String::valueOf)
                .isEqualTo(Arrays.stream(expected.split(" "))
                        .filter(cell -> !cell.isEmpty())
                        .toList());
    }

    @Test
    void numberCells_ofAnyPrecision_areComparedExactly() throws Exception {
        BigInteger large = BigInteger.TEN.pow(80);
        Table table = table(Column.number("n"), Long.MAX_VALUE, large, new BigDecimal("0.10"), 0.1, 0.1f, 1e300);

        assertThat(cells(table, AdhocFilter.of("n", Operator.EQUAL, "9223372036854775807")))
                .containsExactly(Long.MAX_VALUE);
        assertThat(cells(table, AdhocFilter.of("n", Operator.EQUAL, "0.1")))
                .containsExactly(new BigDecimal("0.10"), 0.1, 0.1);
        assertThat(cells(table, AdhocFilter.of("n", Operator.GREATER, "1e79"))).containsExactly(large, 1e300);
    }

    @Test
    void textCells_nullAmongThem_countsAsEmpty() throws Exception {
        Table table = table(Column.string("host"), "web-1", null, "");

        assertThat(cells(table, AdhocFilter.of("host", Operator.NOT_EQUAL, "web-1")))
                .containsExactly(null, "");
        assertThat(cells(table, AdhocFilter.of("host", Operator.MATCHES, ".+"))).containsExactly("web-1");
        assertThat(cells(table, AdhocFilter.of("host", Operator.LESS, "x"))).containsExactly("web-1", "");
        assertThat(cells(table, new AdhocFilter("host", Operator.NOT_ONE_OF, List.of("web-1", ""))))
                .isEmpty();
    }

    @Test
    void timeCells_areEpochMillis() throws Exception {
        Table table = table(Column.time("at"), 100L, 900L, 1000L);

        assertThat(cells(table, AdhocFilter.of("at", Operator.GREATER, "200"))).containsExactly(900L, 1000L);
    }

    @ParameterizedTest
    @CsvSource({
        "=, 1970-01-01T00:00:00.900Z, 900",
        "!=, 1970-01-01T00:00:00.900Z, '100 1000'",
        "<, 1970-01-01T00:00:01Z, '100 900'",
        "<=, 1970-01-01T01:00:01+01:00, '100 900 1000'",
        ">, 1970-01-01 00:00:00.9, 1000",
        ">=, 1970-01-01, '100 900 1000'",
        "=|, 1970-01-01T00:00:01Z, 1000",
        "=, yesterday, ''",
        "=, '', ''",
        "!=, yesterday, '100 900 1000'",
        ">, 9e2, 1000",
    })
    void timeCells_comparedWithIso_followTheOperator(String symbol, String value, String expected) throws Exception {
        Table table = table(Column.time("at"), 100L, 900L, 1000L);
        AdhocFilter filter = new AdhocFilter("at", operator(symbol), List.of(value));

        assertThat(String.join(
                        " ", cells(table, filter).stream().map(String::valueOf).toList()))
                .isEqualTo(expected);
    }

    @Test
    void timeCells_comparedWithNoTime_areRefused() {
        Table table = table(Column.time("at"), 100L, 900L);

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> cells(table, AdhocFilter.of("at", Operator.LESS, "yesterday")))
                .withMessageStartingWith(
                        "filter 'at < yesterday' compares times with what is none: 'yesterday' is not a time")
                .withMessageEndingWith("or epoch milliseconds")
                .returns(ErrorKind.BAD_REQUEST, SimpleJsonException::kind);
    }

    @Test
    void booleanCells_areText() throws Exception {
        Table table = table(Column.of("up", dev.simplejson.model.ColumnType.BOOLEAN), true, false, null);

        assertThat(cells(table, AdhocFilter.of("up", Operator.EQUAL, "true"))).containsExactly(true);
    }

    @Test
    void table_withoutTheColumn_isLeftAsItIs() throws Exception {
        Table table = table(Column.string("host").withDisplayName("Host"), "a", "b");

        assertThat(filtered(table, AdhocFilter.of("Host", Operator.EQUAL, "a"))).containsExactly(table);
    }

    @Test
    void table_filtered_isCountedAfterwards() throws Exception {
        Table table = table(Column.string("host"), "a", "b", "b", "b");
        TransformSpec spec = RANGE.filters(AdhocFilter.of("host", Operator.EQUAL, "a"))
                .maxTableRows(1)
                .spec();

        assertThat(Rows.of(Transformer.transform(List.of(table), spec).get(0))).containsExactly(List.of("a"));
    }

    @ParameterizedTest
    @EnumSource(names = {"MATCHES", "NOT_MATCHES"})
    void expression_thatIsNone_failsBeforeAnythingIsRead(Operator operator) {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> AdhocConditions.of(List.of(AdhocFilter.of("host", operator, "web-(1"))))
                .withMessage("regular expression 'web-(1' of the filter on 'host' is invalid: missing closing );"
                        + " expected RE2 syntax")
                .returns(ErrorKind.BAD_REQUEST, SimpleJsonException::kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)", "(a)\\1", "(?<!b)a", "a{1,2000}"})
    void expression_ofMoreThanRe2_isRejected(String expression) {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> AdhocConditions.of(List.of(AdhocFilter.of("a", Operator.MATCHES, expression))))
                .withMessageEndingWith("; expected RE2 syntax");
    }

    private static Operator operator(String symbol) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static Table table(Column column, Object... cells) {
        Table.Builder table = Table.named("hosts").column(column);
        Arrays.stream(cells).forEach(cell -> table.row(new Object[] {cell}));
        return table.build();
    }

    private static List<Frame> filtered(Frame frame, AdhocFilter... filters) throws Exception {
        return Transformer.transform(List.of(frame), RANGE.filters(filters).spec());
    }

    private static List<Object> cells(Table table, AdhocFilter filter) throws Exception {
        return Rows.of(filtered(table, filter).get(0)).stream()
                .map(row -> row.get(0))
                .toList();
    }
}
