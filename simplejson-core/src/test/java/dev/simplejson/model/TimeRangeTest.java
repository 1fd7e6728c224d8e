// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
    @ParameterizedTest
    @CsvSource({"5, 5", "6, 5", "9223372036854775807, -9223372036854775808"})
    void range_fromNotBeforeTo_isRefused(long from, long to) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeRange(from, to))
                .withMessage("range goes from %d to %d; expected from before to", from, to);
    }

    @Test
    void between_instants_roundsDownToTheMillisecond() {
        TimeRange range = TimeRange.between(
                Instant.parse("1969-12-31T23:59:59.9999Z"), Instant.parse("2026-11-22T05:00:00.123999Z"));

        assertThat(range).isEqualTo(new TimeRange(-1, 1_795_323_600_123L));
        assertThat(range.from()).isEqualTo("1969-12-31T23:59:59.999Z");
        assertThat(range.to()).isEqualTo("2026-11-22T05:00:00.123Z");
    }

    @Test
    void between_instantBeyondEpochMillis_isRefused() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> TimeRange.between(Instant.EPOCH, Instant.MAX));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "5, true", "10, true", "11, false"})
    void contains_bothEndsBelongToTheRange(long epochMillis, boolean contained) {
        assertThat(new TimeRange(0, 10).contains(epochMillis)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1",
        "-5, 5, 10",
        "0, 9223372036854775807, 9223372036854775807",
        "-1, 9223372036854775807, 9223372036854775807",
        "-9223372036854775808, 9223372036854775807, 9223372036854775807"
    })
    void durationMillis_longerThanALong_isTheLongest(long from, long to, long millis) {
        TimeRange range = new TimeRange(from, to);

        assertThat(range.durationMillis()).isEqualTo(millis);
        assertThat(range.duration()).isEqualTo(Duration.ofMillis(millis));
    }
}
