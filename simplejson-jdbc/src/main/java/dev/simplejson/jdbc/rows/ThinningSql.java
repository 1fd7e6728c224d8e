// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sql.BoundSql;
import java.util.List;

/**
 * Writes the one query by which a database thins. It cuts the range into the cells of a {@link ThinningGrid} and sends, of each series
 * and cell, just what {@link dev.simplejson.transform.Thinner} may choose from: the first and the last value, the lowest and the
 * highest with the values right beside them, the first gap, and a gap at the end, because it may be the series' last point.
 *
 * <p>The thinner makes of these the same choice as of everything. Whatever is first, lowest, highest or last of all is so among them,
 * and as nothing stands between two neighbours, they still are neighbours. So it finds each of them again in its role, and nothing else,
 * because there is nothing else; but for the gap at the end, which it drops where it is neither its cell's first nor the series' last.
 */
final class ThinningSql {
    static final int MILLIS = 1;
    static final int VALUE = 2;
    static final int CELL = 3;
    static final int COUNT = 4;
    static final int FIRST_LABEL = 5;

    private final Selection selection;
    private final ThinningGrid grid;
    private final TableColumn value;
    private final Dialect dialect;
    private final List<TableColumn> labels;

    ThinningSql(ValueRows rows, ThinningGrid grid) {
        this.selection = rows.selection();
        this.grid = grid;
        this.value = rows.value();
        this.dialect = selection.dialect();
        this.labels = selection.openLabels();
    }

    /** Rows as the constants above name their columns, one series behind the other and in the order of their points. */
    BoundSql build() {
        BoundSql sql = new BoundSql()
                .sql("SELECT sj_millis, sj_value, sj_cell, sj_count")
                .sql(labelsBehind());
        sql.sql(" FROM (");
        addCandidates(sql);
        return sql.sql(") AS candidates WHERE sj_row IN (sj_first, sj_lowest, sj_highest, sj_last, sj_gap)"
                        + " OR (sj_value IS NOT NULL AND"
                        + " sj_row IN (sj_lowest - 1, sj_lowest + 1, sj_highest - 1, sj_highest + 1))"
                        + " OR (sj_value IS NULL AND sj_row = sj_count) ORDER BY ")
                .sql(labelsBefore())
                .sql("sj_cell, sj_row");
    }

    /** Every row with its number in its cell and the numbers of the rows to send. */
    private void addCandidates(BoundSql sql) {
        sql.sql("SELECT sj_millis, sj_value, sj_cell, sj_row, sj_count").sql(labelsBehind());
        addRowWhere(sql, "MIN", "sj_value IS NOT NULL", "first");
        addRowWhere(sql, "MAX", "sj_value IS NOT NULL", "last");
        addRowWhere(sql, "MIN", "sj_value = sj_low", "lowest");
        addRowWhere(sql, "MIN", "sj_value = sj_high", "highest");
        addRowWhere(sql, "MIN", "sj_value IS NULL", "gap");
        sql.sql(" FROM (");
        addNumbered(sql);
        sql.sql(") AS numbered");
    }

    private void addRowWhere(BoundSql sql, String aggregate, String condition, String name) {
        sql.sql(", " + aggregate + "(CASE WHEN " + condition + " THEN sj_row END)" + over("") + " AS sj_" + name);
    }

    /** Every row with its number in its cell, in the order of {@link PointSorter}. */
    private void addNumbered(BoundSql sql) {
        String order = " ORDER BY sj_millis, CASE WHEN sj_value IS NULL THEN 1 ELSE 0 END, sj_value";
        sql.sql("SELECT sj_millis, sj_value, sj_cell").sql(labelsBehind());
        sql.sql(", ROW_NUMBER()" + over(order) + " AS sj_row, COUNT(*)" + over("") + " AS sj_count");
        sql.sql(", MIN(sj_value)" + over("") + " AS sj_low, MAX(sj_value)" + over("") + " AS sj_high FROM (");
        addCells(sql);
        sql.sql(") AS cells");
    }

    private String over(String order) {
        return " OVER (PARTITION BY " + labelsBefore() + "sj_cell" + order + ")";
    }

    /** Every row with the cell it lies in. The range as the database sees it may be a little wider. */
    private void addCells(BoundSql sql) {
        sql.sql("SELECT sj_millis, sj_value").sql(labelsBehind()).sql(", ");
        grid.addColumn(sql, dialect, "sj_millis");
        sql.sql(" AS sj_cell FROM (SELECT ");
        selection
                .relation()
                .codec()
                .addMillisSince(sql, dialect, selection.relation().time().quoted(), grid.fromEpochMillis());
        // Whole numbers are compared as the doubles that Java makes of them.
        sql.sql(" AS sj_millis, CAST(" + dialect.number(value.quoted(), value.kind()) + " AS " + dialect.doubleType()
                + ") AS sj_value");
        for (int i = 0; i < labels.size(); i++) {
            sql.sql(", " + dialect.label(labels.get(i)) + " AS " + label(i));
        }
        selection.addFrom(sql);
        sql.sql(") AS points WHERE sj_millis BETWEEN 0 AND ").bind(dialect.bigintParameter(), grid.length());
    }

    private static String label(int index) {
        return "sj_label_" + index;
    }

    private String labelsBehind() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            names.append(", ").append(label(i));
        }
        return names.toString();
    }

    private String labelsBefore() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            names.append(label(i)).append(", ");
        }
        return names.toString();
    }
}
