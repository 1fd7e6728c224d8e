// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided about tables as applications have them: what is no time, what is no label, and what has to be said. */
class DecisionsTest {
    private static final TimeRange ALL =
            TimeRange.between(Instant.parse("1990-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

    /** 2026-11-01T00:00:00Z, in seconds. */
    private static final String START = "1793491200";

    @TempDir
    Path folder;

    /** Makes the only tables there are; {@code COUNT(n)} stands for the numbers 0 to n-1 as {@code i}. */
    private JdbcDataSource create(String... statements) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("decisions.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(
                        sql.replaceAll(
                                "COUNT\\((\\d+)\\)",
                                "(WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < $1 - 1) SELECT i FROM c)"));
            }
            connection.commit();
        }
        return JdbcDataSource.builder(url).build();
    }

    private static Map<String, Object> decided(JdbcDataSource source, String table) throws Exception {
        Map<String, Object> all = Json.object(Json.parse(source.explain().toJson()));
        for (Object one : Json.list(all.get("tables"))) {
            if (Json.object(one).get("table").equals(table)) {
                return Json.object(one);
            }
        }
        throw new AssertionError("no table " + table + " in " + all);
    }

    private static List<String> notices(JdbcDataSource source, String target) throws Exception {
        List<String> notices = new ArrayList<>();
        for (Frame frame :
                source.query(Query.of(target, ALL).maxDataPoints(100_000).build())) {
            frame.notices().forEach(notice -> notices.add(notice.text()));
        }
        return notices;
    }

    @Test
    void time_numbersThatCountSomethingElse_areNoneWhileATimeIsThere() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE gestures (gestureId TEXT, elapsedTimeMillis INTEGER, creationTimestampMillis INTEGER, w REAL)",
                "INSERT INTO gestures SELECT 'g' || i, i * 37 % 2600, (" + START
                        + " + i * 60) * 1000, i FROM COUNT(150)",
                "CREATE TABLE probes (probe INTEGER, last_value REAL, last_read TEXT)",
                "INSERT INTO probes SELECT i, 20.5 + i, '2026-11-0' || (i + 1) || ' 10:00:00' FROM COUNT(4)",
                "CREATE TABLE alarms (weekday TEXT, day TEXT, stored_at TEXT, v REAL)",
                "INSERT INTO alarms SELECT 'x', 'Monday', '2026-11-01 10:' || (10 + i) || ':00', i FROM COUNT(40)",
                "CREATE TABLE flags (is_updated INTEGER, event_url TEXT, time_zone TEXT, seen_at INTEGER, v REAL)",
                "INSERT INTO flags SELECT i % 2, 'http://a/' || i, 'UTC', " + START + " + i * 60, i FROM COUNT(40)")) {
            assertThat(decided(source, "gestures")).containsEntry("time", "creationTimestampMillis");
            assertThat(decided(source, "probes")).containsEntry("time", "last_read");
            assertThat(decided(source, "alarms")).containsEntry("time", "stored_at");
            assertThat(decided(source, "flags")).containsEntry("time", "seen_at");
        }
    }

    @Test
    void time_numbersOfAnEpochToBeSet_areAskedForAllTheSame() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE visits (visit_time INTEGER, created_at INTEGER, pages INTEGER)",
                "INSERT INTO visits SELECT 13437000000000000 + i * 60000000, " + START
                        + " + i * 60, i FROM COUNT(40)")) {
            Map<String, Object> visits = decided(source, "visits");
            assertThat(visits).containsEntry("shown", false);
            assertThat(visits.get("advice"))
                    .asString()
                    .contains("table.visits.time = visit_time", "table.visits.time-format = webkit-us");
        }
    }

    @Test
    void time_mostlyZeros_isAsGoodAsEmpty() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE friends (name TEXT, requestTime INTEGER, lastLocalLoginTime INTEGER, distance REAL)",
                "INSERT INTO friends SELECT 'f' || i, CASE WHEN i % 11 = 0 THEN (" + START
                        + " + i) * 1000 ELSE 0 END, (" + START + " + i * 60) * 1000, i FROM COUNT(60)",
                "CREATE TABLE half (signed_time INTEGER, created INTEGER, v REAL)",
                "INSERT INTO half SELECT CASE WHEN i % 5 < 2 THEN NULL ELSE " + START + " + i * 61 % 977 END, " + START
                        + " + i * 60, i FROM COUNT(90)")) {
            assertThat(decided(source, "friends")).containsEntry("time", "lastLocalLoginTime");
            assertThat(decided(source, "half")).containsEntry("time", "created");
        }
    }

    @Test
    void time_nothingButZerosOrBlanks_isLookedAtAgainLater() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE stickers (sticker INTEGER, last_used INTEGER)",
                "INSERT INTO stickers SELECT i, 0 FROM COUNT(30)",
                "CREATE TABLE people (id INTEGER, date_of_entry TEXT)",
                "INSERT INTO people SELECT i, '' FROM COUNT(5)")) {
            assertThat(decided(source, "stickers").get("reason"))
                    .asString()
                    .contains("all of its numbers stand for no time, such as 0")
                    .contains("it is looked at again when there are rows")
                    .doesNotContain("…");
            assertThat(decided(source, "people").get("reason")).asString().contains("it has no values yet");
        }
    }

    @Test
    void time_idsWithATimeInThem_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE pages (_id INTEGER PRIMARY KEY, moment_id INTEGER, tweet_id INTEGER, page_number INTEGER)",
                "INSERT INTO pages SELECT i, 672134336620072960 + i / 7 * 40000000000, 672149176327639040 + i * 900000000, i % 7"
                        + " FROM COUNT(120)")) {
            assertThat(decided(source, "pages").get("reason")).asString().contains("no column looks like a time");
        }
    }

    @Test
    void time_nameInCapitalsWithoutAnythingBetweenItsWords_isKnownWithItsAdvice() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZFIRSTPICKUPDATE TIMESTAMP, ZSTARTDATE TIMESTAMP,"
                        + " ZLASTINCOMINGMESSAGEDATE TIMESTAMP, ZDURATION FLOAT)",
                "INSERT INTO ZCALLRECORD SELECT i, CASE WHEN i % 3 = 0 THEN 780000000.5 + i * 61 END, 780000000.5 + i * 60,"
                        + " CASE WHEN i % 4 = 0 THEN 780000000.5 END, i FROM COUNT(50)",
                "CREATE TABLE ZCONTACT (Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP, ZLASTINCOMINGSENDERDATE TIMESTAMP)",
                "INSERT INTO ZCONTACT SELECT i, NULL, 779200000.0 + i * 3600 FROM COUNT(5)")) {
            Map<String, Object> calls = decided(source, "ZCALLRECORD");
            assertThat(Json.list(calls.get("advice")).subList(0, 2))
                    .asString()
                    .contains("table.ZCALLRECORD.time = ZSTARTDATE", "table.ZCALLRECORD.time-format = apple-s");
            assertThat(decided(source, "ZCONTACT").get("advice"))
                    .asString()
                    .contains("table.ZCONTACT.time = ZLASTINCOMINGSENDERDATE");
        }
    }

    @Test
    void time_severalThatAreOpen_adviceBeginsWithTheBest() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE downloads (expires_utc INTEGER, creation_utc INTEGER, last_access_utc INTEGER, bytes INTEGER)",
                "INSERT INTO downloads SELECT 13441000000000000 + i, 13437000000000000 + i * 60000000,"
                        + " 13437000100000000 + i * 60000000, i FROM COUNT(40)")) {
            assertThat(Json.list(decided(source, "downloads").get("advice")).get(0))
                    .isEqualTo("table.downloads.time = creation_utc");
        }
    }

    @Test
    void rows_withoutATime_areCounted() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE photos (taken_on TEXT, size INTEGER)",
                "INSERT INTO photos SELECT CASE WHEN i % 3 = 0 THEN '2026-11-0' || (1 + i / 10) || ' 12:00:0' || (i % 10) END, i"
                        + " FROM COUNT(60)",
                "CREATE TABLE pulse (timestamp INTEGER, bpm INTEGER)",
                "INSERT INTO pulse SELECT CASE WHEN i BETWEEN 440 AND 645 THEN 0 ELSE " + START + " + i END, i"
                        + " FROM COUNT(1400)")) {
            assertThat(notices(source, "photos.size"))
                    .asString()
                    .contains("40 of the 60 rows of table 'photos' are left out");
            // They lie neither at the beginning nor at the end nor in the middle.
            assertThat(notices(source, "pulse.bpm"))
                    .asString()
                    .containsPattern(
                            "206 of the 1,400 rows of table 'pulse' are left out, because their 'timestamp' is no time");
        }
    }

    @Test
    void labels_columnsOfNothingButBlanks_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE calls (date INTEGER, name TEXT, location TEXT, source_package TEXT, topic TEXT, duration INTEGER)",
                "INSERT INTO calls SELECT " + START + " + i * 60, 'p' || (i % 3), NULL, '', ' ', i FROM COUNT(30)",
                "CREATE TABLE states (changed TEXT, StrParam1 TEXT, StrParam2 TEXT, level INTEGER)",
                "INSERT INTO states SELECT '2026-11-01 10:00:' || (10 + i / 2), '', '', i FROM COUNT(40)")) {
            assertThat(decided(source, "calls")).containsEntry("labels", List.of("name"));
            assertThat(decided(source, "states")).containsEntry("labels", List.of());
        }
    }

    @Test
    void labels_namesOfNearlyEveryRowThatMakeNothingUnique_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE users (_id INTEGER PRIMARY KEY, joined_at INTEGER, name TEXT, city TEXT, followers INTEGER)",
                "INSERT INTO users SELECT i, " + START
                        + " + i / 3 * 60, 'n' || (i / 2), 'c' || (i / 2 % 140), i FROM COUNT(300)")) {
            assertThat(notices(source, "users.followers")).asString().contains("so that lines may be mixed up");
            assertThat(decided(source, "users")).containsEntry("labels", List.of());
        }
    }

    @Test
    void labels_idsThatAreOneLine_areTold() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE activities (ts REAL, activity_id INTEGER, bundleId TEXT, State INTEGER)",
                "INSERT INTO activities SELECT " + START
                        + ".25 + i * 10, i / 50, 'b' || (i % 90 / 2), i % 3 FROM COUNT(250)",
                "CREATE TABLE posts (date INTEGER, source TEXT, userId INTEGER, likes INTEGER)",
                "INSERT INTO posts SELECT " + START + " + i * 60, 's' || (i * 7 % 60), i / 8, i FROM COUNT(64)",
                "CREATE TABLE ranks (ts INTEGER, packageName TEXT, sourceId INTEGER, rank INTEGER)",
                "INSERT INTO ranks SELECT " + START + " + i / 3 * 60, 'p' || (i / 3 % 9), i % 3, i FROM COUNT(270)")) {
            assertThat(notices(source, "activities.State")).asString().contains("activity_id", "are one line");
            assertThat(notices(source, "posts.likes"))
                    .asString()
                    .contains("rows of different [source, userId] are one line");
            assertThat(notices(source, "ranks.rank"))
                    .asString()
                    .contains("rows of different [packageName] are one line");
        }
    }

    /** What is never there tells no lines apart. */
    @Test
    void labels_timesRepeatBesideAnEmptyColumn_doNotOfferIt() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE readings (at INTEGER, spare TEXT, remark TEXT, n INTEGER)",
                "INSERT INTO readings SELECT " + START
                        + " + i / 2 * 60, NULL, CASE WHEN i % 3 > 0 THEN 'word ' || i END, i * 7 % 13 FROM COUNT(200)")) {
            assertThat(decided(source, "readings").get("remarks"))
                    .asString()
                    .contains("set table.readings.labels to the columns that tell them apart, of [remark, n]");
        }
    }

    @Test
    void time_namesWithAWordInPassing_areNoneUnlessTheirValuesAreTimes() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE chats (last_handle TEXT, captionsOn INTEGER, next_offset REAL, style INTEGER)",
                "INSERT INTO chats SELECT '+49151' || (1000 + i), 1, i * 0.5, 45 FROM COUNT(7)",
                "CREATE TABLE runs (last_run TEXT, style INTEGER)",
                "INSERT INTO runs SELECT '2026-11-01 10:00:0' || i, i FROM COUNT(7)",
                "CREATE TABLE marks (timeInSeconds REAL, totalTimeInSeconds REAL)",
                "INSERT INTO marks SELECT 718.5 + i, 3370.5 FROM COUNT(4)")) {
            assertThat(decided(source, "chats").get("reason"))
                    .asString()
                    .startsWith("no column looks like a time; if one is, write SQL");
            assertThat(decided(source, "runs")).containsEntry("time", "last_run");
            assertThat(decided(source, "marks").get("reason"))
                    .asString()
                    .startsWith(
                            "no column looks like a time: 'timeInSeconds' is called like one, but its newest number, 721.5, is no time");
        }
    }

    @Test
    void time_fewNumbersOfWhichOneIsAbsurd_areAskedForInTheFormatOfTheOthers() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE posts (timestamp INTEGER, length INTEGER)",
                "INSERT INTO posts SELECT CASE WHEN i = 9 THEN 13727168620 ELSE " + START
                        + " + i * 60 END, i FROM COUNT(15)")) {
            assertThat(decided(source, "posts").get("advice"))
                    .asString()
                    .contains("table.posts.time = timestamp", "table.posts.time-format = epoch-s");
        }
    }

    @Test
    void time_dateAndTimeOfDayInAPattern_areAskedForTogether() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE werte (Datum TEXT, Uhrzeit TEXT, v REAL)",
                "INSERT INTO werte SELECT '0' || (1 + i / 20) || '.11.2026', printf('%02d:30', i % 20), i FROM COUNT(60)")) {
            assertThat(decided(source, "werte").get("advice"))
                    .isEqualTo(List.of(
                            "table.werte.time = Datum + Uhrzeit", "table.werte.time-format = dd.MM.yyyy HH:mm"));
        }
        Map<String, String> settings = Map.of(
                "jdbc.url",
                "jdbc:sqlite:" + folder.resolve("decisions.db"),
                "table.werte.time",
                "Datum + Uhrzeit",
                "table.werte.time-format",
                "dd.MM.yyyy HH:mm");
        try (JdbcDataSource source = JdbcDataSource.of(settings)) {
            Query query = Query.of("werte.v", ALL).maxDataPoints(100_000).build();
            assertThat(Points.of(source, query)).hasSize(60);
            assertThat(Points.of(source, query).get(21).epochMillis())
                    .isEqualTo(Instant.parse("2026-11-02T01:30:00Z").toEpochMilli());
        }
    }

    @Test
    void time_zonesBesideIt_areToldAndNoLabels() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE stays (at TEXT, tz TEXT, v REAL)",
                "INSERT INTO stays SELECT '2026-11-01 10:00:' || (10 + i), CASE i % 2 WHEN 0 THEN 'UTC' ELSE 'Asia/Tokyo' END, i"
                        + " FROM COUNT(40)",
                "CREATE TABLE there (at TEXT, zone TEXT, v REAL)",
                "INSERT INTO there SELECT '2026-11-01 10:00:' || (10 + i), 'Asia/Tokyo', i FROM COUNT(40)",
                "CREATE TABLE here (at TEXT, zone TEXT, v REAL)",
                "INSERT INTO here SELECT '2026-11-01 10:00:' || (10 + i), 'UTC', i FROM COUNT(40)")) {
            assertThat(decided(source, "stays")).containsEntry("labels", List.of());
            assertThat(notices(source, "stays.v"))
                    .asString()
                    .contains("'tz' beside 'at' names [Asia/Tokyo]", "metric.<name>.sql");
            assertThat(notices(source, "there.v")).asString().contains("set jdbc.zone to that");
            assertThat(notices(source, "here.v")).isEmpty();
        }
    }

    @Test
    void labels_whatDividesTheDayOrTheSecond_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE daily (day TEXT, second_of_day INTEGER, v REAL)",
                "INSERT INTO daily SELECT '2026-11-0' || (1 + i / 24), i % 24 * 3600, i FROM COUNT(72)",
                "CREATE TABLE fast (ts INTEGER, nsec INTEGER, v REAL)",
                "INSERT INTO fast SELECT " + START + " + i / 4, i % 4 * 250000000, i FROM COUNT(200)")) {
            assertThat(decided(source, "daily")).containsEntry("labels", List.of());
            assertThat(notices(source, "daily.v")).asString().contains("[second_of_day] climbs within each 'day'");
            assertThat(decided(source, "fast")).containsEntry("labels", List.of());
            assertThat(notices(source, "fast.v")).asString().contains("so that lines may be mixed up");
        }
    }

    @Test
    void labels_whatIsCurrent_isNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE wifi (timestamp INTEGER, CurrentChannel INTEGER, activeServer TEXT, rssi INTEGER)",
                "INSERT INTO wifi SELECT " + START
                        + " + i * 30, CASE WHEN i / 9 % 2 = 0 THEN 6 ELSE 11 END, 's' || (i / 40), -40 - i % 20"
                        + " FROM COUNT(200)")) {
            assertThat(decided(source, "wifi")).containsEntry("labels", List.of());
        }
    }

    @Test
    void time_plainNameBesideOneThatIsLogged_isANearTieAtLeast() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE wakes (id INTEGER PRIMARY KEY, timestamp REAL, timestampLogged REAL, state INTEGER)",
                "INSERT INTO wakes SELECT i, " + START + " + i * 60 - i % 2 * 90.5, " + START
                        + " + i * 60, i % 4 FROM COUNT(200)")) {
            assertThat(notices(source, "wakes.state")).asString().contains("but it could be [timestamp");
        }
    }

    @Test
    void series_idsAndNamesThatAreDigits_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE devices (id INTEGER, DeviceID TEXT, number_of INTEGER, updated TEXT, phone_id TEXT, pid INTEGER, v REAL)",
                "INSERT INTO devices SELECT i, '000010' || i, i, '2026-11-01 10:00:' || (10 + i), '+1555' || (1000000 + i), 40 + i % 3,"
                        + " i FROM COUNT(30)")) {
            assertThat(Json.list(decided(source, "devices").get("series")))
                    .containsExactlyInAnyOrder("devices.number_of", "devices.v");
        }
    }

    @Test
    void series_moreThanThereMayBe_refusalNamesLabelsAndSetting() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE services (ts INTEGER, LaunchdName TEXT, cpu REAL, PRIMARY KEY (LaunchdName, ts))",
                "INSERT INTO services SELECT " + START + " + i / 150 * 60, 'svc' || (i % 150), i FROM COUNT(900)")) {
            Query query = Query.of("services.cpu", ALL).build();
            assertThatThrownBy(() -> source.query(query))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageContaining(
                            "one for each LaunchdName, and jdbc.max-series is 100; filter by LaunchdName, such as")
                    .hasMessageContaining("table.services.labels");
        }
    }

    /** An old application wrote its schema in Latin-1. */
    @Test
    void columns_nameThatIsNotUtf8_isToldAndHidesNoOther() throws Exception {
        String sql = "CREATE TABLE tanks (ts INTEGER, \"f\u00fcllung\" REAL, level REAL)";
        String hex = HexFormat.of().formatHex(sql.getBytes(StandardCharsets.ISO_8859_1));
        try (Logged logged = new Logged();
                JdbcDataSource source = create(
                        "CREATE TABLE tanks (ts INTEGER, f REAL, level REAL)",
                        "INSERT INTO tanks SELECT " + START + " + i * 60, i, i FROM COUNT(30)",
                        "PRAGMA writable_schema = ON",
                        "UPDATE sqlite_master SET sql = CAST(X'" + hex + "' AS TEXT) WHERE name = 'tanks'")) {
            assertThat(decided(source, "tanks")).containsEntry("series", List.of("tanks.level"));
            assertThat(logged.text())
                    .contains("of table 'tanks' is left out: its name is not UTF-8; rename it, or query a view");
        }
    }

    @Test
    void metrics_moreThanAThousand_areAllThere() throws Exception {
        String[] tables = IntStream.range(0, 11)
                .mapToObj(table -> "CREATE TABLE wide" + table + " (ts INTEGER"
                        + IntStream.range(0, 100)
                                .mapToObj(i -> ", m" + i + " REAL")
                                .collect(Collectors.joining()) + ")")
                .toArray(String[]::new);
        String[] rows = IntStream.range(0, 11)
                .mapToObj(table -> "INSERT INTO wide" + table + " (ts, m0) VALUES (" + START + ", 1.5)")
                .toArray(String[]::new);
        try (JdbcDataSource source =
                create(Stream.concat(Stream.of(tables), Stream.of(rows)).toArray(String[]::new))) {
            assertThat(source.metrics()).hasSizeGreaterThanOrEqualTo(1_100);
            assertThat(notices(source, "wide10.m99")).isEmpty();
        }
    }

    @Test
    void time_datesThatNoNameTells_areOfferedWithTheirPattern() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE umsaetze (Buchungstag TEXT, Wertstellung TEXT, Zweck TEXT, Betrag REAL)",
                "INSERT INTO umsaetze SELECT (10 + i) || '.11.2025', (11 + i) || '.11.2025', 'Zweck ' || i, i FROM COUNT(15)")) {
            assertThat(source.explain().toProperties())
                    .contains(
                            "'Buchungstag' holds times, because its text, such as '24.11.2025', is a date, but its name does not say",
                            "# table.umsaetze.time = Buchungstag",
                            "# table.umsaetze.time-format = dd.MM.yyyy")
                    .doesNotContain("# table.umsaetze.time = Wertstellung");
        }
    }

    @Test
    void time_calledT_isTakenAndUsedAloneIsNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE disk (used INTEGER, t REAL, mount TEXT)",
                "INSERT INTO disk SELECT 14000 + i, " + START
                        + " + i / 2 * 60, CASE i % 2 WHEN 0 THEN '/' ELSE '/home' END FROM COUNT(60)")) {
            assertThat(decided(source, "disk")).containsEntry("time", "t");
            assertThat(Json.list(decided(source, "disk").get("series"))).containsExactly("disk.used");
            assertThat(Json.list(decided(source, "disk").get("labels"))).containsExactly("mount");
        }
    }

    @Test
    void labels_textThatIsMostlyAnother_isNoneWhereNothingMakesTimesUnique() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE tx (booked TEXT, account TEXT, payee TEXT, amount REAL)",
                "INSERT INTO tx SELECT date(" + START
                        + " + i / 8 * 86400, 'unixepoch'), CASE i % 5 WHEN 0 THEN 'giro' ELSE 'save' END,"
                        + " CASE i % 4 WHEN 0 THEN 'shop ' || i ELSE 'rent' END, i FROM COUNT(240)")) {
            assertThat(Json.list(decided(source, "tx").get("labels"))).containsExactly("account");
            assertThat(notices(source, "tx.amount"))
                    .asString()
                    .contains("have the same 'booked' and [account] as another");
        }
    }

    @Test
    void series_numbersOfTelephones_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE calls (date INTEGER, number TEXT, duration INTEGER)",
                "INSERT INTO calls SELECT (" + START
                        + " + i * 600) * 1000, '+491701234' || (100 + i % 7), i FROM COUNT(60)")) {
            assertThat(Json.list(decided(source, "calls").get("series"))).containsExactly("calls.duration");
        }
    }

    @Test
    void labels_targetsThatTakeTurns_areSeriesAndNoNumbersInWords() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE ping (at INTEGER, target TEXT, rtt REAL)",
                "INSERT INTO ping SELECT " + START
                        + " + i, CASE i % 3 WHEN 0 THEN '8.8.8.8' WHEN 1 THEN '1.1.1.1' ELSE 'router' END, i FROM COUNT(300)",
                "CREATE TABLE builds (at INTEGER, version TEXT, seconds REAL)",
                "INSERT INTO builds SELECT " + START + " + i, '1.' || (i / 9) || '.' || (i % 9), i FROM COUNT(90)")) {
            assertThat(Json.list(decided(source, "ping").get("labels"))).containsExactly("target");
            assertThat(source.explain().toProperties()).doesNotContain("is not drawn");
        }
    }

    @Test
    void labels_namesOfNearlyEveryRow_areNoneWhereNothingMakesTimesUnique() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE users (created INTEGER, name TEXT, location TEXT, weight REAL)",
                "INSERT INTO users SELECT " + START + " + i / 6 * 60, 'name ' || CASE i % 3 WHEN 0 THEN i ELSE 0 END,"
                        + " CASE i % 2 WHEN 0 THEN 'here' ELSE 'there' END, i FROM COUNT(300)")) {
            assertThat(Json.list(decided(source, "users").get("labels"))).containsExactly("location");
        }
    }

    @Test
    void labels_uniqueTimesThatCouldBeMeantOtherwise_areToldOnThePanel() throws Exception {
        try (JdbcDataSource source = create(
                // A text that is called like nothing in particular.
                "CREATE TABLE spending (time INTEGER, flavour TEXT, eur REAL)",
                "INSERT INTO spending SELECT " + START + " + i * 60, 'shop ' || (i / 2 % 4), i FROM COUNT(40)",
                // A place that stays: it may as well be where the one phone was.
                "CREATE TABLE phone (time INTEGER, location TEXT, battery REAL)",
                "INSERT INTO phone SELECT " + START + " + i * 60, 'place ' || (i / 20 % 2), i FROM COUNT(80)",
                // Numbers and states that are read in turn.
                "CREATE TABLE pins (time INTEGER, pin INTEGER, volt REAL)",
                "INSERT INTO pins SELECT " + START + " + i * 60, 2 + i % 3, i FROM COUNT(40)",
                "CREATE TABLE sides (time INTEGER, indoor INTEGER, celsius REAL)",
                "INSERT INTO sides SELECT " + START + " + i * 60, i % 2, i FROM COUNT(40)",
                // In no order, and one after the other over the same days.
                "CREATE TABLE fuel (time INTEGER, car INTEGER, litres REAL)",
                "INSERT INTO fuel SELECT " + START + " + i * 60, 1 + i * i % 7 % 3, i FROM COUNT(60)",
                "CREATE TABLE lake (time INTEGER, depth REAL, celsius REAL)",
                "INSERT INTO lake SELECT " + START + " + i * 60, 0.5 * (1 + i * i % 7 % 3), i FROM COUNT(60)",
                "CREATE TABLE feet (time INTEGER, is_left BOOLEAN, newton REAL)",
                "INSERT INTO feet SELECT " + START + " + i * 60, i * i % 7 % 2, i FROM COUNT(60)",
                "CREATE TABLE scale (time INTEGER, owner TEXT, kg REAL)",
                "INSERT INTO scale SELECT " + START + " + i * 60, CAST(151 + i * i % 7 % 3 AS TEXT), i FROM COUNT(60)",
                "CREATE TABLE boards (time INTEGER, board INTEGER, v REAL)",
                "INSERT INTO boards SELECT " + START + " + i % 30 * 60 + i / 30, 1 + i / 30, i FROM COUNT(60)",
                "CREATE TABLE levels (time INTEGER, level TEXT, mm REAL)",
                "INSERT INTO levels SELECT " + START
                        + " + i * 60, CASE i % 2 WHEN 0 THEN 'upper' ELSE 'lower' END, i FROM COUNT(40)")) {
            assertThat(notices(source, "spending.eur"))
                    .asString()
                    .contains(
                            "[flavour] are one line",
                            "if they are not, set table.spending.labels = flavour; if they are one, set table.spending.labels =");
            assertThat(notices(source, "phone.battery"))
                    .asString()
                    .contains("[location] is a line of its own", "set table.phone.labels =");
            assertThat(notices(source, "pins.volt"))
                    .asString()
                    .contains("[pin] are one line", "set table.pins.labels = pin;");
            assertThat(notices(source, "sides.celsius")).asString().contains("[indoor] are one line");
            assertThat(notices(source, "levels.mm")).asString().contains("[level] are one line");
            assertThat(notices(source, "fuel.litres")).asString().contains("[car] are one line");
            assertThat(notices(source, "lake.celsius")).asString().contains("[depth] are one line");
            assertThat(notices(source, "feet.newton")).asString().contains("[is_left] are one line");
            assertThat(notices(source, "scale.kg")).asString().contains("[owner] are one line");
            assertThat(notices(source, "boards.v")).asString().contains("[board] are one line");
        }
    }

    /** Parts of a day as people write them: as labels they would cut a line into as many as there are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "printf('HE%02d', 1 + i % 24)",
                "'P' || (1 + i % 24)",
                "'Hour ' || (i % 24)",
                "printf('%02dh00', i % 24)",
                "printf('%02d:00:00Z', i % 24)",
                "printf('%02d:00:00+01:00', i % 24)",
                "printf('0 days %02d:00:00', i % 24)"
            })
    void labels_textsThatArePartsOfADay_areDoubted(String part) throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE meter (date TEXT, period TEXT, kwh REAL)",
                "INSERT INTO meter SELECT date('2026-10-01', '+' || (i / 24) || ' days'), " + part
                        + ", i FROM COUNT(240)")) {
            assertThat(notices(source, "meter.kwh")).asString().contains("[period] climbs within each 'date'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"direction, 'out', 'in'", "mode, 'eco', 'boost'", "data_type, 5, 7", "kind, 1, 2"})
    void labels_kindsThatChangeOften_mayBeSeveralLines(String name, String first, String second) throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE health (ts INTEGER, " + name + ", quantity REAL)",
                "INSERT INTO health SELECT " + START + " + i * 60, CASE i * i % 7 % 2 WHEN 0 THEN " + first + " ELSE "
                        + second + " END, i FROM COUNT(60)")) {
            assertThat(notices(source, "health.quantity"))
                    .asString()
                    .contains("rows of different [" + name + "] are one line");
        }
    }

    /** Where one car was filled up, and with whom; sensors are in turn, or are called so. */
    @Test
    void labels_uniqueTimesAndPlacesInAnyOrder_mayBeOneLine() throws Exception {
        String values = START + " + i * 86400, '#' || (i * i % 7 % 4), i FROM COUNT(40)";
        try (JdbcDataSource source = create(
                "CREATE TABLE fuel (day INTEGER, station TEXT, litres REAL)",
                "INSERT INTO fuel SELECT " + values,
                "CREATE TABLE ledger (booked_at INTEGER PRIMARY KEY, customerName TEXT, balance REAL)",
                "INSERT INTO ledger SELECT " + values,
                "CREATE TABLE bees (time INTEGER, sensor TEXT, kg REAL)",
                "INSERT INTO bees SELECT " + values,
                "CREATE TABLE gauges (time INTEGER, station TEXT, cm REAL)",
                "INSERT INTO gauges SELECT " + START + " + i * 60, '#' || (i % 4), i FROM COUNT(40)")) {
            assertThat(notices(source, "fuel.litres"))
                    .asString()
                    .contains(
                            "each of [station] is a line of its own",
                            "if one thing was measured there, one after the other, set table.fuel.labels =");
            assertThat(notices(source, "ledger.balance")).asString().contains("set table.ledger.labels =");
            assertThat(notices(source, "bees.kg")).isEmpty();
            assertThat(notices(source, "gauges.cm")).isEmpty();
            assertThat(Json.list(decided(source, "gauges").get("labels"))).containsExactly("station");
        }
    }

    @Test
    void labels_uniqueTimesThatAreOneLine_areNotDoubted() throws Exception {
        try (JdbcDataSource source = create(
                // Of the only number there is nothing to draw if it is a label.
                "CREATE TABLE laps (time INTEGER, speed INTEGER)",
                "INSERT INTO laps SELECT " + START + " + i * 60, 40 + i % 3 FROM COUNT(60)",
                "CREATE TABLE night (time INTEGER, hrv_status TEXT, hrv REAL)",
                "INSERT INTO night SELECT " + START
                        + " + i * 60, CASE i / 7 % 2 WHEN 0 THEN 'LOW' ELSE 'HIGH' END, i FROM COUNT(40)",
                "CREATE TABLE visitors (time INTEGER, people INTEGER, temperature REAL)",
                "INSERT INTO visitors SELECT " + START + " + i * 60, i * 7 % 31, i FROM COUNT(60)",
                "CREATE TABLE ping (time INTEGER PRIMARY KEY, flavour TEXT, ms REAL)",
                "INSERT INTO ping SELECT " + START + " + i * 60, 'shop ' || (i / 2 % 4), i FROM COUNT(40)")) {
            assertThat(notices(source, "laps.speed")).isEmpty();
            assertThat(notices(source, "night.hrv")).isEmpty();
            assertThat(notices(source, "visitors.temperature")).isEmpty();
            assertThat(notices(source, "ping.ms")).isEmpty();
        }
    }

    /** As Home Assistant's states: one stands still while nothing changes, the other is the row's. */
    @ParameterizedTest
    @ValueSource(strings = {"last_updated", "last_checked", "last_reported", "last_seen"})
    void time_ofAState_isTheOneOfEachRow(String ofRow) throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE states (state_id INTEGER PRIMARY KEY, state REAL, last_changed_ts REAL, " + ofRow
                        + "_ts REAL)",
                "INSERT INTO states SELECT i, i / 7, " + START + " + i / 7 * 420.0, " + START
                        + " + i * 60.0 FROM COUNT(200)",
                "CREATE TABLE turned (changed_at INTEGER, " + ofRow + " INTEGER, v REAL)",
                "INSERT INTO turned SELECT " + START + " + i * 60, " + START + " + i / 7 * 420, i FROM COUNT(200)")) {
            assertThat(decided(source, "states")).containsEntry("time", ofRow + "_ts");
            assertThat(notices(source, "states.state")).isEmpty();
            assertThat(decided(source, "turned")).containsEntry("time", "changed_at");
        }
    }

    @Test
    void time_localAndStillToCome_isOfAnotherZone() throws Exception {
        String insert =
                "INSERT INTO #table SELECT strftime('%Y-%m-%d %H:%M:%S', 'now', '#off hours', '-' || (39 - i) || ' minutes'), i"
                        + " FROM COUNT(40)";
        String[] statements = Stream.of("ahead:+2", "utc:+0", "behind:-5", "far:+40", "forecast:+2")
                .flatMap(table -> Stream.of(
                        "CREATE TABLE #table (at TEXT, v REAL)".replace("#table", table.split(":")[0]),
                        insert.replace("#table", table.split(":")[0]).replace("#off", table.split(":")[1])))
                .toArray(String[]::new);
        try (JdbcDataSource source = create(statements)) {
            assertThat(notices(source, "ahead.v"))
                    .hasSize(1)
                    .asString()
                    .contains(
                            "times of table 'ahead' are still to come, up to 2 h from now",
                            "read as UTC; set jdbc.zone to the zone that 'at' is of");
            for (String table : List.of("utc", "behind", "far", "forecast")) {
                assertThat(notices(source, table + ".v")).as(table).isEmpty();
            }
            assertThat(source.explain().toProperties()).contains("\n# jdbc.zone = UTC\n");
        }
        for (String zone : List.of("UTC", "Etc/GMT-2")) {
            try (JdbcDataSource source = JdbcDataSource.of(
                    Map.of("jdbc.url", "jdbc:sqlite:" + folder.resolve("decisions.db"), "jdbc.zone", zone))) {
                assertThat(notices(source, "ahead.v")).as(zone).isEmpty();
                assertThat(source.explain().toProperties()).contains("\njdbc.zone = " + zone + "\n");
            }
        }
    }

    @Test
    void time_snowflakesOfToday_areNoNanosecondsOfLongAgo() throws Exception {
        long now = Instant.now().toEpochMilli();
        try (JdbcDataSource source = create(
                "CREATE TABLE chat (ts INTEGER, words INTEGER)",
                "INSERT INTO chat SELECT ((" + (now - 1_420_070_400_000L)
                        + " - (40 - i) * 61234) << 22) + 17 + i * 4099, i FROM COUNT(40)",
                "CREATE TABLE snow (id INTEGER, likes INTEGER)",
                "INSERT INTO snow SELECT ts, words FROM chat",
                // Nanoseconds of the same years, as clocks count them.
                "CREATE TABLE old (ts INTEGER, words INTEGER)",
                "INSERT INTO old SELECT 1564000000000000000 + i * 60000001000, i FROM COUNT(40)")) {
            assertThat(source.explain().toProperties())
                    .contains(
                            "table chat is not shown",
                            "as snowflake ids",
                            "SELECT (`ts` / 4194304) + 1420070400000 AS `time`",
                            "SELECT (`id` / 4194304) + 1420070400000 AS `time`");
            assertThat(source.metrics())
                    .extracting(Metric::name)
                    .contains("old.words")
                    .doesNotContain("chat.words");
        }
    }

    @Test
    void time_whatWouldBeAnotherTimeToOthers_isToldOnThePanel() throws Exception {
        long now = Instant.now().getEpochSecond();
        try (JdbcDataSource source = create(
                "CREATE TABLE track (time INTEGER, speed REAL)",
                "INSERT INTO track SELECT " + (now - 315_964_800 + 18 - 4000) + " + i * 60, i FROM COUNT(40)",
                "CREATE TABLE ride (time INTEGER, watt REAL)",
                "INSERT INTO ride SELECT " + (now - 631_065_600 - 4000) + " + i * 60, i FROM COUNT(40)",
                "CREATE TABLE sleep (woke_at TEXT, utc_offset INTEGER, score REAL)",
                "INSERT INTO sleep SELECT datetime(" + START + " + i * 86400, 'unixepoch'), 120, i FROM COUNT(40)",
                "CREATE TABLE both (time TEXT, v REAL)",
                "INSERT INTO both SELECT strftime('%Y-%m-%dT%H:%M:%S', " + START
                        + " + i * 60, 'unixepoch') || CASE WHEN i < 20 THEN 'Z' ELSE '' END, i FROM COUNT(40)",
                "CREATE TABLE logbook (time INTEGER, speed REAL)",
                "INSERT INTO logbook SELECT " + (now - 315_964_800 + 18 - 80 * 86_400)
                        + " + i * 60, i FROM COUNT(40)")) {
            assertThat(notices(source, "track.speed"))
                    .asString()
                    .contains("as GPS counts seconds", "set table.track.time-format to gps-s");
            assertThat(notices(source, "logbook.speed")).isEmpty();
            assertThat(notices(source, "ride.watt")).asString().contains("of Garmin's FIT", "add 631065600");
            assertThat(notices(source, "sleep.score"))
                    .asString()
                    .contains("'utc_offset' beside 'woke_at' holds offsets, such as 120");
            assertThat(notices(source, "both.v"))
                    .asString()
                    .contains("have no zone and are read as Z, others say theirs");
        }
    }

    @Test
    void time_hoursBesideADate_areKnownByTheirNumbers() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE tuketim (tarih TEXT, saat INTEGER, kwh REAL)",
                "INSERT INTO tuketim SELECT date('2026-10-01', '+' || (i / 24) || ' days'), i % 24, i FROM COUNT(96)",
                "CREATE TABLE market (day TEXT, slot INTEGER, price REAL, PRIMARY KEY (day, slot))",
                "INSERT INTO market SELECT date('2026-10-01', '+' || (i / 48) || ' days'), 1 + i % 48, i FROM COUNT(192)",
                "CREATE TABLE told (day TEXT, Std TEXT, price REAL)",
                "INSERT INTO told SELECT date('2026-10-01', '+' || (i / 24) || ' days'), printf('%02d:00 h', i % 24), i FROM COUNT(96)",
                "CREATE TABLE ships (ts INTEGER, mmsi INTEGER, name TEXT, knots REAL)",
                "INSERT INTO ships SELECT " + START
                        + " + i / 3 * 60, 205214890 + i % 3 * 1000, CASE i % 3 WHEN 0 THEN 'ELBE' END, i FROM COUNT(60)",
                "CREATE TABLE shops (day TEXT, branch INTEGER, eur REAL)",
                "INSERT INTO shops SELECT date('2026-10-01', '+' || (i / 5) || ' days'), 1 + i % 5, i FROM COUNT(60)")) {
            assertThat(source.explain().toProperties()).contains("tuketim.time = tarih + saat");
            assertThat(notices(source, "tuketim.kwh")).isEmpty();
            assertThat(notices(source, "market.price")).asString().contains("[slot] climbs within each 'day'");
            assertThat(notices(source, "told.price")).asString().contains("[Std] climbs within each 'day'");
            assertThat(notices(source, "ships.knots")).isEmpty();
            assertThat(notices(source, "shops.eur")).asString().doesNotContain("climbs");
        }
    }

    @Test
    void labels_aGuessOfManySeries_isNotRefusedForThem() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE friends (time INTEGER, name TEXT, posts INTEGER)",
                "INSERT INTO friends SELECT " + START + " + i / 50 * 60, 'n' || (i / 5 % 150), i FROM COUNT(1500)")) {
            assertThat(notices(source, "friends.posts"))
                    .asString()
                    .contains(
                            "have the same 'time'",
                            "set table.friends.labels to the columns that tell them apart, of [name, posts]");
        }
    }

    @Test
    void series_idsWrittenAsOneWord_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE points (trackid INTEGER, idsite INTEGER, time INTEGER, speed REAL, humid REAL)",
                "INSERT INTO points SELECT 1 + i / 30, 7, " + START + " + i, i, 50 + i % 7 FROM COUNT(120)")) {
            assertThat(decided(source, "points")).containsEntry("series", List.of("points.speed", "points.humid"));
            assertThat(notices(source, "points.speed"))
                    .asString()
                    .contains("rows of different [trackid] are one line", "set table.points.labels = trackid;");
        }
    }

    @Test
    void time_partsThatMayBeSomethingElse_areTakenWithAWord() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE cores (date TEXT, core INTEGER, load REAL)",
                "INSERT INTO cores SELECT date('2026-08-01', '+' || (i / 24) || ' days'), i % 24, i FROM COUNT(1200)",
                "CREATE TABLE games (date TEXT, hr INTEGER, hits INTEGER)",
                "INSERT INTO games SELECT date('2026-08-01', '+' || i || ' days'), i * 7 % 3, i % 5 FROM COUNT(90)",
                "CREATE TABLE ping (date TEXT, hour INTEGER, min INTEGER, max INTEGER)",
                "INSERT INTO ping SELECT date('2026-08-01', '+' || (i / 24) || ' days'), i % 24, i % 19, i % 19 + 5 FROM COUNT(1200)",
                "CREATE TABLE runs (date TEXT, time INTEGER, km REAL)",
                "INSERT INTO runs SELECT date('2026-08-01', '+' || i || ' days'), 1700 + i * 7 % 59, i FROM COUNT(90)",
                "CREATE TABLE houses (year INTEGER, month INTEGER, dom INTEGER, price REAL)",
                "INSERT INTO houses SELECT 2020 + i / 12, 1 + i % 12, 14 + i * 5 % 15, i FROM COUNT(72)",
                "CREATE TABLE clock (date TEXT, hh INTEGER, mm INTEGER, v REAL)",
                "INSERT INTO clock SELECT date('2026-08-01', '+' || (i / 48) || ' days'), i / 2 % 24, i % 2 * 30, i FROM COUNT(960)")) {
            assertThat(notices(source, "cores.load"))
                    .asString()
                    .contains(
                            "'core' is taken for the hour of each 'date'",
                            "set table.cores.time = date if that is wrong");
            assertThat(notices(source, "games.hits"))
                    .asString()
                    .contains("'hr' is taken for the time of day of 'date'", "set table.games.time = date if");
            assertThat(decided(source, "ping")).containsEntry("time", "date + hour");
            assertThat(notices(source, "ping.max")).isEmpty();
            assertThat(notices(source, "runs.km"))
                    .asString()
                    .contains("'time' is taken for the digits of a time of day", "set table.runs.time = date if");
            assertThat(notices(source, "houses.price"))
                    .asString()
                    .contains("'dom' is taken for a part of the month", "set table.houses.time = year + month if");
            assertThat(decided(source, "clock")).containsEntry("time", "date + hh + mm");
            assertThat(notices(source, "clock.v")).isEmpty();
        }
    }

    @Test
    void time_partsThatAreTooLarge_areNotCarriedOver() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE wind (date TEXT, hour INTEGER, minute INTEGER, v REAL)",
                "INSERT INTO wind SELECT date('2026-08-01', '+' || (i / 48) || ' days'), i / 2 % 24,"
                        + " CASE WHEN i IN (711, 1501) THEN i - 800 ELSE i % 2 * 30 END, i FROM COUNT(9600)")) {
            assertThat(source.explain().toProperties()).contains("table.wind.time = date + hour + minute");
            assertThat(TestExchange.query(source, "wind.v", ALL, 10_000))
                    .contains("[710,", "[712,")
                    .doesNotContain("[711,", "[1501,")
                    .contains("2 of the 9,600 rows");
        }
    }

    @Test
    void labels_partsOfADayBesideOthers_areTold() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE sites (date TEXT, period INTEGER, site TEXT, kw REAL)",
                "INSERT INTO sites SELECT date('2026-08-01', '+' || (i / 96) || ' days'), 1 + i / 2 % 48,"
                        + " CASE i % 2 WHEN 0 THEN 'A' ELSE 'B' END, i FROM COUNT(2880)",
                "CREATE TABLE meters (meter INTEGER, day TEXT, slot INTEGER, kwh REAL)",
                "INSERT INTO meters SELECT 70 + i / 960, date('2026-08-01', '+' || (i / 48 % 20) || ' days'), 1 + i % 48, i"
                        + " FROM COUNT(2880)",
                "CREATE TABLE solar (date TEXT, std INTEGER, kwh REAL)",
                "INSERT INTO solar SELECT date('2026-08-01', '+' || (i / 15) || ' days'), 6 + i % 15, i FROM COUNT(900)",
                "CREATE TABLE spot (date TEXT, hour INTEGER, quarter INTEGER, price REAL)",
                "INSERT INTO spot SELECT date('2026-08-01', '+' || (i / 96) || ' days'), i / 4 % 24, 1 + i % 4, i FROM COUNT(960)")) {
            assertThat(notices(source, "sites.kw"))
                    .asString()
                    .contains(
                            "[period] climbs within each 'date'",
                            "one line for each of [site] and 'period' counts parts of 30 minutes",
                            "set table.sites.labels = period, site");
            assertThat(notices(source, "meters.kwh"))
                    .asString()
                    .contains("[slot] climbs within each 'day'", "one line for each of [meter]");
            assertThat(notices(source, "solar.kwh"))
                    .asString()
                    .contains("[std] climbs within each 'date'", "'std' counts hours");
            assertThat(notices(source, "spot.price"))
                    .asString()
                    .contains(
                            "[quarter] climbs within each 'date + hour' as a part of the hour",
                            "'quarter' counts parts of 15 minutes of each hour");
        }
    }
}
