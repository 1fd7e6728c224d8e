// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.discovery.Source;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.Epochs;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of a query that somebody wrote, looked at when its answer is empty: then either there is nothing in the range, or its time column
 * is no time in the format that was said.
 */
final class WrittenTimes {
    private static final int ROWS = 20;

    /** Every time that a database and a text can hold. */
    static final TimeRange EVER = new TimeRange(
            Instant.parse("0001-01-02T00:00:00Z").toEpochMilli(),
            Instant.parse("9999-12-30T00:00:00Z").toEpochMilli());

    /** What lies outside was read in a wrong unit, if all of it does. */
    private static final TimeRange LIKELY = new TimeRange(Epochs.FIRST.toEpochMilli(), StrayTimes.LAST_MILLIS);

    private final RowSource source;
    private final Selection selection;

    WrittenTimes(RowSource source, Selection selection) {
        this.source = source;
        this.selection = selection;
    }

    /**
     * Looks at some rows.
     *
     * @throws SimpleJsonException if none of them has a time; the message names the column, a value and the format
     */
    void check() throws Exception {
        Relation relation = selection.relation();
        if (relation.query() == null) {
            return;
        }
        Query ever = Query.of(relation.name(), EVER)
                .context(selection.query().context())
                .build();
        String time = relation.time().quoted();
        BoundSql sql = new BoundSql()
                .sql("SELECT " + relation.codec().selected(selection.dialect(), time) + ", " + time + " FROM ");
        Source.ofAll(relation, ever, selection.dialect()).addTo(sql);
        sql.sql(" WHERE " + time + " IS NOT NULL" + selection.dialect().limit(ROWS));
        String what = "the times of metric '" + relation.name() + "'";
        String wrong =
                source.read(what, sql, selection.query().context().cancellation(), rows -> wrong(rows, relation));
        if (!wrong.isEmpty()) {
            TimeFormat format = relation.format();
            throw new SimpleJsonException(
                    ErrorKind.SOURCE_FAILED,
                    "metric '" + relation.name() + "' cannot be read: its column '"
                            + relation.time().name() + "' holds " + wrong + " as " + format
                            + "; set metric." + relation.name()
                            + ".time to the column with the time, or .time-format to how it is written: one of "
                            + TimeFormat.accepted());
        }
    }

    /** What the first value is instead of a time; empty if any is one, or if there is none. */
    private String wrong(ResultSet rows, Relation relation) throws SQLException {
        List<String> unlikely = new ArrayList<>();
        for (int row = 0; row < ROWS && rows.next(); row++) {
            long millis = millis(rows, relation);
            if (millis != TimeCodec.UNREADABLE && LIKELY.contains(millis)) {
                return "";
            }
            @Nullable String cell = rows.getString(2);
            unlikely.add("'" + cell + "', which is "
                    + (millis == TimeCodec.UNREADABLE ? "no time" : Instant.ofEpochMilli(millis)));
        }
        return unlikely.isEmpty() ? "" : unlikely.get(0);
    }

    /** A driver may refuse to make a number or a time of a text. */
    private long millis(ResultSet rows, Relation relation) {
        try {
            return relation.codec().read(rows, 1, selection.dialect());
        } catch (SQLException | RuntimeException noTime) {
            return TimeCodec.UNREADABLE;
        }
    }
}
