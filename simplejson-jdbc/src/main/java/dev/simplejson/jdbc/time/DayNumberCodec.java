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

/**
 * Dates as numbers of eight digits, which are in the order of time.
 *
 * @param local the declared zone, in which the days begin
 */
record DayNumberCodec(LocalTimes local) implements TimeCodec {
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
        if (number <= 0 || number > 9999_99_99) {
            return UNREADABLE;
        }
        try {
            LocalDate day = LocalDate.of((int) (number / 10_000), (int) (number / 100 % 100), (int) (number % 100));
            return local.epochMillis(
                    day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
        } catch (DateTimeException noDay) {
            return UNREADABLE;
        }
    }

    @Override
    public void addRange(BoundSql sql, Dialect dialect, String column, TimeRange range) {
        long slack = local.slackMillis();
        sql.sql(column).sql(" >= ").bind(number(Saturated.add(range.fromEpochMillis(), -slack)));
        sql.sql(" AND ").sql(column).sql(" <= ").bind(number(Saturated.add(range.toEpochMillis(), slack)));
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
        LocalDateTime day = local.wallClock(epochMillis);
        return (day.getYear() * 100L + day.getMonthValue()) * 100 + day.getDayOfMonth();
    }
}
