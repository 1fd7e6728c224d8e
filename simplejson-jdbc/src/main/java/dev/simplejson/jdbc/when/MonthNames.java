// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.sample.ColumnSample;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Months as one language calls them, whole or from three letters on, with or without a point behind: {@code Sept}, {@code enero},
 * {@code févr.}. The names are those of <a href="https://cldr.unicode.org">CLDR</a>, held here because not every Java runtime has them.
 */
final class MonthNames {
    private static final int SHORTEST = 3;

    private static final MonthNames ENGLISH =
            of("JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER");

    /** English first: most programs speak it. Spellings of one month that differ are divided by a bar. */
    private static final List<MonthNames> LANGUAGES = List.of(
            ENGLISH,
            of("JANUAR|JÄNNER FEBRUAR|FEBER MÄRZ|MRZ APRIL MAI JUNI JULI AUGUST SEPTEMBER OKTOBER NOVEMBER DEZEMBER"),
            of("ENERO FEBRERO MARZO ABRIL MAYO JUNIO JULIO AGOSTO SEPTIEMBRE|SETIEMBRE OCTUBRE NOVIEMBRE DICIEMBRE"),
            of("JANVIER FÉVRIER MARS AVRIL MAI JUIN JUILLET AOÛT SEPTEMBRE OCTOBRE NOVEMBRE DÉCEMBRE"),
            of("GENNAIO FEBBRAIO MARZO APRILE MAGGIO GIUGNO LUGLIO AGOSTO SETTEMBRE OTTOBRE NOVEMBRE DICEMBRE"),
            of("JANEIRO FEVEREIRO MARÇO ABRIL MAIO JUNHO JULHO AGOSTO SETEMBRO OUTUBRO NOVEMBRO DEZEMBRO"),
            of("JANUARI FEBRUARI MAART|MRT APRIL MEI JUNI JULI AUGUSTUS SEPTEMBER OKTOBER NOVEMBER DECEMBER"),
            of("JANUARI FEBRUARI MARS APRIL MAJ JUNI JULI AUGUSTI SEPTEMBER OKTOBER NOVEMBER DECEMBER"),
            of("JANUAR FEBRUAR MARTS APRIL MAJ JUNI JULI AUGUST SEPTEMBER OKTOBER NOVEMBER DECEMBER"),
            of("JANUAR FEBRUAR MARS APRIL MAI JUNI JULI AUGUST SEPTEMBER OKTOBER NOVEMBER DESEMBER"),
            of("STYCZEŃ LUTY MARZEC KWIECIEŃ MAJ CZERWIEC LIPIEC SIERPIEŃ WRZESIEŃ PAŹDZIERNIK LISTOPAD GRUDZIEŃ"),
            // June and July begin alike here, and are known by their abbreviations only.
            of("LEDEN ÚNOR BŘEZEN DUBEN KVĚTEN ČVN ČVC SRPEN ZÁŘÍ ŘÍJEN LISTOPAD PROSINEC"),
            // LISTOPAD is October here, so that it alone is of no language.
            of("SIJEČANJ VELJAČA OŽUJAK TRAVANJ SVIBANJ LIPANJ SRPANJ KOLOVOZ RUJAN LISTOPAD STUDENI PROSINAC"));

    private static final Pattern BEYOND_ASCII = Pattern.compile("[^A-Z]");

    private final List<List<String>> names;

    private MonthNames(List<List<String>> names) {
        this.names = names;
    }

    private static MonthNames of(String months) {
        return new MonthNames(Arrays.stream(months.split(" "))
                .map(month -> List.of(month.split("\\|")))
                .toList());
    }

    /** The language in which all texts are months, if they are the same ones in each such language; null if there is none. */
    static @Nullable MonthNames of(ColumnSample cells) {
        return cells.values() == 0 || cells.texts() < cells.values() ? null : of(cells.distinctValues());
    }

