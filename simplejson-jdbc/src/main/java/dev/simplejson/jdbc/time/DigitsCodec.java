// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Wall clock times as numbers of as many digits, {@code 20261122} or {@code 20261122130500}, which are in the order of time.
 *
 * @param digits how many: 8, 10, 12, 14 or 17
 * @param local the declared zone
 */
public record DigitsCodec(int digits, LocalTimes local) implements TimeCodec {
    /** The patterns that numbers have as well as texts, and their digits. */
    private static final Map<String, Integer> PATTERNS =
            Map.of("yyyyMMdd", 8, "yyyyMMddHH", 10, "yyyyMMddHHmm", 12, "yyyyMMddHHmmss", 14, "yyyyMMddHHmmssSSS", 17);

    /** How many digits a number of that pattern has; 0 if no number has it. */
    static int digitsOf(String pattern) {
        return PATTERNS.getOrDefault(pattern, 0);
    }

    /** The wall clock time of a number as if it were in UTC, in epoch milliseconds, or {@link #UNREADABLE}. */
    public static long wallClockMillis(long number, int digits) {
        long least = power(digits - 1);
        if (number < least || number >= 10 * least) {
            return UNREADABLE;
        }
        long filled = number * power(17 - digits);
        long day = filled / 1_000_000_000L;
        int time = (int) (filled % 1_000_000_000L);
        try {
            return LocalDateTime.of(
                            (int) (day / 10_000),
                            (int) (day / 100 % 100),
                            (int) (day % 100),
                            time / 10_000_000,
                            time / 100_000 % 100,
                            time / 1000 % 100,
                            time % 1000 * 1_000_000)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        } catch (DateTimeException noTime) {
            return UNREADABLE;
        }
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    @Override
    public String selected(Dialect dialect, String column) {
        return column;
    }

    @Override
    public long read(ResultSet rows, int index, Dialect dialect) throws SQLException {
        long number = rows.getLong(index);
        return rows.wasNull() ? UNREADABLE : ofNumber(number);
    }

    @Override
    public boolean isOfNumbers() {
        return true;
    }

    @Override
    public long ofCell(Object cell) {
        return cell instanceof Number number ? ofNumber(number.longValue()) : UNREADABLE;
    }

    private long ofNumber(long number) {
        long wallClock = wallClockMillis(number, digits);
        return wallClock == UNREADABLE ? UNREADABLE : local.epochMillis(wallClock);
    }

    @Override
    public void addRange(BoundSql sql, Dialect dialect, String column, TimeRange range) {
        long slack = local.slackMillis();
        sql.sql(column).sql(" >= ").bind(number(Saturated.add(range.fromEpochMillis(), -slack)));
        sql.sql(" AND ").sql(column).sql(" <= ").bind(number(Saturated.add(range.toEpochMillis(), slack)));
    }

    @Override
    public boolean addStray(BoundSql sql, Dialect dialect, String column, TimeRange known) {
        sql.sql(column).sql(" < ").bind(Math.max(number(known.fromEpochMillis()), power(digits - 1)));
        sql.sql(" OR ").sql(column).sql(" > ").bind(number(known.toEpochMillis()));
        return true;
    }

    @Override
    public void addStart(BoundSql sql, Dialect dialect, long epochMillis) {
        sql.bind(dialect.bigintParameter(), number(epochMillis));
    }

    @Override
    public void addEnd(BoundSql sql, Dialect dialect, long epochMillis) {
        sql.bind(dialect.bigintParameter(), number(epochMillis));
    }

    private long number(long epochMillis) {
        LocalDateTime clock = local.wallClock(epochMillis);
        long day = (clock.getYear() * 100L + clock.getMonthValue()) * 100 + clock.getDayOfMonth();
        long time = ((clock.getHour() * 100L + clock.getMinute()) * 100 + clock.getSecond()) * 1000
                + clock.getNano() / 1_000_000;
        return (day * 1_000_000_000L + time) / power(17 - digits);
    }
}
