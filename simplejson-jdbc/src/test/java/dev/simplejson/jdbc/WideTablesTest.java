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
