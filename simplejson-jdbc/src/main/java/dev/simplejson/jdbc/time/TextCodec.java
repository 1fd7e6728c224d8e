// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.time;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Times as ISO-8601 text, compared as text.
 *
 * @param separator between date and time; {@link #MIXED} if it differs from row to row
 * @param dateOnly whether the text has no time
 * @param offsets what follows the time
 * @param local the declared zone, for text without an offset
 */
record TextCodec(char separator, boolean dateOnly, Offsets offsets, LocalTimes local) implements TimeCodec {
    /** More than any offset, to either side: a text sorts by its wall clock time, whatever its offset. */
    private static final long WIDEST_OFFSET_MILLIS = 18 * 3_600_000L;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Texts of several spellings in one column: they are compared by their dates, and put in order without their separators. */
    private static final char MIXED = '\0';

    /** What follows the time in a text. */
    enum Offsets {
        NONE,
        UTC,
        ANY,
        SOMETIMES
    }

    static TextCodec of(TimeFormat format, LocalTimes local) {
        return switch (format.setting()) {
            case "iso-date" -> new TextCodec('T', true, Offsets.NONE, local);
            case "iso-t" -> new TextCodec('T', false, Offsets.NONE, local);
            case "iso-t-utc" -> new TextCodec('T', false, Offsets.UTC, local);
            case "iso-t-offset" -> new TextCodec('T', false, Offsets.ANY, local);
            case "iso-space" -> new TextCodec(' ', false, Offsets.NONE, local);
            case "iso-space-utc" -> new TextCodec(' ', false, Offsets.UTC, local);
            case "iso-space-offset" -> new TextCodec(' ', false, Offsets.ANY, local);
            case "iso" -> new TextCodec(MIXED, false, Offsets.SOMETIMES, local);
            default -> throw new AssertionError(format);
        };
    }

    @Override
    public String selected(Dialect dialect, String column) {
        return dialect.startOfText(column, IsoText.LONGEST + 1);
    }

    @Override
    public long read(ResultSet rows, int index, Dialect dialect) throws SQLException {
        String text = rows.getString(index);
        return text == null ? UNREADABLE : ofText(text);
    }

    @Override
    public long ofCell(Object cell) {
        return cell instanceof String text ? ofText(text) : UNREADABLE;
    }

    private long ofText(String text) {
        IsoText time = IsoText.parse(text);
        if (time == null || !fits(time)) {
            return UNREADABLE;
        }
        return time.hasOffset()
                ? time.wallClockMillis() - time.offsetMillis()
                : local.epochMillis(time.wallClockMillis());
    }

    private boolean fits(IsoText time) {
        return switch (offsets) {
            case NONE -> !time.hasOffset();
            case UTC -> time.hasOffset() && time.offsetMillis() == 0;
            case ANY -> time.hasOffset();
            case SOMETIMES -> true;
        };
    }

    @Override
    public void addRange(BoundSql sql, Dialect dialect, String column, TimeRange range) {
        long slack = slackMillis();
        LocalDateTime first = wallClock(Saturated.add(range.fromEpochMillis(), -slack));
        LocalDateTime last = wallClock(Saturated.add(range.toEpochMillis(), slack));
        if (separator == MIXED) {
            sql.sql(column).sql(" >= ").bind(DATE.format(first)).sql(" AND ").sql(column);
            sql.sql(" < ").bind(DATE.format(last.plusDays(1)));
            return;
        }
        sql.sql(column).sql(" >= ").bind(firstText(first)).sql(" AND ").sql(column);
        if (dateOnly) {
            sql.sql(" <= ").bind(DATE.format(last));
        } else {
            sql.sql(" < ").bind(endText(last));
        }
    }

    @Override
    public boolean addStray(BoundSql sql, Dialect dialect, String column, TimeRange known) {
        String day = "____-__-__";
        List<String> spellings =
                separator == MIXED ? List.of(day + "%") : dateOnly ? List.of(day) : List.of(day + separator + "%", day);
        sql.sql("NOT (");
        for (int i = 0; i < spellings.size(); i++) {
            sql.sql(i == 0 ? "" : " OR ").sql(column).sql(" LIKE ").bind(spellings.get(i));
        }
        sql.sql(")");
        sql.sql(" OR ").sql(column).sql(" < ").bind(DATE.format(wallClock(known.fromEpochMillis())));
        sql.sql(" OR ").sql(column).sql(" >= ").bind(DATE.format(wallClock(known.toEpochMillis())));
        return true;
    }

    /** How much the wall clock of a text may differ from the one that a range is turned into. */
    private long slackMillis() {
        return switch (offsets) {
            case NONE -> local.slackMillis();
            case UTC -> 0;
            case ANY -> WIDEST_OFFSET_MILLIS;
            case SOMETIMES -> 2 * WIDEST_OFFSET_MILLIS;
        };
    }

    @Override
    public String order(Dialect dialect, String column) {
        return switch (offsets) {
            case NONE, UTC -> column;
            case ANY -> dialect.orderOfText(column);
            case SOMETIMES -> dialect.orderOfMixedText(column);
        };
    }

    /** {@code 12:00:05Z} sorts before {@code 12:00Z} and {@code 12:00:05.5Z} before {@code 12:00:05Z}, because letters come last. */
    @Override
    public long looseMillis() {
        return offsets == Offsets.NONE ? 1 : 60_000;
    }

    @Override
    public void addStart(BoundSql sql, Dialect dialect, long epochMillis) {
        sql.bind(firstText(wallClock(epochMillis)));
    }

    @Override
    public void addEnd(BoundSql sql, Dialect dialect, long epochMillis) {
        LocalDateTime end = wallClock(epochMillis);
        sql.bind(dateOnly ? DATE.format(end) : separator == MIXED ? DATE.format(end.plusDays(1)) : endText(end));
    }

    private LocalDateTime wallClock(long epochMillis) {
        return offsets == Offsets.NONE ? local.wallClock(epochMillis) : IsoText.UTC.wallClock(epochMillis);
    }

    /** Without the parts that are zero, so that a text without them is not before it. */
    private String firstText(LocalDateTime time) {
        if (dateOnly || separator == MIXED || time.toLocalTime().toSecondOfDay() == 0) {
            return DATE.format(time);
        }
        String text = fullText(time);
        return time.getSecond() == 0 ? text.substring(0, 16) : text;
    }

    /** Behind every text of the last second. {@code 12:00Z} sorts behind {@code 12:00:59Z}, so with offsets it is the last minute. */
    private String endText(LocalDateTime last) {
        return fullText(
                offsets == Offsets.NONE
                        ? last.plusSeconds(1)
                        : last.withSecond(0).plusMinutes(1));
    }

    private String fullText(LocalDateTime time) {
        return DATE.format(time) + separator + TIME.format(time);
    }
}
