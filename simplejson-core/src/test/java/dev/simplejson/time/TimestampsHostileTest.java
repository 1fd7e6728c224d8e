// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsHostileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T05:06:07Z"), ZoneOffset.UTC);
    private static final ZoneId ZONE = ZoneId.of("America/St_Johns");
    private static final String ALPHABET = "now0123456789+-/:.,TtZz eEsmhdwMQyYf|\u0000\n\ud800\uff11'\\";

    @ParameterizedTest
    @ValueSource(strings = {"9", "now", "+1h", "2026-11-22", "\u0000", "\ud800", " "})
    void parse_megabyte_isRefusedUnread(String part) {
        String text = ("now" + part.repeat(1 << 20)).substring(0, 1 << 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(text))
                .withMessageContaining(
                        " is not a time: it is 1048576 characters long, at most 100 are read; accepted: ")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(700));
    }

    @Test
    void parse_hundredCharacters_areRead() {
        assertThat(parse("now" + "+0h".repeat(32) + " ")).isEqualTo(CLOCK.millis());
        assertThat(parse("0".repeat(100))).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("0".repeat(101)))
                .withMessageStartingWith("'" + "0".repeat(60) + "...' is not a time: it is 101 characters long, ");
    }

    @Test
    void parse_empty_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(""))
                .withMessageStartingWith("'' is not a time: it is empty; accepted: ISO 8601 such as ");
    }

    @ParameterizedTest
    @CsvSource({
        "'\uff12\uff10\uff12\uff16-11-22T05:00:00.123Z', '\\uff12\\uff10\\uff12\\uff16-11-22T05:00:00.123Z'",
        "'2026-11-22T05:00:00.12\u0663Z', '2026-11-22T05:00:00.12\\u0663Z'",
        "'now-\u0661h', 'now-\\u0661h'",
        "'1\ud800', '1\\ud800'",
        "'\udc00\ud800', '\\udc00\\ud800'",
        "'0\u202e1', '0\\u202e1'",
        "'0\u0000\u001b[2J', '0\\u0000\\u001b[2J'",
        "'0\u2028', '0\\u2028'"
    })
    void parse_notPrintableAscii_isRefusedAndEscaped(String text, String escaped) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(text))
                .withMessageStartingWith("'%s' is not a time: ", escaped)
                .satisfies(refused -> assertThat(refused.getMessage()).matches("[ -~]*"));
    }

    @Test
    void parse_newline_isEscapedInTheReasonToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("now\n"))
                .withMessageStartingWith(
                        "'now\\u000a' is not a time: character 4 is '\\u000a' where '+', '-' or '/' is expected; ");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void parse_randomCharacters_areReadOrRefused(long seed) {
        RandomGenerator random = Seeds.random(seed);
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "now" : "");
            for (int left = random.nextInt(30); left > 0; left--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            assertThatCode(() -> readOrRefuse(text))
                    .as("%s", Refusal.quote(text))
                    .doesNotThrowAnyException();
        }
    }

    private static void readOrRefuse(CharSequence text) {
        try {
            long start = parse(text);
            long end = Timestamps.parseEnd(text, CLOCK, ZONE);
            assertThat(end).isGreaterThanOrEqualTo(start);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).matches("[ -~]*").contains(" is not a time: ");
        }
    }

    private static long parse(CharSequence text) {
        return Timestamps.parse(text, CLOCK, ZONE);
    }
}
