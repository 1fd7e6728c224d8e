// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of tables that real files of loggers, phones and scrapers have; names and rows are invented. */
class FoundTablesTest extends OnDatabases {
    private String explained(String rows, String values, String... ddl) throws Exception {
        String[] statements = new String[ddl.length + 1];
        System.arraycopy(ddl, 0, statements, 0, ddl.length);
        statements[ddl.length] = "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < " + rows
                + " - 1) INSERT INTO t SELECT " + values.replace("START", "1764000000") + " FROM c";
        return explained(create("sqlite", statements), Map.of());
    }

    /** What each thing shows now: a key says what the things are, and times that happen to differ do not. */
    @Test
    void explain_keyThatHoldsNoTime_isTheLabels() throws Exception {
        assertThat(
                        explained(
                                "6",
                                "printf('room%d', i / 2), CASE WHEN i % 2 THEN 'humidity' ELSE 'warmth' END, 20 + i,"
                                        + " datetime(START + i / 2 % 2 * 9, 'unixepoch')",
                                "CREATE TABLE t (sensor TEXT, kind_of TEXT, reading REAL, ts TEXT, PRIMARY KEY (sensor, kind_of))"))
                .contains("table.t.labels = sensor, kind_of", "the key [sensor, kind_of] says so")
                .doesNotContain("mixed up");
    }

    @Test
    void explain_indexThatHoldsThePartsOfTheTime_hasTheOthersAsLabels() throws Exception {
        assertThat(explained(
                        "30",
                        "1 + i % 15, CASE i / 15 WHEN 0 THEN 'November' ELSE 'December' END, 2025, 100 + i * 7 % 50",
                        "CREATE TABLE t (plant_id INTEGER, month TEXT, year INTEGER, mwh REAL)",
                        "CREATE INDEX by_plant ON t (plant_id, month, year)"))
                .contains("table.t.time = year + month", "table.t.labels = plant_id")
                .doesNotContain("plant_id, month\n");
    }

    @Test
    void explain_indexThatLeavesRepeatedTimes_staysTheLabel() throws Exception {
        assertThat(explained(
                        "1200",
                        "1 + i * 7 % 38, datetime(START + i / 60 * 60, 'unixepoch'), i * 31 % 97 * 0.5",
                        "CREATE TABLE t (device_id INTEGER, at TEXT, level REAL)",
                        "CREATE INDEX by_device ON t (device_id, at)"))
                .contains("table.t.labels = device_id");
    }

    @Test
    void explain_positionsAsText_tellNothingApart() throws Exception {
        assertThat(explained(
                        "300",
                        "datetime(START + i / 3 * 60, 'unixepoch'), printf('43°36.86%d N', i % 3), printf('13 30.01%d', i % 3), 12 + i % 7",
                        "CREATE TABLE t (at TEXT, lat2 TEXT, lon_text TEXT, airtemp REAL)"))
                .contains("lines may be mixed up")
                .doesNotContain("\ntable.t.labels = lat2");
    }

    @Test
    void explain_degreesThatHappenToStay_areNoLabel() throws Exception {
        assertThat(explained(
                        "40",
                        "datetime(START + i / 2 * 60, 'unixepoch'), '36°C', i * 7 % 30",
                        "CREATE TABLE t (at TEXT, cpu TEXT, load INTEGER)"))
                .doesNotContain("table.t.labels = cpu");
    }

    /** Who entered it later says so in another column. */
    @Test
    void explain_whenItWasMeasuredBesideADate_isTold() throws Exception {
        assertThat(explained(
                        "20",
                        "100 + i, strftime('%Y-%m-%dT%H:%M:%S', START + i * 40000, 'unixepoch'),"
                                + " CASE WHEN i = 3 THEN NULL ELSE strftime('%Y-%m-%d %H:%M', START + i * 40000 - i % 4 * 70000, 'unixepoch') END",
                        "CREATE TABLE t (value INTEGER, date TEXT, measurement_time TEXT)"))
                .contains("'date' is taken for the time of table 't', but it could be [measurement_time] as well");
    }

    @Test
    void explain_numbersThatHaveAnIndex_mayBeOfThings() throws Exception {
        assertThat(explained(
                        "300",
                        "START + i * 60 + i * i % 31, 10 + i * 17 % 160, i * 7919 % 1009",
                        "CREATE TABLE t (ts INTEGER, process INTEGER, bytes_in INTEGER)",
                        "CREATE INDEX by_process ON t (process)"))
                .contains("rows of different [process] are one line");
    }

    @Test
    void explain_tableOfMeasuresAlone_asksForAQueryAndNotForThem() throws Exception {
        assertThat(explained(
                        "300",
                        "datetime(START + i / 2 * 60, 'unixepoch'), i * 7919 % 1009 * 0.1",
                        "CREATE TABLE t (at TEXT, value REAL)"))
                .contains("if there are several, have the database say of what each is in a query, metric.<name>.sql")
                .doesNotContain("of [value]");
    }

