// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@link Timestamps} against {@code java.time}; the seed that fails is in the test's name. */
class TimestampsPropertyTest {
    private static final long FIRST_FOUR_DIGIT_MILLI = -62_167_219_200_000L;
    private static final long FIRST_FIVE_DIGIT_MILLI = 253_402_300_800_000L;
    private static final String MUTATIONS = "0123456789+-:.,TtZz \u0660\uff10\u0000x";
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Asia/Kolkata"));

    /** Everything that Timestamps takes, as java.time would take it. */
    private static final DateTimeFormatter REFERENCE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm[:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendLiteral(',')
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, false)
            .optionalEnd()
            .appendPattern("]")
            .optionalStart()
            .appendOffset("+HH:MM:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMMss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void ofIso_grafanasForm_agreesWithInstant(long seed) {
        RandomGenerator random = Seeds.random(seed);
        for (int round = 0; round < 100_000; round++) {
            long epochMillis = random.nextLong(FIRST_FOUR_DIGIT_MILLI, FIRST_FIVE_DIGIT_MILLI);
            String text = Timestamps.toIso(epochMillis);
            assertThat(text).hasSize(24);
            assertThat(Instant.parse(text).toEpochMilli()).isEqualTo(epochMillis);
            assertThat(InstantForm.parse(text)).as(text).isEqualTo(epochMillis);
            assertThat(Timestamps.ofIso(text)).as(text).isEqualTo(epochMillis);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7})
    void toIso_anyLong_isReadBack(long seed) {
        RandomGenerator random = Seeds.random(seed);
        for (int round = 0; round < 100_000; round++) {
            long epochMillis = random.nextLong() >> random.nextInt(64);
            String text = Timestamps.toIso(epochMillis);
            assertThat(Timestamps.ofIso(text)).as(text).isEqualTo(epochMillis);
            assertThat(Instant.parse(text).toEpochMilli()).as(text).isEqualTo(epochMillis);
        }
    }

    @Test
    void epochDay_everyDayOfManyCenturies_agreesWithLocalDate() {
        for (long epochDay = LocalDate.of(-801, 1, 1).toEpochDay(); epochDay < 3_000_000; epochDay++) {
            LocalDate date = LocalDate.ofEpochDay(epochDay);
            long actual = CivilDate.epochDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
            if (actual != epochDay) {
                fail("%s is day %d, not %d", date, epochDay, actual);
            }
        }
    }

    @Test
    void lengthOfMonth_everyMonthOfManyCenturies_agreesWithYearMonth() {
        for (int year = -1001; year <= 3001; year++) {
            for (int month = 1; month <= 12; month++) {
                assertThat(CivilDate.lengthOfMonth(year, month))
                        .isEqualTo(YearMonth.of(year, month).lengthOfMonth());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-999_999_999, -999_999_600, -400, -1, 0, 1, 400, 999_999_999})
    void epochDay_extremeYears_agreesWithLocalDate(int year) {
        for (LocalDate date = LocalDate.of(year, 1, 1); ; date = date.plusDays(1)) {
            assertThat(CivilDate.epochDay(year, date.getMonthValue(), date.getDayOfMonth()))
                    .isEqualTo(date.toEpochDay());
            if (date.getDayOfYear() == date.lengthOfYear()) {
                return;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void ofIso_anySpelling_agreesWithJavaTime(long seed) {
        RandomGenerator random = Seeds.random(seed);
        for (int round = 0; round < 100_000; round++) {
            OffsetDateTime time = Spellings.randomTime(random);
            String text = Spellings.spell(time, random);
            assertThat(Timestamps.ofIso(text)).as(text).isEqualTo(reference(text, null));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void ofIso_oneCharacterChanged_isRefusedOrAgreesWithJavaTime(long seed) {
        RandomGenerator random = Seeds.random(seed);
        int accepted = 0;
        for (int round = 0; round < 100_000; round++) {
            OffsetDateTime time = Spellings.randomTime(random);
            String valid = random.nextInt(4) == 0
                    ? Timestamps.toIso(time.toInstant().toEpochMilli())
                    : Spellings.spell(time, random);
            StringBuilder text = new StringBuilder(valid);
            text.setCharAt(random.nextInt(valid.length()), MUTATIONS.charAt(random.nextInt(MUTATIONS.length())));
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            accepted += acceptedLikeJavaTime(text.toString(), zone) ? 1 : 0;
        }
        assertThat(accepted).isBetween(10_000, 90_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void ofIso_localTime_agreesWithZonedDateTime(long seed) {
        RandomGenerator random = Seeds.random(seed);
        for (int round = 0; round < 50_000; round++) {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            LocalDateTime local = Spellings.randomTime(random).toLocalDateTime();
            LocalDate date = local.toLocalDate();
            assertThat(Timestamps.ofIso(local.toString(), zone))
                    .as("%s %s", local, zone)
                    .isEqualTo(local.atZone(zone).toInstant().toEpochMilli());
            assertThat(Timestamps.ofIso(date.toString(), zone))
                    .as("%s %s", date, zone)
                    .isEqualTo(date.atStartOfDay(zone).toInstant().toEpochMilli());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43})
    void parse_rounding_enclosesNowInTheSameUnit(long seed) {
        RandomGenerator random = Seeds.random(seed);
        String[] texts = {"now/s", "now/m", "now/h", "now/d", "now/w", "now/M", "now/Q", "now/y"};
        for (int round = 0; round < 100_000; round++) {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            long now = nearClockChange(random, zone);
            Clock clock = Clock.fixed(Instant.ofEpochMilli(now), zone);
            String text = texts[random.nextInt(texts.length)];
            long start = Timestamps.parse(text, clock, zone);
            long end = Timestamps.parseEnd(text, clock, zone);
            String description = text + " at " + Timestamps.toIso(now) + " in " + zone;
            assertThat(now).as(description).isBetween(start, end);
            if (!text.equals("now/h")) { // an hour is not its own start where clocks change by half an hour
                assertThat(roundedAgain(text, start, zone, false))
                        .as(description)
                        .isEqualTo(start);
                assertThat(roundedAgain(text, end, zone, true)).as(description).isEqualTo(end);
            }
        }
    }

    private static long roundedAgain(String text, long epochMillis, ZoneId zone, boolean toEnd) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(epochMillis), zone);
        return toEnd ? Timestamps.parseEnd(text, clock, zone) : Timestamps.parse(text, clock, zone);
    }

    /** Half of the times lie within two hours of a change of the zone's clocks. */
    private static long nearClockChange(RandomGenerator random, ZoneId zone) {
        Instant any = Instant.ofEpochMilli(random.nextLong(0, 2_000_000_000_000L));
        var change = zone.getRules().nextTransition(any);
        return change == null || random.nextBoolean()
                ? any.toEpochMilli()
                : change.getInstant().toEpochMilli() + random.nextLong(-7_200_000, 7_200_000);
    }

    private static boolean acceptedLikeJavaTime(String text, ZoneId zone) {
        long actual;
        try {
            actual = Timestamps.ofIso(text, zone);
        } catch (IllegalArgumentException refused) {
            return false;
        }
        assertThat(actual).as(Refusal.quote(text)).isEqualTo(reference(text, zone));
        return true;
    }

    private static long reference(String text, ZoneId zone) {
        try {
            var parsed = REFERENCE.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime time
                    ? time.toInstant().toEpochMilli()
                    : ZonedDateTime.of((LocalDateTime) parsed, zone).toInstant().toEpochMilli();
        } catch (DateTimeException refused) {
            throw new AssertionError("java.time refuses " + Refusal.quote(text), refused);
        }
    }
}
