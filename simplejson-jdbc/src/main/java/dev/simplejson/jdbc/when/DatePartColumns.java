// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sample.ColumnSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Which columns are a year, a month and so on, by what they are called and what they hold. */
final class DatePartColumns {
    /** What the columns are called, by their last word; year and month are needed. */
    static final List<Set<String>> PARTS = List.of(
            Set.of(
                    "year", "yr", "yyyy", "jahr", "annee", "ano", "anio", "anno", "jaar", "aar", "rok", "vuosi",
                    "godina", "年", "год"),
            Set.of(
                    "month",
                    "mon",
                    "mo",
                    "mth",
                    "mm",
                    "monat",
                    "mois",
                    "mes",
                    "mese",
                    "maand",
                    "mesic",
                    "mjesec",
                    "mesiac",
                    "miesiac",
                    "kuukausi",
                    "manad",
                    "maaned",
                    "月",
                    "месяц"),
            Set.of(
                    "day", "dy", "dd", "mday", "dom", "tag", "jour", "dia", "giorno", "dag", "den", "dan", "dzien",
                    "paiva", "日", "день"),
            Set.of(
                    "hour", "hr", "hh", "hod", "stunde", "heure", "hora", "ora", "uur", "hodina", "godzina", "tunti",
                    "timme", "saat", "時", "时", "час"),
            Set.of("minute", "min", "mi", "mn", "minuto", "minuut", "minuta", "minuutti", "分", "минута"),
            Set.of("second", "sec", "ss", "sekunde", "seconde", "secondo", "segundo", "sekunda", "sekunti", "秒"));

    /** What they are called where each is one letter; a letter alone may be anything. */
    private static final List<String> LETTERS = List.of("y", "m", "d", "h");

    private static final Set<List<String>> DAYS_OF_MONTH =
            Set.of(List.of("day", "of", "month"), List.of("date", "of", "month"));

    private static final int DATE = 3;
    private static final int FEWEST_DAYS = 28;
    private static final Set<String> HOURS = PARTS.get(DATE);
    private static final Set<String> BESIDE_MINIMUM = Set.of("max", "maximum", "avg", "mean");

    private static final List<Integer> LEAST = List.of(1970, 1, 1, 0, 0, 0);
    private static final List<Integer> MOST = List.of(2100, 12, 31, 23, 59, 59);

    private final SampledTable known;

    DatePartColumns(SampledTable known) {
        this.known = known;
    }

    boolean isHour(int date, int place) {
        List<String> words = known.name(place).words();
        return HOURS.contains(lastWord(place))
                        && (words.size() < 2 || prefix(place).equals(prefix(date)))
                || words.equals(List.of("hour", "of", "day"));
    }

    /** The date and the hour, with the minute and the second if they are there. */
    List<Integer> clock(int date, int hour) {
        List<Integer> places = new ArrayList<>(List.of(date, hour));
        for (Set<String> called : PARTS.subList(DATE + 1, PARTS.size())) {
            int place = beside(hour, called);
            if (place < 0) {
                break;
            }
            places.add(place);
        }
        return places;
    }

    /** The same where only numbers say that they are hours, as names do in other languages; empty if they do not. */
    List<Integer> clockByNumbers(int date, int hour) {
        if (known.cells(hour).distinct() != 24) {
            return List.of();
        }
        if (known.sample().climbsWithin(List.of(date), hour)) {
            return clock(date, hour);
        }
        for (int minute = 0; minute < known.columns().size(); minute++) {
            if (minute != date
                    && minute != hour
                    && isBelow(minute, 60)
                    && known.sample().neverFallsWithin(List.of(date), hour)
                    && known.sample().climbsWithin(List.of(date, hour), minute)) {
                return known.name(minute).isIdentity() ? List.of(date, hour) : List.of(date, hour, minute);
            }
        }
        return List.of();
    }

    /** Whether a column is called a year. */
    boolean isYear(int place) {
        return PARTS.get(0).contains(lastWord(place));
    }

    boolean isBelow(int place, int end) {
        ColumnSample values = known.cells(place);
        return isWhole(place)
                && values.values() == values.rows()
                && Arrays.stream(values.asNumbers()).allMatch(number -> number >= 0 && number < end);
    }

