// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;

/**
 * Texts of a pattern, put in order by the database by their digits from the year on. Where they have a zone of their own, that order is
 * the one of their wall clock.
 */
record PatternCodec(TextPattern pattern, LocalTimes local) implements TimeCodec {
    /** More than any offset, to either side. */
    private static final long WIDEST_OFFSET_MILLIS = 18 * 3_600_000L;

    @Override
    public String selected(Dialect dialect, String column) {
        return dialect.startOfText(trimmed(column), pattern.longest() + 1);
    }

    @Override
    public long read(ResultSet rows, int index, Dialect dialect) throws SQLException {
        String text = rows.getString(index);
        return text == null ? UNREADABLE : parse(text);
    }

    @Override
    public long ofCell(Object cell) {
        return cell instanceof String text ? parse(text) : UNREADABLE;
    }

    /** Blanks around a text would move all digits from their places. */
    private static String trimmed(String column) {
        return "TRIM(" + column + ")";
    }

    private long parse(String text) {
        try {
            TemporalAccessor time = pattern.parse(text.strip());
            if (time instanceof ZonedDateTime zoned) {
                return zoned.toInstant().toEpochMilli();
            }
            LocalDateTime wallClock = time instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) time;
            return local.epochMillis(wallClock.toInstant(ZoneOffset.UTC).toEpochMilli());
        } catch (DateTimeException noTime) {
            return UNREADABLE;
        }
    }

    @Override
    public void addRange(BoundSql sql, Dialect dialect, String column, TimeRange range) {
        long slack = pattern.hasZone() ? WIDEST_OFFSET_MILLIS : local.slackMillis();
        String key = pattern.key(dialect, trimmed(column));
        sql.sql(key).sql(" >= ").bind(pattern.keyOf(wallClock(Saturated.add(range.fromEpochMillis(), -slack))));
        sql.sql(" AND ")
                .sql(key)
                .sql(" <= ")
                .bind(pattern.keyOf(wallClock(Saturated.add(range.toEpochMillis(), slack))));
    }

    @Override
    public boolean addStray(BoundSql sql, Dialect dialect, String column, TimeRange known) {
        String and = "";
        for (String like : pattern.likes()) {
            sql.sql(and).sql(trimmed(column)).sql(" NOT LIKE ").bind(like);
            and = " AND ";
        }
        return true;
    }

    @Override
    public String order(Dialect dialect, String column) {
        return pattern.key(dialect, trimmed(column));
    }

    @Override
    public void addStart(BoundSql sql, Dialect dialect, long epochMillis) {
        sql.bind(pattern.format(wallClock(epochMillis)));
    }

    @Override
    public void addEnd(BoundSql sql, Dialect dialect, long epochMillis) {
        sql.bind(pattern.format(wallClock(epochMillis)));
    }

    private LocalDateTime wallClock(long epochMillis) {
        return pattern.hasZone() ? IsoText.UTC.wallClock(epochMillis) : local.wallClock(epochMillis);
    }

    static PatternCodec of(String pattern, LocalTimes local) {
        TextPattern read = TextPattern.of(pattern);
        return new PatternCodec(read, read.saysUtc() ? IsoText.UTC : local);
    }
}
