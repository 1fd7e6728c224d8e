// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a table that is left out is done as it is written, in each database: then it is shown, at the right time. */
@Tag("once")
class AdviceTest extends OnDatabases {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "BIGINT | 785690400 | 785690460 | apple-s | 1763997600000",
                "BIGINT | 638995944000000000 | 638995944600000000 | dotnet-ticks | 1763997600000",
                "BIGINT | 134084712000000000 | 134084712600000000 | filetime | 1763997600000",
                "BIGINT | 13408471200000000 | 13408471260000000 | webkit-us | 1763997600000",
                "INTEGER | 20251124 | 20251125 | yyyymmdd | 1763942400000",
                "DOUBLE PRECISION | 45985.25 | 45985.5 | excel-day | 1763964000000",
                "VARCHAR(30) | '24.11.2025 15:20' | '24.11.2025 15:21' | dd.MM.yyyy HH:mm | 1763997600000",
                "VARCHAR(30) | '2025-11-24 03:20:00 PM' | '2025-11-24 03:21:00 PM' | yyyy-MM-dd h:mm:ss a | 1763997600000",
                "VARCHAR(30) | '2025/11/24 3:20 PM' | '2025/11/24 3:21 PM' | yyyy/MM/dd h:mm a | 1763997600000",
                "VARCHAR(30) | '11-24-2025 03:20 PM' | '11-24-2025 03:21 PM' | MM-dd-yyyy hh:mm a | 1763997600000",
                "VARCHAR(30) | '11/24/25 15:20' | '11/24/25 15:21' | MM/dd/yy HH:mm | 1763997600000",
                "VARCHAR(30) | '24112025152000' | '24112025152100' | ddMMyyyyHHmmss | 1763997600000",
                "VARCHAR(30) | '2025/11/24 15:20:00' | '2025/11/24 15:21:00' | yyyy/MM/dd HH:mm:ss | 1763997600000",
                "VARCHAR(30) | '2/24/2026 9:20:00 AM' | '2/24/2026 12:21:00 PM' | M/d/yyyy h:mm:ss a | 1771924800000",
                "VARCHAR(30) | '24.2.2026 9:20' | '24.2.2026 12:21' | d.M.yyyy H:mm | 1771924800000",
                "VARCHAR(30) | 'Tue Feb  3 09:20:00 2026' | 'Tue Feb 24 09:21:00 2026' | EEE MMM ppd HH:mm:ss yyyy | 1770110400000",
                "VARCHAR(40) | 'Tue, 24 Feb 2026 09:20:00 +0000' | 'Tue, 24 Feb 2026 11:21:00 +0200' | EEE, dd MMM yyyy HH:mm:ss Z | 1771924800000",
                "VARCHAR(40) | '[24/Feb/2026:09:20:00 +0000]' | '[24/Feb/2026:09:21:00 +0000]' | '['dd/MMM/yyyy:HH:mm:ss Z']' | 1771924800000",
                "VARCHAR(40) | 'Nov 24, 2025, 3:20:00 PM' | 'Nov 24, 2025, 3:21:00 PM' | MMM d, yyyy, h:mm:ss a | 1763997600000",
                "VARCHAR(30) | '2025-11-24 3:20PM' | '2025-11-24 3:21PM' | yyyy-MM-dd h:mma | 1763997600000",
                "VARCHAR(30) | '11/24/25 03:20:00 PM' | '11/24/25 03:21:00 PM' | MM/dd/yy hh:mm:ss a | 1763997600000",
                "VARCHAR(30) | '24-Nov-2025 15:20:00.000' | '24-Nov-2025 15:20:00.250' | dd-MMM-yyyy HH:mm:ss.SSS | 1763997600000",
                "VARCHAR(30) | '24. 11. 2025' | '25. 11. 2025' | dd. MM. yyyy | 1763942400000",
                "VARCHAR(30) | '24. 11. 2025 15:20' | '24. 11. 2025 15:21' | dd. MM. yyyy H:mm | 1763997600000",
                "VARCHAR(30) | '24-Nov-25 15:20' | '24-Nov-25 15:21' | dd-MMM-yy HH:mm | 1763997600000",
                "VARCHAR(30) | '24-Nov-25 15:20:00' | '24-Nov-25 15:21:00' | dd-MMM-yy HH:mm:ss | 1763997600000",
                "VARCHAR(30) | '24-Nov-25, 15:20:00' | '24-Nov-25, 15:21:00' | dd-MMM-yy, HH:mm:ss | 1763997600000",
                "VARCHAR(30) | '24-Feb-2026' | '25-FEB-2026' | dd-MMM-yyyy | 1771891200000"
            })
    void explain_timesInAFormatThatIsAskedFor_areShownWithWhatItSays(
            String type, String first, String second, String format, long millis) throws Exception {
        for (String database : new String[] {"sqlite", "h2", "duckdb", "postgresql"}) {
            String url = create(
                    database,
                    "CREATE TABLE \"pump\" (\"stamp\" " + type + ", \"flow\" DOUBLE PRECISION)",
                    "INSERT INTO \"pump\" VALUES (" + first + ", 1.5), (" + second + ", 2.5)");
            String explained = explained(url, Map.of());
            assertThat(explained)
                    .as(database)
                    .contains("table pump is not shown", "'stamp'", second.replace("'", ""), format);
            assertThat(pasted(url, "pump.flow", advice(explained)))
                    .as(database)
                    .contains("[[1.5," + millis + "],[2.5,");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void explain_aFormatThatFitsNothing_isRefusedWhereItIsSet(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"pump\" (\"stamp\" VARCHAR(30), \"flow\" DOUBLE PRECISION)",
                "INSERT INTO \"pump\" VALUES ('24.11.2025 15:20', 1.5), ('24.11.2025 15:21', 2.5)",
                "CREATE TABLE \"tank\" (\"stamp\" " + (database.equals("sqlite") ? "TEXT" : "TIMESTAMP")
                        + ", \"level\" DOUBLE PRECISION)",
                "INSERT INTO \"tank\" VALUES ('2025-11-24 15:20:00', 1.5)");
        Map<String, String> settings = Map.of(
                "table.pump.time",
                "stamp",
                "table.pump.time-format",
                "MM/dd/yyyy HH:mm",
                "table.tank.time",
                "stamp",
                "table.tank.time-format",
                "epoch-s");
        assertThat(explained(url, settings))
                .contains(
                        "table pump is not shown: nothing in 'stamp', such as '24.11.2025 15:21', is a time as MM/dd/yyyy HH:mm")
                .contains("table tank is not shown")
                .contains("is a time as epoch-s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void explain_textThatNoFormatReads_hasAQueryThatWorks(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"pump\" (\"stamp\" VARCHAR(30), \"flow\" DOUBLE PRECISION)",
                "INSERT INTO \"pump\" VALUES ('week 47 of 2025', 1.5), ('week 48 of 2025', 2.5)");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("table pump is not shown", "'stamp'", "'week 48 of 2025'", "metric.pump");
        Map<String, String> advice = new HashMap<>(advice(explained));
        // The place where the database makes a time of the column.
        String query = advice.get("metric.pump.sql");
        assertThat(query).as(explained).contains("stamp").contains("flow");
        String time = database.equals("sqlite") ? "'2025-11-24 15:20:00'" : "TIMESTAMP '2025-11-24 15:20:00'";
        advice.put("metric.pump.sql", query.replaceFirst("SELECT .*? AS ", "SELECT " + time + " AS "));
        assertThat(pasted(url, "pump", advice)).contains("1763997600000");
    }

    /** Where a person would have to write SQL for the first column, and not for the second. */
    @Test
    void explain_severalTimesOfWhichOneHasAFormat_hasLinesOfThatOne() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE track (\"GPS Time\" TEXT, \"Device Time\" TEXT, speed REAL)",
                "INSERT INTO track VALUES ('Mon Nov 24 16:20:00 GMT+01:00 2025', '24-Nov-2025 15:20:00.000', 1.5),"
                        + " ('Mon Nov 24 16:20:01 GMT+01:00 2025', '24-Nov-2025 15:20:01.000', 2.5)");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("table track is not shown", "'GPS Time'");
        assertThat(advice(explained)).containsEntry("table.track.time", "Device Time");
        assertThat(pasted(url, "track.speed", advice(explained))).contains("[[1.5,1763997600000],[2.5,");
    }

    /** As people write them in Prague, under names that say nothing of a time. */
    @Test
    void explain_datesWithBlanksUnderOtherNames_areAskedFor() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE sleep (\"From\" TEXT, \"To\" TEXT, hours REAL)",
                "INSERT INTO sleep VALUES ('24. 11. 2025 15:20', '24. 11. 2025 23:20', 8), ('25. 11. 2025 9:20', '25. 11. 2025 15:20', 6)");
        Map<String, String> advice = advice(explained(url, Map.of()));
        assertThat(advice).containsEntry("table.sleep.time", "From");
        assertThat(pasted(url, "sleep.hours", advice)).contains("[[8,1763997600000],[6,");
    }

    /** As amateur radio logs have them. */
    @Test
    void explain_severalDatesWithTheirTimesOfDayBehindThem_areToldTogether() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE qso (QSO_DATE TEXT, TIME_ON TEXT, QSO_DATE_OFF TEXT, TIME_OFF TEXT, freq REAL)",
                "INSERT INTO qso VALUES ('20251124', '152000', '20251124', '152130', 14.074), ('20251124', '153000', '20251124', '153130', 7.1)");
        Map<String, String> advice = advice(explained(url, Map.of()));
        assertThat(advice)
                .containsEntry("table.qso.time", "QSO_DATE + TIME_ON")
                .containsEntry("table.qso.time-format", "yyyyMMdd HHmmss");
        assertThat(pasted(url, "qso.freq", advice)).contains("[[14.074,1763997600000],[7.1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void explain_twoNumbersInAText_areToldWithAQueryThatWorks(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"heart\" (\"ts\" BIGINT, \"bp\" VARCHAR(30), \"pulse\" DOUBLE PRECISION)",
                "INSERT INTO \"heart\" VALUES (1763997600, '120/80', 61), (1763997660, '131 / 85', 62), (1763997720, 'n/a', 63)");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("'bp' is not drawn, because its text, such as '120/80', is two numbers");
        assertThat(pasted(url, "heart_bp", advice(explained)))
                .contains("[[120,1763997600000],[131,1763997660000],[null,1763997720000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void explain_numbersInWords_areDrawnWithTheQueryThatItSays(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"pump\" (\"ts\" BIGINT, \"head\" VARCHAR(30), \"flow\" DOUBLE PRECISION)",
                "INSERT INTO \"pump\" VALUES (1763997600, '21,5 m', 1), (1763997660, '-3 m', 2), (1763997720, '1.25 m', 3)");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("'head' is not drawn, because its text, such as '1.25 m', is no plain number");
        assertThat(pasted(url, "pump_head", advice(explained)))
                .contains("[[21.5,1763997600000],[-3,1763997660000],[1.25,1763997720000]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pump.head | such as '1.25 m', is no plain number; have the database make one of it, as in metric.pump_head.sql",
                "pump.place | it is a label, which tells the lines of table 'pump' apart; 'pump' has it as a table",
                "pump.ts | it is the time of table 'pump'",
                "pump.note | it holds no numbers that are measured",
                "pump.haed | unknown target"
            })
    void query_columnsThatAreNotDrawn_saysWhy(String metric, String why) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE pump (ts BIGINT, place TEXT, head TEXT, note TEXT, flow REAL, PRIMARY KEY (place, ts))",
                "INSERT INTO pump VALUES (1763997600, 'a', '21,5 m', 'x', 1), (1763997660, 'b', '1.25 m', 'y', 2)");
        assertThatThrownBy(() -> pasted(url, metric, Map.of())).hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void explain_numbersInWordsOfSeveralSeries_keepTheirLabels(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"big pump\" (\"pump_id\" INTEGER, \"ts\" BIGINT, \"price in €\" VARCHAR(30), PRIMARY KEY (\"pump_id\", \"ts\"))",
                "INSERT INTO \"big pump\" VALUES (1, 1763997600, '€21.5'), (2, 1763997600, '€22'), (1, 1763997660, '€23')");
        String explained = explained(url, Map.of());
        assertThat(pasted(url, "big_pump_price_in_", advice(explained)))
                .contains("[[21.5,1763997600000],[23,1763997660000]]", "[[22,1763997600000]]", "\"pump_id\":\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void explain_monthsAsText_haveAQueryThatWorks(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"bill\" (\"month\" VARCHAR(7), \"meter\" VARCHAR(9), \"used\" VARCHAR(20))",
                "INSERT INTO \"bill\" VALUES ('2025-11', 'gas', '1,5 kWh'), ('2025-11', 'heat', '3 kWh'), ('2025-12', 'gas', '2.5 kWh'),"
                        + " ('2025-12', 'heat', '4 kWh')");
        assertThat(pasted(url, "bill", advice(explained(url, Map.of()))))
                .contains("[[1.5,1761955200000],[2.5,1764547200000]]", "[[3,1761955200000],[4,1764547200000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void explain_datesThatNeitherNameNorPatternTells_areNamedWithAnExampleAndAQuery(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"rates\" (\"quote\" VARCHAR(9), \"rate\" DOUBLE PRECISION, \"as_of\" VARCHAR(40))",
                "INSERT INTO \"rates\" VALUES ('USD', 1.5, 'Monday, 24 Nov 2025 15:20:00'), ('USD', 2.5, 'Tuesday, 25 Nov 2025 15:20:00')");
        assertThat(explained(url, Map.of()))
                .contains("'as_of'", "'Tuesday, 25 Nov 2025 15:20:00'", "# metric.rates.sql = SELECT ", "rate");
    }

    @Test
    void explain_namesThatAPropertiesFileDivides_areWrittenAsItReadsThem() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE \"Log 2026: raw=1\" (stamp TEXT, flow REAL)",
                "INSERT INTO \"Log 2026: raw=1\" VALUES ('24.11.2025 15:20', 1.5), ('24.11.2025 15:21', 2.5)");
        Properties pasted = new Properties();
        pasted.load(new StringReader(explained(url, Map.of())
                .lines()
                .filter(line -> line.matches("# table\\.\\S+.* = .*"))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"))));
        Map<String, String> settings = new HashMap<>();
        pasted.stringPropertyNames().forEach(name -> settings.put(name, pasted.getProperty(name)));
        assertThat(settings).containsKey("table.Log 2026: raw=1.time-format");
        assertThat(pasted(url, "Log 2026: raw=1.flow", settings)).contains("[[1.5,1763997600000],[2.5,");
    }

    @ParameterizedTest
    @CsvSource({
        "qso_date, time_on, 20251124, 1520, yyyyMMdd HHmm",
        "qso_date, time_on, 20251124, 152000, yyyyMMdd HHmmss",
        "data, godzina, 24.11.2025, 15:20, dd.MM.yyyy HH:mm",
        "tag, zeit, 24.11.25, 15:20:00, dd.MM.yy HH:mm:ss",
        "Date, Time, 11/24/2025, 3:20 PM, MM/dd/yyyy h:mm a",
        "Date, Time, 11/24/2025, 03:20:00pm, MM/dd/yyyy h:mm:ssa"
    })
    void explain_dateAndTimeOfDayOfAnyNames_areReadTogether(
            String date, String time, String day, String clock, String format) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE log (" + date + " TEXT, " + time + " TEXT, watt REAL)",
                "INSERT INTO log VALUES ('" + day + "', '" + clock + "', 1.5), ('" + day + "', '"
                        + clock.replace("20", "21") + "', 2.5)");
        String explained = explained(url, Map.of());
        assertThat(advice(explained))
                .containsEntry("table.log.time", date + " + " + time)
                .containsEntry("table.log.time-format", format);
        assertThat(pasted(url, "log.watt", advice(explained))).contains("[[1.5,1763997600000],[2.5,");
    }

    @Test
    void explain_aPatternThatNearlyAllTextsHave_isOffered() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE pump (stamp TEXT, flow REAL)",
                "INSERT INTO pump VALUES ('2/24/2026 9:20:00 AM', 1), ('2/24/2026 9:21:00 AM', 2), ('2/24/2026 9:22:00 AM', 3),"
                        + " ('2/24/2026 9:23:00 AM', 4), ('2/30/2026 9:24:00 AM', 5), ('2/24/2026 9:25:00 AM', 6)");
        String explained = explained(url, Map.of());
        assertThat(advice(explained)).containsEntry("table.pump.time-format", "M/d/yyyy h:mm:ss a");
        assertThat(pasted(url, "pump.flow", advice(explained)))
                .contains("[[1,1771924800000]", "[6,1771925100000]]", "2/30/2026 9:24:00 AM");
    }

    @Test
    void explain_severalPointsInANumber_areBetweenThousands() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE meter (ts INTEGER, wh TEXT)",
                "INSERT INTO meter VALUES (1763998200, '1.234.567'), (1763998500, '1.234.890')");
        assertThat(pasted(url, "meter_wh", advice(explained(url, Map.of()))))
                .contains("[[1234567,1763998200000],[1234890,1763998500000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"47,37", "98.765,40", "1.200.018"})
    void query_aPointInEveryNumberBesideOtherCommas_isDoubted(String other) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE shop (ts INTEGER, visitors TEXT, sales TEXT)",
                "INSERT INTO shop VALUES (1763998200, '14.302', '" + other + "'), (1763998500, '12.890', '" + other
                        + "')");
        assertThat(pasted(url, "shop.visitors", Map.of())).contains("'visitors' is drawn with the point of '1", other);
        assertThat(pasted(url, "shop_visitors", advice(explained(url, Map.of()))))
                .contains("[[14302,1763998200000],[12890,1763998500000]]");
    }

    @Test
    void query_numbersThatCrossAMillion_areDoubted() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE views (ts INTEGER, n TEXT)",
                "INSERT INTO views VALUES (1763998200, '998.000'), (1763998500, '999.900'), (1763998800, '1.000.007')");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("'n' is drawn with the point of");
        assertThat(pasted(url, "views_n", advice(explained)))
                .contains("[[998000,1763998200000],[999900,1763998500000],[1000007,1763998800000]]");
    }

    @Test
    void explain_monthsAcrossAYear_areOneLineWithTheQueryThatItSays() throws Exception {
        String months =
                "Jan REAL, Feb REAL, Mar REAL, Apr REAL, May REAL, Jun REAL, Jul REAL, Aug REAL, Sep REAL, Oct REAL, Nov REAL, Dec REAL";
        String url = create(
                "sqlite",
                "CREATE TABLE rain (year INTEGER, " + months + ")",
                "INSERT INTO rain VALUES (2024, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), (2025, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24)",
                "CREATE TABLE snow (date TEXT, " + months + ")",
                "INSERT INTO snow VALUES ('2024-01-01', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), ('2025-01-01', 13, 14, 15, 16, 17, 18, 19, 20,"
                        + " 21, 22, 23, 24)");
        Map<String, String> advice = advice(explained(url, Map.of()));
        assertThat(pasted(url, "snow.Feb", Map.of()))
                .contains("'Jan' to 'Dec' may be the months of the year of 'date'");
        for (String metric : new String[] {"rain", "snow_by_month"}) {
            assertThat(pasted(url, metric, advice))
                    .as(metric)
                    .contains(
                            "[[1,1704067200000],[2,1706745600000]",
                            "[12,1733011200000],[13,1735689600000]",
                            "[24,1764547200000]]");
        }
    }

    @Test
    void explain_durationsAsText_offersTheirSeconds() throws Exception {
        for (String database : new String[] {"sqlite", "h2", "duckdb", "postgresql"}) {
            String url = create(
                    database,
                    "CREATE TABLE \"swims\" (\"started_at\" TIMESTAMP, \"moving\" VARCHAR(20), \"metres\" INTEGER)",
                    "INSERT INTO \"swims\" VALUES ('2026-11-20 07:05:00', '00:41:12', 1500),"
                            + " ('2026-11-22 07:15:00', '01:02:33', 2200), ('2026-11-24 07:00:00', '00:12:34', 400)");
            String explained = explained(url, Map.of());
            assertThat(explained).contains("'moving' is not drawn, because its text, such as '00:12:34', is no number");
            assertThat(pasted(url, "swims_moving", advice(explained)))
                    .as(database + explained)
                    .contains("[2472,", "[3753,", "[754,");
        }
    }

    /** Millions of people are seconds since 2001, and no time. */
    @Test
    void explain_largeCountsBesideAYear_offersTheYear() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE census (\"Country\" TEXT, \"Year\" INTEGER, \"Population\" INTEGER)",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 119) INSERT INTO census"
                        + " SELECT printf('c%d', i % 4), 1996 + i / 4, 38000000 + i * 90000 FROM c");
        String explained = explained(url, Map.of());
        assertThat(explained).doesNotContain("census.time = Population");
        assertThat(pasted(url, "census", advice(explained))).as(explained).contains("[38000000,820454400000]");
    }

    @Test
    void query_textWithThreeDigitsBehindEachPoint_isToldWithBothReadings() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE museum (tag TEXT, besucher TEXT, volt TEXT)",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 59) INSERT INTO museum"
                        + " SELECT date('2026-09-01', '+' || i || ' days'), printf('%d.%03d', 3 + i % 40, i * 37 % 1000),"
                        + " printf('%d.%03d', 3 + i % 2, i * 37 % 1000) FROM c");
        assertThat(pasted(url, "museum.besucher", Map.of())).contains("may be between thousands");
        // Nobody measures thousands of volts with three digits each time.
        assertThat(pasted(url, "museum.volt", Map.of())).doesNotContain("'volt' is drawn");
        Map<String, String> last = advice(explained(url, Map.of()));
        assertThat(pasted(url, "museum_besucher", last)).contains("[[3000,", "[4037,");
    }

    @Test
    void explain_yearsOfTwoDigitsBetweenHyphens_offersBothOrders() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE log (date TEXT, v INTEGER)",
                "INSERT INTO log VALUES ('25-11-24', 1), ('25-11-26', 2), ('25-11-27', 3)");
        assertThat(explained(url, Map.of()))
                .contains(
                        "# if '25-11-27' is of 2025-11-27T00:00:00Z:\n# table.log.time = date\n# table.log.time-format = yy-MM-dd",
                        "# if '25-11-27' is of 2027-11-25T00:00:00Z:\n# table.log.time = date\n# table.log.time-format = dd-MM-yy");
    }
}
