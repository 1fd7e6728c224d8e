// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;

/** A unit of Grafana's date math. */
enum DateMathUnit {
    SECOND('s', ChronoUnit.SECONDS, 1),
    MINUTE('m', ChronoUnit.MINUTES, 1),
    HOUR('h', ChronoUnit.HOURS, 1),
    DAY('d', ChronoUnit.DAYS, 1),
    WEEK('w', ChronoUnit.WEEKS, 1),
    MONTH('M', ChronoUnit.MONTHS, 1),
    QUARTER('Q', ChronoUnit.MONTHS, 3),
    YEAR('y', ChronoUnit.YEARS, 1);

    private final char symbol;
    private final ChronoUnit base;
    private final int baseCount;

    DateMathUnit(char symbol, ChronoUnit base, int baseCount) {
        this.symbol = symbol;
        this.base = base;
        this.baseCount = baseCount;
    }

    char symbol() {
        return symbol;
    }

    /** Exact durations up to an hour; longer units keep the local time of day where it exists. */
    ZonedDateTime add(ZonedDateTime time, long count) {
        return time.plus(count * baseCount, base);
    }

    ZonedDateTime startOf(ZonedDateTime time) {
        return base.isTimeBased()
                ? existing(time.toLocalDateTime().truncatedTo(base), time, 0)
                : firstDay(time.toLocalDate()).atStartOfDay(time.getZone());
    }

    /** The last millisecond that still belongs to the unit. */
    ZonedDateTime endOf(ZonedDateTime time) {
        return base.isTimeBased()
                ? existing(
                        time.toLocalDateTime()
                                .truncatedTo(base)
                                .plus(base.getDuration())
                                .minus(1, ChronoUnit.MILLIS),
                        time,
                        1)
                : startOfNext(time).minus(1, ChronoUnit.MILLIS);
    }

    /**
     * Local midnight, the first one after the time. Midnight comes twice when clocks go back from just after it to
     * the evening before, as in St. John's until 2011; then an evening lies between the two.
     */
    private ZonedDateTime startOfNext(ZonedDateTime time) {
        LocalDate next = firstDay(time.toLocalDate()).plus(baseCount, base);
        ZonedDateTime midnight = next.atStartOfDay(time.getZone());
        return midnight.isAfter(time) ? midnight : midnight.withLaterOffsetAtOverlap();
    }

    private LocalDate firstDay(LocalDate date) {
        return switch (this) {
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER -> date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1) % 3);
            case YEAR -> date.withDayOfYear(1);
            default -> date;
        };
    }

    /**
     * A local time, by the offset of the time that it is near to if it has that, as it may not where clocks go back by half an hour: the
     * hour then began by the offset before. A local time that is skipped is the moment of the change, less some milliseconds.
     */
    private static ZonedDateTime existing(LocalDateTime local, ZonedDateTime near, long millisBeforeChange) {
        ZoneOffsetTransition change = near.getZone().getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant().minusMillis(millisBeforeChange).atZone(near.getZone())
                : ZonedDateTime.ofLocal(local, near.getZone(), near.getOffset());
    }
}
