// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.sample.ColumnSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Which columns are a year, a month and so on, by what they are called and what they hold. */
final class DatePartColumns {
    /** What the columns are called, by their last word; year and month are needed. */
    static final List<Set<String>> PARTS = List.of(
            Set.of("year", "yr", "yyyy", "jahr", "annee", "ano", "anno", "jaar", "rok", "vuosi"),
            Set.of(
                    "month",
                    "mon",
                    "mm",
                    "monat",
                    "mois",
                    "mes",
                    "mese",
                    "maand",
                    "mesic",
                    "mesiac",
                    "miesiac",
                    "kuukausi"),
            Set.of("day", "dd", "mday", "dom", "tag", "jour", "dia", "giorno", "dag", "den", "dzien", "paiva"),
            Set.of(
                    "hour", "hr", "hh", "hod", "stunde", "heure", "hora", "ora", "uur", "hodina", "godzina", "tunti",
                    "timme", "saat"),
            Set.of("minute", "min", "mi", "minuto", "minuut", "minuta", "minuutti"),
            Set.of("second", "sec", "ss", "sekunde", "seconde", "secondo", "segundo", "sekunda", "sekunti"));

    private static final int DATE = 3;
    private static final Set<String> HOURS = PARTS.get(DATE);
    private static final Set<String> BESIDE_MINIMUM = Set.of("max", "maximum", "avg", "mean");

    private final SampledTable known;

    DatePartColumns(SampledTable known) {
        this.known = known;
    }

    boolean isHour(int date, int place) {
        List<String> words = known.name(place).words();
        return !words.isEmpty()
                        && HOURS.contains(words.get(words.size() - 1))
                        && (words.size() == 1 || prefix(place).equals(prefix(date)))
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
                return List.of(date, hour, minute);
            }
        }
        return List.of();
    }

    boolean isBelow(int place, int end) {
        ColumnSample values = known.cells(place);
        return known.column(place).kind() == TableColumn.Kind.INTEGER
                && values.values() == values.rows()
                && Arrays.stream(values.asNumbers()).allMatch(number -> number >= 0 && number < end);
    }

    /** The minutes or seconds beside an hour; -1 if there are none. */
    private int beside(int hour, Set<String> called) {
        for (int i = 0; i < known.columns().size(); i++) {
            List<String> words = known.name(i).words();
            String last = words.isEmpty() ? "" : words.get(words.size() - 1);
            // Behind hh, mm are minutes; beside a maximum, min is the minimum.
            boolean minutes = last.equals("mm")
                    && called.contains("minute")
                    && known.name(hour).words().contains("hh");
            if ((called.contains(last) || minutes)
                    && !isMinimum(last)
                    && prefix(i).equals(prefix(hour))
                    && isBelow(i, 60)) {
                return i;
            }
        }
        return -1;
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
                List<String> words = known.name(i).words();
                boolean is = known.column(i).kind() == TableColumn.Kind.INTEGER
                        && !words.isEmpty()
                        && called.contains(words.get(words.size() - 1))
                        && !isMinimum(words.get(words.size() - 1))
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

    private List<String> prefix(int place) {
        List<String> words = known.name(place).words();
        return words.subList(0, Math.max(0, words.size() - 1));
    }

    /** A time of day as text beside the date; -1 if there is none. */
    int clock(List<Integer> places) {
        for (int i = 0; i < known.columns().size(); i++) {
            if (!places.contains(i)
                    && known.dialect().floorsNumbers()
                    && known.name(i).isClock()
                    && known.cells(i).isTimeOfDay()) {
                return i;
            }
        }
        return -1;
    }
}
