// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several columns is when the rows happened, and what is said of settings that name what is not there. */
class TimeColumnTest extends OnDatabases {
    @ParameterizedTest
    @ValueSource(strings = {"mtime", "ctime", "atime"})
    void query_theTimesOfAFile_areTimes(String name) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE files (path TEXT, " + name + " INTEGER, size INTEGER)",
                "INSERT INTO files VALUES ('a', 1764000000, 1), ('b', 1764003600, 2)");
        assertThat(pasted(url, "files.size", Map.of())).contains("[[1,1764000000000],[2,1764003600000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_aCandidateBesideADate_isNotTheTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"polls\" (\"candidate\" VARCHAR(10), \"dated\" VARCHAR(10), \"votes\" INTEGER)",
                "INSERT INTO \"polls\" VALUES ('2020-03-01', '2025-11-24', 1), ('2020-03-02', '2025-11-25', 2), ('2020-03-03', '2025-11-26', 3)");
        assertThat(pasted(url, "polls.votes", Map.of()))
                .contains("[[1,1763942400000],[2,1764028800000],[3,1764115200000]]");
    }

    @ParameterizedTest
    @CsvSource({
        "issued, forecast_time",
        "issued_at, valid_at",
        "issue_time, target_time",
        "init_time, valid_time",
        "reference_time, forecast_time"
    })
    void query_forecastsThatAreMadeAgain_areDrawnByTheirTimeAndSaySo(String issued, String time) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE sky (" + issued + " INTEGER, place TEXT, " + time + " INTEGER, cloud REAL, PRIMARY KEY ("
                        + issued + ", place, " + time + "))",
                "INSERT INTO sky SELECT 1764000000 + 3600 * i.value, p.value, 1764000000 + 3600 * (i.value + j.value), 10 * i.value + j.value"
                        + " FROM json_each('[0,1,2,3,4,5]') i, json_each('[\"a\",\"b\"]') p, json_each('[0,1,2,3]') j");
        String explained = explained(url, Map.of());
        assertThat(explained)
                .contains("table.sky.time = " + time + "\n", "table.sky.labels = place\n", "# series: sky.cloud\n")
                .contains("one '" + time + "' may have a row for each '" + issued + "'");
        assertThat(pasted(url, "sky.cloud", Map.of())).contains("have the same '" + time + "'");
        assertThat(pasted(url, "sky_last_" + issued, advice(explained)))
                .contains(
                        "[[0,1764000000000],[10,1764003600000],[20,1764007200000],[30,1764010800000],[40,1764014400000],"
                                + "[50,1764018000000],[51,1764021600000],[52,1764025200000],[53,1764028800000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "duckdb", "postgresql"})
    void query_theLastForecasts_areAskedForInEachDatabase(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"sky\" (\"issued\" BIGINT, \"forecast_time\" BIGINT, \"cloud\" INTEGER, PRIMARY KEY (\"issued\", \"forecast_time\"))",
                "INSERT INTO \"sky\" VALUES (1764000000, 1764000000, 1), (1764000000, 1764003600, 2), (1764000000, 1764007200, 3),"
                        + " (1764003600, 1764003600, 4), (1764003600, 1764007200, 5), (1764003600, 1764010800, 6)");
        assertThat(pasted(url, "sky_last_issued", advice(explained(url, Map.of()))))
                .contains("[[1,1764000000000],[4,1764003600000],[5,1764007200000],[6,1764010800000]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_aTimeThatIsTheSameInAllRows_givesWayToOneThatAscends(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"dump\" (\"timestamp\" BIGINT, \"createdAt\" BIGINT, \"load\" DOUBLE PRECISION)",
                "INSERT INTO \"dump\" VALUES (1764100000, 1764000000, 1.5), (1764100000, 1764000060, 2.5), (1764100000, 1764000120, 3.5)");
        assertThat(pasted(url, "dump.load", Map.of()))
                .contains("[[1.5,1764000000000],[2.5,1764000060000],[3.5,1764000120000]]");
        assertThat(explained(url, Map.of()))
                .contains("or by 'timestamp' as epoch-s: its name says when, it is always the same");
    }

    @Test
    void query_aTimeThatIsTheSameInAllRows_staysWhereAKeySaysSo() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE dump (timestamp INTEGER, disk TEXT, createdAt INTEGER, load REAL, PRIMARY KEY (timestamp, disk))",
                "INSERT INTO dump VALUES (1764100000, 'a', 1764000000, 1.5), (1764100000, 'b', 1764000060, 2.5), (1764100000, 'c', 1764000120, 3.5)");
        assertThat(explained(url, Map.of())).contains("table.dump.time = timestamp\n", "table.dump.labels = disk\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_hoursWithoutALeadingZeroBesideADate_areOneTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"tide\" (\"date\" VARCHAR(10), \"time\" VARCHAR(8), \"height\" DOUBLE PRECISION)",
                "INSERT INTO \"tide\" VALUES ('2025-11-24', '4:00', 1.5), ('2025-11-24', '16:30', 2.5), ('2025-11-25', '4:45', 3.5)",
                "CREATE TABLE \"moon\" (\"datum\" VARCHAR(10), \"uhrzeit\" VARCHAR(8), \"height\" DOUBLE PRECISION)",
                "INSERT INTO \"moon\" VALUES ('24.11.2025', '4:00', 1.5), ('24.11.2025', '16:30', 2.5), ('25.11.2025', '4:45', 3.5)");
        String points = "[[1.5,1763956800000],[2.5,1764001800000],[3.5,1764045900000]]";
        assertThat(pasted(url, "tide.height", Map.of())).contains(points);
        assertThat(pasted(
                        url,
                        "tide.height",
                        Map.of("table.tide.time", "date + time", "table.tide.time-format", "iso-space")))
                .contains(points);
        assertThat(pasted(url, "moon.height", advice(explained(url, Map.of())))).contains(points);
    }

    /** As a zone, or in a language that is not known. */
    @ParameterizedTest
    @CsvSource({"MST, sqlite", "interval, h2", "von, duckdb", "start, postgresql"})
    void query_timesOfDayUnderAnyNameBehindTheirDate_areOneTime(String name, String database) throws Exception {
        StringBuilder rows = new StringBuilder("INSERT INTO \"sun\" VALUES ");
        for (int i = 0; i < 48; i++) {
            rows.append(i == 0 ? "" : ", ")
                    .append("('2025-11-" + (24 + i / 24) + "', '" + (i % 24 < 10 ? "0" : "") + i % 24 + ":30', " + i
                            + ")");
        }
        String url = create(
                database,
                "CREATE TABLE \"sun\" (\"datum\" VARCHAR(10), \"" + name + "\" VARCHAR(5), \"ghi\" INTEGER)",
                rows.toString());
        assertThat(pasted(url, "sun.ghi", Map.of()))
                .contains("[[0,1763944200000],[1,1763947800000]", "[47,1764113400000]]")
                .doesNotContain("mixed up");
    }

    /** How long something took does not run through each day. */
    @Test
    void query_durationsBehindADate_areNoTimesOfDay() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE runs (day TEXT, pace TEXT, km INTEGER)",
                "INSERT INTO runs VALUES ('2025-11-24', '05:10', 1), ('2025-11-24', '04:50', 2), ('2025-11-24', '05:20', 3),"
                        + " ('2025-11-25', '05:10', 4), ('2025-11-25', '05:40', 5), ('2025-11-25', '05:30', 6)");
        assertThat(explained(url, Map.of())).contains("table.runs.time = day\n");
    }

    /** In their order they look like times of day. */
    @ParameterizedTest
    @CsvSource({"finish, 185, 1", "wait, 30, 40", "slot, 600, 30"})
    void query_timesOfAFewHoursUnderAnotherNameBehindADate_areToldAsWhatTheyMayBe(String name, int first, int step)
            throws Exception {
        StringBuilder rows = new StringBuilder("INSERT INTO run VALUES ");
        for (int i = 0; i < 24; i++) {
            int minutes = first + i % 12 * step;
            rows.append(i == 0 ? "" : ", ")
                    .append("('2025-11-" + (24 + i / 12) + "', '" + (minutes < 600 ? "0" : "") + minutes / 60 + ":"
                            + (minutes % 60 < 10 ? "0" : "") + minutes % 60 + "', " + i + ")");
        }
        String url = create("sqlite", "CREATE TABLE run (day TEXT, " + name + " TEXT, place INTEGER)", rows.toString());
        assertThat(pasted(url, "run.place", Map.of()))
                .contains("it may be how long something took; set table.run.time = day if that is wrong, or = day + "
                        + name + " if it is right");
    }

    /** As Java's and Python's loggers write them. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_timesOfDayWithACommaBeforeTheirFractions_areOneTimeWithTheirDate(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"log\" (\"date\" VARCHAR(10), \"time\" VARCHAR(12), \"ms\" INTEGER)",
                "INSERT INTO \"log\" VALUES ('2025-11-24', '16:00:00,250', 1), ('2025-11-24', '16:00:01,500', 2)",
                "CREATE TABLE \"old\" (\"datum\" VARCHAR(10), \"uhrzeit\" VARCHAR(12), \"ms\" INTEGER)",
                "INSERT INTO \"old\" VALUES ('24.11.2025', '16:00:00,250', 1), ('24.11.2025', '16:00:01,500', 2)");
        String points = "[[1,1764000000250],[2,1764000001500]]";
        assertThat(pasted(url, "log.ms", Map.of())).contains(points);
        assertThat(pasted(url, "old.ms", advice(explained(url, Map.of())))).contains(points);
    }

    /** No row is of the day from which Excel and Python's strptime count. */
    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "sqlite", "h2", "postgresql"})
    void query_timesOfDayOfADayFromWhichProgramsCount_areNoTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"sun\" (\"suntime\" TIMESTAMP, \"hours\" INTEGER)",
                "INSERT INTO \"sun\" VALUES ('1900-01-01 08:38:00', 1), ('1900-01-01 10:07:00', 2), ('1900-01-01 11:50:00', 3)");
        assertThat(explained(url, Map.of())).contains("# table sun is not shown: ");
        assertThat(pasted(
                        url,
                        "sun.hours",
                        Map.of(
                                "table.sun.time",
                                "suntime",
                                "table.sun.time-format",
                                database.equals("sqlite") ? "iso-space" : "timestamp")))
                .doesNotContain("unknown");
    }

    /** Either of the two may be the year. */
    @Test
    void explain_shortYearsInFrontOrBehind_areBothOffered() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE log (date TEXT, ms INTEGER)",
                "INSERT INTO log VALUES ('17/06/09', 1), ('17/06/10', 2)");
        assertThat(explained(url, Map.of()))
                .contains("table.log.time-format = dd/MM/yy\n", "table.log.time-format = yy/MM/dd\n");
    }

    /** Nobody has rows of years to come. */
    @Test
    void explain_shortYearsThatWouldBeFarAhead_areNotOffered() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE log (date TEXT, ms INTEGER)",
                "INSERT INTO log VALUES ('29/11/25', 1), ('30/11/25', 2)");
        assertThat(explained(url, Map.of()))
                .contains("table.log.time-format = dd/MM/yy\n")
                .doesNotContain("yy/MM/dd");
    }

    @ParameterizedTest
    @CsvSource({
        "Sat Aug 6 2011, Sun Aug 14 2011, EEE MMM d yyyy",
        "Sat Aug 06 2011, Sun Aug 14 2011, EEE MMM dd yyyy",
        "20180101:0000, 20180101:0100, yyyyMMdd:HHmm"
    })
    void explain_textsOfPrograms_areOfferedWithTheirPattern(String first, String second, String pattern)
            throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE log (time TEXT, ms INTEGER)",
                "INSERT INTO log VALUES ('" + first + "', 1), ('" + second + "', 2)");
        assertThat(explained(url, Map.of())).contains("# table.log.time-format = " + pattern + "\n");
        assertThat(pasted(url, "log.ms", advice(explained(url, Map.of())))).contains("[[1,", "],[2,");
    }

    @Test
    void explain_digitsOfDaysThatNoNameTells_areOffered() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE meter (column0 INTEGER, column1 INTEGER)",
                "INSERT INTO meter WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 20)"
                        + " SELECT 20251101 + i, i * 7 FROM n");
        assertThat(explained(url, Map.of()))
                .contains("# table.meter.time = column0\n# table.meter.time-format = yyyymmdd\n");
    }

    @Test
    void explain_settingsOfATableThatIsNotThere_areNamedWithTheTablesThatAre() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE outdoor (ts INTEGER, hum REAL)",
                "CREATE TABLE indoor (ts INTEGER, hum REAL)",
                "INSERT INTO indoor VALUES (1764000000, 1.5)");
        Map<String, String> settings = Map.of("table.indor.time", "ts");
        String expected = "it is set, as table.indor, but there is no such table; there are [indoor, outdoor]";
        assertThat(explained(url, settings)).contains("# table indor is not shown: " + expected);
        try (Logged log = new Logged()) {
            assertThat(pasted(url, "indoor.hum", settings)).contains("[1.5,1764000000000]");
            assertThat(log.text()).contains("WARNING", "table 'indor' is left out: " + expected);
        }
    }

    @Test
    void explain_settingsOfAColumnThatIsNotThere_areNamedWithTheNearestFirst() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE indoor (ts INTEGER, hum REAL, room TEXT)",
                "INSERT INTO indoor VALUES (1764000000, 1.5, 'a')");
        assertThat(explained(url, Map.of("table.indoor.time", "tss")))
                .contains("the setting table.indoor.time names 'tss'; expected one of [ts, hum, room]");
        Map<String, String> labels = Map.of("table.indoor.labels", "rooms");
        String expected =
                "the setting table.indoor.labels names 'rooms', which it does not have; expected some of [room, ts, hum]";
        assertThat(explained(url, labels)).contains("# note: " + expected);
        assertThat(pasted(url, "indoor.hum", labels)).contains(expected);
    }

    @Test
    void explain_aTimeInDoubt_isAnOfferSoThatTheDoubtStaysWhenItIsFedBack() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE games (date TEXT, hr INTEGER, hits INTEGER)",
                "INSERT INTO games VALUES ('2026-08-01', 2, 5), ('2026-08-02', 0, 6), ('2026-08-03', 1, 7)");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("\n# table.games.time = date + hr\n# table.games.time-format = ");
        assertThat(pasted(url, "games.hits", Map.of())).contains("'hr' is taken for the time of day of 'date'");
        assertThat(pasted(url, "games.hits", Map.of("table.games.time", "date + hr")))
                .contains("[[5,1785549600000]")
                .doesNotContain("is taken for");
        assertThat(pasted(url, "games.hits", Map.of("table.games.time", "date")))
                .contains("[[5,1785542400000]")
                .doesNotContain("is taken for");
    }

    @Test
    void query_anHourThatComesTwice_isToldWithTheZone() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE tank (ts TEXT, litres REAL)",
                "INSERT INTO tank WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)"
                        + " SELECT datetime(1761000000 + (i - CASE WHEN i > 600 THEN 6 ELSE 0 END) * 600, 'unixepoch'), i FROM n");
        assertThat(pasted(url, "tank.litres", Map.of("jdbc.zone", "Europe/Berlin")))
                .contains("(in jdbc.zone = Europe/Berlin an hour comes twice when clocks are put back)");
        assertThat(pasted(url, "tank.litres", Map.of()))
                .contains(
                        "lines may be mixed up (if they are of a zone where clocks are put back, an hour comes twice then)");
    }

    @Test
    void query_labelsThatAreSetAndOthersThatTellMoreApart_saysSo() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE log (ts INTEGER, host TEXT, dev TEXT, load REAL)",
                "INSERT INTO log WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99)"
                        + " SELECT 1763998200 + i / 4 * 60, 'h' || (i / 2 % 2), 'd' || (i % 2), i FROM n");
        assertThat(pasted(url, "log.load", Map.of("table.log.labels", "host")))
                .contains(
                        "50 of 100 rows looked at have the same 'ts' and [host] as another, and not with table.log.labels = host, dev");
        assertThat(pasted(url, "log.load", Map.of("table.log.labels", "host,dev")))
                .doesNotContain("as another");
    }

    /** Odoo's names. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_whenARowWasWrittenBesideItsDate_isNotTheTime(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"moves\" (\"date\" DATE, \"amount\" INTEGER, \"create_date\" TIMESTAMP, \"write_date\" TIMESTAMP)",
                "INSERT INTO \"moves\" VALUES ('2025-11-24', 1, '2025-11-24 09:00:00', '2026-01-01 10:00:00'),"
                        + " ('2025-11-25', 2, '2025-11-25 09:00:00', '2026-01-01 10:01:00'),"
                        + " ('2025-11-26', 3, '2025-11-26 09:00:00', '2026-01-01 10:02:00')");
        assertThat(pasted(url, "moves.amount", Map.of()))
                .contains("[[1,1763942400000],[2,1764028800000],[3,1764115200000]]");
    }

    /** WooCommerce's names: its index is of the time that people see. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_aTimeThatIsThereInUtcToo_isThatInUtc(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"orders\" (\"date_created\" TIMESTAMP, \"date_created_gmt\" TIMESTAMP, \"total\" INTEGER)",
                "CREATE INDEX \"created\" ON \"orders\" (\"date_created\")",
                "INSERT INTO \"orders\" VALUES ('2025-11-24 02:00:00', '2025-11-24 00:00:00', 1),"
                        + " ('2025-11-25 02:00:00', '2025-11-25 00:00:00', 2), ('2025-11-26 02:00:00', '2025-11-26 00:00:00', 3)");
        assertThat(pasted(url, "orders.total", Map.of()))
                .contains("[[1,1763942400000],[2,1764028800000],[3,1764115200000]]")
                .doesNotContain("could be");
    }

    /** WordPress's names: what is a draft has none in UTC. */
    @Test
    void query_aTimeThatDiffersFromTheOneInUtc_isToldUntilItIsKnown() throws Exception {
        String drafts = "CREATE TABLE posts (post_date TEXT, post_date_gmt TEXT, comments INTEGER)";
        String rows = "INSERT INTO posts WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 29)"
                + " SELECT datetime(1764000000 + i * 3600, 'unixepoch'), CASE WHEN i % 5 > 0 THEN datetime(1764000000 + (i - %d) * 3600,"
                + " 'unixepoch') END, i FROM n";
        String url = create("sqlite", drafts, rows.replace("%d", "2"));
        String told =
                "'post_date' of table 'posts' is read as UTC, but 'post_date_gmt' beside it is another time; set jdbc.zone to the"
                        + " zone that 'post_date' is of, or table.posts.time = post_date_gmt";
        assertThat(pasted(url, "posts.comments", Map.of())).contains("[0,1764000000000]", told);
        assertThat(pasted(url, "posts.comments", Map.of("jdbc.zone", "Europe/Berlin")))
                .doesNotContain("another time");
        assertThat(pasted(url, "posts.comments", Map.of("table.posts.time", "post_date_gmt")))
                .doesNotContain("another time");
    }

    @Test
    void query_aTimeThatIsUtcAsTheOneBesideIt_isNotDoubted() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE posts (post_date TEXT, post_date_gmt TEXT, comments INTEGER)",
                "INSERT INTO posts WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 29)"
                        + " SELECT datetime(1764000000 + i * 3600, 'unixepoch'),"
                        + " CASE WHEN i % 5 > 0 THEN datetime(1764000000 + i * 3600, 'unixepoch') END, i FROM n");
        assertThat(pasted(url, "posts.comments", Map.of())).doesNotContain("another time");
    }

    /** What is a midnight in UTC is no day of the same in local time. */
    @Test
    void query_aTimeInUtcThatIsAlwaysMidnight_isTakenAllTheSame() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE walks (start_time_local TEXT, start_time_gmt TEXT, distance INTEGER)",
                "INSERT INTO walks WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 59) SELECT"
                        + " datetime(1763942400 + i * 86400 + 3600 + (i > 9) * 3600, 'unixepoch'),"
                        + " datetime(1763942400 + i * 86400, 'unixepoch'), i FROM n");
        assertThat(pasted(url, "walks.distance", Map.of()))
                .contains("[[0,1763942400000],[1,1764028800000],")
                .doesNotContain("could be");
    }
}
