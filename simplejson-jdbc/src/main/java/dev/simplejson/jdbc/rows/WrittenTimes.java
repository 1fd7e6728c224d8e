// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The times of a query that somebody wrote, looked at when its answer is empty: then either there is nothing in the range, or its time
 * column is no time in the format that was said.
 */
final class WrittenTimes {
    private static final int ROWS = 20;

    /** What the times of a query may be written as that is compared with something else. Any text of ISO's lies between two of these. */
    private static final List<TimeFormat> OTHERS = List.of(
            TimeFormat.ISO_SPACE,
            TimeFormat.EPOCH_SECONDS,
            TimeFormat.EPOCH_MILLIS,
            TimeFormat.EPOCH_MICROS,
            TimeFormat.EPOCH_NANOS);

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
     * @return whether there are any at any time; what is no query is not looked at
     * @throws SimpleJsonException if none of them has a time; the message names the column, a value and the format
     */
    boolean check() throws Exception {
        Relation relation = selection.relation();
        if (relation.query() == null) {
            return true;
        }
        String time = relation.time().quoted();
        BoundSql sql = rows(relation, relation.codec().selected(selection.dialect(), time) + ", " + time);
        List<@Nullable Object> cells = new ArrayList<>();
        Optional<String> wrong = source.read(
                purpose(), sql, selection.query().context().cancellation(), rows -> wrong(rows, relation, cells));
        if (wrong.isPresent() && !wrong.get().isEmpty()) {
            throw refused("holds " + wrong.get() + " as " + relation.format(), cells);
        }
        return wrong.isPresent();
    }

    /**
     * Asks a query that finds nothing at any time with {@code :from} and {@code :to} of other kinds: as other numbers if they are numbers,
     * and where a comparison of text with numbers or timestamps gives nothing instead of a failure, as text, too.
     *
     * @throws SimpleJsonException if one of them finds something; the message says what
     */
    void checkOtherwise() throws Exception {
        Relation relation = selection.relation();
        boolean lenient = source.database().isUnknown() || !selection.dialect().hasStrictTypes();
        for (TimeFormat format : OTHERS) {
            boolean isNumber = !format.equals(TimeFormat.ISO_SPACE);
            if (format.equals(relation.format())
                    || !lenient && !(isNumber && relation.codec().isOfNumbers())) {
                continue;
            }
            TableColumn.Kind kind = isNumber ? TableColumn.Kind.INTEGER : TableColumn.Kind.TEXT;
            TimeCodec codec = TimeCodec.of(format, kind, selection.dialect(), ZoneOffset.UTC);
            Optional<Object> found =
                    cell(rows(relation.read(format, codec), relation.time().quoted()));
            if (found.isPresent()) {
                throw refused(
                        "holds '" + found.get() + "', which :from and :to do not find as " + relation.format(),
                        List.of(found.get()));
            }
        }
    }

    private BoundSql rows(Relation relation, String selected) {
        Query ever = Query.of(relation.name(), Source.EVER)
                .context(selection.query().context())
                .build();
        BoundSql sql = new BoundSql().sql("SELECT " + selected + " FROM ");
        Source.ofAll(relation, ever, selection.dialect()).addTo(sql);
        return sql.sql(" WHERE " + relation.time().quoted() + " IS NOT NULL"
                + selection.dialect().limit(ROWS));
    }

    /** The first cell of the rows. What the database refuses is not there. */
    private Optional<Object> cell(BoundSql sql) throws Exception {
        try {
            return source.database()
                    .read(
                            purpose(),
                            sql,
                            selection.query().context().cancellation(),
                            rows -> rows.next() ? Optional.ofNullable(rows.getObject(1)) : Optional.empty());
        } catch (SimpleJsonException refused) {
            if (refused.kind() != ErrorKind.SOURCE_FAILED) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private String purpose() {
        return "the times of metric '" + selection.relation().name() + "'";
    }

    /** @param cells some of the column's */
    private SimpleJsonException refused(String why, List<@Nullable Object> cells) {
        Relation relation = selection.relation();
        String formats = source.catalog().formats(relation.name(), relation.time(), cells);
        boolean known = !formats.isEmpty() && !formats.contains(" = " + relation.format() + ",");
        return new SimpleJsonException(
                ErrorKind.SOURCE_FAILED,
                "metric '" + relation.name() + "' cannot be read: its column '"
                        + relation.time().name() + "' " + why + "; set " + relation.setting()
                        + ".time to the column with the time, or "
                        + (known ? formats : ".time-format to how it is written: one of " + TimeFormat.accepted()));
    }

    /** What the first value is instead of a time; empty text if any is one, and nothing if there is none. */
    private Optional<String> wrong(ResultSet rows, Relation relation, List<@Nullable Object> cells)
            throws SQLException {
        List<String> unlikely = new ArrayList<>();
        for (int row = 0; row < ROWS && rows.next(); row++) {
            long millis = millis(rows, relation);
            if (millis != TimeCodec.UNREADABLE && LIKELY.contains(millis)) {
                return Optional.of("");
            }
            @Nullable String cell = rows.getString(2);
            cells.add(rows.getObject(2));
            unlikely.add("'" + cell + "', which is "
                    + (millis == TimeCodec.UNREADABLE ? "no time" : Instant.ofEpochMilli(millis)));
        }
        return unlikely.stream().findFirst();
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
