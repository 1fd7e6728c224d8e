// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.time.TimeCodec;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The day of a row in SQL, to which a time of day can be added: of its digits, of a count since 1970, or of a midnight with its zone. */
public final class DayInSql {
    private static final Map<TimeFormat, Long> PER_SECOND = Map.of(
            TimeFormat.EPOCH_SECONDS, 1L,
            TimeFormat.EPOCH_MILLIS, 1_000L,
            TimeFormat.EPOCH_MICROS, 1_000_000L,
            TimeFormat.EPOCH_NANOS, 1_000_000_000L);

    private static final long SHORTEST_DAY_MILLIS = 23 * 3_600_000L;
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long DAY_MILLIS = 86_400_000L;

    private static final Pattern ZONED_MIDNIGHT = Pattern.compile(
            "(?<midnight>\\d{4}-\\d{2}-\\d{2}[ T]00:00(?::00(?:[.,]0{1,9})?)?)(?:Z|[+-]\\d{2}(?::?\\d{2})?)");

    /** Each day of digits such as {@code 20261122} is that in any format. */
    private static final int DAY_DIGITS = 8;

    /** Longer than any zone. */
    private static final int ZONE = 6;

    private final SampledTable known;
    private final TimeChoice time;
    private final TimeFormat format;

    /** @param format how the time is read */
    public DayInSql(SampledTable known, TimeChoice time, TimeFormat format) {
        this.known = known;
        this.time = time;
        this.format = format;
    }

    /** Whether times are dates, in any of these ways, that what stands beside them may divide. */
    public boolean isOne() {
        return known.isOfDays(time, format) || isCount() && areDaysApart() || lengthOfMidnight() > 0;
    }

    private boolean isCount() {
        return PER_SECOND.containsKey(format) && time.column().kind().isNumber();
    }

    /** Whether the rows hold a day each: the shortest has 23 hours. */
    public boolean areDaysApart() {
        return areApart(SHORTEST_DAY_MILLIS);
    }

    /** Whether the rows hold an hour each, and some are of one and the next. */
    public boolean areHoursApart() {
        return areApart(HOUR_MILLIS) && !areApart(HOUR_MILLIS + 1);
    }

    /** How much a minute is where times are counted; 0 if they are not. */
    public long perMinute() {
        return isCount() ? 60 * PER_SECOND.getOrDefault(format, 0L) : 0;
    }

    /** Whether no time is nearer to the next. */
    private boolean areApart(long leastMillis) {
        TimeCodec codec = TimeCodec.of(format, time.column().kind(), known.dialect(), known.zone());
        long[] millis = known.cells(time.place()).distinctValues().stream()
                .mapToLong(codec::ofCell)
                .filter(each -> each != TimeCodec.UNREADABLE)
                .sorted()
                .toArray();
        return time.places().size() == 1
                && millis.length > 1
                && IntStream.range(1, millis.length).allMatch(i -> millis[i] - millis[i - 1] >= leastMillis);
    }

    /** Whether all texts of a pattern that has hours are midnights. */
    static boolean areMidnights(SampledTable known, int place, TimeFormat pattern) {
        TimeCodec codec = TimeCodec.of(pattern, Kind.TEXT, known.dialect(), ZoneOffset.UTC);
        Set<Object> values = known.cells(place).distinctValues();
        return values.size() > 1
                && values.stream()
                        .mapToLong(codec::ofCell)
                        .allMatch(millis -> millis != TimeCodec.UNREADABLE && Math.floorMod(millis, DAY_MILLIS) == 0);
    }

    /** How many characters of each text are a date and the zeros of its midnight, in front of a zone; 0 if they are no such. */
    private int lengthOfMidnight() {
        if (time.places().size() != 1) {
            return 0;
        }
        Set<Integer> lengths = new HashSet<>();
        for (Object value : known.cells(time.place()).distinctValues()) {
            Matcher matcher = ZONED_MIDNIGHT.matcher(value.toString());
            if (!matcher.matches()) {
                return 0;
            }
            lengths.add(matcher.end("midnight"));
        }
        return lengths.size() == 1 ? lengths.iterator().next() : 0;
    }

    /** How {@link #with} is read. */
    public TimeFormat format() {
        return isCount() || lengthOfMidnight() > 0 ? format : PartsOfDay.DIGITS;
    }

    /** SQL of the day and a time of day. */
    public String with(PartsOfDay.Reading clock) {
        Dialect dialect = known.dialect();
        int midnight = lengthOfMidnight();
        String sum;
        String other = "";
        if (isCount()) {
            long unit = PER_SECOND.getOrDefault(format, 1L);
            sum = time.column().quoted() + " + "
                    + (unit == 1 ? clock.seconds() : "(" + clock.seconds() + ") * " + unit);
        } else if (midnight > 0) {
            String text = dialect.asText(time.column().quoted());
            String digits = dialect.asText("(1000000 + " + clock.digits() + ")");
            sum = dialect.substring(text, 1, SampledTable.ISO_DATE + 1) + " || " + dialect.substring(digits, 2, 2)
                    + " || ':' || " + dialect.substring(digits, 4, 2) + " || ':' || "
                    + dialect.substring(digits, 6, 2) + " || " + dialect.substring(text, midnight + 1, ZONE);
        } else {
            sum = digits() + " * 1000000 + " + clock.digits();
            other = " WHEN " + clock.column() + " IS NOT NULL THEN 0 * " + digits() + " - 1";
        }
        return clock.condition().isEmpty() ? sum : "CASE WHEN " + clock.condition() + " THEN " + sum + other + " END";
    }

    /** SQL of the day as a number such as {@code 20261122}. */
    public String digits() {
        TableColumn column = time.column();
        Dialect dialect = known.dialect();
        if (column.kind() == Kind.INTEGER) {
            return known.wholeNumber(column.quoted());
        }
        if (format.pattern() == null) {
            return dialect.numberOfText("REPLACE(" + known.textOfDay(time.place()) + ", '-', '')");
        }
        String digits =
                TimeCodec.of(format, column.kind(), dialect, known.zone()).order(dialect, column.quoted());
        boolean hours = format.pattern().contains("H") || format.pattern().contains("h");
        return dialect.numberOfText(hours ? dialect.substring(digits, 1, DAY_DIGITS) : digits);
    }

    /** SQL of a minute of the day, read as {@link #format}; null if the time is of no days. */
    public @Nullable String minute(int minute) {
        if (known.isOfDays(time, format)) {
            return PartsOfDay.minute(digits(), minute);
        }
        return isCount() && areDaysApart()
                ? time.column().quoted() + " + " + minute * 60L * PER_SECOND.getOrDefault(format, 1L)
                : null;
    }
}
