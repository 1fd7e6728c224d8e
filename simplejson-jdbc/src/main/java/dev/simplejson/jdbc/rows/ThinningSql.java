// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import dev.simplejson.thin.Slices;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the one query by which a database thins. It groups the rows of each series by the slices of the range and sends a row for each
 * slice: how many points it holds, and of these all that {@link dev.simplejson.thin.Thinner} looks at.
 */
final class ThinningSql {
    /** Behind the labels and the number of points: the time and the value of each that is sent, in no certain order. */
    static final int POINTS_SENT = 6;

    /** Ranges up to that are counted without overflow: the times that JavaScript knows. */
    private static final long FARTHEST_MILLIS = 8_640_000_000_000_000L;

    /** Within ranges up to that, doubles count milliseconds exactly, and 64 bits microseconds. */
    private static final long LONGEST_MILLIS = 1L << 53;

    /** Rows that surely fit into the memory together. */
    private static final int FEW_ROWS = 10_000;

    private final Selection selection;
    private final Slices slices;
    private final TableColumn value;
    private final Dialect dialect;
    private final List<TableColumn> labels;
    private final String labelNames;

    ThinningSql(ValueRows rows, Slices slices) {
        this.selection = rows.selection();
        this.slices = slices;
        this.value = rows.value();
        this.dialect = selection.dialect();
        this.labels = selection.openLabels();
        this.labelNames = IntStream.range(0, labels.size())
                .mapToObj(label -> "sj_label_" + label + ", ")
                .collect(Collectors.joining());
    }

    static boolean fits(Slices slices) {
        TimeRange range = slices.range();
        return range.fromEpochMillis() >= -FARTHEST_MILLIS
                && range.toEpochMillis() <= FARTHEST_MILLIS
                && range.durationMillis() < Long.MAX_VALUE / slices.count() - 1
                && range.durationMillis() <= LONGEST_MILLIS;
    }

    /** Rows of labels, the number of points and {@link #POINTS_SENT}, one series behind the other and in the order of their slices. */
    BoundSql build() {
        String slice = labelNames + "sj_slice";
        BoundSql sql = new BoundSql().sql("SELECT " + labelNames);
        // For many series the groups of pairs do not fit into the memory that PostgreSQL gives them.
        if (labels.isEmpty() && !dialect.pair("sj_millis", "sj_value").isEmpty()) {
            addOfPairs(sql);
            sql.sql(" GROUP BY " + slice + " HAVING sj_slice IS NOT NULL");
            if (slices.count() <= FEW_ROWS) {
                sql.atOnce();
            }
        } else {
            addOfWindows(sql, slice);
            sql.sql(" GROUP BY " + slice);
        }
        return sql.sql(" ORDER BY " + slice);
    }

    /** The least and the greatest of pairs in one pass. */
    private void addOfPairs(BoundSql sql) {
        String point = dialect.pair("sj_millis", "sj_value");
        sql.sql("COUNT(*)" + pointOf("MIN(" + point + ")", 1, "") + pointOf("MAX(" + point + ")", 1, ""));
        for (String extreme : List.of("MIN(", "MAX(")) {
            for (String sign : List.of("", "-")) {
                String pair = dialect.pair("sj_value", sign + "sj_millis");
                sql.sql(pointOf(extreme + "CASE WHEN sj_value IS NOT NULL THEN " + pair + " END)", 2, sign));
            }
        }
        sql.sql(" FROM (SELECT sj_millis, sj_value, CASE WHEN ");
        // A condition would have PostgreSQL expect few rows, and sort them all instead of counting out the groups.
        addInRange(sql);
        addSlice(sql.sql(" THEN "));
        addRows(sql.sql(" END"));
        sql.sql(") sj_points");
    }

    private String pointOf(String pair, int millis, String sign) {
        return ", " + sign + dialect.bigint(dialect.partOf(pair, millis)) + ", " + dialect.partOf(pair, 3 - millis);
    }

    /** Of the rows with the extremes of their slice beside them those that hold one. */
    private void addOfWindows(BoundSql sql, String slice) {
        String low = "CASE WHEN sj_value = sj_low THEN sj_millis END";
        String high = "CASE WHEN sj_value = sj_high THEN sj_millis END";
        sql.sql("MIN(sj_count), MIN(sj_millis), MIN(CASE WHEN sj_millis = sj_first THEN sj_value END)")
                // Of one time a gap is the last, and else the highest value.
                .sql(
                        ", MAX(sj_millis), CASE WHEN COUNT(CASE WHEN sj_millis = sj_last AND sj_value IS NULL THEN 1 END) = 0"
                                + " THEN MAX(CASE WHEN sj_millis = sj_last THEN sj_value END) END")
                .sql(", MIN(" + low + "), MIN(sj_low), MAX(" + low + "), MIN(sj_low)")
                .sql(", MIN(" + high + "), MIN(sj_high), MAX(" + high + "), MIN(sj_high)");
        String over = ") OVER (PARTITION BY " + slice + ") AS sj_";
        sql.sql(" FROM (SELECT " + labelNames + "sj_slice, sj_millis, sj_value, COUNT(*" + over + "count")
                .sql(", MIN(sj_value" + over + "low, MAX(sj_value" + over + "high")
                .sql(", MIN(sj_millis" + over + "first, MAX(sj_millis" + over + "last FROM (");
        addSlice(sql.sql("SELECT " + labelNames + "sj_millis, sj_value, "));
        addRows(sql);
        addInRange(sql.sql(" WHERE "));
        sql.sql(
                ") sj_points) sj_extremes WHERE sj_value = sj_low OR sj_value = sj_high OR sj_millis = sj_first OR sj_millis = sj_last");
    }

    /** The range as the database sees it may be a little wider. */
    private void addInRange(BoundSql sql) {
        sql.sql("sj_millis BETWEEN 0 AND ")
                .bind(dialect.bigintParameter(), slices.range().durationMillis());
    }

    /** The end of the range is a slice of its own, which the thinner puts to the last one. */
    private void addSlice(BoundSql sql) {
        BoundSql dividend = new BoundSql()
                .sql("((sj_millis + 1) * ")
                .bind(dialect.bigintParameter(), (long) slices.count())
                .sql(" - 1)");
        // A range of one millisecond has no length.
        long length = Math.max(1, slices.range().durationMillis());
        sql.addAround(dividend, dialect.quotient(dividend.text(), dialect.bigintParameter()), length);
    }

    private void addRows(BoundSql sql) {
        sql.sql(" AS sj_slice FROM (SELECT ");
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
            sql.sql(", " + dialect.label(labels.get(i)) + " AS sj_label_" + i);
        }
        selection.addFrom(sql);
        sql.sql(dialect.computedOnce() + ") sj_rows");
    }
}