    @Test
    void explain_columnsWithoutAValueBesideRepeatedTimes_areNoTrouble() throws Exception {
        assertThat(explained(
                        "60",
                        "datetime(START + i / 2 * 60, 'unixepoch'), NULL, NULL, i * 7919 % 1009",
                        "CREATE TABLE t (at TEXT, unit INTEGER, note TEXT, v INTEGER)"))
                .contains("lines may be mixed up");
    }

    @Test
    void explain_textInAColumnOfNumbers_isALabelOfTheQueryAsWell() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE t (iso INTEGER, sector TEXT, value REAL, year INTEGER)",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 79) INSERT INTO t SELECT"
                        + " CASE i / 20 % 2 WHEN 0 THEN 'AFG' ELSE 'ZWE' END, CASE i / 40 WHEN 0 THEN 'heat' ELSE 'transport' END,"
                        + " i * 1.5, 1990 + i % 20 FROM c");
        Map<String, String> offer = advice(explained(url, Map.of()));
        assertThat(pasted(url, "t", offer)).contains("iso=AFG", "iso=ZWE", "sector=heat", "sector=transport");
    }

    @Test
    void explain_fewRowsWithoutATime_areCounted() throws Exception {
        assertThat(explained(
                        "290",
                        "CASE WHEN i = 7 THEN NULL ELSE datetime(START + i * 60, 'unixepoch') END, i * 7919 % 1009",
                        "CREATE TABLE t (at TEXT, v INTEGER)"))
                .contains("1 of the 290 rows of table 't' are left out, because they have no 'at'");
    }

    @Test
    void explain_eTags_areNoDays() throws Exception {
        assertThat(explained(
                        "120",
                        "START + i / 12 * 864000, 1 + i % 12, i * 7919 % 1009",
                        "CREATE TABLE t (StartTime INTEGER, ETag INTEGER, size INTEGER)"))
                .doesNotContain("how many days after", "* 86400");
    }

    @Test
    void explain_birthdaysBesideADayOfHire_areNotTheTime() throws Exception {
        assertThat(explained(
                        "12",
                        "date('1962-02-18', (i * 611) || ' days'), date('2002-08-14', (i * i * 37 % 500) || ' days'), 3000 + i",
                        "CREATE TABLE t (BirthDate TEXT, HireDate TEXT, salary INTEGER)"))
                .contains("table.t.time = HireDate")
                .doesNotContain("is the only time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "measured; strftime('%Y-%m-%d-%H:%M', START + i * 60, 'unixepoch'); yyyy-MM-dd-HH:mm",
                "registro_data; substr('0' || (1 + i % 28), -2) || '-' || substr('janfevmarabrmaijunjulagosetoutnovdez', 1 + i % 12 * 3, 3) || '-2025'; dd-MMM-yyyy"
            })
    void explain_datesOfScripts_areOfferedWithTheirPattern(String column, String value, String pattern)
            throws Exception {
        assertThat(explained("60", value + ", i * 1.5", "CREATE TABLE t (" + column + " TEXT, cases REAL)"))
                .contains(".time-format = " + pattern);
    }

    /** When a forecast was fetched is when the row was made. */
    @Test
    void explain_forecastsInAPattern_areOfferedByWhatTheyAreFor() throws Exception {
        String explained = explained(
                "96",
                "strftime('%Y-%m-%d-%H:%M:%S', START + i / 48 * 86400, 'unixepoch'),"
                        + " strftime('%Y-%m-%d-%H:%M:%S', START + i / 48 * 86400 + i % 48 * 3600, 'unixepoch'), 280 + i",
                "CREATE TABLE t (query_date TEXT, forecast_date TEXT, kelvin REAL)");
        assertThat(explained.lines().filter(line -> line.startsWith("# table.t.time = ")))
                .containsExactly("# table.t.time = forecast_date");
    }

    @Test
    void explain_yearsOfTwoDigitsBesideAWeek_areShownWithTheQueryThatItSays() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE t (year INTEGER, week INTEGER, deaths INTEGER)",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 99) INSERT INTO t SELECT"
                        + " 23 + i / 50, 1 + i % 50, 300 + i FROM c");
        assertThat(pasted(url, "t", advice(explained(url, Map.of()))))
                .contains("[[300,1672617600000],[301,1673222400000]", "[350,1704067200000]");
    }

    /** Where names say that something is measured, nobody is asked whether it tells lines apart. */
    @Test
    void explain_measuresUnderOtherNames_areNotAskedAbout() throws Exception {
        assertThat(explained(
                        "120",
                        "START + i * 60, (i * i * i * 7919 + i * 104729) % 10007 % 7, (i * i * i * 7919 + i * 104729) % 10007 % 11,"
                                + " (i * i * i * 104729 + i * 7919) % 10007 % 9, 2, (i * i * 7919) % 10007 % 3",
                        "CREATE TABLE t (ts INTEGER, swap_avail_size INTEGER, charging_current INTEGER, queued_tasks INTEGER,"
                                + " Z_ENT INTEGER, Z_OPT INTEGER)"))
                .contains("# series: t.swap_avail_size, t.charging_current, t.queued_tasks\n")
                .doesNotContain("are one line");
    }

    /** Of numbers in text that somebody wrote with a unit, or a comma, each time has some that differ. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "printf('%d,%d', 28 + i % 4 + i / 40, i * 7 % 10)",
                "printf('%d.%d kg', 28 + i % 4 + i / 40, i * 7 % 10)"
            })
    void explain_measuredTextsBesideANumberOfThings_areNoLabels(String weight) throws Exception {
        assertThat(explained(
                        "160",
                        "1 + i % 4, datetime(START + i / 4 * 3600, 'unixepoch'), " + weight,
                        "CREATE TABLE t (hive_no INTEGER, at TEXT, weight TEXT)"))
                .contains("table.t.labels = hive_no")
                .doesNotContain("labels = weight");
    }

    /** First all of one, then all of another, of the same months. */
    @Test
    void explain_textThatComesInBlocksBesideAKnownName_isTold() throws Exception {
        assertThat(explained(
                        "200",
                        "CASE i / 100 WHEN 0 THEN 'core' ELSE 'web' END, CASE i * 7 % 5 % 2 WHEN 0 THEN 'main' ELSE 'dev' END,"
                                + " datetime(START + i % 100 * 30000 + i / 100, 'unixepoch'), 50 + i / 100 * 30 + i % 3 * 0.1",
                        "CREATE TABLE t (repo TEXT, branch TEXT, started TEXT, coverage REAL)"))
                .contains("rows of different [repo] are one line");
    }

    @Test
    void explain_textInBlocksBesideAnId_isToldWithIt() throws Exception {
        assertThat(explained(
                        "240",
                        "1 + i / 12, CASE i / 4 % 3 WHEN 0 THEN 'Squat' WHEN 1 THEN 'Bench' ELSE 'Row' END, 40 + i * 7 % 60 * 0.5,"
                                + " datetime(START + i / 12 * 172800 + i % 12 * 180, 'unixepoch')",
                        "CREATE TABLE t (workout_id INTEGER, exercise TEXT, weight REAL, logged_at TEXT)"))
                .contains("rows of different [workout_id, exercise] are one line");
    }

    /** Nobody can see ninety customers, and one line of orders may be what is wanted. */
    @Test
    void explain_manyIdsInAnyOrder_areLinesWithTheWayToOne() throws Exception {
        assertThat(explained(
                        "300",
                        "(i * i * i * 7919 + i * 104729) % 10007 % 90, 20 + i * 31 % 97, datetime(START + i * 7000, 'unixepoch')",
                        "CREATE TABLE t (customer_id INTEGER, total REAL, created_at TEXT)"))
                .contains(
                        "each of [customer_id] is a line of its own",
                        "if they are what rows of one line are about, set table.t.labels =\n");
    }

    @Test
    void explain_anIdAndItsName_goTogether() throws Exception {
        assertThat(explained(
                        "200",
                        "3000 + i * i % 7 % 3, 'Server ' || (i * i % 7 % 3), 90 + i * 31 % 17, datetime(START + i * 3600, 'unixepoch')",
                        "CREATE TABLE t (server_id INTEGER, server_name TEXT, down REAL, created_at TEXT)"))
                .doesNotContain("set table.t.labels = server_id\n", "# table.t.labels = server_id\n");
    }

    /** Each thing is written at a moment of its own. */
    @Test
    void explain_keyThatHoldsNoTimeOfWhichEachComesOnce_isTheLabels() throws Exception {
        assertThat(explained(
                        "6",
                        "printf('room%d', i / 2), CASE WHEN i % 2 THEN 'humidity' ELSE 'warmth' END, 20 + i,"
                                + " datetime(START + i * 5 % 6 * 70, 'unixepoch')",
                        "CREATE TABLE t (sensor TEXT, sort TEXT, reading REAL, ts TEXT, PRIMARY KEY (sensor, sort))"))
                .contains("table.t.labels = sensor, sort")
                .doesNotContain("are one line");
    }

    /** What else is in doubt has words of its own. */
    @Test
    void explain_offerOfTimesThatComeOnce_doesNotSayThatTheyRepeat() throws Exception {
        String month =
                "CASE i / 28 WHEN 0 THEN 'April' WHEN 1 THEN 'Mai' WHEN 2 THEN 'Juni' WHEN 3 THEN 'Juli' ELSE 'Oktober' END";
        assertThat(explained(
                        "140",
                        "(1 + i % 28) || '. ' || " + month
                                + " || ' 2025', 'b' || ((i * i * i * 7919 + i * 104729) % 10007 % 5), i * 1.5",
                        "CREATE TABLE t (datum TEXT, sort TEXT, kwh REAL)"))
                .contains("metric.t.sql = SELECT REPLACE(")
                .doesNotContain("several rows have the same time");
    }
}
