// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times whose digits are written as one number or as several: {@code 20251124153000}, or year, month and day in columns of their own. */
@Tag("once")
class WrittenDigitsTest extends OnDatabases {
    private static final String YEAR = "{\"from\":\"2025-01-01T00:00:00Z\",\"to\":\"2026-06-01T00:00:00Z\"}";

    @Override
    String ofH2() {
        return ";DATABASE_TO_UPPER=FALSE;NON_KEYWORDS=YEAR,MONTH,DAY,HOUR,MINUTE,SECOND";
    }

    private static String answer(String url, String metric, Map<String, String> settings) throws Exception {
        return answer(url, metric, YEAR, settings);
    }

    private static String answer(String url, String metric, String range, Map<String, String> settings)
            throws Exception {
        try (JdbcDataSource source = open(url, settings)) {
            return TestExchange.ask(
                    source,
                    Map.of(),
                    "/query",
                    "{\"range\":" + range + ",\"targets\":[{\"target\":\"" + metric + "\"}]}");
        }
    }

    private static final String BIG = "CREATE TABLE gauge (stamp BIGINT, mm DOUBLE PRECISION)";

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_digitsOfSeconds_areShownAtTheirTime(String database) throws Exception {
        String url = create(
                database,
                BIG,
                "INSERT INTO gauge VALUES (20251124153000, 1.5), (20251124153500, 2.5), (20251231235959, 3.5)");
        assertThat(answer(url, "gauge.mm", Map.of()))
                .contains("[[1.5,1763998200000],[2.5,1763998500000],[3.5,1767225599000]]");
        String minute = "{\"from\":\"2025-11-24T15:31:00Z\",\"to\":\"2025-11-24T15:35:00Z\"}";
        assertThat(answer(url, "gauge.mm", minute, Map.of())).contains("[[2.5,1763998500000]]");
        assertThat(answer(url, "gauge.mm", Map.of("jdbc.zone", "Europe/Berlin")))
                .contains("[1.5,1763994600000]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_digitsOfMinutesAndMillis_areShownAtTheirTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE minutes (stamp BIGINT, mm DOUBLE PRECISION)",
                "INSERT INTO minutes VALUES (202511241530, 1.5), (202511241535, 2.5)",
                "CREATE TABLE millis (stamp BIGINT, mm DOUBLE PRECISION)",
                "INSERT INTO millis VALUES (20251124153000250, 1.5), (20251124153059999, 2.5)");
        assertThat(answer(url, "minutes.mm", Map.of())).contains("[[1.5,1763998200000],[2.5,1763998500000]]");
        assertThat(answer(url, "millis.mm", Map.of())).contains("[[1.5,1763998200250],[2.5,1763998259999]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_digitsInText_areShownAtTheirTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE gauge (stamp VARCHAR(20), mm DOUBLE PRECISION)",
                "INSERT INTO gauge VALUES ('20251124153000', 1.5), ('20251124153500', 2.5)");
        assertThat(answer(url, "gauge.mm", Map.of())).contains("[[1.5,1763998200000],[2.5,1763998500000]]");
    }

    @Test
    void query_zerosAmongDigits_areLeftOutAndTold() throws Exception {
        String url = create(
                "sqlite", BIG, "INSERT INTO gauge VALUES (20251124153000, 1.5), (0, 9.5), (20251124153500, 2.5)");
        assertThat(answer(url, "gauge.mm", Map.of()))
                .contains("[[1.5,1763998200000],[2.5,1763998500000]]", "are left out", "such as 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(20251124153000, 1), (20251124156000, 2)", // A minute that no hour has.
                "(19991124153000, 1), (19991124153500, 2)",
                "(29251124153000, 1), (29251124153500, 2)",
                "(20251124153000, 1), (2025112415300, 2)"
            })
    void query_digitsThatAreNotAllTimesOfTheseYears_areAskedFor(String rows) throws Exception {
        String url = create("sqlite", BIG, "INSERT INTO gauge VALUES " + rows);
        assertThat(explained(url, Map.of())).contains("table gauge is not shown");
    }

