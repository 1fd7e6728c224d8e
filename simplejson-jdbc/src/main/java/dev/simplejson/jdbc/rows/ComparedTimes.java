// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.discovery.Source;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last net below a database that nobody knows, whose driver may compare times otherwise than it was asked to: then an answer is empty,
 * or lacks rows at one end. So a row that is there is asked for by its own time. What was found once is not looked for again. A query that
 * somebody wrote has such comparisons of its own, {@code :from} and {@code :to}: if it gives nothing at any time, the database's tables
 * tell.
 */
final class ComparedTimes {
    private static final int ROWS = 20;

    private final RowSource source;
    private final Selection selection;
    private final String purpose;

    ComparedTimes(RowSource source, Selection selection, String purpose) {
        this.source = source;
        this.selection = selection;
        this.purpose = purpose;
    }

    /**
     * Asks for a row that is there, and for another one if that has gone meanwhile.
     *
     * @throws SimpleJsonException if neither is found
     */
    void check() throws Exception {
        if (isSettled()) {
            return;
        }
        Relation relation = selection.relation();
        Query ever = Query.of(relation.name(), Source.EVER)
                .context(selection.query().context())
                .build();
        long missed = TimeCodec.UNREADABLE;
        for (int attempt = 0; attempt < 2; attempt++) {
            long millis = timeOf(null, ever, null);
            if (millis == TimeCodec.UNREADABLE) {
                checkTables();
                return;
            }
            if (isFound(millis, ever)) {
                return;
            }
            missed = millis;
        }
        throw new SimpleJsonException(
                ErrorKind.SOURCE_FAILED,
                purpose + " cannot be read: the database's driver does not compare times as it is asked to: "
                        + relation.description() + " has a row whose '"
                        + relation.time().name() + "' is "
                        + Instant.ofEpochMilli(missed) + ", and none is found when that time is asked for as "
                        + relation.format() + "; set " + relation.setting()
                        + ".time-format to another, or add a metric whose SQL gives the time as a number or a text,"
                        + " metric.<name>.sql");
    }

    /**
     * Asks for a row of the query's range, if there is one; if it is not found, for others.
     *
     * @throws SimpleJsonException if none is found
     */
    void checkRange() throws Exception {
        if (isSettled()) {
            return;
        }
        Query query = selection.query();
        long millis = timeOf(query.range(), query, null);
        if (millis != TimeCodec.UNREADABLE && !isFound(millis, query)) {
            check();
        }
    }

    private boolean isSettled() {
        return !source.database().isUnknown() || source.compared().contains(key());
    }

    private String key() {
        return selection.relation().setting() + " as " + selection.relation().format();
    }

    private boolean isFound(long millis, Query whole) throws Exception {
        boolean found = timeOf(new TimeRange(millis - 1, millis), whole, millis) == millis;
        if (found) {
            source.compared().add(key());
        }
        return found;
    }

    private void checkTables() throws Exception {
        if (selection.relation().query() == null) {
            return;
        }
        for (Relation table :
                source.catalog().relations(selection.query().context().cancellation())) {
            if (table.format().equals(selection.relation().format())) {
                Query all = Query.of(table.name(), Source.EVER)
                        .context(selection.query().context())
                        .build();
                new ComparedTimes(source, new Selection(table, all, selection.dialect(), true), purpose).check();
            }
        }
    }

    /** The first time that can be read, of all rows or of those in a range; a wanted one if it is among them. */
    private long timeOf(@Nullable TimeRange range, Query whole, @Nullable Long wanted) throws Exception {
        return source.read(
                purpose,
                selection.times(range, whole, ROWS),
                selection.query().context().cancellation(),
                rows -> first(rows, wanted));
    }

    private long first(ResultSet rows, @Nullable Long wanted) throws SQLException {
        for (int row = 0; row < ROWS && rows.next(); row++) {
            long millis = selection.relation().codec().read(rows, 1, selection.dialect());
            if (wanted == null ? millis != TimeCodec.UNREADABLE : millis == wanted) {
                return millis;
            }
        }
        return TimeCodec.UNREADABLE;
    }
}
