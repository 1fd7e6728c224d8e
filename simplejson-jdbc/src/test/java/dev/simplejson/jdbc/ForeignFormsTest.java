// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as libraries, spreadsheets and people of other languages write them are read at once, or with what is offered. */
@Tag("once")
class ForeignFormsTest extends OnDatabases {
    private static final String[] DATABASES = {"sqlite", "h2", "duckdb", "postgresql"};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-11-24 14:00:00.250 +00:00 | 2025-11-24 15:30:00.500 +00:00 | 1763992800250 | 1763998200500",
                "2025-11-24 16:00:00 +02:00 | 2025-11-24 17:30:00 +02:00 | 1763992800000 | 1763998200000",
                "2025-11-24 14:00:00 +0000 UTC | 2025-11-24 15:30:00.5 +0000 UTC | 1763992800000 | 1763998200500",
                "2025-11-24 14:00:00.123456789 +0000 UTC m=+0.012 | 2025-11-24 15:30:00 +0000 UTC m=+71.5"
                        + " | 1763992800123 | 1763998200000",
                "2025-11-24 14:00:00 UTC | 2025-11-24 15:30:00.5 UTC | 1763992800000 | 1763998200500",
                "2025-11-24T14:00 GMT | 2025-11-24T15:30 GMT | 1763992800000 | 1763998200000",
                "2025-11-24 14:00:00+00 | 2025-11-24 15:30:00.25+00 | 1763992800000 | 1763998200250",
                "2025-11-24 09:00:00-05 | 2025-11-24 10:30:00-05 | 1763992800000 | 1763998200000"
            })
    void query_zonesBehindATime_areReadAtOnce(String first, String second, long begin, long end) throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"job\" (\"createdAt\" VARCHAR(70), \"took\" INTEGER)",
                    "INSERT INTO \"job\" VALUES ('" + first + "', 1), ('" + second + "', 2)");
            assertThat(pasted(url, "job.took", Map.of("jdbc.zone", "Europe/Berlin")))
                    .as(database)
                    .contains("[[1," + begin + "],[2," + end + "]]");
        }
    }

    @Test
    void query_offsetsOfSeveralKinds_areInOrder() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE job (createdAt TEXT, took INTEGER)",
                "INSERT INTO job VALUES ('2025-11-24 14:00:00 +0000 UTC', 1), ('2025-11-24T17:30:00+02:00', 2),"
                        + " ('2025-11-24 16:00:00.5 +0000 UTC', 3), ('2025-11-24 17:00:00 +00:00', 4),"
                        + " ('2025-11-24 17:10:00 UTC', 5), ('2025-11-24 18:20:00+01', 6), ('2025-11-24 12:30:00-0500', 7)");
        assertThat(pasted(url, "job.took", Map.of()))
                .contains("[[1,1763992800000],[2,1763998200000],[3,1764000000500],[4,1764003600000],"
                        + "[5,1764004200000],[6,1764004800000],[7,1764005400000]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyyMMdd'T'HHmmss'Z' | 20251124T140000Z | 20251124T153000Z",
                "yyyy/MM/dd HH:mm:ss 'UTC' | 2025/11/24 14:00:00 UTC | 2025/11/24 15:30:00 UTC",
                "EEE MMM dd HH:mm:ss 'GMT' yyyy | Mon Nov 24 14:00:00 GMT 2025 | Mon Nov 24 15:30:00 GMT 2025"
            })
    void query_aPatternWithTheNameOfUtc_isOfThatZone(String pattern, String first, String second) throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"job\" (\"at\" VARCHAR(70), \"took\" INTEGER)",
                    "INSERT INTO \"job\" VALUES ('" + first + "', 1), ('" + second + "', 2)");
            Map<String, String> set =
                    Map.of("jdbc.zone", "Europe/Berlin", "table.job.time", "at", "table.job.time-format", pattern);
            assertThat(pasted(url, "job.took", set))
                    .as(database)
                    .contains("[[1,1763992800000],[2,1763998200000]]")
                    .doesNotContain("have no zone");
        }
    }

    @ParameterizedTest
    @CsvSource({"Date, Time UTC", "Date, Time (GMT)", "Date UTC, Time"})
    void query_partsOfWhichOneSaysUtc_areReadAsThat(String date, String time) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE tide (\"" + date + "\" TEXT, \"" + time + "\" TEXT, level REAL)",
                "INSERT INTO tide VALUES ('2025-07-24', '14:00:00', 1), ('2025-07-24', '15:00:00', 2)");
        Map<String, String> set = Map.of("jdbc.zone", "Europe/Berlin");
        assertThat(explained(url, set)).contains("are read as UTC, as the name of '" + date + " + " + time + "' says");
        assertThat(pasted(url, "tide.level", set)).contains("[[1,1753365600000],[2,1753369200000]]");
    }

    /** Java would take it for that of Dhaka, and in July CET for summer time. */
    @ParameterizedTest
    @ValueSource(strings = {"BST", "IST", "CET"})
    void query_aZoneWhoseNameSeveralHave_isNeitherOfferedNorRead(String zone) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE job (at TEXT, took INTEGER)",
                "INSERT INTO job VALUES ('2025-07-24 14:00:00 " + zone + "', 1), ('2025-07-24 15:30:00 " + zone
                        + "', 2)");
        assertThat(explained(url, Map.of())).doesNotContain("HH:mm:ss z");
        Map<String, String> set = Map.of("table.job.time", "at", "table.job.time-format", "yyyy-MM-dd HH:mm:ss z");
        assertThatThrownBy(() -> pasted(url, "job.took", set)).hasMessageContaining("nothing in 'at', such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mon Nov 24 14:00:00 UTC 2025", "Mon Nov 24 14:00:00 GMT 2025"})
    void explain_whatTheCommandDatePrints_isOffered(String text) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE job (at TEXT, took INTEGER)",
                "INSERT INTO job VALUES ('" + text + "', 1), ('" + text.replace("14:", "15:") + "', 2)");
        assertThat(pasted(url, "job.took", advice(explained(url, Map.of()))))
                .contains("[[1,1763992800000],[2,1763996400000]]");
    }

    @Test
    void query_aDayByItsDigitsBesideAnHour_isOneTime() throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"wind\" (\"YYYYMMDD\" INTEGER, \"HH\" INTEGER, \"ms\" INTEGER)",
                    "INSERT INTO \"wind\" VALUES (20251124, 14, 1), (20251124, 15, 2), (20251125, 0, 3)",
                    "CREATE TABLE \"rain\" (\"ymd\" INTEGER, \"hms\" INTEGER, \"mm\" INTEGER)",
                    "INSERT INTO \"rain\" VALUES (20251124, 140000, 1), (20251124, 153000, 2), (20251125, 500, 3)",
                    "CREATE TABLE \"sun\" (\"YYYYMMDD\" INTEGER, \"hours\" INTEGER)",
                    "INSERT INTO \"sun\" VALUES (20251124, 5), (20251125, 6)");
            assertThat(pasted(url, "wind.ms", Map.of()))
                    .as(database)
                    .contains("[[1,1763992800000],[2,1763996400000],[3,1764028800000]]");
            assertThat(pasted(url, "rain.mm", Map.of()))
                    .as(database)
                    .contains("[[1,1763992800000],[2,1763998200000],[3,1764029100000]]");
            assertThat(pasted(url, "sun.hours", Map.of()))
                    .as(database)
                    .contains("[[5,1763942400000],[6,1764028800000]]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at | 24/11/2025 02:00:00 p. m. | 24/11/2025 03:30:00 p. m.",
                "at | 24/11/2025 02:00 P.M. | 24/11/2025 03:30 P.M.",
                "at | 24.11.2025  14:00 | 24.11.2025  15:30",
                "at | 20251124  14:00:00 | 20251124  15:30:00",
                "at | 2025-11-24  14:00:00 | 2025-11-24  15:30:00",
                "at | 2025年11月24日 14时00分 | 2025年11月24日 15时30分",
                "测量 | 2025年11月24日 14時00分00秒 | 2025年11月24日 15時30分00秒",
                "at | 2025年11月24日14:00:00 | 2025年11月24日15:30:00"
            })
    void explain_textsOfOtherLanguages_areShownWithWhatItSays(String name, String first, String second)
            throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"shop\" (\"" + name + "\" VARCHAR(40), \"guests\" DOUBLE PRECISION)",
                    "INSERT INTO \"shop\" VALUES ('" + first + "', 1.5), ('" + second + "', 2.5)");
            Map<String, String> offer = advice(explained(url, Map.of()));
            boolean query = offer.keySet().stream().anyMatch(key -> key.startsWith("metric."));
            assertThat(pasted(url, query ? "shop" : "shop.guests", offer))
                    .as(database + offer)
                    .contains("[[1.5,1763992800000],[2.5,1763998200000]]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15-ene-2025 | 15-dic-2025",
                "15 mai 2025 | 15 dez 2025",
                "15/ago/2025 | 15/out/2025",
                "15-Mär-2025 | 15-Okt-2025"
            })
    void explain_daysWithMonthsOfOtherLanguages_areShownWithTheQueryThatItSays(String first, String second)
            throws Exception {
        List<String> months = List.of("ene", "dic", "mai", "dez", "ago", "out", "Mär", "Okt");
        List<Integer> numbers = List.of(1, 12, 5, 12, 8, 10, 3, 10);
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"shop\" (\"date\" VARCHAR(40), \"guests\" DOUBLE PRECISION)",
                    "INSERT INTO \"shop\" VALUES ('" + first + "', 1.5), ('" + second + "', 2.5)");
            Map<String, String> offer = advice(explained(url, Map.of()));
            List<Long> millis = new ArrayList<>();
            for (String text : List.of(first, second)) {
                int month = numbers.get(months.indexOf(text.substring(3, 6)));
                millis.add(LocalDate.of(2025, month, 15).toEpochDay() * 86_400_000L);
            }
            assertThat(pasted(url, "shop", offer))
                    .as(database + offer)
                    .contains("[[1.5," + millis.get(0) + "],[2.5," + millis.get(1) + "]]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "datum | 24. November 2025 | 1. März 2026",
                "datum | 24. November 2025 14:00 | 1. März 2026 9:30",
                "jour | 24 novembre 2025 | 1 février 2026",
                "fecha | 24 de noviembre de 2025 | 1 de marzo de 2026",
                "day | November 24, 2025 | March 1, 2026",
                "at | November 24, 2025 at 2:00 PM | March 1, 2026 at 9:30 AM"
            })
    void explain_datesWithWholeNamesOfMonths_areShownWithTheQueryThatItSays(String name, String first, String second)
            throws Exception {
        boolean hours = first.contains(":");
        long begin = hours ? 1_763_992_800_000L : 1_763_942_400_000L;
        long end = (second.contains("evr") || second.contains("évr") ? 1_769_904_000_000L : 1_772_323_200_000L)
                + (hours ? 34_200_000L : 0);
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"shop\" (\"" + name + "\" VARCHAR(40), \"guests\" DOUBLE PRECISION)",
                    "INSERT INTO \"shop\" VALUES ('" + first + "', 1.5), ('" + second + "', 2.5)");
            Map<String, String> offer = advice(explained(url, Map.of()));
            assertThat(pasted(url, "shop", offer))
                    .as(database + offer)
                    .contains("[[1.5," + begin + "],[2.5," + end + "]]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "month | Oct-25 | Nov-25",
                "month | October 2025 | November 2025",
                "mois | oct. 2025 | nov. 2025",
                "monat | Okt 25 | Nov 25",
                "mes | octubre/2025 | noviembre/2025"
            })
    void explain_aMonthByItsNameAndItsYear_isShownWithTheQueryThatItSays(String name, String first, String second)
            throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"bill\" (\"" + name + "\" VARCHAR(40), \"kwh\" DOUBLE PRECISION)",
                    "INSERT INTO \"bill\" VALUES ('" + first + "', 1.5), ('" + second + "', 2.5)");
            Map<String, String> offer = advice(explained(url, Map.of()));
            assertThat(pasted(url, "bill", offer))
                    .as(database + offer)
                    .contains("[[1.5,1759276800000],[2.5,1761955200000]]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "day | hour | 24.11.2025 | 2 PM | 3 PM",
                "day | hour | 24.11.2025 | 02pm | 03pm",
                "day | hour | 24.11.2025 | 14 - 15 | 15 - 16",
                "day | hour | 24.11.2025 | 14-15 | 15-16",
                "fecha | hora | 24.11.2025 | 02:00:00 p. m. | 03:00:00 p. m.",
                "day | hour | 11/24/25 00:00:00 | 12/30/99 14:00:00 | 12/30/99 15:00:00",
                "day | hour | 24.11.25 00:00:00 | 30.12.99 14:00:00 | 30.12.99 15:00:00",
                "data | ora | 20251124 | 140000 | 150000",
                "data | ora | 24.11.2025 | 1400 | 1500",
                "data | ora | 24.11.2025 | 14.00 | 15.00",
                "data | ora | 24/11/2025 | 14.00.00 | 15.00.00"
            })
    void explain_hoursInOtherClothesBesideADay_areShownWithWhatItSays(
            String date, String clock, String day, String first, String second) throws Exception {
        String next = day.replace("24", "25");
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"shop\" (\"" + date + "\" VARCHAR(40), \"" + clock
                            + "\" VARCHAR(40), \"guests\" DOUBLE PRECISION)",
                    "INSERT INTO \"shop\" VALUES ('" + day + "', '" + first + "', 1.5), ('" + day + "', '" + second
                            + "', 2.5), ('" + next + "', '" + first + "', 3.5)");
            Map<String, String> offer = advice(explained(url, Map.of()));
            boolean query = offer.keySet().stream().anyMatch(key -> key.startsWith("metric."));
            assertThat(pasted(url, query ? "shop" : "shop.guests", offer))
                    .as(database + offer)
                    .contains("[[1.5,1763992800000],[2.5,1763996400000],[3.5,1764079200000]]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "i || 'h'; 3600",
                "i || ' Uhr'; 3600",
                "substr('0' || i, -2) || ':00-' || substr('0' || (i + 1), -2) || ':00'; 3600",
                "substr('0' || (i / 4), -2) || ':' || substr('0' || (i % 4 * 15), -2) || '-' || substr('0' || ((i + 1) / 4), -2)"
                        + " || ':' || substr('0' || ((i + 1) % 4 * 15), -2); 900"
            })
    void explain_partsOfTheDayInWords_areShownWithTheQueryThatItSays(String slot, int step) throws Exception {
        int parts = 86_400 / step;
        String url = create(
                "sqlite",
                "CREATE TABLE use (day TEXT, slot TEXT, kwh REAL)",
                "WITH RECURSIVE d(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM d WHERE n < " + (3 * parts - 1)
                        + ") INSERT INTO use SELECT date('2025-11-24', '+' || (n / " + parts + ") || ' days'), "
                        + slot.replace("i", "(n % " + parts + ")")
                        + ", n + 0.5 FROM d");
        Map<String, String> offer = advice(explained(url, Map.of()));
        long second = 1_763_942_400_000L + step * 1000L;
        assertThat(pasted(url, "use_by_slot", offer))
                .as(offer.toString())
                .contains("[0.5,1763942400000],[1.5," + second + "]", "[" + (parts + 0.5) + ",1764028800000]");
    }

    /** Amperes and ages are no hours. */
    @ParameterizedTest
    @ValueSource(strings = {"3 A', '10 A", "6-12', '13-17", "1A', '2P"})
    void explain_numbersInOtherClothesBesideADay_areNoTimesOfDay(String texts) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE shop (day TEXT, size TEXT, guests REAL)",
                "INSERT INTO shop VALUES ('24.11.2025', '" + texts.split("', '")[0] + "', 1.5), ('25.11.2025', '"
                        + texts.split("', '")[1] + "', 2.5)");
        assertThat(explained(url, Map.of()))
                .contains("table.shop.time = day")
                .doesNotContain("metric.shop.sql", "day + size");
    }

    @Test
    void explain_daysOfASpreadsheetBesideTheirFractions_areShownWithTheQueryThatItSays() throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"shop\" (\"Datum\" INTEGER, \"Uhrzeit\" DOUBLE PRECISION, \"guests\" INTEGER)",
                    "INSERT INTO \"shop\" VALUES (45985, 0.583333333, 1), (45985, 0.645833333, 2), (45986, 0.25, 3)");
            Map<String, String> offer = advice(explained(url, Map.of()));
            assertThat(pasted(url, "shop", offer))
                    .as(database + offer)
                    .contains("[[1,1763992800000],[2,1763998200000],[3,1764050400000]]");
        }
    }

    @Test
    void explain_daysOfASpreadsheetOfYearsAgo_mayBeCountedSince1904() throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"shop\" (\"Date\" INTEGER, \"guests\" INTEGER)",
                    "INSERT INTO \"shop\" VALUES (44523, 1), (44524, 2)");
            String explained = explained(url, Map.of());
            assertThat(explained).as(database).contains("2021-11-24", "2025-11-25", "days since 1904");
            String sql = explained
                    .lines()
                    .filter(line -> line.startsWith("# metric.shop.sql = "))
                    .findFirst()
                    .orElseThrow();
            assertThat(pasted(
                            url,
                            "shop",
                            Map.of(
                                    "metric.shop.sql",
                                    sql.substring(sql.indexOf("SELECT ")),
                                    "metric.shop.time-format",
                                    "excel-day")))
                    .as(database + explained)
                    .contains("[[1,1763942400000],[2,1764028800000]]");
        }
    }

    /** As nvidia-smi prints the load of each card. */
    @Test
    void query_manyPercentagesInText_areNoLabel() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE cards (taken_at TEXT, card INTEGER, fan TEXT, celsius INTEGER)",
                "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299) INSERT INTO cards"
                        + " SELECT datetime('2025-11-24', (i / 2) || ' minutes'), i % 2, (i * 37 % 100) || ' %',"
                        + " 40 + i * 7 % 30 FROM n");
        assertThat(pasted(url, "cards.celsius", Map.of()))
                .contains("cards.celsius {card=0}", "cards.celsius {card=1}")
                .doesNotContain("fan=");
    }

    /** As strikes of options. */
    @ParameterizedTest
    @ValueSource(strings = {"DOUBLE PRECISION", "REAL", "NUMERIC(9,2)"})
    void query_fractionsOfWhichEachComesOnceAtEveryTime_areLabels(String type) throws Exception {
        for (String database : DATABASES) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                rows.add("(" + (1763992800L + i / 4 * 60L) + ", " + (90.1 + i % 4 * 2.5) + ", " + (i * 7 % 11) + ")");
            }
            String url = create(
                    database,
                    "CREATE TABLE \"opt\" (\"ts\" BIGINT, \"strike\" " + type + ", \"iv\" DOUBLE PRECISION)",
                    "INSERT INTO \"opt\" VALUES " + String.join(", ", rows));
            assertThat(pasted(url, "opt.iv", Map.of()))
                    .as(database)
                    .contains("\"strike\":\"90.1", "\"strike\":\"97.6", "[[0,1763992800000],[6,1763992860000]");
        }
    }
}