    @Test
    void query_digitsWhoseNameSaysNoTime_areAskedFor() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE gauge (batch INTEGER, mm REAL)",
                "INSERT INTO gauge VALUES (20251124153000, 1.5), (20251124153500, 2.5)");
        assertThat(explained(url, Map.of()))
                .contains(
                        "its name does not say that it is a time",
                        "a day as yyyyMMddHHmmss",
                        "# table.gauge.time = batch",
                        "# table.gauge.time-format = yyyyMMddHHmmss");
        assertThat(answer(
                        url,
                        "gauge.mm",
                        Map.of("table.gauge.time", "batch", "table.gauge.time-format", "yyyyMMddHHmmss")))
                .contains("[[1.5,1763998200000],[2.5,1763998500000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_yearMonthAndDayApart_areOneTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE rain (site VARCHAR(9), obs_year INTEGER, obs_month INTEGER, obs_day INTEGER, mm DOUBLE PRECISION,"
                        + " PRIMARY KEY (site, obs_year, obs_month, obs_day))",
                "INSERT INTO rain VALUES ('hill', 2025, 11, 30, 1.5), ('hill', 2025, 12, 1, 2.5), ('bay', 2025, 12, 1, 3.5)");
        assertThat(answer(url, "rain.mm", Map.of()))
                .contains("[[1.5,1764460800000],[2.5,1764547200000]]", "[[3.5,1764547200000]]", "\"site\":\"bay\"")
                .doesNotContain("2025,");
        String day = "{\"from\":\"2025-12-01T00:00:00Z\",\"to\":\"2025-12-01T10:00:00Z\"}";
        assertThat(answer(url, "rain.mm", day, Map.of("table.rain.labels", "site")))
                .contains("[[2.5,1764547200000]]")
                .doesNotContain("1764460800000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_partsDownToTheMinuteOrSecond_areOneTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE wind (year INTEGER, month INTEGER, day INTEGER, hour INTEGER, minute INTEGER, speed DOUBLE PRECISION)",
                "INSERT INTO wind VALUES (2025, 11, 24, 15, 30, 1.5), (2025, 11, 24, 15, 35, 2.5), (2025, 12, 1, 0, 0, 3.5)",
                "CREATE TABLE sun (yr INTEGER, mon INTEGER, dd INTEGER, hh INTEGER, mi INTEGER, ss INTEGER, lux DOUBLE PRECISION)",
                "INSERT INTO sun VALUES (2025, 11, 24, 15, 30, 0, 1.5), (2025, 11, 24, 15, 34, 59, 2.5)",
                "CREATE TABLE tide (year INTEGER, month INTEGER, day INTEGER, hour INTEGER, metres DOUBLE PRECISION)",
                "INSERT INTO tide VALUES (2025, 11, 24, 15, 1.5), (2025, 11, 24, 16, 2.5)",
                "CREATE TABLE bill (year INTEGER, month INTEGER, kwh DOUBLE PRECISION)",
                "INSERT INTO bill VALUES (2025, 11, 1.5), (2025, 12, 2.5)");
        assertThat(answer(url, "wind.speed", Map.of()))
                .contains("[[1.5,1763998200000],[2.5,1763998500000],[3.5,1764547200000]]");
        assertThat(answer(url, "sun.lux", Map.of())).contains("[[1.5,1763998200000],[2.5,1763998499000]]");
        assertThat(answer(url, "tide.metres", Map.of())).contains("[[1.5,1763996400000],[2.5,1764000000000]]");
        assertThat(answer(url, "bill.kwh", Map.of())).contains("[[1.5,1761955200000],[2.5,1764547200000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_partsOfADateBesideATimeOfDay_areOneTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE wind (year INTEGER, month INTEGER, day INTEGER, time VARCHAR(8), speed DOUBLE PRECISION)",
                "INSERT INTO wind VALUES (2025, 11, 24, '15:30', 1.5), (2025, 11, 24, '15:35', 2.5)");
        assertThat(answer(url, "wind.speed", Map.of())).contains("[[1.5,1763998200000],[2.5,1763998500000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_aDateAndPartsOfItsDay_areOneTime(String database) throws Exception {
        String day = database.equals("sqlite") ? "TEXT" : "DATE";
        String url = create(
                database,
                "CREATE TABLE wind (\"date\" " + day + ", hour INTEGER, minute INTEGER, speed DOUBLE PRECISION)",
                "INSERT INTO wind VALUES ('2025-11-24', 15, 30, 1.5), ('2025-11-24', 15, 35, 2.5), ('2025-12-01', 0, 0, 3.5)",
                "CREATE TABLE sun (obs_date VARCHAR(10), obs_hour INTEGER, obs_min INTEGER, obs_sec INTEGER, lux DOUBLE PRECISION)",
                "INSERT INTO sun VALUES ('2025-11-24', 15, 30, 0, 1.5), ('2025-11-24', 15, 34, 59, 2.5)",
                "CREATE TABLE tide (\"date\" INTEGER, hour INTEGER, minute INTEGER, metres DOUBLE PRECISION)",
                "INSERT INTO tide VALUES (20251124, 15, 0, 1.5), (20251124, 16, 1, 2.5)",
                "CREATE TABLE rain (\"date\" " + day + ", \"time\" INTEGER, mm DOUBLE PRECISION)",
                "INSERT INTO rain VALUES ('2025-11-24', 5, 1.5), ('2025-11-24', 1535, 2.5)");
        assertThat(answer(url, "wind.speed", Map.of()))
                .contains("[[1.5,1763998200000],[2.5,1763998500000],[3.5,1764547200000]]");
        String evening = "{\"from\":\"2025-11-24T15:31:00Z\",\"to\":\"2025-11-24T23:00:00Z\"}";
        assertThat(answer(url, "wind.speed", evening, Map.of())).contains("[[2.5,1763998500000]]");
        assertThat(answer(url, "sun.lux", Map.of())).contains("[[1.5,1763998200000],[2.5,1763998499000]]");
        assertThat(answer(url, "tide.metres", Map.of())).contains("[[1.5,1763996400000],[2.5,1764000060000]]");
        assertThat(answer(url, "rain.mm", Map.of())).contains("[[1.5,1763942700000],[2.5,1763998500000]]");
        assertThat(explained(url, Map.of())).contains("table.wind.time = date + hour + minute");
        assertThat(answer(url, "wind.speed", Map.of("table.wind.time", "date + hour + minute")))
                .contains("[2.5,1763998500000]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_hoursAndMinutesThatNoNameTells_areKnownByTheirNumbers(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE peti (paiva VARCHAR(10), kello_t INTEGER, kello_m INTEGER, arvo DOUBLE PRECISION)",
                "INSERT INTO peti VALUES "
                        + IntStream.range(0, 96)
                                .mapToObj(i -> "('2025-11-2" + (4 + i / 48) + "', " + i / 2 % 24 + ", " + i % 2 * 30
                                        + ", " + i + ")")
                                .collect(Collectors.joining(", ")));
        assertThat(answer(url, "peti.arvo", Map.of()))
                .contains("[[0,1763942400000],[1,1763944200000]", "[95,1764113400000]]");
    }

    @Test
    void query_yearsOfOtherThings_areAskedForWithTheSettingThatWorks() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE cars (plate TEXT, year INTEGER, month INTEGER, km REAL)",
                "INSERT INTO cars VALUES ('a', 2025, 12, 1.5), ('b', 2025, 2, 2.5), ('c', 2025, 3, 3.5)");
        assertThat(explained(url, Map.of()))
                .contains("table cars is not shown", "set table.cars.time = year + month", "# table.cars.time = year");
        assertThat(answer(url, "cars.km", Map.of("table.cars.time", "year + month", "table.cars.labels", "")))
                .contains("[[2.5,1738368000000],[3.5,1740787200000],[1.5,1764547200000]]");
    }

    @Test
    void query_partsBesideATime_giveWayToIt() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE wind (ts INTEGER PRIMARY KEY, year INTEGER, month INTEGER, day INTEGER, speed REAL)",
                "INSERT INTO wind VALUES (1763998200, 2025, 11, 24, 1.5), (1763998500, 2025, 11, 24, 2.5)");
        assertThat(answer(url, "wind.speed", Map.of())).contains("[[1.5,1763998200000],[2.5,1763998500000]]");
    }

    @Test
    void explain_partsOfADate_canBeFedBack() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE wind (year INTEGER, month INTEGER, day INTEGER, hour INTEGER, speed REAL)",
                "INSERT INTO wind VALUES (2025, 11, 24, 15, 1.5), (2025, 11, 24, 16, 2.5)");
        assertThat(explained(url, Map.of()))
                .contains("table.wind.time = year + month + day + hour", "table.wind.time-format = yyyyMMddHHmmss");
        assertThat(answer(
                        url,
                        "wind.speed",
                        Map.of(
                                "table.wind.time",
                                "year + month + day + hour",
                                "table.wind.time-format",
                                "yyyyMMddHHmmss")))
                .contains("[[1.5,1763996400000],[2.5,1764000000000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyyMMddHHmm", "epoch-s", "dd.MM.yyyy HH:mm"})
    void explain_aFormatThatNoRowOfSeveralColumnsHas_isRefused(String format) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE wind (year INTEGER, month INTEGER, day INTEGER, speed REAL)",
                "INSERT INTO wind VALUES (2025, 11, 24, 1.5), (2025, 11, 25, 2.5)",
                "CREATE TABLE sun (date TEXT, time TEXT, lux REAL)",
                "INSERT INTO sun VALUES ('2025-11-24', '15:30', 1.5), ('2025-11-24', '15:35', 2.5)");
        try (JdbcDataSource source = JdbcDataSource.of(Map.of(
                "jdbc.url",
                url,
                "table.wind.time",
                "year + month + day",
                "table.wind.time-format",
                format,
                "table.sun.time",
                "date + time",
                "table.sun.time-format",
                format))) {
            assertThat(source.explain().toProperties())
                    .contains(
                            "table wind is not shown: nothing in 'year + month + day', such as '2025 11 25', is a time as "
                                    + format)
                    .contains(
                            "table sun is not shown: nothing in 'date + time', such as '2025-11-24 15:35', is a time as "
                                    + format);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_dateAndTimeOfDayAsNumbers_areOneTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE asos (obs_date INTEGER, obs_time INTEGER, tmp DOUBLE PRECISION)",
                "INSERT INTO asos VALUES (20251124, 1530, 1.5), (20251124, 1535, 2.5), (20251125, 5, 3.5)",
                "CREATE TABLE buoy (date INTEGER, time INTEGER, wave DOUBLE PRECISION)",
                "INSERT INTO buoy VALUES (20251124, 153000, 1.5), (20251124, 153459, 2.5), (20251125, 500, 3.5)");
        assertThat(answer(url, "asos.tmp", Map.of()))
                .contains("[[1.5,1763998200000],[2.5,1763998500000],[3.5,1764029100000]]");
        assertThat(answer(url, "buoy.wave", Map.of()))
                .contains("[[1.5,1763998200000],[2.5,1763998499000],[3.5,1764029100000]]");
    }

    @Test
    void query_digitsDownToTheHour_areAskedForWithTheFormatThatWorks() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE produkt (MESS_DATUM INTEGER, TT REAL)",
                "INSERT INTO produkt VALUES (2025112415, 1.5), (2025112416, 2.5)");
        assertThat(explained(url, Map.of()))
                .contains("# table.produkt.time = MESS_DATUM", "# table.produkt.time-format = yyyyMMddHH");
        assertThat(answer(
                        url,
                        "produkt.TT",
                        Map.of("table.produkt.time", "MESS_DATUM", "table.produkt.time-format", "yyyyMMddHH")))
                .contains("[[1.5,1763996400000],[2.5,1764000000000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_hoursBesideADate_areOneTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE steps (day VARCHAR(10), hour INTEGER, steps INTEGER)",
                "INSERT INTO steps VALUES ('2025-11-24', 15, 1), ('2025-11-24', 16, 2), ('2025-12-01', 0, 3)",
                "CREATE TABLE floors (day " + (database.equals("sqlite") ? "TEXT" : "DATE")
                        + ", hour INTEGER, floors INTEGER, PRIMARY KEY (day, hour))",
                "INSERT INTO floors VALUES ('2025-11-24', 15, 1), ('2025-11-24', 16, 2), ('2025-12-01', 0, 3)");
        for (String name : new String[] {"steps", "floors"}) {
            assertThat(answer(url, name + "." + name, Map.of()))
                    .contains("[[1,1763996400000],[2,1764000000000],[3,1764547200000]]");
            Map<String, String> fedBack =
                    Map.of("table." + name + ".time", "day + hour", "table." + name + ".time-format", "yyyyMMddHHmmss");
            assertThat(answer(url, name + "." + name, fedBack))
                    .contains("[[1,1763996400000],[2,1764000000000],[3,1764547200000]]");
        }
    }
}
