// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.CharBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsIsoTest {
    private static final long FIVE = 1_795_323_600_000L;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-22T05:00:00.123Z            | 123
            2026-11-22t05:00:00.123z            | 123
            2026-11-22 05:00:00.123Z            | 123
            2026-11-22T05:00:00,123Z            | 123
            2026-11-22T05:00Z                   | 0
            2026-11-22T05:00:01Z                | 1000
            2026-11-22T05:00:00.1Z              | 100
            2026-11-22T05:00:00.12Z             | 120
            2026-11-22T05:00:00.1239Z           | 123
            2026-11-22T05:00:00.123999999Z      | 123
            2026-11-22T05:00:00.000999999Z      | 0
            2026-11-22T06:00:00.123+01:00       | 123
            2026-11-22T06:00:00.123+0100        | 123
            2026-11-22T06:00:00.123+01          | 123
            2026-11-22T06:00+01:00              | 0
            2026-11-21T23:29:45-05:30:15        | 0
            2026-11-21T23:29:45-053015          | 0
            2026-11-22T05:00:00-00:00           | 0
            2026-11-22T23:00:00+18:00           | 0
            2026-11-21T11:00:00-18:00           | 0
            +002026-11-22T05:00:00.123Z         | 123
            """)
    void ofIso_acceptedForm_isEpochMillis(String text, long millisAfterFive) {
        assertThat(Timestamps.ofIso(text)).isEqualTo(FIVE + millisAfterFive);
        assertThat(Timestamps.ofIso(text, BERLIN)).isEqualTo(FIVE + millisAfterFive);
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1969-12-31T23:59:59.999Z, -1",
        "1969-12-31T23:59:59.9999Z, -1",
        "1969-12-31T23:59:59.000000001Z, -1000",
        "1969-12-31T23:59:58.999999999Z, -1001",
        "0000-01-01T00:00:00.000Z, -62167219200000",
        "9999-12-31T23:59:59.999Z, 253402300799999",
        "+10000-01-01T00:00:00Z, 253402300800000",
        "-0001-12-31T23:59:59.999Z, -62167219200001",
        "+292278994-08-17T07:12:55.807Z, 9223372036854775807",
        "+292278994-08-17T07:12:55.807999Z, 9223372036854775807",
        "-292275055-05-16T16:47:04.192Z, -9223372036854775808"
    })
    void ofIso_edgesOfTime_areExactAndRoundedDown(String text, long epochMillis) {
        assertThat(Timestamps.ofIso(text)).isEqualTo(epochMillis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+292278994-08-17T07:12:55.808Z",
                "-292275055-05-16T16:47:04.191999Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z"
            })
    void ofIso_beyondLong_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.ofIso(text))
                .withMessageStartingWith("'%s' is not a time: it does not fit in epoch milliseconds; accepted: ", text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            2026-13-01T00:00:00Z          | month is 13
            2026-13-01T00:00:00.000Z      | month is 13
            2026-00-01T00:00:00Z          | month is 0
            2026-01-32T00:00:00Z          | day is 32
            2026-01-00T00:00:00Z          | day is 0
            2026-02-29T00:00:00.000Z      | day is 29 in a month of 28
            1900-02-29T00:00:00.000Z      | day is 29 in a month of 28
            2024-02-30T00:00:00Z          | day is 30 in a month of 29
            2026-04-31T00:00:00Z          | day is 31 in a month of 30
            2026-11-22T24:00:00.000Z      | hour is 24
            2026-11-22T05:60:00.000Z      | minute is 60
            2016-12-31T23:59:60.000Z      | second is 60
            2026-11-22T05:00:00.Z         | character 21 is 'Z' where a digit of the fraction is expected
            2026-11-22T05:00:00.1234567890Z | its second has more than 9 decimals
            2026-11-22T05Z                | character 14 is 'Z' where ':' is expected
            2026-11-22T05:00.5Z           | character 17 is '.' where an offset such as Z or +01:00 is expected
            2026-11-22T05:00:00           | it ends where an offset such as Z or +01:00 is expected
            2026-11-22                    | it ends where an offset such as Z or +01:00 is expected
            2026-11-22T                   | it ends where a digit of the hour is expected
            2026-11-22T05:00:00Zulu       | character 21 is 'u' where nothing more is expected
            2026-11-22T05:00:00+19:00     | offset hour is 19
            2026-11-22T05:00:00+18:00:01  | offset is more than 18 hours
            2026-11-22T05:00:00+01:60     | offset minute is 60
            2026-11-22T05:00:00+01:00:60  | offset second is 60
            2026-11-22T05:00:00+1:00      | character 22 is ':' where a digit of the offset hour is expected
            2026-11-22T05:00:00+01:       | it ends where a digit of the offset minute is expected
            2026-11-22T05:00:00+01:0000   | character 26 is '0' where nothing more is expected
            2026-11-22T05:00:00+0100:00   | character 25 is ':' where nothing more is expected
            2026-11-22T05:00:00+01:00[Europe/Paris] | character 26 is '[' where nothing more is expected
            2026-11-22T05:00:00 01:00     | character 20 is ' ' where an offset such as Z or +01:00 is expected
            2026-1-22T05:00:00Z           | character 7 is '-' where a digit of the month is expected
            22.11.2026                    | character 3 is '.' where a digit of the year is expected
            +2026-11-22T05:00:00Z         | a year with this sign has 5 to 9 digits
            -026-11-22T05:00:00Z          | a year with this sign has 4 to 9 digits
            +1234567890-11-22T05:00:00Z   | a year with this sign has 5 to 9 digits
            -0000-11-22T05:00:00Z         | year is minus zero
            Invalid date                  | character 1 is 'I' where a digit of the year is expected
            """)
    void ofIso_notATime_isRefusedWithTheReason(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.ofIso(text))
                .withMessage(
                        "'%s' is not a time: %s; accepted: ISO 8601 such as 2026-11-22T05:00:00.123Z or"
                                + " 2026-11-22T06:00:00+01:00",
                        text, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T06:00:00.123, 2026-11-22T05:00:00.123Z",
        "2026-11-22 06:00, 2026-11-22T05:00:00Z",
        "2026-11-22, 2026-11-21T23:00:00Z",
        "2026-07-01, 2026-06-30T22:00:00Z",
        "2026-03-29T02:30:00, 2026-03-29T01:30:00Z",
        "2026-10-25T02:30:00, 2026-10-25T00:30:00Z",
        "1890-01-01T00:00:00, 1889-12-31T23:06:32Z",
        "+12345-01-01, +12344-12-31T23:00:00Z"
    })
    void ofIso_localInZone_followsTheZonesRules(String text, String instant) {
        assertThat(Timestamps.ofIso(text, BERLIN))
                .isEqualTo(Instant.parse(instant).toEpochMilli());
    }

    @Test
    void ofIso_dateWhoseMidnightIsSkipped_startsAfterTheGap() {
        assertThat(Timestamps.ofIso("2018-11-04", SAO_PAULO))
                .isEqualTo(Instant.parse("2018-11-04T03:00:00Z").toEpochMilli());
    }

    @Test
    void ofIso_localNonsense_saysThatTheOffsetMayBeMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamps.ofIso("2026-11-22T", BERLIN))
                .withMessage(
                        "'2026-11-22T' is not a time: it ends where a digit of the hour is expected; accepted: ISO 8601"
                                + " such as 2026-11-22T05:00:00.123Z or 2026-11-22T06:00:00+01:00, or without the offset:"
                                + " 2026-11-22T06:00:00, 2026-11-22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+999999999-12-31T23:59:59", "-999999999-01-01T00:00:00", "+999999999-12-31", "-999999999-01-01"
            })
    void ofIso_localBeyondLong_isRefused(String text) {
        for (ZoneId zone : new ZoneId[] {ZoneOffset.MIN, ZoneOffset.MAX, BERLIN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Timestamps.ofIso(text, zone))
                    .withMessageContaining("it does not fit in epoch milliseconds");
        }
    }

    @Test
    void ofIso_anyCharSequence_isRead() {
        assertThat(Timestamps.ofIso(CharBuffer.wrap("2026-11-22T05:00:00.123Z")))
                .isEqualTo(FIVE + 123);
        assertThat(Timestamps.ofIso(CharBuffer.wrap("2026-11-22T06:00:00+01:00")))
                .isEqualTo(FIVE);
    }

    @Test
    void ofIso_null_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> Timestamps.ofIso(null));
        assertThatNullPointerException().isThrownBy(() -> Timestamps.ofIso("2026-11-22", null));
    }

    @ParameterizedTest
    @CsvSource({
        "1795323600123, 2026-11-22T05:00:00.123Z",
        "0, 1970-01-01T00:00:00.000Z",
        "-1, 1969-12-31T23:59:59.999Z",
        "-62167219200000, 0000-01-01T00:00:00.000Z",
        "-62167219200001, -0001-12-31T23:59:59.999Z",
        "253402300799999, 9999-12-31T23:59:59.999Z",
        "253402300800000, +10000-01-01T00:00:00.000Z",
        "9223372036854775807, +292278994-08-17T07:12:55.807Z",
        "-9223372036854775808, -292275055-05-16T16:47:04.192Z"
    })
    void toIso_anyMillis_hasThreeDecimals(long epochMillis, String text) {
        assertThat(Timestamps.toIso(epochMillis)).isEqualTo(text);
    }
}
