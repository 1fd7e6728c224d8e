// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.time.zone.ZoneOffsetTransition;
import java.util.OptionalLong;

/**
 * The database's own timestamps and dates.
 *
 * @param format which of them
 * @param local the declared zone, for those without one
 */
record NativeCodec(TimeFormat format, LocalTimes local) implements TimeCodec {
    @Override
    public String selected(Dialect dialect, String column) {
        return dialect.countsTimes() ? dialect.epochMillis(format, column) : column;
    }

    @Override
    public long read(ResultSet rows, int index, Dialect dialect) throws SQLException {
        long millis;
        if (dialect.countsTimes()) {
            millis = rows.getLong(index);
            if (millis == 0 && rows.wasNull()) {
                return UNREADABLE;
            }
        } else {
            OptionalLong read = dialect.readTime(rows, index, format);
            if (read.isEmpty()) {
                return UNREADABLE;
            }
            millis = read.getAsLong();
        }
        return isInstant() ? millis : local.epochMillis(millis);
    }

    /** By the clock of this process where there is no zone: good enough to say about when a table ends. */
    @Override
    public long ofCell(Object cell) {
        if (cell instanceof Timestamp time) {
            return time.toInstant().toEpochMilli();
        }
        if (cell instanceof Date day) {
            return day.toLocalDate().toEpochDay() * 86_400_000L;
        }
        if (cell instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC).toEpochMilli();
        }
        if (cell instanceof LocalDate day) {
            return day.toEpochDay() * 86_400_000L;
        }
        return cell instanceof OffsetDateTime time ? time.toInstant().toEpochMilli() : UNREADABLE;
    }

    @Override
    public void addRange(BoundSql sql, Dialect dialect, String column, TimeRange range) {
        long slack = isInstant() ? 0 : local.slackMillis();
        sql.sql(column).sql(" >= ");
        addInstant(sql, dialect, Saturated.add(range.fromEpochMillis(), -slack), true);
        sql.sql(" AND ").sql(column).sql(format.equals(TimeFormat.DATE) ? " <= " : " < ");
        addInstant(sql, dialect, Saturated.add(range.toEpochMillis(), slack + 1), false);
    }

    /** All of them are times; only what stands for "never" is none, and what is behind all that there are, as {@code infinity}. */
    @Override
    public boolean addStray(BoundSql sql, Dialect dialect, String column, TimeRange known) {
        sql.sql(column).sql(" > ");
        addInstant(sql, dialect, LocalTimes.LAST_MILLIS, false);
        if (known.fromEpochMillis() > LocalTimes.FIRST_MILLIS) {
            sql.sql(" OR ").sql(column).sql(" < ");
            addInstant(sql, dialect, known.fromEpochMillis(), true);
        }
        return true;
    }

    @Override
    public void addStart(BoundSql sql, Dialect dialect, long epochMillis) {
        addInstant(sql, dialect, epochMillis, true);
    }

    @Override
    public void addEnd(BoundSql sql, Dialect dialect, long epochMillis) {
        addInstant(sql, dialect, Saturated.add(epochMillis, 1), false);
    }

    private void addInstant(BoundSql sql, Dialect dialect, long epochMillis, boolean isStart) {
        if (isInstant()) {
            long millis = Saturated.clamp(epochMillis, LocalTimes.FIRST_MILLIS, LocalTimes.LAST_MILLIS);
            bind(sql, dialect, Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
        } else if (format.equals(TimeFormat.DATE)) {
            bind(sql, dialect, local.wallClock(epochMillis).toLocalDate());
        } else {
            LocalDateTime wallClock = local.wallClock(epochMillis);
            bind(sql, dialect, dialect.countsTimes() ? wallClock : bindable(wallClock, isStart));
        }
    }

    /** JDBC's own type has no time that the JVM's zone leaves out; it is moved so that no row of the range is missed. */
    private static LocalDateTime bindable(LocalDateTime wallClock, boolean isStart) {
        ZoneOffsetTransition change = ZoneId.systemDefault().getRules().getTransition(wallClock);
        if (change == null || !change.isGap()) {
            return wallClock;
        }
        return isStart ? change.getDateTimeBefore().minusSeconds(1) : change.getDateTimeAfter();
    }

    private static void bind(BoundSql sql, Dialect dialect, Temporal time) {
        Dialect.Parameter parameter = dialect.time(time);
        sql.bind(parameter.expression(), parameter.value());
    }

    @Override
    public boolean countsInDatabase(Dialect dialect) {
        return dialect.countsTimes() && (isInstant() || local.isFixed());
    }

    @Override
    public void addMillisSince(BoundSql sql, Dialect dialect, String column, long fromEpochMillis) {
        long offset = isInstant() ? 0 : local.fixedOffsetMillis();
        sql.bind(dialect.millisSince(format, column), fromEpochMillis + offset);
    }

    private boolean isInstant() {
        return format.equals(TimeFormat.TIMESTAMP_WITH_ZONE);
    }
}
