// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

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
        if (!dialect.countsTimes()) {
            return readTemporal(rows, index);
        }
        long millis = rows.getLong(index);
        if (millis == 0 && rows.wasNull()) {
            return UNREADABLE;
        }
        return isInstant() ? millis : local.epochMillis(millis);
    }

    /** By the clock of this process where there is no zone: good enough to say about when a table ends. */
    @Override
    public long ofCell(Object cell) {
        return cell instanceof Timestamp time ? time.toInstant().toEpochMilli() : UNREADABLE;
    }

    /** For databases whose own way to count is not known. */
    private long readTemporal(ResultSet rows, int index) throws SQLException {
        if (isInstant()) {
            OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
            return time == null ? UNREADABLE : time.toInstant().toEpochMilli();
        }
        LocalDateTime time = rows.getObject(index, LocalDateTime.class);
        return time == null
                ? UNREADABLE
                : local.epochMillis(time.toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    @Override
    public void addRange(BoundSql sql, Dialect dialect, String column, TimeRange range) {
        long slack = isInstant() ? 0 : local.slackMillis();
        sql.sql(column).sql(" >= ");
        addInstant(sql, dialect, Saturated.add(range.fromEpochMillis(), -slack));
        sql.sql(" AND ").sql(column).sql(format.equals(TimeFormat.DATE) ? " <= " : " < ");
        addInstant(sql, dialect, Saturated.add(range.toEpochMillis(), slack + 1));
    }

    @Override
    public void addStart(BoundSql sql, Dialect dialect, long epochMillis) {
        addInstant(sql, dialect, epochMillis);
    }

    @Override
    public void addEnd(BoundSql sql, Dialect dialect, long epochMillis) {
        addInstant(sql, dialect, Saturated.add(epochMillis, 1));
    }

    private void addInstant(BoundSql sql, Dialect dialect, long epochMillis) {
        if (isInstant()) {
            long millis = Saturated.clamp(epochMillis, LocalTimes.FIRST_MILLIS, LocalTimes.LAST_MILLIS);
            dialect.addParameter(sql, Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
        } else if (format.equals(TimeFormat.DATE)) {
            dialect.addParameter(sql, local.wallClock(epochMillis).toLocalDate());
        } else {
            dialect.addParameter(sql, local.wallClock(epochMillis));
        }
    }

    @Override
    public boolean countsInDatabase(Dialect dialect) {
        return dialect.countsTimes() && (isInstant() || local.isFixed());
    }

    @Override
    public void addMillisSince(BoundSql sql, Dialect dialect, String column, long fromEpochMillis) {
        long offset = isInstant() ? 0 : local.fixedOffsetMillis();
        sql.sql("(").sql(dialect.epochMillis(format, column)).sql(" - ");
        sql.bind(dialect.bigintParameter(), fromEpochMillis + offset).sql(")");
    }

    private boolean isInstant() {
        return format.equals(TimeFormat.TIMESTAMP_WITH_ZONE);
    }
}
