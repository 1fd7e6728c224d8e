// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates that are written as midnights, as programs do that have no type for a date alone: what divides their days stands beside them. */
class MidnightsTest extends OnDatabases {
    private static final String FIRST = "1763992800000";
    private static final String SECOND = "1764082800000";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "VARCHAR(30) | '2025-11-24 00:00:00' | '2025-11-25 00:00:00' | VARCHAR(30) | '14:00' | '15:00'",
                "VARCHAR(30) | '2025-11-24T00:00:00.000' | '2025-11-25T00:00:00.000' | VARCHAR(30) | '14:00:00' | '15:00:00'",
                "VARCHAR(30) | '2025-11-24 00:00' | '2025-11-25 00:00' | INTEGER | 14 | 15",
                "VARCHAR(30) | '2025-11-24 00:00:00' | '2025-11-25 00:00:00' | INTEGER | 1400 | 1500",
                "TIMESTAMP | '2025-11-24 00:00:00' | '2025-11-25 00:00:00' | INTEGER | 14 | 15",
                "TIMESTAMP | '2025-11-24 00:00:00' | '2025-11-25 00:00:00' | VARCHAR(30) | '14:00' | '15:00'",
                "TIMESTAMP | '2025-11-24 00:00:00' | '2025-11-25 00:00:00' | TIME | '14:00:00' | '15:00:00'"
            })
    void query_aMidnightBesideATimeOfDay_isOneTime(
            String type, String first, String second, String clock, String early, String late) throws Exception {
        for (String database : new String[] {"sqlite", "h2", "duckdb", "postgresql"}) {
            String name = clock.equals("INTEGER") && early.length() == 2 ? "shop_hour" : "shop_time";
            String url = create(
                    database,
                    "CREATE TABLE \"shop\" (\"shop_date\" " + type + ", \"" + name + "\" " + clock
                            + ", \"guests\" INTEGER)",
                    "INSERT INTO \"shop\" VALUES (" + first + ", " + early + ", 1), (" + first + ", " + late + ", 2), ("
                            + second + ", " + early + ", 3), (" + second + ", " + late + ", 4)");
            assertThat(pasted(url, "shop.guests", Map.of()))
                    .as(database)
                    .contains("[1," + FIRST + "],")
                    .contains("[4," + SECOND + "]");
        }
    }

    /** A midnight is a time where nothing divides its day, and where one time is none. */
    @ParameterizedTest
    @CsvSource({"2025-11-24 00:00:00, 30, 1763942400000", "2025-11-25 12:00:00, 3, 1764072000000"})
    void query_midnightsBesideWhatDividesNoDay_stayWhatTheyAre(String second, int hour, long millis) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE shop (date TEXT, hour INTEGER, guests INTEGER)",
                "INSERT INTO shop VALUES ('2025-11-23 00:00:00', " + hour + ", 1), ('" + second + "', " + hour
                        + ", 2)");
        assertThat(pasted(url, "shop.guests", Map.of())).contains("[[1,1763856000000],[2," + millis + "]]");
    }

    /** Of a run nobody writes when in the night it was. */
    @ParameterizedTest
    @CsvSource({"00:28:33, true", "07:28:33, false"})
    void query_timesOfDayThatMayBeDurations_areDoubted(String last, boolean doubted) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE runs (date TEXT, time TEXT, km REAL)",
                "INSERT INTO runs VALUES ('2025-11-24', '00:31:02', 5), ('2025-11-25', '01:02:40', 10), ('2025-11-26', '"
                        + last + "', 5)");
        String told = "every 'time' is before 3 o'clock, so that it may be how long something took on that 'date'; set"
                + " table.runs.time = date if that is wrong";
        assertThat(pasted(url, "runs.km", Map.of()).contains("\"table 'runs': " + told))
                .isEqualTo(doubted);
        assertThat(explained(url, Map.of()).contains("# note: " + told))
                .isEqualTo(doubted); // Below its table's own line.
    }

    /** Half hours that are called by their ends, 00:30 to 00:00, and hours that are called by their beginnings. */
    @ParameterizedTest
    @CsvSource({
        "'00:30', '23:30', '00:00', TEXT, true",
        "1, 23, 0, INTEGER, true",
        "'00:00', '00:30', '23:30', TEXT, false",
        "0, 1, 23, INTEGER, false"
    })
    void query_midnightBehindTheOtherTimesOfItsDate_isDoubted(
            String first, String second, String third, String type, boolean doubted) throws Exception {
        String rows = List.of("2025-11-24", "2025-11-25").stream()
                .flatMap(day -> Stream.of(first, second, third)
                        .map(time -> "('" + day + "', "
                                + (type.equals("TEXT") ? "'" + time.replace("'", "") + "'" : time) + ", 1)"))
                .collect(Collectors.joining(", "));
        String time = type.equals("TEXT") ? "time" : "hour";
        String url = create(
                "sqlite",
                "CREATE TABLE meter (date TEXT, " + time + " " + type + ", wh REAL)",
                "INSERT INTO meter VALUES " + rows);
        String told = "may be the end of that day, and is drawn a day too early; if so,";
        String answer = pasted(url, "meter.wh", Map.of());
        assertThat(answer.contains(told)).as(answer).isEqualTo(doubted);
        assertThat(pasted(url, "meter.wh", Map.of("table.meter.time", "date + " + time)))
                .doesNotContain(told);
    }
}
