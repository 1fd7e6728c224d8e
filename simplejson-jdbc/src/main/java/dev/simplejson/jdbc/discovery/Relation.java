// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sql.NamedSql;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.model.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What metrics read from: a table, a view or a query, with its time column. Immutable but for what is found out later.
 *
 * @param name the table's name as metrics have it, or the metric's
 * @param source the table's quoted name, or null if it is a query
 * @param query the query that a user wrote; null if it is a table
 * @param time the time column
 * @param codec how the time column holds times
 * @param format the same as settings have it
 * @param columns all columns in their order
 * @param labels the columns that tell series apart
 * @param values the columns that can be drawn
 * @param lookups the texts by which labels are shown, of those that are ids of a small table
 * @param earliestMillis before that no number is taken for a time; {@link Long#MIN_VALUE} if all are
 * @param notices what every answer has to say
 * @param leftOut what every answer has to say about rows of the sample whose times are none, unless those of all rows are counted
 * @param emptyNotice what an answer without a row has to say; empty if nothing
 * @param repeatAdvice what to do when times of one series repeat; empty if they cannot, or somebody decided
 * @param pushDown whether the database is to thin, if it can
 * @param noted what was found out later
 */
public record Relation(
        String name,
        @Nullable String source,
        @Nullable NamedSql query,
        TableColumn time,
        TimeCodec codec,
        TimeFormat format,
        List<TableColumn> columns,
        List<TableColumn> labels,
        List<TableColumn> values,
        Map<TableColumn, Lookup> lookups,
        long earliestMillis,
        List<Notice> notices,
        List<Notice> leftOut,
        String emptyNotice,
        String repeatAdvice,
        boolean pushDown,
        Noted noted) {
    private static final System.Logger LOGGER = System.getLogger(Relation.class.getName());
    private static final Duration COUNTED_FOR = Duration.ofMinutes(10);

    /**
     * What was found out about all rows of a table.
     *
     * @param notices about those that no range finds
     * @param relation reads the table better than the one that was found by a sample; null if that does
     */
    public record Counted(List<Notice> notices, @Nullable Relation relation) {
        public Counted {
            notices = List.copyOf(notices);
        }
    }

    /** What is found out about a relation when its rows are read. Thread-safe. */
    public static final class Noted {
        private final Instant since;
        private final AtomicBoolean unreadableTimes = new AtomicBoolean();
        private final AtomicReference<@Nullable Counted> counted = new AtomicReference<>();

        public Noted(Instant since) {
            this.since = since;
        }

        /** What was counted; null if nothing was yet. */
        public @Nullable Counted counted() {
            return counted.get();
        }

        /** Keeps what was counted. */
        public void counted(Counted found) {
            counted.set(found);
        }
    }

    public Relation {
        columns = List.copyOf(columns);
        labels = List.copyOf(labels);
        values = List.copyOf(values);
        lookups = Map.copyOf(lookups);
        notices = List.copyOf(notices);
        leftOut = List.copyOf(leftOut);
    }

    Relation withLookups(Map<TableColumn, Lookup> found) {
        return with(format, codec, found, notices, noted);
    }

    /** What is known of a relation that looks the same holds on for a while: to count its rows takes as long as a panel does. */
    Relation unlessSameAs(@Nullable Relation before, Instant now) {
        if (before == null || !now.isBefore(before.noted.since.plus(COUNTED_FOR))) {
            return this;
        }
        return with(format, codec, lookups, notices, before.noted).equals(before) ? before : this;
    }

    /** The same, with its times read otherwise. */
    public Relation read(TimeFormat newFormat, TimeCodec newCodec) {
        return with(newFormat, newCodec, lookups, notices, new Noted(noted.since));
    }

    /** Whether rows may have the time of a group that begins before the range, as a month does, although what they count lies in it. */
    public boolean mayGroupBefore() {
        return query != null && query.groupsSince();
    }

    /** The same, with more that an answer has to say. */
    public Relation saying(List<Notice> more) {
        List<Notice> all = Stream.concat(notices.stream(), more.stream()).toList();
        return more.isEmpty() ? this : with(format, codec, lookups, all, noted);
    }

    private Relation with(
            TimeFormat newFormat,
            TimeCodec newCodec,
            Map<TableColumn, Lookup> found,
            List<Notice> newNotices,
            Noted newNoted) {
        return new Relation(
                name,
                source,
                query,
                time,
                newCodec,
                newFormat,
                columns,
                labels,
                values,
                found,
                earliestMillis,
                newNotices,
                leftOut,
                emptyNotice,
                repeatAdvice,
                pushDown,
                newNoted);
    }

    /** What every answer has to say about rows whose times are none: of all rows once they are counted, until then of the sample. */
    public List<Notice> leftOutNow() {
        Counted counted = noted.counted();
        return counted == null ? leftOut : counted.notices();
    }

    /** What messages call it. */
    public String description() {
        return (query == null ? "table '" : "metric '") + name + "'";
    }

    /** What the settings of it start with. */
    public String setting() {
        return query == null ? SettingName.ofTable(name) : SettingName.ofMetric(name);
    }

    /** The column of that name; null if there is none. */
    @Nullable
    public TableColumn column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst()
                .orElse(null);
    }

    /** The zone of times of a column that say none: that of its name in a table, else another. */
    public ZoneId zoneOf(TableColumn column, ZoneId other) {
        return query == null ? ColumnName.of(column.name()).zoneOr(other) : other;
    }

    /** Whether filters are offered by that column: by texts, labels and ids. */
    public boolean isFilterKey(TableColumn column) {
        boolean key = column.kind() == TableColumn.Kind.TEXT
                || column.kind() == TableColumn.Kind.SYMBOL
                || labels.contains(column)
                || column.kind() == TableColumn.Kind.INTEGER
                        && ColumnName.of(column.name()).isId();
        return key && !column.equals(time) && !values.contains(column);
    }

    /** Says once that there are rows whose time cannot be read. */
    public void skippedUnreadableTime() {
        if (noted.unreadableTimes.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    description() + " has rows whose '" + time.name()
                            + "' is not a time as declared or found; they are left out");
        }
    }
}
