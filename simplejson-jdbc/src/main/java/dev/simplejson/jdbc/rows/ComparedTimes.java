// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.discovery.Relation;
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
 * The last net below a database that nobody knows, for when an answer is empty: then either there is nothing in the range, or the driver
 * compares times otherwise than it was asked to. So a row that is there is asked for by its own time. What was found once is not looked for
 * again. A query that somebody wrote has such comparisons of its own, {@code :from} and {@code :to}: if it gives nothing at any time, the
 * database's tables tell.
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
        Relation relation = selection.relation();
        String key = relation.setting() + " as " + relation.format();
        if (!source.database().isUnknown() || source.compared().contains(key)) {
            return;
        }
        long missed = TimeCodec.UNREADABLE;
        for (int attempt = 0; attempt < 2; attempt++) {
            long millis = timeOf(null, null);
            if (millis == TimeCodec.UNREADABLE) {
                checkTables();
                return;
            }
            if (timeOf(new TimeRange(millis - 1, millis), millis) == millis) {
                source.compared().add(key);
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

    private void checkTables() throws Exception {
        if (selection.relation().query() == null) {
            return;
        }
        for (Relation table :
                source.catalog().relations(selection.query().context().cancellation())) {
            if (table.format().equals(selection.relation().format())) {
                Query all = Query.of(table.name(), WrittenTimes.EVER)
                        .context(selection.query().context())
                        .build();
                new ComparedTimes(source, new Selection(table, all, selection.dialect(), true), purpose).check();
            }
        }
    }

    /** The first time that can be read, of all rows or of those in a range; a wanted one if it is among them. */
    private long timeOf(@Nullable TimeRange range, @Nullable Long wanted) throws Exception {
        Relation relation = selection.relation();
        Query ever = Query.of(relation.name(), WrittenTimes.EVER)
                .context(selection.query().context())
                .build();
        return source.read(
                purpose,
                selection.times(range, ever, ROWS),
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
