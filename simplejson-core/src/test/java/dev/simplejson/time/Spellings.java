// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Random times, and every way to write one down. */
final class Spellings {
    private static final long FIRST_FOUR_DIGIT_SECOND = -62_167_219_200L;
    private static final long FIRST_FIVE_DIGIT_SECOND = 253_402_300_800L;
    private static final long SECONDS_OF_LONG_MILLIS = 9_223_372_036_000_000L;

    private Spellings() {}

    /**
     * Three of four in the years 0000 to 9999, many of them at the turn of February; whole seconds and minutes are
     * frequent.
     */
    static OffsetDateTime randomTime(RandomGenerator random) {
        long second = random.nextInt(4) == 0
                ? random.nextLong(-SECONDS_OF_LONG_MILLIS, SECONDS_OF_LONG_MILLIS)
                : random.nextLong(FIRST_FOUR_DIGIT_SECOND + 86_400, FIRST_FIVE_DIGIT_SECOND - 86_400);
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, random.nextInt(1_000_000_000), ZoneOffset.UTC);
        if (random.nextInt(8) == 0) {
            time = time.withDayOfMonth(1).withMonth(3).minusDays(random.nextInt(3));
        }
        ChronoUnit precision = switch (random.nextInt(8)) {
            case 0 -> ChronoUnit.MINUTES;
            case 1 -> ChronoUnit.SECONDS;
            case 2, 3 -> ChronoUnit.MILLIS;
            default -> ChronoUnit.NANOS;
        };
        return time.truncatedTo(precision).atOffset(randomOffset(random));
    }

    static String spell(OffsetDateTime time, RandomGenerator random) {
        return time.toLocalDate() + pick(random, "T", "t", " ") + spellTime(time, random) + spellOffset(time, random);
    }

    private static ZoneOffset randomOffset(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> ZoneOffset.UTC;
            case 1 -> ZoneOffset.ofHours(random.nextInt(-18, 19));
            case 2 -> ZoneOffset.ofTotalSeconds(random.nextInt(-1080, 1081) * 60);
            default -> ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801));
        };
    }

    private static String spellTime(OffsetDateTime time, RandomGenerator random) {
        if (time.getSecond() == 0 && time.getNano() == 0 && random.nextBoolean()) {
            return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
        }
        String text = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(time);
        String fraction = String.format(Locale.ROOT, "%09d", time.getNano());
        int least = fraction.replaceAll("0+$", "").length();
        int digits = least + random.nextInt(10 - least);
        return digits == 0 ? text : text + pick(random, ".", ",") + fraction.substring(0, digits);
    }

    private static String spellOffset(OffsetDateTime time, RandomGenerator random) {
        int seconds = Math.abs(time.getOffset().getTotalSeconds());
        if (seconds == 0 && random.nextBoolean()) {
            return pick(random, "Z", "z");
        }
        String sign = time.getOffset().getTotalSeconds() < 0 || seconds == 0 && random.nextBoolean() ? "-" : "+";
        String colon = pick(random, ":", "");
        String text = sign + twoDigits(seconds / 3600);
        if (seconds % 3600 != 0 || random.nextBoolean()) {
            text += colon + twoDigits(seconds / 60 % 60);
            if (seconds % 60 != 0 || random.nextBoolean()) {
                text += colon + twoDigits(seconds % 60);
            }
        }
        return text;
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    private static String pick(RandomGenerator random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