    /** Whether a column holds whole numbers, also as decimals: where one row had none, programs write all of them so. */
    boolean isWhole(int place) {
        ColumnSample values = known.cells(place);
        return known.column(place).kind() == TableColumn.Kind.INTEGER
                || known.column(place).kind() == TableColumn.Kind.DECIMAL
                        && values.numbers() == values.values()
                        && values.numbers() > 0
                        && Arrays.stream(values.asNumbers()).allMatch(number -> number == Math.rint(number));
    }

    /** The minutes or seconds beside an hour; -1 if there are none. */
    private int beside(int hour, Set<String> called) {
        // Behind hh, mm are minutes; beside a maximum, min is the minimum.
        boolean minutes = called.contains("minute") && known.name(hour).words().contains("hh");
        return known.place(place ->
                (called.contains(lastWord(place)) || minutes && lastWord(place).equals("mm"))
                        && !isMinimum(lastWord(place))
                        && prefix(place).equals(prefix(hour))
                        && isBelow(place, 60));
    }

    /** The minutes beside an hour; -1 if there are none. */
    int minute(int hour) {
        return HOURS.contains(lastWord(hour)) ? beside(hour, PARTS.get(DATE + 1)) : -1;
    }

    private boolean isMinimum(String word) {
        return word.equals("min")
                && known.names().stream().anyMatch(name -> name.words().stream().anyMatch(BESIDE_MINIMUM::contains));
    }

    /** The columns of a year and what divides it, as far as there are any. */
    List<Integer> parts(int year) {
        List<Integer> places = new ArrayList<>();
        for (Set<String> called : PARTS) {
            for (int i = 0; i < known.columns().size(); i++) {
                String word = lastWord(i);
                boolean whole = isWhole(i) || places.size() == 1 && MonthNames.of(known.cells(i)) != null;
                boolean letter = places.size() < LETTERS.size()
                        && word.equals(LETTERS.get(places.size()))
                        && (places.isEmpty() || lastWord(year).equals(LETTERS.get(0)));
                boolean is = whole
                        && (called.contains(word) || letter)
                        && !isMinimum(word)
                        && prefix(i).equals(prefix(year));
                if (is && (places.isEmpty() ? i == year : !places.contains(i))) {
                    places.add(i);
                    break;
                }
            }
            if (places.size() <= PARTS.indexOf(called)) {
                break;
            }
        }
        return places;
    }

    /** The column of what may be the days of each month, where only numbers say so. */
    OptionalInt dayByNumbers(List<Integer> month) {
        return IntStream.range(0, known.columns().size())
                .filter(place -> !month.contains(place)
                        && isBelow(place, MOST.get(2) + 1)
                        && known.cells(place).distinct() >= FEWEST_DAYS
                        && Arrays.stream(known.cells(place).asNumbers()).allMatch(number -> number >= 1)
                        && known.sample().climbsWithin(month, place))
                .findFirst();
    }

    /**
     * A year and what divides it in the columns behind it, where only numbers say so: a month, a day, an hour and so on, as far as there
     * are any; empty if not even a month and a day follow.
     */
    List<Integer> partsByNumbers(int year) {
        List<Integer> places = new ArrayList<>();
        for (int part = 0; part < MOST.size(); part++) {
            int place = year + part;
            int least = LEAST.get(part);
            if (place >= known.columns().size()
                    || !isBelow(place, MOST.get(part) + 1)
                    || Arrays.stream(known.cells(place).asNumbers()).anyMatch(number -> number < least)) {
                break;
            }
            places.add(place);
        }
        return places.size() < DATE ? List.of() : places;
    }

    private String lastWord(int place) {
        List<String> words = known.name(place).words();
        if (isDayOfMonth(words)) {
            return "day";
        }
        // Words are of Latin letters.
        return words.isEmpty()
                ? known.column(place).name().strip().toLowerCase(Locale.ROOT)
                : words.get(words.size() - 1);
    }

    private static boolean isDayOfMonth(List<String> words) {
        return words.size() > 2 && DAYS_OF_MONTH.contains(words.subList(words.size() - 3, words.size()));
    }

    private List<String> prefix(int place) {
        List<String> words = known.name(place).words();
        if (isDayOfMonth(words)) {
            return words.subList(0, words.size() - 3);
        }
        return words.subList(0, Math.max(0, words.size() - 1));
    }

    /** A time of day as text beside the date; -1 if there is none. */
    int clock(List<Integer> places) {
        return known.place(place -> !places.contains(place)
                && known.dialect().floorsNumbers()
                && known.name(place).isClock()
                && known.cells(place).isTimeOfDay());
    }
}
