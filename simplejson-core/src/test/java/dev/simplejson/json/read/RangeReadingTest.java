// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import static dev.simplejson.json.read.RequestReading.assertRefused;
import static dev.simplejson.json.read.RequestReading.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Parameters;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands at 2026-11-22T05:06:07.890Z, and the default range is six hours. */
class RangeReadingTest {
    private static final String FROM = "2026-11-22T04:00:00.123Z";
    private static final String TO = "2026-11-22T05:00:00.456Z";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'range':{'from':'2026-11-22T04:00:00.123Z','to':'2026-11-22T05:00:00.456Z'}}",
                "{'range':{'from':'2026-11-22T05:00:00.123+01:00','to':'2026-11-22T06:00:00.456+01:00'}}",
                "{'range':{'from':1795320000123,'to':1795323600456}}",
                "{'range':{'from':'1795320000123','to':'1795323600456'}}",
                "{'range':{'from':1795320000123.9,'to':1.795323600456E12}}",
                "{'timeRange':{'from':'2026-11-22T04:00:00.123Z','to':'2026-11-22T05:00:00.456Z'}}",
                "{'from':1795320000123,'to':1795323600456}",
                "{'rangeRaw':{'from':'2026-11-22T04:00:00.123Z','to':'2026-11-22T05:00:00.456Z'}}",
                "{'range':{'raw':{'from':'2026-11-22T04:00:00.123Z','to':'2026-11-22T05:00:00.456Z'}}}",
                "{'range':{'from':null,'to':null,'raw':{'from':1795320000123,'to':1795323600456}}}",
                "{'range':{'from':'2026-11-22T04:00:00.123Z','to':null},'rangeRaw':{'from':'now-1y','to':1795323600456}}",
                "{'rangeRaw':{'from':'now-1y','to':'now'},'range':{'from':1795320000123,'to':1795323600456}}"
            })
    void range_anySpelling_keepsItsMilliseconds(String body) {
        assertThat(range(body)).isEqualTo(TimeRange.between(Instant.parse(FROM), Instant.parse(TO)));
    }

    @ParameterizedTest
    @CsvSource({
        "now-1h, now, 2026-11-22T04:06:07.890Z, 2026-11-22T05:06:07.890Z",
        "now/d, now/d, 2026-11-22T00:00:00.000Z, 2026-11-22T23:59:59.999Z",
        "now-1d/d, now-1d/d, 2026-11-21T00:00:00.000Z, 2026-11-21T23:59:59.999Z"
    })
    void range_relative_isResolvedAgainstTheClock(String from, String to, Instant start, Instant end) {
        TimeRange expected = TimeRange.between(start, end);

        assertThat(range("{'range':{'from':'" + from + "','to':'" + to + "'}}")).isEqualTo(expected);
        assertThat(range("{'rangeRaw':{'from':'" + from + "','to':'" + to + "'}}"))
                .isEqualTo(expected);
    }

    @Test
    void range_relativeToADay_isThatOfTheTimeZone() {
        assertThat(range("{'range':{'from':'now/d','to':'now'},'timezone':'America/New_York'}")
                        .from())
                .isEqualTo("2026-11-22T05:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'range':{'from':'','to':' '}}",
                "{'range':{'from':{},'to':[]}}",
                "{'rangeRaw':{'from':'yesterday','to':'tomorrow'}}",
                "{'range':{'from':null,'to':null,'raw':{'from':'Invalid date','to':'Invalid date'}}}"
            })
    void range_unreadable_isTheDefault(String body) {
        assertThat(range(body)).isEqualTo(range("{}"));
    }

    @Test
    void range_onlyItsEnd_beginsTheDefaultBefore() {
        assertThat(range("{'range':{'to':'" + TO + "'}}").from()).isEqualTo("2026-11-21T23:00:00.456Z");
    }

    @Test
    void range_onlyItsBeginning_endsNow() {
        assertThat(range("{'range':{'from':'" + FROM + "'}}").to()).isEqualTo(RequestReading.NOW);
    }

    @Test
    void range_fromAfterTo_isRefused() {
        assertRefused(json("{'range':{'from':'" + TO + "','to':'" + FROM + "'}}"), ErrorKind.BAD_REQUEST)
                .withMessage("the range goes from 2026-11-22T05:00:00.456Z to 2026-11-22T04:00:00.123Z;"
                        + " expected 'from' before 'to'");
    }

    @Test
    void range_fromEqualsTo_isThatMillisecond() {
        assertThat(range("{'range':{'from':5,'to':5}}")).isEqualTo(new TimeRange(4, 5));
    }

    @Test
    void range_nonsense_isRefusedWithTheField() {
        assertRefused(json("{'range':{'from':'yesterday','to':'now'}}"), ErrorKind.BAD_REQUEST)
                .withMessageStartingWith("range.from: ")
                .withMessageContaining("'yesterday'");
        assertRefused(json("{'range':{'from':'now-1h','to':'tomorrow'}}"), ErrorKind.BAD_REQUEST)
                .withMessageStartingWith("range.to: ");
        assertRefused(json("{'range':{'from':true,'to':'now'}}"), ErrorKind.BAD_REQUEST)
                .withMessageContaining("'true'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'range':{'from':1793491200,'to':1793494800}}",
                "{'range':{'from':'1793491200','to':'now'}}",
                "{'from':1793491200.25}",
                "{'timeRange':{'from':1.7934912E9,'to':1793494800}}",
                "{'rangeRaw':{'from':1793491200,'to':1793494800}}",
                "{'range':{'from':null,'to':null,'raw':{'from':'1793491200','to':'now'}}}"
            })
    void range_inSeconds_isRefusedInPlainWords(String body) {
        assertRefused(json(body), ErrorKind.BAD_REQUEST)
                .withMessageContaining("looks like seconds since 1970")
                .withMessageContaining("milliseconds");
    }

    @Test
    void range_inSeconds_saysWhatToWriteInstead() {
        assertRefused(json("{'range':{'from':0,'to':1793491200}}"), ErrorKind.BAD_REQUEST)
                .withMessage(
                        "range.to: '1793491200' looks like seconds since 1970 (2026-11-01T00:00:00Z), but numbers are milliseconds"
                                + " here, which makes it 1970-01-21T18:11:31.200Z; multiply it by 1000 (1793491200000), or write the"
                                + " time as ISO 8601, such as 2026-11-01T00:00:00Z");
    }

    @Test
    void range_inMicrosOrNanosOrYears_saysWhatToWriteInstead() {
        assertRefused(json("{'range':{'from':1793491200000000,'to':1793494800000000}}"), ErrorKind.BAD_REQUEST)
                .withMessage(
                        "range.to: '1793494800000000' looks like microseconds since 1970 (2026-11-01T01:00:00Z), but numbers are"
                                + " milliseconds here, which makes it +58803-08-03T16:00:00.000Z; divide it by 1000 (1793494800000),"
                                + " or write the time as ISO 8601, such as 2026-11-01T01:00:00Z");
        assertRefused(json("{'from':'1793491200000000000','to':'now'}"), ErrorKind.BAD_REQUEST)
                .withMessageContaining("looks like nanoseconds since 1970 (2026-11-01T00:00:00Z)")
                .withMessageContaining("divide it by 1000000 (1793491200000)");
        assertRefused(json("{'range':{'from':'2020','to':'2021'}}"), ErrorKind.BAD_REQUEST)
                .withMessage("range.from: '2020' looks like a year, but numbers are milliseconds here, which makes it"
                        + " 1970-01-01T00:00:02.020Z; write the time as ISO 8601, such as 2020-01-01T00:00:00Z");
    }

    @Test
    void range_ofDaysInDigits_saysWhatToWriteInstead() {
        assertRefused(json("{'range':{'from':'20260315','to':'now'}}"), ErrorKind.BAD_REQUEST)
                .withMessage(
                        "range.from: '20260315' looks like a day, but numbers are milliseconds here, which makes it"
                                + " 1970-01-01T05:37:40.315Z; write the time as ISO 8601, such as 2026-03-15");
        assertRefused(json("{'from':0,'to':20260315}"), ErrorKind.BAD_REQUEST)
                .withMessageContaining("range.to: '20260315' looks like a day");
        assertThat(range("{'range':{'from':0,'to':20000000}}")).isEqualTo(new TimeRange(0, 20_000_000));
    }

    @Test
    void range_ofAllTimes_isRead() {
        assertThat(range("{'range':{'from':0,'to':2000}}")).isEqualTo(new TimeRange(0, 2000));
        // The year 10000, and the last time that JavaScript knows.
        assertThat(range("{'range':{'from':0,'to':253402300800000}}").toEpochMillis())
                .isEqualTo(253402300800000L);
        assertThat(range("{'range':{'from':0,'to':8640000000000000}}").from()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void range_aUrlInSeconds_isRefused() {
        RequestReader reader = new RequestReader(RequestReading.LIMITS, Clock.systemUTC());

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> reader.read(Parameters.parse("target=a&from=1793491200&to=1793494800")))
                .withMessageContaining("looks like seconds");
    }

    @Test
    void range_inTheFirstWeeksOf1970_isReadAsIso() {
        assertThat(range("{'range':{'from':'1970-01-15T00:00:00Z','to':'1970-01-16T00:00:00Z'}}")
                        .from())
                .isEqualTo("1970-01-15T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'range':{'from':-9223372036854775808,'to':-9223372036854775808}}",
                "{'range':{'to':-9223372036854775808}}",
                "{'range':{'to':-1e400}}",
                "{'range':{'from':1e400}}",
                "{'range':{'from':9223372036854775807,'to':0}}"
            })
    void range_atTheEdgeOfTime_isRefused(String body) {
        assertRefused(json(body), ErrorKind.BAD_REQUEST);
    }

    @Test
    void range_longestOfAll_isRead() {
        assertThat(range("{'range':{'from':-9223372036854775808,'to':9223372036854775807}}"))
                .isEqualTo(new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static TimeRange range(String body) {
        return read(json(body)).range();
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
