// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsParseTest {
    private static final Clock SUNDAY = clockAt("2026-11-22T05:06:07.123456Z");
    private static final String ACCEPTED =
            "; accepted: ISO 8601 such as 2026-11-22T05:00:00.123Z, epoch milliseconds such as"
                    + " 1795323600123, relative such as now-6h or now-1d/d";

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T05:00:00.123Z, 1795323600123",
        "2026-11-22T06:00:00+01:00, 1795323600000",
        "2026-11-22T05:00:00, 1795323600000",
        "2026-11-22, 1795305600000",
        "1795323600123, 1795323600123",
        "1795323600123.9, 1795323600123",
        "1.795323600123E12, 1795323600123",
        "1795323600, 1795323600",
        "2026, 2026",
        "20261122, 20261122",
        "0, 0",
        "-1, -1",
        "-0.5, -1",
        "-2026, -2026",
        "-2026-11-22, -126073497600000",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void parse_absolute_isEpochMillisAtBothEnds(String text, long epochMillis) {
        assertThat(Timestamps.parse(text, SUNDAY, ZoneOffset.UTC)).isEqualTo(epochMillis);
        assertThat(Timestamps.parseEnd(text, SUNDAY, ZoneOffset.UTC)).isEqualTo(epochMillis);
    }

    @ParameterizedTest
    @CsvSource({
        "now,           2026-11-22T05:06:07.123Z, 2026-11-22T05:06:07.123Z",
        "now-6h,        2026-11-21T23:06:07.123Z, 2026-11-21T23:06:07.123Z",
        "now+1h,        2026-11-22T06:06:07.123Z, 2026-11-22T06:06:07.123Z",
        "now-90s,       2026-11-22T05:04:37.123Z, 2026-11-22T05:04:37.123Z",
        "now-5m,        2026-11-22T05:01:07.123Z, 2026-11-22T05:01:07.123Z",
        "now-d,         2026-11-21T05:06:07.123Z, 2026-11-21T05:06:07.123Z",
        "now-0d,        2026-11-22T05:06:07.123Z, 2026-11-22T05:06:07.123Z",
        "now-2w,        2026-11-08T05:06:07.123Z, 2026-11-08T05:06:07.123Z",
        "now-1Q,        2026-08-22T05:06:07.123Z, 2026-08-22T05:06:07.123Z",
        "now-1y,        2025-11-22T05:06:07.123Z, 2025-11-22T05:06:07.123Z",
        "now/s,         2026-11-22T05:06:07.000Z, 2026-11-22T05:06:07.999Z",
        "now/m,         2026-11-22T05:06:00.000Z, 2026-11-22T05:06:59.999Z",
        "now/h,         2026-11-22T05:00:00.000Z, 2026-11-22T05:59:59.999Z",
        "now/d,         2026-11-22T00:00:00.000Z, 2026-11-22T23:59:59.999Z",
        "now/1d,        2026-11-22T00:00:00.000Z, 2026-11-22T23:59:59.999Z",
        "now/w,         2026-11-16T00:00:00.000Z, 2026-11-22T23:59:59.999Z",
        "now/M,         2026-11-01T00:00:00.000Z, 2026-11-30T23:59:59.999Z",
        "now/Q,         2026-10-01T00:00:00.000Z, 2026-12-31T23:59:59.999Z",
        "now/y,         2026-01-01T00:00:00.000Z, 2026-12-31T23:59:59.999Z",
        "now/Y,         2026-01-01T00:00:00.000Z, 2026-12-31T23:59:59.999Z",
        "now-1d/d,      2026-11-21T00:00:00.000Z, 2026-11-21T23:59:59.999Z",
        "now-1w/w,      2026-11-09T00:00:00.000Z, 2026-11-15T23:59:59.999Z",
        "now-1M/M+2h,   2026-10-01T02:00:00.000Z, 2026-11-01T01:59:59.999Z",
        "now/d-1d/M,    2026-11-01T00:00:00.000Z, 2026-11-30T23:59:59.999Z",
        "now - 1 d / d, 2026-11-21T00:00:00.000Z, 2026-11-21T23:59:59.999Z",
        "now+1M-1M+1y,  2027-11-22T05:06:07.123Z, 2027-11-22T05:06:07.123Z",
        "now-1795323967s, 1970-01-01T00:00:00.123Z, 1970-01-01T00:00:00.123Z"
    })
    void parse_relative_goesToTheStartOrTheEndOfUnits(String text, String start, String end) {
        assertThat(iso(Timestamps.parse(text, SUNDAY, ZoneOffset.UTC))).isEqualTo(start);
        assertThat(iso(Timestamps.parseEnd(text, SUNDAY, ZoneOffset.UTC))).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31T12:00:00Z, now-1M, 2024-02-29T12:00:00.000Z",
        "2024-02-29T12:00:00Z, now-1y, 2023-02-28T12:00:00.000Z",
        "2024-02-29T12:00:00Z, now+1y/y, 2025-01-01T00:00:00.000Z",
        "2024-05-31T12:00:00Z, now-1Q, 2024-02-29T12:00:00.000Z",
        "2024-02-29T12:00:00Z, now+260Q, 2089-02-28T12:00:00.000Z",
        "2026-11-23T00:00:00Z, now/w, 2026-11-23T00:00:00.000Z",
        "1969-12-31T23:59:59.999Z, now/s, 1969-12-31T23:59:59.000Z",
        "1969-12-31T23:59:59.999Z, now/h, 1969-12-31T23:00:00.000Z"
    })
    void parse_relativeAtCalendarEdges_clampsAndFloors(String now, String text, String expected) {
        assertThat(iso(Timestamps.parse(text, clockAt(now), ZoneOffset.UTC))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // clocks went forward at 02:00, back at 03:00
        "Europe/Berlin, 2026-03-29T12:00:00Z, now/d, 2026-03-28T23:00:00.000Z, 2026-03-29T21:59:59.999Z",
        "Europe/Berlin, 2026-10-25T12:00:00Z, now/d, 2026-10-24T22:00:00.000Z, 2026-10-25T22:59:59.999Z",
        "Europe/Berlin, 2026-03-29T12:00:00Z, now-1d, 2026-03-28T13:00:00.000Z, 2026-03-28T13:00:00.000Z",
        "Europe/Berlin, 2026-03-29T12:00:00Z, now-24h, 2026-03-28T12:00:00.000Z, 2026-03-28T12:00:00.000Z",
        "Europe/Berlin, 2026-03-28T01:30:00Z, now+1d, 2026-03-29T01:30:00.000Z, 2026-03-29T01:30:00.000Z",
        "Europe/Berlin, 2026-10-25T00:30:00Z, now/h, 2026-10-25T00:00:00.000Z, 2026-10-25T00:59:59.999Z",
        "Europe/Berlin, 2026-10-25T01:30:00Z, now/h, 2026-10-25T01:00:00.000Z, 2026-10-25T01:59:59.999Z",
        // midnight is skipped
        "America/Sao_Paulo, 2018-11-04T12:00:00Z, now/d, 2018-11-04T03:00:00.000Z, 2018-11-05T01:59:59.999Z",
        "America/Sao_Paulo, 2018-11-03T12:00:00Z, now/d, 2018-11-03T03:00:00.000Z, 2018-11-04T02:59:59.999Z",
        // midnight comes twice on the same day
        "America/Havana, 2026-11-01T12:00:00Z, now/d, 2026-11-01T04:00:00.000Z, 2026-11-02T04:59:59.999Z",
        "America/Havana, 2026-10-31T12:00:00Z, now/d, 2026-10-31T04:00:00.000Z, 2026-11-01T03:59:59.999Z",
        // midnight comes twice, with an evening of the day before in between
        "America/St_Johns, 2010-11-07T02:00:00Z, now/d, 2010-11-06T02:30:00.000Z, 2010-11-07T02:29:59.999Z",
        "America/St_Johns, 2010-11-07T03:00:00Z, now/d, 2010-11-06T02:30:00.000Z, 2010-11-07T03:29:59.999Z",
        // a whole day is skipped
        "Pacific/Apia, 2011-12-31T00:00:00Z, now/d, 2011-12-30T10:00:00.000Z, 2011-12-31T09:59:59.999Z",
        "Pacific/Apia, 2011-12-30T00:00:00Z, now/d, 2011-12-29T10:00:00.000Z, 2011-12-30T09:59:59.999Z",
        // offsets and changes that are not whole hours
        "Asia/Kolkata, 2026-11-22T05:06:07Z, now/h, 2026-11-22T04:30:00.000Z, 2026-11-22T05:29:59.999Z",
        "Australia/Lord_Howe, 2026-04-04T14:40:00Z, now/h, 2026-04-04T14:00:00.000Z, 2026-04-04T14:59:59.999Z",
        "Australia/Lord_Howe, 2026-04-04T15:10:00Z, now/h, 2026-04-04T14:00:00.000Z, 2026-04-04T15:29:59.999Z",
        "Australia/Lord_Howe, 2026-10-03T15:40:00Z, now/h, 2026-10-03T15:30:00.000Z, 2026-10-03T15:59:59.999Z"
    })
    void parse_relativeInZone_followsItsClockChanges(String zone, String now, String text, String start, String end) {
        ZoneId zoneId = ZoneId.of(zone);
        assertThat(iso(Timestamps.parse(text, clockAt(now), zoneId))).isEqualTo(start);
        assertThat(iso(Timestamps.parseEnd(text, clockAt(now), zoneId))).isEqualTo(end);
    }

    @Test
    void parse_clocksOwnZone_isNotUsed() {
        Clock clock = SUNDAY.withZone(ZoneId.of("Asia/Tokyo"));
        assertThat(iso(Timestamps.parse("now/d", clock, ZoneOffset.UTC))).isEqualTo("2026-11-22T00:00:00.000Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            now-6     | it ends where one of the units s, m, h, d, w, M, Q, y is expected
            now-      | it ends where one of the units s, m, h, d, w, M, Q, y is expected
            now/      | it ends where one of the units s, m, h, d, w, M, Q, y is expected
            now-6x    | character 6 is 'x' where one of the units s, m, h, d, w, M, Q, y is expected
            now-6H    | character 6 is 'H' where one of the units s, m, h, d, w, M, Q, y is expected
            now-5ms   | character 7 is 's' where '+', '-' or '/' is expected
            now-1.5h  | character 6 is '.' where one of the units s, m, h, d, w, M, Q, y is expected
            now--1h   | character 5 is '-' where one of the units s, m, h, d, w, M, Q, y is expected
            nowish    | character 4 is 'i' where '+', '-' or '/' is expected
            now&1d    | character 4 is '&' where '+', '-' or '/' is expected
            now 1h    | a number follows without '+' or '-' (a URL turns an unescaped '+' into a space)
            now/2d    | rounding is to one unit, such as /d
            now/0d    | rounding is to one unit, such as /d
            now/fQ    | fiscal units need the start of the fiscal year, which is not sent
            now-1y/fy | fiscal units need the start of the fiscal year, which is not sent
            now-12345678901h | a count has more than 10 digits
            now-9999999999y  | it does not fit in epoch milliseconds
            now+9999999999M  | it does not fit in epoch milliseconds
            now+9999999999Q  | it does not fit in epoch milliseconds
            now+300000000y   | it does not fit in epoch milliseconds
            now+292276968y/y+1y | it does not fit in epoch milliseconds
            NOW       | character 1 is 'N' where a digit of the year is expected
            tomorrow  | character 1 is 't' where a digit of the year is expected
            null      | character 1 is 'n' where a digit of the year is expected
            ${__from} | character 1 is '$' where a digit of the year is expected
            2026-11   | it ends where '-' is expected
            "2026-11-22||/d" | "character 11 is '|' where 'T' is expected"
            2026-13-01T00:00:00Z | month is 13
            9223372036854775808 | it does not fit in epoch milliseconds
            -9223372036854775808.1 | it does not fit in epoch milliseconds
            """, quoteCharacter = '"')
    void parse_notATime_isRefusedWithTheReason(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.parse(text, SUNDAY, ZoneOffset.UTC))
                .withMessage("'%s' is not a time: %s%s", text, reason, ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now/s", "now/h", "now/d", "now/w", "now/y"})
    void parseEnd_endOfUnitBeyondLong_isRefused(String text) {
        Clock last = Clock.fixed(Instant.ofEpochMilli(Long.MAX_VALUE), ZoneOffset.UTC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.parseEnd(text, last, ZoneOffset.UTC))
                .withMessage("'%s' is not a time: it does not fit in epoch milliseconds%s", text, ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now/s", "now/h", "now/d", "now/w", "now/y"})
    void parse_startOfUnitBeyondLong_isRefused(String text) {
        Clock first = Clock.fixed(Instant.ofEpochMilli(Long.MIN_VALUE), ZoneOffset.UTC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.parse(text, first, ZoneOffset.UTC))
                .withMessage("'%s' is not a time: it does not fit in epoch milliseconds%s", text, ACCEPTED);
    }

    @Test
    void parse_null_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> Timestamps.parse(null, SUNDAY, ZoneOffset.UTC));
        assertThatNullPointerException().isThrownBy(() -> Timestamps.parse("0", null, ZoneOffset.UTC));
        assertThatNullPointerException().isThrownBy(() -> Timestamps.parseEnd("0", SUNDAY, null));
    }

    private static Clock clockAt(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static String iso(long epochMillis) {
        return Timestamps.toIso(epochMillis);
    }
}
