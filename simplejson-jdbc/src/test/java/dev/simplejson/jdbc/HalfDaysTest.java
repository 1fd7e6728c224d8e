// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether it is morning or afternoon stands in a column of its own, beside times of day that go to twelve. */
@Tag("once")
class HalfDaysTest extends OnDatabases {
    private static final String[] DATABASES = {"sqlite", "h2", "duckdb", "postgresql"};
    private static final LocalDateTime START = LocalDateTime.of(2025, 11, 22, 0, 0);
    private static final int ROWS = 3 * 48;

    private static String table(String columns) {
        return "CREATE TABLE \"notes\" (" + columns + ", \"pulse\" INTEGER)";
    }

    /** Every half an hour, as the patterns write it; of a half in one letter the pattern is {@code x}. */
    private static String rows(String... patterns) {
        return "INSERT INTO \"notes\" VALUES "
                + IntStream.range(0, ROWS)
                        .mapToObj(i -> {
                            LocalDateTime time = START.plusMinutes(30L * i);
                            String written = IntStream.range(0, patterns.length)
                                    .mapToObj(column -> written(time, patterns[column]))
                                    .collect(Collectors.joining(", "));
                            return "(" + written + ", " + i + ")";
                        })
                        .collect(Collectors.joining(", "));
    }

    private static String written(LocalDateTime time, String pattern) {
        String half = time.getHour() < 12 ? "a" : "p";
        return pattern.equals("x")
                ? "'" + half + "'"
                : pattern.equals("xm")
                        ? "'" + half + ".m.'"
                        : pattern.startsWith("#")
                                ? String.valueOf(Long.parseLong(
                                        written(time, pattern.substring(1)).replace("'", "")))
                                : "'"
                                        + DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                                                .format(time)
                                        + "'";
    }

    private static String allRows() {
        long start = START.toInstant(ZoneOffset.UTC).toEpochMilli();
        return IntStream.range(0, ROWS)
                .mapToObj(i -> "[" + i + "," + (start + i * 1_800_000L) + "]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"date\" TEXT, \"time\" TEXT, \"ampm\" TEXT | yyyy-MM-dd | hh:mm | a",
                "\"noted_date\" TEXT, \"noted_time\" TEXT, \"half\" TEXT | yyyy-MM-dd | h:mm | x",
                "\"tag\" DATE, \"uhrzeit\" TEXT, \"am_pm\" TEXT | yyyy-MM-dd | hh:mm:ss | xm",
                "\"day\" DATE, \"clock\" TEXT, \"period\" TEXT | yyyy-MM-dd | h:mm | a"
            })
    void query_dateTimeToTwelveAndHalf_isEachRowAtItsTime(String columns, String date, String clock, String half)
            throws Exception {
        for (String database : DATABASES) {
            String url = create(database, table(columns), rows(date, clock, half));
            assertThat(pasted(url, "notes.pulse", Map.of()))
                    .as(database + explained(url, Map.of()))
                    .contains(allRows());
        }
    }

    @Test
    void query_dateHourMinuteAndHalf_isEachRowAtItsTime() throws Exception {
        String columns = "\"date\" DATE, \"hour\" INTEGER, \"minute\" INTEGER, \"ampm\" TEXT";
        for (String database : DATABASES) {
            String url = create(database, table(columns), rows("yyyy-MM-dd", "#h", "#m", "x"));
            assertThat(pasted(url, "notes.pulse", Map.of()))
                    .as(database + explained(url, Map.of()))
                    .contains(allRows());
        }
    }

    @ParameterizedTest
    @CsvSource({"MM/dd/yyyy, h:mm, a", "dd.MM.yyyy, hh:mm, xm", "M/d/yyyy, hh:mm:ss, x"})
    void explain_dateInAPatternBesideThem_offersTheTimeOfAll(String date, String clock, String half) throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database, table("\"when_date\" TEXT, \"when_time\" TEXT, \"ap\" TEXT"), rows(date, clock, half));
            String explained = explained(url, Map.of());
            assertThat(pasted(url, "notes", advice(explained)))
                    .as(database + explained)
                    .contains(allRows());
        }
    }

    @Test
    void query_timeThatIsSet_isReadAsWhatWasFound() throws Exception {
        String url = create(
                "sqlite", table("\"date\" TEXT, \"time\" TEXT, \"ampm\" TEXT"), rows("yyyy-MM-dd", "hh:mm", "a"));
        assertThat(pasted(url, "notes.pulse", Map.of("table.notes.time", "date + time + ampm")))
                .contains(allRows());
    }

    /** Pills that are taken twice a day are two lines. */
    @Test
    void query_halfWithoutATimeOfDay_tellsLinesApart() throws Exception {
        String url = create(
                "sqlite",
                table("\"date\" TEXT, \"ampm\" TEXT"),
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 59) INSERT INTO notes"
                        + " SELECT date('2025-11-22', '+' || (i / 2) || ' days'), CASE i % 2 WHEN 0 THEN 'am' ELSE 'pm' END, i FROM c");
        assertThat(pasted(url, "notes.pulse", Map.of())).contains("ampm=am").contains("ampm=pm");
    }
}
