// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year, a month and what divides them, each in a column of its own, are one time, however the columns and the months are called. */
@Tag("once")
class DatePartsTest extends OnDatabases {
    private static final String[] DATABASES = {"sqlite", "h2", "duckdb", "postgresql"};

    private static long millis(int year, int month, int day, int hour, int minute) {
        return LocalDateTime.of(year, month, day, hour, minute)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "year, mo, dy, hr, mn",
                "YR, MO, DY, HR, MN",
                "y, m, d, h, min",
                "anio, mes, dia, hora, minuto",
                "年, 月, 日, 時, 分",
                "год, месяц, день, час, минута"
            })
    void query_partsUnderShortOrForeignNames_areOneTime(String names) throws Exception {
        for (String database : DATABASES) {
            String columns = "\"" + names.replace(", ", "\" INTEGER, \"") + "\" INTEGER";
            String url = create(
                    database,
                    "CREATE TABLE \"tide\" (" + columns + ", \"cm\" INTEGER)",
                    "INSERT INTO \"tide\" VALUES (2025, 3, 30, 22, 40, 1), (2025, 3, 30, 23, 10, 2), (2025, 4, 1, 0, 5, 3)");
            assertThat(pasted(url, "tide.cm", Map.of()))
                    .as(database)
                    .contains("[[1," + millis(2025, 3, 30, 22, 40) + "],[2," + millis(2025, 3, 30, 23, 10) + "],[3,"
                            + millis(2025, 4, 1, 0, 5) + "]]");
        }
    }

    /** As in a data warehouse, whose keys of hosts climb within each hour as its minutes would. */
    @Test
    void query_hostsWithinHoursOfADay_areNoMinutes() throws Exception {
        StringBuilder rows = new StringBuilder("INSERT INTO usage VALUES ");
        for (int i = 0; i < 300; i++) {
            rows.append(i == 0 ? "" : ", ")
                    .append("(202511" + (10 + i / 72) + ", " + i / 3 % 24 + ", " + (1 + i % 3) + ", " + i + ")");
        }
        String url = create(
                "sqlite",
                "CREATE TABLE usage (date_key INTEGER, hour_key INTEGER, host_key INTEGER, cpu REAL,"
                        + " PRIMARY KEY (date_key, hour_key, host_key))",
                rows.toString());
        assertThat(explained(url, Map.of()))
                .contains("table.usage.time = date_key + hour_key\n", "table.usage.labels = host_key\n");
    }

    /** Without its day each row would be of the first of its month. */
    @ParameterizedTest
    @CsvSource({"date_of_month", "day_of_month", "Tgnr", "k"})
    void query_aDayUnderAnotherName_isAPartOfTheTime(String day) throws Exception {
        for (String database : DATABASES) {
            StringBuilder rows = new StringBuilder("INSERT INTO \"births\" VALUES ");
            LocalDateTime time = LocalDateTime.of(1994, 1, 1, 0, 0);
            for (int i = 0; i < 150; i++) {
                LocalDateTime at = time.plusDays(i);
                rows.append(i == 0 ? "" : ", ")
                        .append("(" + at.getYear() + ", " + at.getMonthValue() + ", " + at.getDayOfMonth() + ", "
                                + at.getDayOfWeek().getValue() + ", " + (8000 + i) + ")");
            }
            String url = create(
                    database,
                    "CREATE TABLE \"births\" (\"year\" INTEGER, \"month\" INTEGER, \"" + day
                            + "\" INTEGER, \"day_of_week\" INTEGER, \"births\" INTEGER)",
                    rows.toString());
            assertThat(pasted(url, "births.births", Map.of()))
                    .as(database)
                    .contains(
                            "[[8000," + millis(1994, 1, 1, 0, 0) + "],[8001," + millis(1994, 1, 2, 0, 0) + "]",
                            "[8149," + millis(1994, 5, 30, 0, 0) + "]]")
                    .doesNotContain("mixed up");
        }
    }

    /** What numbers the rows of a month is no day of it. */
    @Test
    void query_numbersThatAreNoDays_areNoPartOfTheTime() throws Exception {
        StringBuilder rows = new StringBuilder("INSERT INTO shops VALUES ");
        for (int i = 0; i < 120; i++) {
            rows.append(i == 0 ? "" : ", ").append("(2025, " + (1 + i / 31) + ", " + (1 + i % 31) + ", " + i + ")");
        }
        String url = create(
                "sqlite",
                "CREATE TABLE shops (year INTEGER, month INTEGER, shop INTEGER, sold INTEGER)",
                rows.toString());
        assertThat(explained(url, Map.of())).contains("table.shops.time = year + month\n");
    }

    /** So many are days of February, and no month ends with the last of them but that. */
    @ParameterizedTest
    @CsvSource({"shop, 1", "age, 2"})
    void query_numbersOfAsManyAsTheShortestMonth_areNoPartOfTheTime(String name, int step) throws Exception {
        StringBuilder rows = new StringBuilder("INSERT INTO shops VALUES ");
        for (int month = 0; month < 10; month++) {
            for (int number = 1 + month % step; number <= 28; number += step) {
                rows.append(month == 0 && number == 1 ? "" : ", ")
                        .append("(2025, " + (1 + month) + ", " + number + ", " + number * month + ")");
            }
        }
        String url = create(
                "sqlite",
                "CREATE TABLE shops (year INTEGER, month INTEGER, " + name + " INTEGER, sold INTEGER)",
                rows.toString());
        assertThat(explained(url, Map.of())).contains("table.shops.time = year + month\n");
    }

    /** Nobody works on weekends, with which some months end. */
    @Test
    void query_daysUnderAnotherNameOfWhichSomeAreMissing_areAPartOfTheTime() throws Exception {
        StringBuilder rows = new StringBuilder("INSERT INTO shops VALUES ");
        for (LocalDateTime at = LocalDateTime.of(2025, 1, 1, 0, 0); at.getYear() < 2026; at = at.plusDays(1)) {
            if (at.getDayOfWeek().getValue() < 6) {
                rows.append(at.getDayOfYear() == 1 ? "" : ", ")
                        .append("(2025, " + at.getMonthValue() + ", " + at.getDayOfMonth() + ", " + at.getDayOfYear()
                                + ")");
            }
        }
        String url = create(
                "sqlite", "CREATE TABLE shops (year INTEGER, month INTEGER, k INTEGER, sold INTEGER)", rows.toString());
        assertThat(explained(url, Map.of())).contains("table.shops.time = year + month + k\n");
    }

    /** As of NREL's solar radiation. */
    @ParameterizedTest
    @CsvSource({"duckdb, TIMESTAMPTZ", "sqlite, TEXT"})
    void query_aTimeWithItsZoneBesideItsParts_isTheTime(String database, String type) throws Exception {
        StringBuilder rows = new StringBuilder("INSERT INTO sun VALUES ");
        for (int i = 0; i < 48; i++) {
            rows.append(i == 0 ? "" : ", ")
                    .append("('2025-11-" + (24 + i / 24) + " " + (i % 24 < 10 ? "0" : "") + i % 24
                            + ":00:00-07:00', 2025, 11, " + (24 + i / 24) + ", " + i % 24 + ", " + i + ")");
        }
        String url = create(
                database,
                "CREATE TABLE sun (column0 " + type
                        + ", Year INTEGER, Month INTEGER, Day INTEGER, Hour INTEGER, ghi INTEGER)",
                rows.toString());
        assertThat(pasted(url, "sun.ghi", Map.of()))
                .contains("[[0," + millis(2025, 11, 24, 7, 0) + "],[1," + millis(2025, 11, 24, 8, 0) + "]");
    }

    /** As pandas stores whole numbers of which one is missing. */
    @Test
    void query_partsThatAreWholeDecimals_areOneTime() throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"tide\" (\"Year\" DOUBLE PRECISION, \"Month\" DOUBLE PRECISION, \"Day\" DOUBLE PRECISION,"
                            + " \"Hour\" DOUBLE PRECISION, \"cm\" INTEGER)",
                    "INSERT INTO \"tide\" VALUES (2025, 3, 30, 22, 1), (2025, 3, 30, 23, 2), (2025, 4, 1, 0, 3), (NULL, NULL, NULL, NULL, 4)");
            assertThat(pasted(url, "tide.cm", Map.of()))
                    .as(database)
                    .contains("[[1," + millis(2025, 3, 30, 22, 0) + "],[2," + millis(2025, 3, 30, 23, 0) + "],[3,"
                            + millis(2025, 4, 1, 0, 0) + "]]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jahr, monat, tag | Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember",
                "Jahr, Monat, Tag | Jan., Feb., Mrz., Apr., Mai, Juni, Juli, Aug., Sept., Okt., Nov., Dez.",
                "year, month, day | JAN, FEB, MAR, APR, MAY, JUN, JUL, AUG, SEP, OCT, NOV, DEC",
                "año, mes, día | enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre",
                "année, mois, jour | janv., févr., mars, avr., mai, juin, juil., août, sept., oct., nov., déc.",
                "ano, mes, dia | jan, fev, mar, abr, mai, jun, jul, ago, set, out, nov, dez",
                "anno, mese, giorno | Gen, Feb, Mar, Apr, Mag, Giu, Lug, Ago, Set, Ott, Nov, Dic",
                "jaar, maand, dag | jan, feb, mrt, apr, mei, jun, jul, aug, sep, okt, nov, dec",
                "rok, mesic, den | led, úno, bře, dub, kvě, čvn, čvc, srp, zář, říj, lis, pro",
                "godina, mjesec, dan | sij, velj, ožu, tra, svi, lip, srp, kol, ruj, lis, stu, pro",
                "rok, miesiac, dzien | styczeń, luty, marzec, kwiecień, maj, czerwiec, lipiec, sierpień, wrzesień, październik,"
                        + " listopad, grudzień"
            })
    void query_monthsByTheirNames_areOneTimeWithTheirYearAndDay(String columns, String months) throws Exception {
        for (String database : DATABASES) {
            String[] names = columns.split(", ");
            List<String> rows = new ArrayList<>();
            List<String> monthsAlone = new ArrayList<>();
            List<String> points = new ArrayList<>();
            List<String> firstDays = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String month = months.split(", ")[i];
                rows.add("(2024, '" + month + "', 17, " + i + ")");
                monthsAlone.add("(2024, '" + month + "', " + i + ")");
                points.add("[" + i + "," + millis(2024, i + 1, 17, 0, 0) + "]");
                firstDays.add("[" + i + "," + millis(2024, i + 1, 1, 0, 0) + "]");
            }
            String year = "(\"" + names[0] + "\" INTEGER, \"" + names[1] + "\" VARCHAR(12), ";
            String url = create(
                    database,
                    "CREATE TABLE \"birds\" " + year + "\"" + names[2] + "\" INTEGER, \"seen\" INTEGER)",
                    "INSERT INTO \"birds\" VALUES " + String.join(", ", rows),
                    "CREATE TABLE \"eggs\" " + year + "\"laid\" INTEGER)",
                    "INSERT INTO \"eggs\" VALUES " + String.join(", ", monthsAlone));
            assertThat(pasted(url, "birds.seen", Map.of())).as(database).contains("[" + String.join(",", points) + "]");
            assertThat(pasted(url, "eggs.laid", Map.of()))
                    .as(database)
                    .contains("[" + String.join(",", firstDays) + "]");
        }
    }

    @Test
    void query_aMonthThatIsCalledOtherwise_isCountedAsNoTime() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE birds (jahr INTEGER, monat TEXT, tag INTEGER, seen INTEGER)",
                "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999) INSERT INTO birds"
                        + " SELECT 2020 + i / 365, CASE WHEN i = 600 THEN 'Brachet' ELSE 'Oktober' END, 1 + i % 28, i FROM n");
        assertThat(pasted(url, "birds.seen", Map.of())).contains("1 row").doesNotContain("[600,");
    }

    /** Of the same name are November in Poland and October in Croatia. */
    @Test
    void explain_aMonthThatIsAnotherInAnotherLanguage_isNotRead() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE birds (year INTEGER, month TEXT, day INTEGER, seen INTEGER)",
                "INSERT INTO birds VALUES (2024, 'listopad', 3, 1), (2024, 'listopad', 4, 2), (2024, 'listopad', 5, 3)");
        assertThat(explained(url, Map.of()))
                .contains("table birds is not shown")
                .doesNotContain("'year' and 'month'");
    }

    /** As loggers write it: without a month. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Year, DOY, HHMM | (2024, 60, 2345, 1), (2024, 61, 15, 2), (2024, 366, 905, 3)",
                "yr, jday, hr, mn | (2024, 60, 23, 45, 1), (2024, 61, 0, 15, 2), (2024, 366, 9, 5, 3)"
            })
    void explain_aDayOfTheYearWithItsTime_isShownWithTheQueryThatItSays(String names, String rows) throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"logger\" (\"" + names.replace(", ", "\" INTEGER, \"")
                            + "\" INTEGER, \"volts\" INTEGER)",
                    "INSERT INTO \"logger\" VALUES " + rows);
            String explained = explained(url, Map.of());
            assertThat(pasted(url, "logger", advice(explained)))
                    .as(database + explained)
                    .contains("[[1," + millis(2024, 2, 29, 23, 45) + "],[2," + millis(2024, 3, 1, 0, 15) + "],[3,"
                            + millis(2024, 12, 31, 9, 5) + "]]");
        }
    }

    @Test
    void explain_partsUnderNamesOfAnyLanguage_areOfferedAsOneTime() throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"tide\" (\"evi\" INTEGER, \"kuu\" INTEGER, \"paev\" INTEGER, \"cm\" DOUBLE PRECISION)",
                    "INSERT INTO \"tide\" VALUES (2025, 3, 30, 1.5), (2025, 3, 31, 2.5), (2025, 4, 1, 3.5)");
            String explained = explained(url, Map.of());
            assertThat(explained).as(database).contains("only the numbers say so");
            assertThat(pasted(url, "tide.cm", advice(explained)))
                    .as(database + explained)
                    .contains("[[1.5," + millis(2025, 3, 30, 0, 0) + "],[2.5," + millis(2025, 3, 31, 0, 0) + "],[3.5,"
                            + millis(2025, 4, 1, 0, 0) + "]]");
        }
    }
}
