// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.rows.ValueRows.SeriesRows;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thins while the rows pass by: first the labels of all series are asked for, then one statement gives the rows of as many series as can be
 * held at once, in the order of time, each with the number of its series. To read the labels of every row would take longer
 * than all else.
 */
final class StreamedThinning {
    /** What the series of one statement may hold, in points of 16 bytes. */
    private static final int MOST_HELD = 1 << 20;

    /** The more a database has to tell apart, the longer it takes; from here on two statements are quicker. */
    private static final int MOST_TOGETHER = 50;

    private final ValueRows rows;
    private final Slices slices;

    StreamedThinning(ValueRows rows, Slices slices) {
        this.rows = rows;
        this.slices = slices;
    }

    /** All series; one without points if there are no labels and no rows. */
    List<TimeSeries> readAll() throws Exception {
        return read(rows.hasOpenLabels() ? rows.labels() : List.of(List.of()), !rows.isFilteredByLabels());
    }

    /** The series with these labels, if they have points. */
    List<TimeSeries> readSome(List<List<@Nullable Object>> wanted) throws Exception {
        return read(wanted, false);
    }

    private List<TimeSeries> read(List<List<@Nullable Object>> wanted, boolean all) throws Exception {
        List<TimeSeries> series = new ArrayList<>();
        int together = rows.selection().dialect().numbersSeries()
                ? Math.max(1, Math.min(MOST_TOGETHER, MOST_HELD / slices.mostPoints()))
                : 1;
        for (int start = 0; start < wanted.size(); start += together) {
            List<List<@Nullable Object>> some = wanted.subList(start, Math.min(wanted.size(), start + together));
            series.addAll(readTogether(some, all && some.size() == wanted.size()));
        }
        return series;
    }

    private List<TimeSeries> readTogether(List<List<@Nullable Object>> wanted, boolean all) throws Exception {
        boolean single = wanted.size() == 1;
        BoundSql sql = single ? rows.ofOne(wanted.get(0)) : rows.numbered(wanted, all);
        List<ThinnedSeries> thinned = new ArrayList<>();
        List<SeriesRows> read = new ArrayList<>();
        long looseMillis = rows.selection().relation().codec().looseMillis();
        for (int i = 0; i < wanted.size(); i++) {
            thinned.add(new ThinnedSeries(slices, rows.purpose(), looseMillis));
            read.add(new SeriesRows(thinned.get(i)::add, rows.newSkipped()));
        }
        SeriesRows first = read.get(0);
        rows.read(sql, result -> rows.push(result, single ? row -> first : row -> numbered(row, read)));
        List<TimeSeries> series = new ArrayList<>();
        for (int i = 0; i < thinned.size(); i++) {
            TimeSeries.Builder described = rows.describe(wanted.get(i), sql);
            List<Notice> notices = read.get(i).skipped().notices();
            notices.forEach(described::notice);
            TimeSeries one = thinned.get(i).describedAs(described.build());
            if (one.size() > 0 || !notices.isEmpty() || !rows.haveLabels()) {
                series.add(one);
            }
        }
        return series;
    }

    /** The series of a row; null if it is of one that has come up meanwhile. */
    private static @Nullable SeriesRows numbered(ResultSet row, List<SeriesRows> read) throws SQLException {
        int number = row.getInt(ValueRows.NUMBER);
        return number == 0 && row.wasNull() ? null : read.get(number);
    }
}
