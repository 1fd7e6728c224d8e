// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.util.List;

/** Writes the one grouped query that thins. */
final class ThinningSql {
    private final Selection selection;
    private final ThinningGrid grid;
    private final TableColumn value;
    private final Dialect dialect;
    private final List<TableColumn> labels;

    ThinningSql(Selection selection, ThinningGrid grid, TableColumn value) {
        this.selection = selection;
        this.grid = grid;
        this.value = value;
        this.dialect = selection.dialect();
        this.labels = selection.relation().labels();
    }

    static String label(int index) {
        return "sj_label_" + index;
    }

    BoundSql build() {
        ArgumentAggregates aggregates = dialect.argumentAggregates();
        BoundSql sql = new BoundSql()
                .sql("WITH cells AS ")
                .sql(aggregates == null ? dialect.notStored() : "")
                .sql("(");
        addCells(sql);
        sql.sql(")");
        if (aggregates == null) {
            addTwoPasses(sql);
        } else {
            sql.sql(" SELECT ").sql(labelNames("")).sql("sj_cell, ").sql(extremes());
            sql.sql(", ").sql(aggregates.timeOfLowest("sj_millis", "sj_value")).sql(" AS sj_lowest_at");
            sql.sql(", ").sql(aggregates.timeOfHighest("sj_millis", "sj_value")).sql(" AS sj_highest_at");
            sql.sql(", ").sql(aggregates.firstValue("sj_millis", "sj_value")).sql(" AS sj_first_value");
            sql.sql(", ").sql(aggregates.lastValue("sj_millis", "sj_value")).sql(" AS sj_last_value");
            sql.sql(" FROM cells GROUP BY ").sql(labelNames("")).sql("sj_cell");
        }
        return sql;
    }

    /** Every row with the column of the grid it lies in. */
    private void addCells(BoundSql sql) {
        sql.sql("SELECT ").sql(labelNames(""));
        grid.addColumn(sql, dialect, "sj_millis");
        sql.sql(" AS sj_cell, sj_millis, sj_value FROM (SELECT ");
        for (int i = 0; i < labels.size(); i++) {
            sql.sql(labels.get(i).quoted()).sql(" AS ").sql(label(i)).sql(", ");
        }
        selection
                .relation()
                .codec()
                .addMillisSince(sql, dialect, selection.relation().time().quoted(), grid.fromEpochMillis());
        sql.sql(" AS sj_millis, ")
                .sql(dialect.number(value.quoted(), value.kind()))
                .sql(" AS sj_value");
        selection.addFrom(sql);
        // The range as the database sees it may be a little wider.
        sql.sql(") AS points WHERE sj_millis BETWEEN 0 AND ").bind(dialect.bigintParameter(), grid.length());
    }

    private static String extremes() {
        return "COUNT(*) AS sj_count"
                + ", MIN(CASE WHEN sj_value IS NOT NULL THEN sj_millis END) AS sj_first"
                + ", MAX(CASE WHEN sj_value IS NOT NULL THEN sj_millis END) AS sj_last"
                + ", MIN(sj_value) AS sj_lowest, MAX(sj_value) AS sj_highest"
                + ", MIN(CASE WHEN sj_value IS NULL THEN sj_millis END) AS sj_gap"
                + ", MAX(CASE WHEN sj_value IS NULL THEN sj_millis END) AS sj_last_gap";
    }

    /** Finds the extremes first, then the rows that have them. */
    private void addTwoPasses(BoundSql sql) {
        sql.sql(", extremes AS (SELECT ").sql(labelNames("")).sql("sj_cell, ").sql(extremes());
        sql.sql(" FROM cells GROUP BY ")
                .sql(labelNames(""))
                .sql("sj_cell) SELECT ")
                .sql(labelNames("e."));
        sql.sql("e.sj_cell AS sj_cell");
        for (String column : List.of("count", "first", "last", "lowest", "highest", "gap", "last_gap")) {
            sql.sql(", MIN(e.sj_").sql(column).sql(") AS sj_").sql(column);
        }
        sql.sql(", MIN(CASE WHEN c.sj_value = e.sj_lowest THEN c.sj_millis END) AS sj_lowest_at");
        sql.sql(", MIN(CASE WHEN c.sj_value = e.sj_highest THEN c.sj_millis END) AS sj_highest_at");
        sql.sql(", MIN(CASE WHEN c.sj_millis = e.sj_first THEN c.sj_value END) AS sj_first_value");
        sql.sql(", MAX(CASE WHEN c.sj_millis = e.sj_last THEN c.sj_value END) AS sj_last_value");
        sql.sql(" FROM cells c ").sql(dialect.joinInOrder()).sql(" extremes e ON c.sj_cell = e.sj_cell");
        for (int i = 0; i < labels.size(); i++) {
            sql.sql(" AND ").sql(dialect.same("c." + label(i), "e." + label(i)));
        }
        // So that only few rows have to be grouped again; a column of nothing but gaps is kept by its first.
        sql.sql(" AND (c.sj_value = e.sj_lowest OR c.sj_value = e.sj_highest OR c.sj_millis = e.sj_first");
        sql.sql(" OR c.sj_millis = e.sj_last OR c.sj_millis = e.sj_gap)");
        sql.sql(" GROUP BY ").sql(labelNames("e.")).sql("e.sj_cell");
    }

    private String labelNames(String prefix) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            names.append(prefix).append(label(i)).append(", ");
        }
        return names.toString();
    }
}
