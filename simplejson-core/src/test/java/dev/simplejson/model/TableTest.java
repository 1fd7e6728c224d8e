// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableTest {
    private static final Column[] COLUMNS = {
        Column.time("At"), Column.string("Host"), Column.number("Load"), Column.of("Up", ColumnType.BOOLEAN)
    };

    @Test
    void row_ofTheColumnsTypes_isKeptInOrder() throws Exception {
        Table table = Table.named("servers")
                .columns(COLUMNS)
                .row(Instant.ofEpochMilli(5), CharBuffer.wrap("web-1"), 1.5f, true)
                .row(6L, "web-2", 2, null)
                .build();

        assertThat(rows(table)).containsExactly(List.of(5L, "web-1", 1.5, true), Arrays.asList(6L, "web-2", 2, null));
        assertThat(table).hasToString("Table[servers, 4 columns, 2 rows]");
    }

    @Test
    void row_tooShort_isRefused() {
        Table.Builder table = Table.named("servers").columns(COLUMNS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row(1L, "web-1"))
                .withMessage("a row of table 'servers' has 2 cells; expected 4, one per column");
    }

    @Test
    void row_null_isRefused() {
        Table.Builder table = Table.named("servers").columns(COLUMNS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row((Object[]) null))
                .withMessage(
                        "a row of table 'servers' is null; expected 4 cells, one per column, each of which may be null");
    }

    @Test
    void row_tooLong_isRefused() {
        Table.Builder table = Table.named("servers").columns(Column.number("Load"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row(1, 2))
                .withMessage("a row of table 'servers' has 2 cells; expected 1, one per column");
    }

    static List<Arguments> wrongCells() {
        return List.of(
                Arguments.of(
                        Column.time("c"),
                        1,
                        "column 'c' holds times (Long epoch milliseconds or java.time.Instant); got java.lang.Integer"),
                Arguments.of(
                        Column.time("c"),
                        "2026-11-22",
                        "column 'c' holds times (Long epoch milliseconds or java.time.Instant); got java.lang.String"),
                Arguments.of(Column.string("c"), 'x', "column 'c' holds text (CharSequence); got java.lang.Character"),
                Arguments.of(Column.number("c"), "1", "column 'c' holds numbers (Number); got java.lang.String"),
                Arguments.of(
                        Column.of("c", ColumnType.BOOLEAN), "true", "column 'c' holds Boolean; got java.lang.String"));
    }

    @ParameterizedTest
    @MethodSource("wrongCells")
    void row_cellOfAnotherType_isRefused(Column column, Object cell, String message) {
        Table.Builder table = Table.named("servers").column(column);

        assertThatIllegalArgumentException().isThrownBy(() -> table.row(cell)).withMessage(message);
    }

    @Test
    void row_changedAfterwards_keepsTheTableAsItWas() throws Exception {
        Object[] cells = {"web-1"};
        Table table =
                Table.named("servers").column(Column.string("Host")).row(cells).build();
        cells[0] = "other";
        table.forEach(row -> row[0] = "other");

        assertThat(rows(table)).containsExactly(List.of("web-1"));
    }

    @Test
    void column_afterTheFirstRow_isRefused() {
        Table.Builder table =
                Table.named("servers").column(Column.string("Host")).row("web-1");

        assertThatIllegalStateException()
                .isThrownBy(() -> table.column(Column.number("Load")))
                .withMessage("column 'Load' of table 'servers' comes after the first row; add all columns first");
    }

    @Test
    void build_withoutColumns_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.named("servers").build())
                .withMessage("table 'servers' has no column; expected at least one");
    }

    @Test
    void build_columnsOfOneName_areRefused() {
        Table.Builder table = Table.named("servers").columns(Column.string("Host"), Column.number("Host"));

        assertThatIllegalArgumentException()
                .isThrownBy(table::build)
                .withMessage("table 'servers' has two columns 'Host'; expected names that differ");
        assertThatIllegalArgumentException().isThrownBy(() -> table.rows(sink -> {}));
    }

    @Test
    void forEach_deferred_readsTheRowsOnceOnly() throws Exception {
        Table table =
                Table.named("servers").column(Column.string("Host")).rows(sink -> sink.add(CharBuffer.wrap("web-1")));

        assertThat(table.isDeferred()).isTrue();
        assertThat(rows(table)).containsExactly(List.of("web-1"));
        assertThatIllegalStateException()
                .isThrownBy(() -> rows(table))
                .withMessage("the rows of table 'servers' were already read;"
                        + " deferred rows can be read once: return a new table for each query");
    }

    @Test
    void forEach_deferredRowThatDoesNotFit_isRefused() {
        Table wide = Table.named("servers").column(Column.string("Host")).rows(sink -> sink.add("web-1", 2));
        Table wrong = Table.named("servers").column(Column.string("Host")).rows(sink -> sink.add(2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows(wide))
                .withMessage("a row of table 'servers' has 2 cells; expected 1, one per column");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows(wrong))
                .withMessage("column 'Host' holds text (CharSequence); got java.lang.Integer");
    }

    /** Numbers of one type are kept without boxes; nobody may see that. */
    @ParameterizedTest
    @MethodSource("numbers")
    void rows_numbersOfWhateverType_areAsTheyWereGiven(List<@Nullable Object> numbers) throws Exception {
        Table.Builder table = Table.named("numbers").column(Column.number("n"));
        numbers.forEach(table::row);

        List<@Nullable Object> read = new ArrayList<>();
        table.build().forEach(cells -> read.add(cells[0]));

        assertThat(read).isEqualTo(numbers);
    }

    static List<List<@Nullable Object>> numbers() {
        return List.of(
                Arrays.asList(1L, null, Long.MAX_VALUE),
                Arrays.asList(null, 1.5, Double.NaN),
                Arrays.asList(1, 2, null, 3),
                Arrays.asList(1L, 2, 3.0, new BigDecimal("4.10"), null, 5L),
                Arrays.asList(new BigDecimal("4.10"), 5L),
                IntStream.range(0, 100)
                        .<Object>mapToObj(i -> i % 7 == 0 ? (Object) (double) i : (Object) (long) i)
                        .toList());
    }

    @Test
    void build_thenMoreRows_leavesTheTableAsItWas() {
        Table.Builder builder =
                Table.named("numbers").column(Column.number("n")).row(1);
        Table table = builder.build();

        builder.row(2);

        assertThat(table.size()).isEqualTo(1);
        assertThat(builder.build().size()).isEqualTo(2);
    }

    @Test
    void toBuilder_keepsEverythingButTheRows() throws Exception {
        Table table = Table.named("servers")
                .columns(COLUMNS)
                .notice(Notice.warning("old"))
                .executedQuery("select 1")
                .row(1L, "web-1", 1, true)
                .build();

        Table copy = table.toBuilder().build();

        assertThat(copy)
                .usingRecursiveComparison()
                .ignoringFields("cells", "size", "produced")
                .isEqualTo(table);
        assertThat(rows(copy)).isEmpty();
    }

    private static List<List<Object>> rows(Table table) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        table.forEach(cells -> rows.add(new ArrayList<>(Arrays.asList(cells))));
        return rows;
    }
}