    /** The same of texts. */
    static @Nullable MonthNames of(Set<?> values) {
        // Each month has a few spellings, and a text that is written otherwise is soon found.
        if (values.isEmpty()) {
            return null;
        }
        List<MonthNames> fitting = LANGUAGES.stream()
                .filter(language -> values.stream().allMatch(value -> language.month(value) > 0))
                .toList();
        return fitting.isEmpty()
                        || values.stream()
                                .anyMatch(value -> fitting.stream()
                                                .map(language -> language.month(value))
                                                .distinct()
                                                .count()
                                        > 1)
                ? null
                : fitting.get(0);
    }

    /** The month from 1 on; -1 if a cell is none. */
    int month(Object cell) {
        String text = cell.toString().strip().toUpperCase(Locale.ROOT);
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return name.length() < SHORTEST
                ? -1
                : 1
                        + IntStream.range(0, names.size())
                                .filter(month -> names.get(month).stream().anyMatch(full -> full.startsWith(name))
                                        && name.length() >= lengthOf(month, name))
                                .findFirst()
                                .orElse(-2);
    }

    /** How many letters it takes to tell a month from the others: of {@code juin} and {@code juillet} four. */
    private int lengthOf(int month, String name) {
        String start = name.substring(0, SHORTEST);
        return IntStream.range(0, names.size())
                        .anyMatch(other ->
                                other != month && names.get(other).stream().anyMatch(full -> full.startsWith(start)))
                ? SHORTEST + 1
                : SHORTEST;
    }

    /**
     * SQL of a text in which English names of three letters stand for those of this language; null if three letters do not tell its months
     * apart, and for English.
     */
    @Nullable
    String inEnglish(String text) {
        if (this == ENGLISH) {
            return null;
        }
        boolean apart = IntStream.range(0, names.size())
                .allMatch(month -> lengthOf(month, names.get(month).get(0)) == SHORTEST);
        return apart ? inEnglish(text, full -> full.substring(0, SHORTEST)) : null;
    }

    /** The same of whole names, of English ones, too. */
    String wholeInEnglish(String text) {
        return inEnglish(text, full -> full);
    }

    private String inEnglish(String text, UnaryOperator<String> written) {
        String sql = "UPPER(" + text + ")";
        for (int month = 0; month < names.size(); month++) {
            String english = Month.of(month + 1).name().substring(0, SHORTEST);
            for (String full : names.get(month)) {
                for (String spelled : spellings(written.apply(full))) {
                    if (!spelled.equals(english)) {
                        sql = "REPLACE(" + sql + ", '" + spelled + "', '" + english + "')";
                    }
                }
            }
        }
        return sql;
    }

    /** Not every database knows the capitals of letters beyond ASCII. */
    private static Set<String> spellings(String capitals) {
        String asIs = BEYOND_ASCII
                .matcher(capitals)
                .replaceAll(letter -> letter.group().toLowerCase(Locale.ROOT));
        return new TreeSet<>(Arrays.asList(capitals, asIs));
    }

    /** SQL of the month as a number; null where there is none. */
    String sql(Dialect dialect, String column) {
        if (this == ENGLISH) {
            return Arrays.stream(Month.values())
                    .map(month -> "WHEN '" + month.name().substring(0, SHORTEST) + "' THEN " + month.getValue())
                    .collect(Collectors.joining(
                            " ", "CASE UPPER(" + dialect.substring(column, 1, SHORTEST) + ") ", " END"));
        }
        StringBuilder sql = new StringBuilder("CASE");
        for (int month = 0; month < names.size(); month++) {
            for (String name : names.get(month)) {
                String start = name.substring(0, lengthOf(month, name));
                for (String spelled : spellings(start)) {
                    sql.append(" WHEN UPPER(")
                            .append(column)
                            .append(") LIKE '")
                            .append(spelled)
                            .append("%' THEN ")
                            .append(month + 1);
                }
            }
        }
        return sql.append(" END").toString();
    }
}
