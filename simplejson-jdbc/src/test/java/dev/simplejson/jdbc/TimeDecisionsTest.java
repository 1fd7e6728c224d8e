// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Metric;
import dev.simplejson.spi.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns of tables as applications have them are the time, and what has to be said of it. */
class TimeDecisionsTest extends DecisionTesting {
    @Test
    void time_numbersThatCountSomethingElse_areNoneWhileATimeIsThere() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE gestures (gestureId TEXT, elapsedTimeMillis INTEGER, creationTimestampMillis INTEGER, w REAL)",
                "INSERT INTO gestures SELECT 'g' || i, i * 37 % 2600, (START + i * 60) * 1000, i FROM COUNT(150)",
                "CREATE TABLE probes (probe INTEGER, last_value REAL, last_read TEXT)",
                "INSERT INTO probes SELECT i, 20.5 + i, '2026-11-0' || (i + 1) || ' 10:00:00' FROM COUNT(4)",
                "CREATE TABLE alarms (weekday TEXT, day TEXT, stored_at TEXT, v REAL)",
                "INSERT INTO alarms SELECT 'x', 'Monday', '2026-11-01 10:' || (10 + i) || ':00', i FROM COUNT(40)",
                "CREATE TABLE flags (is_updated INTEGER, event_url TEXT, time_zone TEXT, seen_at INTEGER, v REAL)",
                "INSERT INTO flags SELECT i % 2, 'http://a/' || i, 'UTC', START + i * 60, i FROM COUNT(40)")) {
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
                "INSERT INTO visits SELECT 13437000000000000 + i * 60000000, START + i * 60, i FROM COUNT(40)")) {
            Map<String, Object> visits = decided(source, "visits");
            assertThat(visits).containsEntry("shown", false);
            assertThat(visits.get("advice"))
                    .asString()
                    .contains("table.visits.time = visit_time", "table.visits.time-format = webkit-us");
        }
    }

    /** Of which only the longest look like days of these years. */
    @Test
    void time_lengthsOfTime_areNoneBesideATime() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE requests (created_at INTEGER, response_time INTEGER, status INTEGER)",
                "INSERT INTO requests SELECT START + i * 60, CASE i % 9 WHEN 0 THEN 15000 + i ELSE 100 + i END, 200 FROM COUNT(200)",
                "CREATE TABLE visits (visit_time INTEGER, created_at INTEGER, pages INTEGER)",
                "INSERT INTO visits SELECT 20530 + i, START + i * 86400 + 90000, i FROM COUNT(200)")) {
            assertThat(decided(source, "requests")).containsEntry("time", "created_at");
            assertThat(decided(source, "visits")).containsEntry("shown", false);
        }
    }

    /** {@code fixtime} says when, and a row may have been stored days later. */
    @ParameterizedTest
    @ValueSource(strings = {"fixtime", "scandate", "timeofban", "dateofvisit", "tripzeit", "reportingtimestamp"})
    void time_nameThatAClockIsGluedTo_isWhenItHappened(String name) throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE texts (created_at TEXT, " + name + " TEXT, v REAL)",
                "INSERT INTO texts SELECT datetime(START + 777000 + i * 60, 'unixepoch'), datetime(START + i * 60, 'unixepoch'), i"
                        + " FROM COUNT(60)",
                "CREATE TABLE numbers (created_at INTEGER, " + name + " INTEGER, v REAL)",
                "INSERT INTO numbers SELECT START + 777000 + i * 60, START + i * 60, i FROM COUNT(60)")) {
            assertThat(decided(source, "texts")).containsEntry("time", name);
            assertThat(decided(source, "numbers")).containsEntry("time", name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "laptime", "uptime", "candidate"})
    void time_numbersUnderANameThatEndsLikeAClock_areDrawn(String name) throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE laps (" + name + " INTEGER, driven_at INTEGER)",
                "INSERT INTO laps SELECT 40000 + i * 37 % 900, START + i * 60 FROM COUNT(60)")) {
            assertThat(decided(source, "laps"))
                    .containsEntry("time", "driven_at")
                    .containsEntry("series", List.of("laps." + name));
        }
    }

    /** The end of a period is as far behind its beginning in every row; what happened within it is not. */
    @ParameterizedTest
    @CsvSource({
        "from_time, to_time, 86400",
        "ts_from, ts_to, 3600",
        "mindate, maxdate, 86400",
        "zeit_von, zeit_bis, 3600"
    })
    void time_beginningOfAPeriodBesideItsEnd_isWhenItHappened(String from, String to, int length) throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE texts (" + from + " TEXT, " + to + " TEXT, kwh REAL)",
                "INSERT INTO texts SELECT datetime(START + i * " + length
                        + ", 'unixepoch'), datetime(START + (i + 1) * " + length
                        + " - 1, 'unixepoch'), i FROM COUNT(60)",
                "CREATE TABLE numbers (" + from + " INTEGER, " + to + " INTEGER, kwh REAL)",
                "INSERT INTO numbers SELECT START + i * " + length + ", START + (i + 1) * " + length
                        + " - 1, i FROM COUNT(60)")) {
            assertThat(decided(source, "texts")).containsEntry("time", from);
            assertThat(decided(source, "numbers")).containsEntry("time", from);
        }
    }

    @Test
    void time_numbersThatNoNameTells_areAskedForBesideATimeOfFewRows() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE posts (pid INTEGER PRIMARY KEY, dateline INTEGER, edittime INTEGER, views INTEGER)",
                "INSERT INTO posts SELECT i, START + i * 60, CASE i % 9 WHEN 0 THEN START + i * 60 + 999 ELSE 0 END, i FROM COUNT(90)")) {
            Map<String, Object> posts = decided(source, "posts");
            assertThat(posts).containsEntry("shown", false);
            assertThat(Json.list(posts.get("advice")))
                    .containsExactly("table.posts.time = dateline", "table.posts.time-format = epoch-s");
        }
    }

    @Test
    void time_updatedInShort_comesBehindAdded() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, total REAL, date_add TEXT, date_upd TEXT)",
                "INSERT INTO orders SELECT i, i, datetime(START + i * 60, 'unixepoch'), datetime(START + i * 60 + 9000, 'unixepoch')"
                        + " FROM COUNT(60)",
                "CREATE INDEX orders_date_add ON orders (date_add)")) {
            assertThat(decided(source, "orders")).containsEntry("time", "date_add");
            assertThat(notices(source, "orders.total")).isEmpty();
        }
    }

    @Test
    void time_mostlyZeros_isAsGoodAsEmpty() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE friends (name TEXT, requestTime INTEGER, lastLocalLoginTime INTEGER, distance REAL)",
                "INSERT INTO friends SELECT 'f' || i, CASE WHEN i % 11 = 0 THEN (START + i) * 1000 ELSE 0 END,"
                        + " (START + i * 60) * 1000, i FROM COUNT(60)",
                "CREATE TABLE half (signed_time INTEGER, created INTEGER, v REAL)",
                "INSERT INTO half SELECT CASE WHEN i % 5 < 2 THEN NULL ELSE START + i * 61 % 977 END, START + i * 60,"
                        + " i FROM COUNT(90)")) {
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
                "INSERT INTO posts SELECT CASE WHEN i = 9 THEN 13727168620 ELSE START + i * 60 END, i FROM COUNT(15)")) {
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
    void time_plainNameBesideOneThatIsLogged_isANearTieAtLeast() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE wakes (id INTEGER PRIMARY KEY, timestamp REAL, timestampLogged REAL, state INTEGER)",
                "INSERT INTO wakes SELECT i, START + i * 60 - i % 2 * 90.5, START + i * 60, i % 4 FROM COUNT(200)")) {
            assertThat(notices(source, "wakes.state")).asString().contains("but it could be [timestamp");
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
                "INSERT INTO disk SELECT 14000 + i, START + i / 2 * 60, CASE i % 2 WHEN 0 THEN '/' ELSE '/home' END FROM COUNT(60)")) {
            assertThat(decided(source, "disk")).containsEntry("time", "t");
            assertThat(Json.list(decided(source, "disk").get("series"))).containsExactly("disk.used");
            assertThat(Json.list(decided(source, "disk").get("labels"))).containsExactly("mount");
        }
    }

    /** As Home Assistant's states: one stands still while nothing changes, the other is the row's. */
    @ParameterizedTest
    @ValueSource(strings = {"last_updated", "last_checked", "last_reported", "last_seen"})
    void time_ofAState_isTheOneOfEachRow(String ofRow) throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE states (state_id INTEGER PRIMARY KEY, state REAL, last_changed_ts REAL, " + ofRow
                        + "_ts REAL)",
                "INSERT INTO states SELECT i, i / 7, START + i / 7 * 420.0, START + i * 60.0 FROM COUNT(200)",
                "CREATE TABLE turned (changed_at INTEGER, " + ofRow + " INTEGER, v REAL)",
                "INSERT INTO turned SELECT START + i * 60, START + i / 7 * 420, i FROM COUNT(200)")) {
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
                "INSERT INTO sleep SELECT datetime(START + i * 86400, 'unixepoch'), 120, i FROM COUNT(40)",
                "CREATE TABLE both (time TEXT, v REAL)",
                "INSERT INTO both SELECT strftime('%Y-%m-%dT%H:%M:%S', START + i * 60,"
                        + " 'unixepoch') || CASE WHEN i < 20 THEN 'Z' ELSE '' END, i FROM COUNT(40)",
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
                "INSERT INTO ships SELECT START + i / 3 * 60, 205214890 + i % 3 * 1000, CASE i % 3 WHEN 0 THEN 'ELBE' END,"
                        + " i FROM COUNT(60)",
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
}
