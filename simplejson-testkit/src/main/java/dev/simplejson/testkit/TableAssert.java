// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** One table of a panel, as Grafana gets it. */
public final class TableAssert extends AbstractAssert<TableAssert, String> {
    private final JsonNode table;

    TableAssert(JsonNode table) {
        super(table.toString(), TableAssert.class);
        this.table = table;
    }

    /** The columns have these names, in this order. */
    public TableAssert hasColumns(String... names) {
        List<String> found = new ArrayList<>();
        table.path("columns").forEach(column -> found.add(column.path("text").asText()));
        Assertions.assertThat(found).as("columns of %s", name()).containsExactly(names);
        return this;
    }

    /** There are so many rows. */
    public TableAssert hasSize(int rows) {
        Assertions.assertThat(table.path("rows").size())
                .as("rows of %s", name())
                .isEqualTo(rows);
        return this;
    }

    /**
     * A row has these cells, as JSON has them: times are epoch milliseconds, and nothing is null.
     *
     * @param index from 0
     */
    public TableAssert hasRow(int index, Object... cells) {
        List<String> expected = new ArrayList<>();
        for (Object cell : cells) {
            expected.add(String.valueOf(cell));
        }
        List<String> found = new ArrayList<>();
        table.path("rows").path(index).forEach(cell -> found.add(cell.asText()));
        Assertions.assertThat(found).as("row %d of %s", index, name()).isEqualTo(expected);
        return this;
    }

    private String name() {
        return "table '" + table.path("name").asText() + "'";
    }
}
