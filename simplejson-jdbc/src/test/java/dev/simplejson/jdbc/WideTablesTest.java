// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days, a row each, whose parts are columns: what each of them is called says when in the day it is. */
class WideTablesTest extends OnDatabases {
    private static final List<String> DATABASES = List.of("sqlite", "h2", "duckdb", "postgresql");

    @ParameterizedTest
    @ValueSource(strings = {"hh_%d", "%02d:%02d"})
    void explain_columnsThatAreThePartsOfADay_areOneLineWithTheQueryThatItSays(String name) throws Exception {
        List<String> names =
                names(48, i -> name.startsWith("hh") ? name.formatted(i) : name.formatted(i / 2, i % 2 * 30));
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"home\" (\"day\" VARCHAR(10), \"meter\" VARCHAR(9), " + columns(names) + ")",
                    "INSERT INTO \"home\" VALUES ('2025-11-01', 'a', " + numbers(0, 48) + "), ('2025-11-01', 'b', "
                            + numbers(48, 96) + ")");
            assertThat(pasted(url, "home." + names.get(1), Map.of()))
                    .as(database)
                    .contains("may be the parts of each 'day'", "metric.home_by_time_of_day");
            assertThat(pasted(url, "home_by_time_of_day", advice(explained(url, Map.of()))))
                    .as(database)
                    .contains("[[0,1761955200000],[1,1761957000000]", "[47,1762039800000]]", "[[48,1761955200000]");
        }
    }

    static List<Named> ways() {
        return List.of(
                new Named("HE01 to HE24", names(24, i -> "HE%02d".formatted(i + 1))),
                new Named("0000 to 2345", names(96, i -> "%02d%02d".formatted(i / 4, i % 4 * 15))),
                new Named("12am to 11pm", names(24, i -> (i + 11) % 12 + 1 + (i < 12 ? "am" : "pm"))),
                new Named("12 AM to 11 PM", names(24, i -> "kwh " + ((i + 11) % 12 + 1) + (i < 12 ? " AM" : " PM"))),
                new Named("1 to 288", names(288, i -> "p" + (i + 1))),
                new Named("ranges", names(24, i -> "%02d:00 - %02d:00".formatted(i, (i + 1) % 24))),
                new Named("by their end", names(48, i -> "%02d:%02d".formatted((i + 1) / 2 % 24, (i + 1) % 2 * 30))),
                new Named("to 24:00", names(24, i -> "%02d:00".formatted(i + 1))),
                new Named("with a unit", names(24, i -> "hour_" + i + "_kwh")));
    }

    record Named(String way, List<String> columns) {
        @Override
        public String toString() {
            return way;
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void explain_partsOfADayByAnyName_areOneLineWithTheQueryThatItSays(Named named) throws Exception {
        int parts = named.columns().size();
        String url = create(
                "sqlite",
                "CREATE TABLE home (day TEXT, " + columns(named.columns()) + ")",
                "INSERT INTO home VALUES ('2025-11-01', " + numbers(0, parts) + "), ('2025-11-02', "
                        + numbers(parts, 2 * parts) + ")");
        long second = 1_761_955_200_000L + 86_400_000L / parts;
        assertThat(pasted(url, "home_by_time_of_day", advice(explained(url, Map.of()))))
                .contains("[[0,1761955200000],[1," + second + "]", "[" + parts + ",1762041600000]");
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, '2025-11-01 00:00:00', '2025-11-02 00:00:00'",
        "INTEGER, 1761955200, 1762041600",
        "INTEGER, 1761955200000, 1762041600000"
    })
    void explain_daysThatAreWrittenAsTimes_areOneLineWithTheQueryThatItSays(String type, String first, String second)
            throws Exception {
        String quote = type.equals("TEXT") ? "'" : "";
        String url = create(
                "sqlite",
                "CREATE TABLE home (time " + type + ", " + columns(names(24, i -> "h" + i)) + ")",
                "INSERT INTO home VALUES (" + quote + first + quote + ", " + numbers(0, 24) + "), (" + quote + second
                        + quote + ", " + numbers(24, 48) + ")");
        assertThat(pasted(url, "home_by_time_of_day", advice(explained(url, Map.of()))))
                .contains("[[0,1761955200000],[1,1761958800000]", "[24,1762041600000]");
    }

    /** Of times of day no more than their names need be known. */
    @ParameterizedTest
    @CsvSource({"0, 144, 10", "0, 8, 180", "360, 16, 60", "0, 92, 15"})
    void explain_someTimesOfADay_areOneLineWithTheQueryThatItSays(int first, int count, int minutes) throws Exception {
        List<String> names =
                names(count, i -> "%02d:%02d".formatted((first + i * minutes) / 60, (first + i * minutes) % 60));
        String url = create(
                "sqlite",
                "CREATE TABLE home (day TEXT, " + columns(names) + ")",
                "INSERT INTO home VALUES ('2025-11-01', " + numbers(0, count) + ")");
        long begin = 1_761_955_200_000L + first * 60_000L;
        assertThat(pasted(url, "home_by_time_of_day", advice(explained(url, Map.of()))))
                .contains("[[0," + begin + "],[1," + (begin + minutes * 60_000L) + "]");
    }

    @Test
    void query_versionsThatLookLikeTimes_areNotDoubted() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE loads (day TEXT, " + columns(List.of("v_1_10", "v_1_20", "v_2_10", "v_2_20")) + ")",
                "INSERT INTO loads VALUES ('2025-11-01', 1, 2, 3, 4)");
        assertThat(pasted(url, "loads.v_1_10", Map.of())).doesNotContain("may be the");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd.MM.yyyy", "MM/dd/yyyy"})
    void query_daysInAPatternThatIsSet_areOneLineWithTheQueryThatItSays(String pattern) throws Exception {
        String first = pattern.startsWith("d") ? "01.11.2025" : "11/01/2025";
        String url = create(
                "sqlite",
                "CREATE TABLE home (day TEXT, " + columns(names(24, i -> "h" + i)) + ")",
                "INSERT INTO home VALUES ('" + first + "', " + numbers(0, 24) + "), ('" + first.replace("01", "02")
                        + "', " + numbers(24, 48) + ")");
        Map<String, String> settings = Map.of("table.home.time", "day", "table.home.time-format", pattern);
        assertThat(pasted(url, "home.h3", settings)).contains("may be the parts of each 'day'");
        assertThat(pasted(url, "home_by_time_of_day", advice(explained(url, settings))))
                .contains("[[0,1761955200000],[1,1761958800000]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T00:00:00Z", "T00:00:00+01:00", " 23:00:00"})
    void query_daysThatAreWrittenInOtherWays_areToldWithoutAQuery(String time) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE home (day TEXT, " + columns(names(24, i -> "h" + i)) + ")",
                "INSERT INTO home VALUES ('2025-11-01" + time + "', " + numbers(0, 24) + "), ('2025-11-02" + time
                        + "', " + numbers(24, 48) + ")");
        assertThat(pasted(url, "home.h3", Map.of()))
                .contains("may be the parts of each 'day'", "have the database make rows of them in a query");
    }

    @Test
    void explain_theHourThatComesTwice_isNamedAsWhatTheQueryHasNot() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE home (day TEXT, " + columns(names(25, i -> "HE" + (i + 1))) + ")",
                "INSERT INTO home VALUES ('2025-11-01', " + numbers(0, 25) + ")");
        assertThat(pasted(url, "home.HE3", Map.of()))
                .contains("'HE1' to 'HE24' may be the parts of each 'day'", "without [HE25]");
    }

    @Test
    void explain_severalValuesOfEachPart_areALineEach() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE home (day TEXT, " + columns(names(48, i -> (i < 24 ? "in_" : "out_") + i % 24)) + ")",
                "INSERT INTO home VALUES ('2025-11-01', " + numbers(0, 48) + ")");
        assertThat(pasted(url, "home_by_time_of_day", advice(explained(url, Map.of()))))
                .contains(".in\"", ".out\"", "[[0,1761955200000],", "[[24,1761955200000],");
    }

    @Test
    void query_columnsThatAreNotAllPartsOfADay_areNotDoubted() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE home (day TEXT, " + columns(names(23, i -> "cell_" + i)) + ")",
                "INSERT INTO home VALUES ('2025-11-01', " + numbers(0, 23) + ")",
                // Rows that come every hour hold no days.
                "CREATE TABLE pixels (time INTEGER, " + columns(names(24, i -> "p" + i)) + ")",
                "INSERT INTO pixels VALUES (1761955200, " + numbers(0, 24) + "), (1761958800, " + numbers(24, 48)
                        + ")");
        assertThat(pasted(url, "home.cell_1", Map.of())).doesNotContain("may be the");
        assertThat(pasted(url, "pixels.p1", Map.of())).doesNotContain("may be the");
    }

    /** Columns that are numbered as hours could be, and are things beside each other. */
    @ParameterizedTest
    @CsvSource({
        "home, cell_%d, 24",
        "home, cell%d_voltage, 24",
        "home, player%d, 24",
        "home, Port %d, 48",
        "home, ch%d, 24",
        "battery, c%d, 24",
        "scores, p%d, 24",
        "quiz, q%d, 24",
        "home, cell_%d, 31"
    })
    void query_thingsBesideEachOther_areNoPartsOfADay(String table, String name, int count) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE " + table + " (day TEXT, " + columns(names(count, i -> name.formatted(i + 1))) + ")",
                "INSERT INTO " + table + " VALUES ('2025-11-01', " + numbers(0, count) + "), ('2025-11-02', "
                        + numbers(0, count) + ")");
        assertThat(pasted(url, table + "." + name.formatted(3), Map.of())).doesNotContain("may be the");
    }

    /** Of a pack of cells all are nearly alike, those of neighbours as those of others; of a day's hours the next is near. */
    @ParameterizedTest
    @CsvSource({"3.31, 0.1, false", "3.31, 4, true", "331, 10, true"})
    void query_voltsOfCells_areNoPartsOfADay(double least, double range, boolean doubted) throws Exception {
        List<String> rows = IntStream.range(1, 10)
                .mapToObj(day -> "('2025-11-0" + day + "', "
                        + IntStream.range(0, 24)
                                .mapToObj(i -> String.valueOf(least + range * ((i * i * 7 + day * i * 5) % 23) / 23))
                                .collect(Collectors.joining(", "))
                        + ")")
                .toList();
        String url = create(
                "sqlite",
                "CREATE TABLE home (day TEXT, " + columns(names(24, i -> "v" + (i + 1))) + ")",
                "INSERT INTO home VALUES " + String.join(", ", rows));
        assertThat(pasted(url, "home.v3", Map.of()).contains("may be the parts of each 'day'"))
                .isEqualTo(doubted);
    }

    @ParameterizedTest
    @CsvSource({
        "m%02d, 15, 0, 1761955200",
        "min_%d, 10, 0, 1761955200",
        "p%02d, 15, 0, 1761955200",
        "kwh %d min, 15, 15, 1761955200",
        "m%02d, 15, 0, 1761955200000"
    })
    void explain_minutesOfEachHour_areOneLineWithTheQueryThatItSays(String name, int step, int first, long start)
            throws Exception {
        int parts = 60 / step;
        long second = start > 10_000_000_000L ? 1_000 : 1;
        String url = create(
                "sqlite",
                "CREATE TABLE home (time INTEGER, " + columns(names(parts, i -> name.formatted(first + i * step)))
                        + ")",
                "INSERT INTO home VALUES (" + start + ", " + numbers(0, parts) + "), (" + (start + 3600 * second)
                        + ", " + numbers(parts, 2 * parts) + "), (" + (start + 3 * 3600 * second) + ", "
                        + numbers(2 * parts, 3 * parts) + ")");
        assertThat(pasted(url, "home." + name.formatted(step), Map.of()))
                .contains("may be the minutes of each 'time'", "metric.home_by_minute");
        assertThat(pasted(url, "home_by_minute", advice(explained(url, Map.of()))))
                .contains(
                        "[[0,1761955200000],[1," + (1_761_955_200_000L + step * 60_000L) + "]",
                        "[" + parts + ",1761958800000]");
    }

    /** Hours that are written as text, and those beside a date. */
    @Test
    void query_minutesOfHoursInOtherWays_areTold() throws Exception {
        String minutes = columns(names(4, i -> "m%02d".formatted(i * 15)));
        String url = create(
                "sqlite",
                "CREATE TABLE text (time TEXT, " + minutes + ")",
                "INSERT INTO text VALUES ('2025-11-01 00:00:00', 0, 1, 2, 3), ('2025-11-01 01:00:00', 4, 5, 6, 7)",
                "CREATE TABLE apart (date TEXT, hour INTEGER, " + minutes + ")",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 47)"
                        + " INSERT INTO apart SELECT date('2025-11-01', '+' || (i / 24) || ' days'), i % 24, 4 * i, 4 * i + 1, 4 * i + 2, 4 * i + 3 FROM c",
                "CREATE TABLE quarters (time TEXT, " + columns(names(4, i -> "q" + (i + 1))) + ")",
                "INSERT INTO quarters SELECT * FROM text",
                // Depths, and minutes of which no hour is told.
                "CREATE TABLE soil (time TEXT, " + columns(names(6, i -> "soil_" + i * 10 + "cm")) + ")",
                "INSERT INTO soil VALUES ('2025-11-01 00:00:00', 0, 1, 2, 3, 4, 5), ('2025-11-01 01:00:00', 4, 5, 6, 7, 8, 9)",
                "CREATE TABLE load (time TEXT, load_1 REAL, load_5 REAL, load_15 REAL)",
                "INSERT INTO load VALUES ('2025-11-01 00:00:00', 0, 1, 2), ('2025-11-01 01:00:00', 4, 5, 6)",
                "CREATE TABLE fine (time TEXT, " + minutes + ")",
                "INSERT INTO fine VALUES ('2025-11-01 00:00:00', 0, 1, 2, 3), ('2025-11-01 00:05:00', 4, 5, 6, 7)");
        assertThat(pasted(url, "text.m15", Map.of()))
                .contains("'m00' to 'm45' may be the minutes of each 'time'", "have the database make rows");
        assertThat(pasted(url, "quarters.q2", Map.of())).contains("'q1' to 'q4' may be the minutes of each 'time'");
        assertThat(pasted(url, "apart_by_minute", advice(explained(url, Map.of()))))
                .contains("[[0,1761955200000],[1,1761956100000]", "[4,1761958800000]", "[191,1762127100000]]");
        assertThat(pasted(url, "soil.soil_10cm", Map.of())).doesNotContain("may be");
        assertThat(pasted(url, "load.load_5", Map.of())).doesNotContain("may be");
        assertThat(pasted(url, "fine.m15", Map.of())).doesNotContain("may be");
    }

    @ParameterizedTest
    @CsvSource({
        "issued_at, h+%d, 48, 1",
        "issued_at, h+%d, 24, 24",
        "time, lead_%d, 6, 1",
        "time, +%dh, 12, 3",
        "run_time, h%d, 48, 6",
        "init_time, f%03d, 9, 6"
    })
    void query_forecastsOfLaterAndLater_areTold(String time, String name, int count, int hours) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE home (" + time + " INTEGER, " + columns(names(count, i -> name.formatted(i + 1))) + ")",
                "INSERT INTO home VALUES (1761955200, " + numbers(0, count) + "), (" + (1_761_955_200 + 3600 * hours)
                        + ", " + numbers(0, count) + ")");
        assertThat(pasted(url, "home." + name.formatted(2), Map.of()))
                .contains(
                        "'" + name.formatted(1) + "' to '" + name.formatted(count) + "' may be forecasts of later",
                        "drawn at '" + time + "'");
    }

    /** What is set is not doubted, and what is printed is not set while it is in doubt. */
    @Test
    void query_labelsOfPartsThatAreSet_areNotDoubted() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE home (day TEXT, meter TEXT, " + columns(names(24, i -> "h" + i)) + ")",
                "INSERT INTO home VALUES ('2025-11-01', 'a', " + numbers(0, 24) + "), ('2025-11-01', 'b', "
                        + numbers(0, 24) + ")",
                "CREATE TABLE loads (time INTEGER, m00 REAL, m15 REAL, m30 REAL, m45 REAL)",
                "INSERT INTO loads VALUES (1761955200, 0, 1, 2, 3), (1761958800, 4, 5, 6, 7)");
        assertThat(pasted(url, "home.h3", Map.of()))
                .contains("if each of these columns is a line of its own, set table.home.labels = meter");
        assertThat(explained(url, Map.of()))
                .contains(
                        "\n# if each of these columns is a line of its own:\n# table.home.labels = meter\n",
                        "\n# if each of these columns is a line of its own:\n# table.loads.labels =\n");
        Map<String, String> set = Map.of("table.home.labels", "meter", "table.loads.labels", "");
        assertThat(pasted(url, "home.h3", set)).doesNotContain("may be");
        assertThat(pasted(url, "loads.m15", set)).doesNotContain("may be");
        assertThat(explained(url, set))
                .contains("\ntable.home.labels = meter\n")
                .doesNotContain("may be");
    }

    private static List<String> names(int count, Function<Integer, String> nameOf) {
        return IntStream.range(0, count).boxed().map(nameOf).toList();
    }

    private static String columns(List<String> names) {
        return "\"" + String.join("\" DOUBLE PRECISION, \"", names) + "\" DOUBLE PRECISION";
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }
}
