// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that no format reads are shown at the right time with the query that the refusal says, in each database. */
@Tag("once")
class ConversionsTest extends OnDatabases {
    private static final String[] DATABASES = {"sqlite", "h2", "duckdb", "postgresql"};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "minute INTEGER | 29400000 | 29400001 | minutes since 1970 | 1764000060000",
                "time_min DOUBLE PRECISION | 29400000.5 | 29400001.5 | minutes since 1970 | 1764000090000",
                "epoch_hours BIGINT | 490000 | 490001 | hours since 1970 | 1764003600000",
                "ts INTEGER | 490000 | 490001 | hours since 1970 | 1764003600000",
                "mjd DOUBLE PRECISION | 61003.5 | 61004.25 | a modified Julian day | 1764050400000",
                "stamp DOUBLE PRECISION | 61003.5 | 61004.25 | a modified Julian day | 1764050400000",
                "ts BIGINT | 17640000003 | 17640000613 | tenths of seconds | 1764000061300",
                "ts BIGINT | 176400000003 | 176400006135 | hundredths of seconds | 1764000061350",
                "date INTEGER | 251124 | 251125 | yyMMdd | 1764028800000",
                "stamp BIGINT | 2511241520 | 2511241521 | yyMMddHHmm | 1763997660000",
                "stamp BIGINT | 251124152000 | 251124152101 | yyMMddHHmmss | 1763997661000",
                "datum INTEGER | 9112025 | 24112025 | ddMMyyyy | 1763942400000",
                "date INTEGER | 24070 | 24071 | days since 1960 | 1764115200000",
                "datenum DOUBLE PRECISION | 739945.25 | 739945.5 | MATLAB's datenum | 1763985600000",
                "year INTEGER | 2024 | 2025 | a year | 1735689600000",
                "datum INTEGER | 11242025 | 11252025 | MMddyyyy | 1764028800000",
                "jahr VARCHAR(4) | '2024' | '2025' | a year | 1735689600000",
                "yyyymm INTEGER | 202510 | 202511 | a year and a month | 1761955200000",
                "period VARCHAR(6) | '202510' | '202511' | a year and a month | 1761955200000",
                "invoiced VARCHAR(7) | '10/2025' | '11/2025' | a year and a month | 1761955200000",
                "billed VARCHAR(7) | '2025-10' | '2025-11' | a year and a month | 1761955200000",
                "yearweek INTEGER | 202553 | 202601 | a year and a week | 1766966400000",
                "week VARCHAR(8) | '2025-W47' | '2025-W48' | a year and a week | 1763942400000",
                "kw VARCHAR(7) | '2025-47' | '2025-48' | a year and a week | 1763942400000",
                "quarter VARCHAR(7) | '2025-Q3' | '2025-Q4' | a year and a quarter | 1759276800000",
                "qtr VARCHAR(7) | 'Q3 2025' | 'Q4 2025' | a year and a quarter | 1759276800000",
                "quartal INTEGER | 20253 | 20254 | a year and a quarter | 1759276800000"
            })
    void explain_timesThatNoFormatReads_areShownWithTheQueryThatItSays(
            String column, String first, String second, String what, long millis) throws Exception {
        for (String database : DATABASES) {
            String name = column.substring(0, column.indexOf(' '));
            String url = create(
                    database,
                    "CREATE TABLE \"crop\" (\"" + name + "\" " + column.substring(name.length())
                            + ", \"yield\" DOUBLE PRECISION)",
                    "INSERT INTO \"crop\" VALUES (" + first + ", 1.5), (" + second + ", 2.5)");
            String explained = explained(url, Map.of());
            assertThat(explained).as(database).contains("table crop is not shown", "'" + name + "'", what);
            assertThat(pasted(url, "crop", advice(explained)))
                    .as(database + explained)
                    .contains("[2.5," + millis + "]]");
        }
    }

    /** Of what is written as a year, the newest may be of any. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "year INTEGER | 1884 | 1885 | a year | 1885-01-01T00:00:00Z",
                "month VARCHAR(7) | '1960-11' | '1960-12' | a year and a month | 1960-12-01T00:00:00Z",
                "month VARCHAR(8) | 'Nov-1960' | 'Dec-1960' | a year and a month | 1960-12-01T00:00:00Z",
                "match_date INTEGER | 19790101 | 19791217 | the digits yyyyMMdd | 1979-12-17T00:00:00Z"
            })
    void explain_timesOfLongAgo_areShownWithTheQueryThatItSays(
            String column, String first, String second, String what, Instant newest) throws Exception {
        for (String database : DATABASES) {
            String name = column.substring(0, column.indexOf(' '));
            String url = create(
                    database,
                    "CREATE TABLE \"crop\" (\"" + name + "\" " + column.substring(name.length())
                            + ", \"yield\" DOUBLE PRECISION)",
                    "INSERT INTO \"crop\" VALUES (" + first + ", 1.5), (" + second + ", 2.5)");
            String explained = explained(url, Map.of());
            assertThat(explained).as(database).contains("'" + name + "'", what).doesNotContain("since 1970");
            try (JdbcDataSource source = open(url, advice(explained))) {
                TimeRange all = TimeRange.between(Instant.parse("1500-01-01T00:00:00Z"), newest.plusSeconds(1));
                assertThat(TestExchange.query(source, "crop", all, 1000))
                        .as(database + explained)
                        .contains("[2.5," + newest.toEpochMilli() + "]]");
            }
        }
    }

    /** Years one after the other, and halves and twelfths of years, are called a time or a date by those who study the climate. */
    @ParameterizedTest
    @CsvSource({
        "Time, 1880, 1, a year",
        "Date, 1980.5, 1, a year with its fraction",
        "decimal_date, 2001.042, 0.0833, a year with its fraction"
    })
    void explain_yearsUnderTheNameOfATime_areOffered(String name, double first, double step, String what)
            throws Exception {
        boolean whole = step == Math.rint(step) && first == Math.rint(first);
        String rows =
                "INSERT INTO sea WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 39) SELECT "
                        + (whole ? (int) first : first) + " + i * " + (whole ? (int) step : step) + ", i FROM n";
        String url = create(
                "sqlite", "CREATE TABLE sea (" + name + (whole ? " INTEGER" : " REAL") + ", level INTEGER)", rows);
        String explained = explained(url, Map.of());
        assertThat(explained).contains("says when, as " + what);
        try (JdbcDataSource source = open(url, advice(explained))) {
            TimeRange all =
                    TimeRange.between(Instant.parse("1500-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));
            String answer = TestExchange.query(source, "sea", all, 1000);
            Instant begin = Instant.parse((int) first + "-01-01T00:00:00Z");
            assertThat(answer).startsWith("[").contains("[0,").contains("[39,");
            long shown = Long.parseLong(answer.replaceAll("(?s).*?\\[0,(-?\\d+)\\].*", "$1"));
            assertThat(Math.abs(shown - begin.toEpochMilli() - (long) ((first - (int) first) * 31_556_952_000L)))
                    .isLessThan(86_400_000);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "week | 47, 48 | 1763337600000, 1763942400000",
                "quarter | 3, 4 | 1751328000000, 1759276800000",
                "doy | 45, 328 | 1739491200000, 1763942400000"
            })
    void explain_aYearAndWhatDividesIt_areShownWithTheQueryThatItSays(String part, String numbers, String times)
            throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"flu\" (\"year\" INTEGER, \"" + part
                            + "\" INTEGER, \"region\" VARCHAR(9), \"cases\" INTEGER)",
                    "INSERT INTO \"flu\" VALUES (2025, " + numbers.split(", ")[0] + ", 'north', 3), (2025, "
                            + numbers.split(", ")[0] + ", 'south', 4), (2025, " + numbers.split(", ")[1]
                            + ", 'north', 5), (2025, " + numbers.split(", ")[1] + ", 'south', 6)");
            String explained = explained(url, Map.of());
            assertThat(explained).as(database).contains("table flu is not shown", "'year' and '" + part + "'");
            String[] millis = times.split(", ");
            assertThat(pasted(url, "flu", advice(explained)))
                    .as(database + explained)
                    .contains(
                            "[[3," + millis[0] + "],[5," + millis[1] + "]]", "[[4," + millis[0] + "],[6," + millis[1]);
        }
    }

    @Test
    void explain_weeksOfAllYears_beginWhereIso8601Has() throws Exception {
        List<String> rows = new ArrayList<>();
        List<String> points = new ArrayList<>();
        for (LocalDate day = LocalDate.of(1969, 12, 29);
                day.isBefore(LocalDate.of(2026, 6, 1));
                day = day.plusWeeks(1)) {
            int year = day.get(IsoFields.WEEK_BASED_YEAR);
            int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            rows.add("(" + year + ", " + week + ", " + (year * 100 + week) + ")");
            if (year >= 2008) {
                points.add("[" + (year * 100 + week) + ","
                        + day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() + "]");
            }
        }
        String url = create(
                "sqlite",
                "CREATE TABLE flu (year INTEGER, week INTEGER, cases INTEGER)",
                "INSERT INTO flu VALUES " + String.join(", ", rows));
        Map<String, String> advice = advice(explained(url, Map.of()));
        advice.computeIfPresent("metric.flu.sql", (name, sql) -> sql + " WHERE year >= 2008");
        assertThat(pasted(url, "flu", advice)).contains("[" + String.join(",", points) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void explain_aTableOfSeveralThings_hasAQueryThatKeepsThemApart(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"well\" (\"hours\" INTEGER, \"probe_id\" INTEGER, \"ph\" DOUBLE PRECISION, \"redox\" INTEGER,"
                        + " PRIMARY KEY (\"probe_id\", \"hours\"))",
                "INSERT INTO \"well\" VALUES (490000, 1, 7.5, 10), (490000, 2, 6.5, 20), (490001, 1, 7.25, 30), (490001, 2, 6.25, 40)");
        assertThat(pasted(url, "well", advice(explained(url, Map.of()))))
                .contains(
                        "[[7.5,1764000000000],[7.25,1764003600000]]",
                        "[[6.5,1764000000000],[6.25,1764003600000]]",
                        "[[10,1764000000000],[30,1764003600000]]",
                        "[[20,1764000000000],[40,1764003600000]]");
    }

    /** Anki's revlog: 'time' is how long an answer took, and 'id' is when it was given. */
    @Test
    void explain_durationsCalledTime_areNoDays() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE revlog (id INTEGER PRIMARY KEY, ease INTEGER, time INTEGER)",
                "INSERT INTO revlog VALUES (1764000000000, 3, 4200), (1764000061000, 1, 60000), (1764000122000, 3, 7100)");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("table revlog is not shown").doesNotContain("Julian");
        assertThat(pasted(url, "revlog.ease", advice(explained)))
                .contains("[[3,1764000000000],[1,1764000061000],[3,1764000122000]]");
    }

    @Test
    void explain_rowsOfOneTimeThatNothingTellsApart_saySoBesideTheQuery() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE well (hours INTEGER, ph REAL)",
                "INSERT INTO well VALUES (490000, 7.5), (490000, 6.5), (490001, 7.25), (490001, 6.25)");
        assertThat(explained(url, Map.of()))
                .contains("several rows have the same time", "name it in metric.well.labels");
    }

    @ParameterizedTest
    @CsvSource({
        "minute, 1410, 1411",
        "hours, 3, 4",
        "mjd, 40000.5, 40001.5",
        "time, 1500, 59000",
        "year, 812, 815",
        "year, 2190, 2191",
        "month, 199913, 200013",
        "temperature, 29400000, 29400001"
    })
    void explain_numbersThatNoConversionFits_areOfferedNone(String column, String first, String second)
            throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE crop (" + column + " NUMERIC, yield REAL)",
                "INSERT INTO crop VALUES (" + first + ", 1.5), (" + second + ", 2.5)");
        assertThat(explained(url, Map.of())).contains("table crop is not shown").doesNotContain("# metric.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_anAdviceThatIsPastedWithoutTheMissingPart_isNoEmptyPanel(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"pump\" (\"stamp\" VARCHAR(30), \"flow\" DOUBLE PRECISION)",
                "INSERT INTO \"pump\" VALUES ('week 47 of 2025', 1.5), ('week 48 of 2025', 2.5)");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("by SQL of yours in the place of YOUR_CONVERSION");
        assertThatThrownBy(() -> pasted(url, "pump", advice(explained)))
                .hasMessageContaining("status 502")
                .hasMessageContaining("metric 'pump'");
    }

    @Test
    void explain_aTableWithoutAnythingThatMayBeATime_saysWhichPartOfTheQueryIsMissing() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE pump (serial TEXT, bore REAL, epoch_of_design TEXT)",
                "INSERT INTO pump VALUES ('p1', 1.5, 'sixties'), ('p2', 2.5, 'seventies')");
        String explained = explained(url, Map.of());
        assertThat(explained)
                .contains(
                        "no column looks like a time; if one is, write SQL that makes a text such as 2026-11-28 13:05:00 of it,"
                                + " in the place of YOUR_CONVERSION, and set metric.pump.sql = SELECT YOUR_CONVERSION AS `time`, `bore` AS `value`");
    }

    /** Names that other tables look up have no time, and nobody is to write one. */
    @Test
    void explain_aFewNamesWithAKey_namesNoQueryToWrite() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT, area REAL)",
                "INSERT INTO country VALUES ('DE', 'Germany', 357.6), ('FR', 'France', 551.7)");
        assertThat(explained(url, Map.of()))
                .contains(
                        "# table country is not shown: no column looks like a time; if its rows have one, say it in a query,"
                                + " metric.<name>.sql\n")
                .doesNotContain("YOUR_CONVERSION");
    }

    /** What follows a line that says when it is right. */
    private static Map<String, String> choice(String explained, String what) {
        Map<String, String> settings = new HashMap<>();
        explained
                .lines()
                .dropWhile(line -> !line.equals("# if " + what + ":"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("# if ") && line.startsWith("# "))
                .map(line -> line.substring(2).split(" = ", 2))
                .forEach(line -> settings.put(line[0], line[1]));
        assertThat(settings).as(what + " in " + explained).isNotEmpty();
        return settings;
    }

    @ParameterizedTest
    @CsvSource({
        "2016-01-02T00:01:00Z, 1451692860000",
        "2015-01-01T00:01:00Z, 1420070460000",
        "1985-01-01T00:01:00Z, 473385660000"
    })
    void explain_numbersOfSeveralMeanings_areShownAsTheChosenOne(String newest, long millis) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE quake (stamp INTEGER, magnitude REAL)",
                "INSERT INTO quake VALUES (473385600, 1.5), (473385660, 2.5)");
        assertThat(pasted(url, "quake.magnitude", choice(explained(url, Map.of()), "473385660 is of " + newest)))
                .contains("[2.5," + millis + "]]");
    }

    @Test
    void explain_daysAndMonthsThatLookAlike_areShownAsTheChosenOnes() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE till (date TEXT, sales REAL)",
                "INSERT INTO till VALUES ('03/04/2025', 1.5), ('05/05/2025', 2.5)");
        String explained = explained(url, Map.of());
        assertThat(pasted(url, "till.sales", choice(explained, "'03/04/2025' is of 2025-04-03T00:00:00Z")))
                .contains("[[1.5,1743638400000],[2.5,1746403200000]]");
        assertThat(pasted(url, "till.sales", choice(explained, "'03/04/2025' is of 2025-03-04T00:00:00Z")))
                .contains("[[1.5,1741046400000],[2.5,1746403200000]]");
    }

    @ParameterizedTest
    @CsvSource({"1930000000, 1930000060, 1930000060000", "1930000000000, 1930000060000, 1930000060000"})
    void explain_timesThatAreStillFarAhead_areShownWithTheFormatThatItSays(long first, long second, long millis)
            throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"orbit\" (\"ts\" BIGINT, \"height\" DOUBLE PRECISION)",
                    "INSERT INTO \"orbit\" VALUES (" + first + ", 1.5), (" + second + ", 2.5)");
            String explained = explained(url, Map.of());
            assertThat(explained).contains("table orbit is not shown", "2031-02-27T23:07:40Z");
            assertThat(pasted(url, "orbit.height", advice(explained))).contains("[2.5," + millis + "]]");
        }
    }

    private String gate(String database, String first, String second, String third, String fourth) throws Exception {
        return create(
                database,
                "CREATE TABLE \"gate\" (\"ts\" BIGINT, \"value\" VARCHAR(30))",
                "INSERT INTO \"gate\" VALUES (1764000000, " + first + "), (1764000060, " + second + "), (1764000120, "
                        + third + "), (1764000180, " + fourth + ")");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'on', 'off'",
                "'Open', 'closed'",
                "'TRUE', 'FALSE'",
                "'yes', 'no'",
                "'an', 'aus'",
                "'Y', 'N'",
                "'t', 'f'",
                "'J', 'N'"
            })
    void explain_wordsForOnAndOff_areDrawnWithTheQueryThatItSays(String on, String off) throws Exception {
        for (String database : DATABASES) {
            String url = gate(database, on, off, "'unavailable'", on);
            String explained = explained(url, Map.of());
            assertThat(explained).as(database).contains("'value' is not drawn, because its text, such as", on, off);
            assertThat(pasted(url, "gate_value", advice(explained)))
                    .as(database)
                    .contains("[[1,1764000000000],[0,1764000060000],[null,1764000120000],[1,1764000180000]]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'EUR 3,5'; 'EUR 12'; 'n/a'; 'EUR 1,25'; [[3.5,1764000000000],[12,1764000060000],[null,1764000120000],[1.25,1764000180000]]",
                "'3 kW'; '-2.5 kW'; 'broken 7'; '4 kW'; [[3,1764000000000],[-2.5,1764000060000],[null,1764000120000],[4,1764000180000]]",
                "'1,234,567'; '2,500.5'; '999'; '1,000'; [[1234567,1764000000000],[2500.5,1764000060000],[999,1764000120000],[1000,1764000180000]]",
                "'1.234,5'; '20,25'; '999'; '1.000,5'; [[1234.5,1764000000000],[20.25,1764000060000],[999,1764000120000],[1000.5,1764000180000]]",
                "'0,125'; '1,250'; '3,5'; '2'; [[0.125,1764000000000],[1.25,1764000060000],[3.5,1764000120000],[2,1764000180000]]",
                "'(58.65)'; '1,234.50'; '12.5'; '(1,000.25)'; [[-58.65,1764000000000],[1234.5,1764000060000],[12.5,1764000120000],[-1000.25,1764000180000]]",
                "'58,65-'; '1.234,50'; 'n/a'; '12,5-'; [[-58.65,1764000000000],[1234.5,1764000060000],[null,1764000120000],[-12.5,1764000180000]]",
                "'-$58.65'; '$1,234.50'; '+$3'; '-$1,000.25'; [[-58.65,1764000000000],[1234.5,1764000060000],[3,1764000120000],[-1000.25,1764000180000]]",
                "'- €58,65'; '€1.234,50'; '+ €3'; 'n/a'; [[-58.65,1764000000000],[1234.5,1764000060000],[3,1764000120000],[null,1764000180000]]",
                "'(58)'; '12'; '7'; '(3)'; [[-58,1764000000000],[12,1764000060000],[7,1764000120000],[-3,1764000180000]]"
            },
            delimiter = ';')
    void explain_numbersInOtherClothes_areDrawnWithTheQueryThatItSays(
            String first, String second, String third, String fourth, String points) throws Exception {
        for (String database : DATABASES) {
            String url = gate(database, first, second, third, fourth);
            String explained = explained(url, Map.of());
            assertThat(pasted(url, "gate_value", advice(explained)))
                    .as(database + explained)
                    .contains(points);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void explain_commasBeforeThreeDigits_areWhatThePersonChooses(String database) throws Exception {
        String url = gate(database, "'1,003'", "'12,500'", "'n/a'", "'3,250'");
        String explained = explained(url, Map.of());
        assertThat(pasted(url, "gate_value", choice(explained, "the comma of '3,250' is between thousands")))
                .contains("[[1003,1764000000000],[12500,1764000060000],[null,1764000120000],[3250,1764000180000]]");
        assertThat(pasted(url, "gate_value", choice(explained, "the comma of '3,250' is a decimal point")))
                .contains("[[1.003,1764000000000],[12.5,1764000060000],[null,1764000120000],[3.25,1764000180000]]");
    }

    /** Nobody can tell whether 1.396 beside 935 is more or less than that. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void explain_pointsBeforeThreeDigits_areWhatThePersonChooses(String database) throws Exception {
        String url = gate(database, "'935'", "'1.396'", "'-'", "'3.456'");
        String explained = explained(url, Map.of());
        assertThat(pasted(url, "gate.value", Map.of()))
                .contains(
                        "'value' is drawn with the point of '",
                        "as a decimal point, but its points may be between thousands");
        String point = explained.contains("the point of '1.396'") ? "the point of '1.396'" : "the point of '3.456'";
        assertThat(pasted(url, "gate_value", choice(explained, point + " is between thousands")))
                .contains("[[935,1764000000000],[1396,1764000060000],[null,1764000120000],[3456,1764000180000]]")
                .doesNotContain("is drawn with the point");
        assertThat(pasted(url, "gate_value", choice(explained, point + " is a decimal point")))
                .contains("[[935,1764000000000],[1.396,1764000060000],[null,1764000120000],[3.456,1764000180000]]");
    }

    @Test
    void explain_pointsBeforeThreeDigitsBesideDecimalCommas_areOfThousands() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE gate (ts BIGINT, value TEXT, celsius TEXT)",
                "INSERT INTO gate VALUES (1764000000, '935', '3,5'), (1764000060, '1.396', '4,25'), (1764000120, '3.456', '-1,5')");
        String explained = explained(url, Map.of());
        assertThat(explained)
                .contains("as 'celsius' has commas before its decimals, such as '")
                .doesNotContain("is a decimal point");
        assertThat(pasted(url, "gate_value", advice(explained)))
                .contains("[[935,1764000000000],[1396,1764000060000],[3456,1764000120000]]");
    }

    @ParameterizedTest
    @CsvSource({
        "'935', '1.396', '3.4'",
        "'935', '1.396', '0.456'",
        "'1935', '1.396', '3.456'",
        "'1.935', '1.396', '3.456'"
    })
    void explain_pointsThatOtherNumbersTell_areNotDoubted(String first, String second, String third) throws Exception {
        String url = gate("sqlite", '\'' + first + '\'', '\'' + second + '\'', "'-'", '\'' + third + '\'');
        assertThat(explained(url, Map.of())).doesNotContain("the point of");
        assertThat(pasted(url, "gate.value", Map.of())).doesNotContain("the point of");
    }

    @Test
    void query_gapsOfWordsAndNumbers_tellsANumberThatIsNoPlainOne() throws Exception {
        String url = gate("sqlite", "'-'", "'4,2'", "'n/a'", "'5'");
        assertThat(pasted(url, "gate.value", Map.of()))
                .contains("3 rows are drawn as a gap, because 'value' is no number: '4,2'");
    }

    @Test
    void explain_plainNumbersAmongOthers_saysThatTheOthersAreMissing() throws Exception {
        String url = gate("sqlite", "'999'", "'1,003'", "'998'", "'1,001'");
        String explained = explained(url, Map.of());
        assertThat(explained)
                .contains("'value' is drawn only where its text is a plain number, and others, such as '1,0");
        assertThat(pasted(url, "gate_value", choice(explained, "the comma of '1,001' is between thousands")))
                .contains("[[999,1764000000000],[1003,1764000060000],[998,1764000120000],[1001,1764000180000]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slot | i % 24 + 1 | 24 | parts of 60 minutes",
                "slot | i % 48 + 1 | 48 | parts of 30 minutes",
                "slot | i % 96 | 96 | parts of 15 minutes",
                "minute_of_day | i % 48 * 30 | 48 | minutes of the day",
                "sec | i % 48 * 1800 | 48 | seconds of the day",
                "hm | i % 48 / 2 * 100 + i % 2 * 30 | 48 | hours and minutes, HHmm"
            })
    void explain_whatClimbsThroughEachDay_isShownWithTheQueryThatItSays(
            String name, String number, int parts, String what) throws Exception {
        for (String database : DATABASES) {
            String series = database.equals("sqlite")
                    ? "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 191) SELECT "
                    : "SELECT ";
            String from = switch (database) {
                case "sqlite" -> " FROM n";
                case "h2" -> " FROM (SELECT X AS i FROM SYSTEM_RANGE(0, 191))";
                case "duckdb" -> " FROM (SELECT range AS i FROM range(192))";
                default -> " FROM generate_series(0, 191) AS g(i)";
            };
            String rest =
                    "' || (1 + " + whole("i / " + parts, database) + ")%s, " + whole(number, database) + ", i" + from;
            String columns = " (\"day\" VARCHAR(10), \"" + name + "\" INTEGER, \"kw\" DOUBLE PRECISION)";
            String url = create(
                    database,
                    "CREATE TABLE \"grid\"" + columns,
                    "INSERT INTO \"grid\" " + series + "'2025-11-0" + rest.replace("%s", ""),
                    "CREATE TABLE \"netz\"" + columns,
                    "INSERT INTO \"netz\" " + series + "'0" + rest.replace("%s", " || '.11.2025'"));
            Map<String, String> settings = Map.of("table.netz.time", "day", "table.netz.time-format", "dd.MM.yyyy");
            String explained = explained(url, settings);
            assertThat(explained).as(database).contains("[" + name + "] climbs within each 'day'", what);
            long step = 86_400_000L / parts;
            // Of a choice, the first is the likeliest.
            Map<String, String> first = new HashMap<>(settings);
            explained
                    .lines()
                    .filter(line -> line.startsWith("# metric."))
                    .map(line -> line.substring(2).split(" = ", 2))
                    .forEach(line -> first.putIfAbsent(line[0], line[1]));
            for (String table : new String[] {"grid", "netz"}) {
                assertThat(pasted(url, table + "_by_" + name, first))
                        .as(database + explained)
                        .contains("[[0,1761955200000],[1," + (1761955200000L + step) + "]")
                        .contains("[191," + (1761955200000L + 191 * step) + "]]");
            }
        }
    }

    /** DuckDB divides whole numbers into fractions. */
    private static String whole(String sql, String database) {
        return database.equals("duckdb") ? sql.replace(" / ", " // ") : sql;
    }

    @ParameterizedTest
    @CsvSource({"Nov, Dec", "November, December", "nov, dec"})
    void query_monthsByTheirNames_areTimesWithTheirYear(String first, String second) throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"bill\" (\"year\" INTEGER, \"month\" VARCHAR(9), \"kwh\" DOUBLE PRECISION)",
                    "INSERT INTO \"bill\" VALUES (2025, '" + first + "', 1.5), (2025, '" + second + "', 2.5)");
            assertThat(pasted(url, "bill.kwh", Map.of()))
                    .as(database)
                    .contains("[[1.5,1761955200000],[2.5,1764547200000]]");
        }
    }

    @ParameterizedTest
    @CsvSource({"24.11.2025, 25.11.2025", "11/24/2025, 11/25/2025", "24-Nov-2025, 25-Nov-2025"})
    void explain_aDateInAPatternBesideItsHours_isShownWithTheQueryThatItSays(String first, String second)
            throws Exception {
        for (String database : DATABASES) {
            String url = create(
                    database,
                    "CREATE TABLE \"heat\" (\"datum\" VARCHAR(11), \"stunde\" INTEGER, \"minute\" INTEGER, \"kw\" DOUBLE PRECISION)",
                    "INSERT INTO \"heat\" VALUES ('" + first + "', 15, 20, 1.5), ('" + second + "', 0, 10, 2.5)");
            assertThat(pasted(url, "heat", advice(explained(url, Map.of()))))
                    .as(database)
                    .contains("[[1.5,1763997600000],[2.5,1764029400000]]");
        }
    }

    /** Units that differ by a prefix are one unit in the query; of others a person has to say what they are worth. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5 KiB | 512 B | 1536 | 512",
                "1.5 GiB | 800 MiB | 1610612736 | 838860800",
                "900 W | 1.2 kW | 900 | 1200",
                "17.2K | 1.5M | 17200 | 1500000",
                "250 mg | 1,5 g | 0.25 | 1.5"
            })
    void explain_numbersInUnitsOfSeveralSizes_areDrawnInOneUnit(String first, String second, String one, String other)
            throws Exception {
        for (String database : DATABASES) {
            assertThat(numbersOf(database, first, second))
                    .as(database)
                    .contains("[[" + one + ",1763998200000],[" + other + ",1763998500000]");
        }
    }

    /** Python's and HomeBank's days are a year from MATLAB's. */
    @Test
    void explain_daysSinceYearOne_areOneOfTheMeanings() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE bank (date INTEGER, amount REAL)",
                "INSERT INTO bank VALUES (739579, 1.5), (739580, 2.5)");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("MATLAB's datenum", "days since year 1, as Python's toordinal");
        // Of a choice, the last.
        assertThat(pasted(url, "bank", advice(explained))).contains("[[1.5,1763942400000],[2.5,1764028800000]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1''396.5 | 935",
                "1 396,5 | 935 kg",
                "1\u202f396.5 m | 935 m",
                "1\u00a0396,5 | 935",
                "1\u2009396,5\u00a0€ | 935\u00a0€"
            })
    void explain_thousandsApart_areOneNumberWithTheQueryThatItSays(String numbers) throws Exception {
        String[] texts = numbers.split(" \\| ");
        for (String database : DATABASES) {
            assertThat(numbersOf(database, texts[0], texts[1]))
                    .as(database)
                    .contains("[[1396.5,1763998200000],[935,1763998500000]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u22121396,5 | 935", "\u22121396.5 | 935", "\u20131\u00a0396,5\u00a0µg | 935\u00a0µg"})
    void explain_aMinusThatIsNoHyphen_isOneWithTheQueryThatItSays(String numbers) throws Exception {
        String[] texts = numbers.split(" \\| ");
        for (String database : DATABASES) {
            assertThat(numbersOf(database, texts[0], texts[1]))
                    .as(database)
                    .contains("[[-1396.5,1763998200000],[935,1763998500000]");
        }
    }

    @Test
    void explain_aNumberWithAPrefixBesideOneWithout_isWhatThePersonChooses() throws Exception {
        String url = numbers("sqlite", "17.2K", "990");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("# if 'K' is 1000:", "# if 'K' is a unit:");
        // Of a choice, the last.
        assertThat(pasted(url, "pump_load", advice(explained))).contains("[[17.2,", "[990,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5 min | 2 h", "EUR 3.50 | USD 4.20", "21 °C | 70 °F", "5 mW | 3 MW"})
    void explain_numbersInUnitsOfWhichNoneIsKnown_areForThePersonToMake(String first, String second) throws Exception {
        assertThat(explained(numbers("sqlite", first, second), Map.of()))
                .contains("in the place of YOUR_CONVERSION write what makes it");
    }

    private String numbersOf(String database, String first, String second) throws Exception {
        String url = numbers(database, first, second);
        return pasted(url, "pump_load", advice(explained(url, Map.of())));
    }

    private String numbers(String database, String first, String second) throws Exception {
        return create(
                database,
                "CREATE TABLE \"pump\" (\"ts\" BIGINT, \"load\" VARCHAR(30), \"flow\" DOUBLE PRECISION)",
                "INSERT INTO \"pump\" VALUES (1763998200, '" + first + "', 1), (1763998500, '" + second
                        + "', 2), (1763998800, '" + first + "', 1), (1763999100, '" + second + "', 2)");
    }
}
