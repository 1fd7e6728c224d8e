// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import dev.simplejson.thin.Slices;
import java.util.List;

/**
 * Writes the one query by which a database thins. It groups the rows of each series by the slices of the range and sends a row for each
 * slice: how many points it holds, and of these all that {@link dev.simplejson.thin.Thinner} looks at.
 */
final class ThinningSql {
    static final int COUNT = 1;

    /** From here on the time and the value of the points, in no certain order. */
    static final int FIRST_POINT = 2;

    static final int FIRST_LABEL = 14;

    /** Ranges up to that are counted without overflow: the times that JavaScript knows. */
    private static final long FARTHEST_MILLIS = 8_640_000_000_000_000L;

    private final Selection selection;
    private final Slices slices;
    private final TableColumn value;
    private final Dialect dialect;
    private final List<TableColumn> labels;

    ThinningSql(ValueRows rows, Slices slices) {
        this.selection = rows.selection();
        this.slices = slices;
        this.value = rows.value();
        this.dialect = selection.dialect();
        this.labels = selection.openLabels();
    }

    static boolean fits(Slices slices) {
        TimeRange range = slices.range();
        return range.fromEpochMillis() >= -FARTHEST_MILLIS
                && range.toEpochMillis() <= FARTHEST_MILLIS
                && range.durationMillis() < Long.MAX_VALUE / slices.count() - 1;
    }

    /** Rows as the constants above name their columns, one series behind the other and in the order of their slices. */
    BoundSql build() {
        String slice = labelsBefore() + "sj_slice";
        String low = "CASE WHEN sj_value = sj_low THEN sj_millis END";
        String high = "CASE WHEN sj_value = sj_high THEN sj_millis END";
        BoundSql sql = new BoundSql()
                .sql("SELECT COUNT(*), MIN(sj_millis), MIN(CASE WHEN sj_millis = sj_first THEN sj_value END)")
                // Of one time a gap is the last, and else the highest value.
                .sql(
                        ", MAX(sj_millis), CASE WHEN COUNT(CASE WHEN sj_millis = sj_last AND sj_value IS NULL THEN 1 END) = 0"
                                + " THEN MAX(CASE WHEN sj_millis = sj_last THEN sj_value END) END")
                .sql(", MIN(" + low + "), MIN(sj_low), MAX(" + low + "), MIN(sj_low)")
                .sql(", MIN(" + high + "), MIN(sj_high), MAX(" + high + "), MIN(sj_high)" + labelsBehind());
        addExtremes(sql.sql(" FROM ("), slice);
        return sql.sql(") AS extremes GROUP BY " + slice + " ORDER BY " + slice);
    }

    /** Every row with the extremes of its slice beside it. */
    private void addExtremes(BoundSql sql, String slice) {
        String over = ") OVER (PARTITION BY " + slice + ") AS sj_";
        sql.sql("SELECT sj_millis, sj_value, sj_slice" + labelsBehind())
                .sql(", MIN(sj_value" + over + "low, MAX(sj_value" + over + "high")
                .sql(", MIN(sj_millis" + over + "first, MAX(sj_millis" + over + "last FROM (");
        addPoints(sql);
        sql.sql(") AS points");
    }

    /** Every row with the slice it lies in. The range as the database sees it may be a little wider. */
    private void addPoints(BoundSql sql) {
        long length = slices.range().durationMillis();
        sql.sql("SELECT sj_millis, sj_value" + labelsBehind() + ", CASE WHEN sj_millis < ");
        sql.bind(dialect.bigintParameter(), length).sql(" THEN ");
        BoundSql dividend = new BoundSql()
                .sql("((sj_millis + 1) * ")
                .bind(dialect.bigintParameter(), (long) slices.count())
                .sql(" - 1)");
        dialect.addQuotient(sql, dividend, length);
        // The end of the range belongs to the last slice.
        sql.sql(" ELSE ").bind(dialect.bigintParameter(), slices.count() - 1L).sql(" END AS sj_slice FROM (SELECT ");
        selection
                .relation()
                .codec()
                .addMillisSince(
                        sql,
                        dialect,
                        selection.relation().time().quoted(),
                        slices.range().fromEpochMillis());
        // Whole numbers are compared as the doubles that Java makes of them.
        sql.sql(" AS sj_millis, CAST(" + dialect.number(value.quoted(), value.kind()) + " AS " + dialect.doubleType()
                + ") AS sj_value");
        for (int i = 0; i < labels.size(); i++) {
            sql.sql(", " + dialect.label(labels.get(i)) + " AS " + label(i));
        }
        selection.addFrom(sql);
        sql.sql(dialect.computedOnce() + ") AS rows_found WHERE sj_millis BETWEEN 0 AND ")
                .bind(dialect.bigintParameter(), length);
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
