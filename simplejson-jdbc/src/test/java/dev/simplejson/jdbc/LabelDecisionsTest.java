// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns of tables as applications have them tell series apart, and what has to be said of that. */
class LabelDecisionsTest extends DecisionTesting {
    @Test
    void labels_columnsOfNothingButBlanks_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE calls (date INTEGER, name TEXT, location TEXT, source_package TEXT, topic TEXT, duration INTEGER)",
                "INSERT INTO calls SELECT START + i * 60, 'p' || (i % 3), NULL, '', ' ', i FROM COUNT(30)",
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
                "INSERT INTO users SELECT i, START + i / 3 * 60, 'n' || (i / 2), 'c' || (i / 2 % 140), i FROM COUNT(300)")) {
            assertThat(notices(source, "users.followers")).asString().contains("so that lines may be mixed up");
            assertThat(decided(source, "users")).containsEntry("labels", List.of());
        }
    }

    @Test
    void labels_idsThatAreOneLine_areTold() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE activities (ts REAL, activity_id INTEGER, bundleId TEXT, State INTEGER)",
                "INSERT INTO activities SELECT START.25 + i * 10, i / 50, 'b' || (i % 90 / 2), i % 3 FROM COUNT(250)",
                "CREATE TABLE posts (date INTEGER, source TEXT, userId INTEGER, likes INTEGER)",
                "INSERT INTO posts SELECT START + i * 60, 's' || (i * 7 % 60), i / 8, i FROM COUNT(64)",
                "CREATE TABLE ranks (ts INTEGER, packageName TEXT, sourceId INTEGER, rank INTEGER)",
                "INSERT INTO ranks SELECT START + i / 3 * 60, 'p' || (i / 3 % 9), i % 3, i FROM COUNT(270)")) {
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
                "INSERT INTO readings SELECT START + i / 2 * 60, NULL, CASE WHEN i % 3 > 0 THEN 'word ' || i END,"
                        + " i * 7 % 13 FROM COUNT(200)")) {
            assertThat(decided(source, "readings").get("remarks"))
                    .asString()
                    .contains("set table.readings.labels to the columns that tell them apart, of [remark, n]");
        }
    }

    @Test
    void labels_whatDividesTheDayOrTheSecond_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE daily (day TEXT, second_of_day INTEGER, v REAL)",
                "INSERT INTO daily SELECT '2026-11-0' || (1 + i / 24), i % 24 * 3600, i FROM COUNT(72)",
                "CREATE TABLE fast (ts INTEGER, nsec INTEGER, v REAL)",
                "INSERT INTO fast SELECT START + i / 4, i % 4 * 250000000, i FROM COUNT(200)")) {
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
                "INSERT INTO wifi SELECT START + i * 30, CASE WHEN i / 9 % 2 = 0 THEN 6 ELSE 11 END, 's' || (i / 40), -40 - i % 20"
                        + " FROM COUNT(200)")) {
            assertThat(decided(source, "wifi")).containsEntry("labels", List.of());
        }
    }

    @Test
    void labels_textThatIsMostlyAnother_isNoneWhereNothingMakesTimesUnique() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE tx (booked TEXT, account TEXT, payee TEXT, amount REAL)",
                "INSERT INTO tx SELECT date(START + i / 8 * 86400, 'unixepoch'), CASE i % 5 WHEN 0 THEN 'giro' ELSE 'save' END,"
                        + " CASE i % 4 WHEN 0 THEN 'shop ' || i ELSE 'rent' END, i FROM COUNT(240)")) {
            assertThat(Json.list(decided(source, "tx").get("labels"))).containsExactly("account");
            assertThat(notices(source, "tx.amount"))
                    .asString()
                    .contains("have the same 'booked' and [account] as another");
        }
    }

    @Test
    void labels_targetsThatTakeTurns_areSeriesAndNoNumbersInWords() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE ping (at INTEGER, target TEXT, rtt REAL)",
                "INSERT INTO ping SELECT START + i, CASE i % 3 WHEN 0 THEN '8.8.8.8' WHEN 1 THEN '1.1.1.1' ELSE 'router' END,"
                        + " i FROM COUNT(300)",
                "CREATE TABLE builds (at INTEGER, version TEXT, seconds REAL)",
                "INSERT INTO builds SELECT START + i, '1.' || (i / 9) || '.' || (i % 9), i FROM COUNT(90)")) {
            assertThat(Json.list(decided(source, "ping").get("labels"))).containsExactly("target");
            assertThat(source.explain().toProperties()).doesNotContain("is not drawn");
        }
    }

    @Test
    void labels_namesOfNearlyEveryRow_areNoneWhereNothingMakesTimesUnique() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE users (created INTEGER, name TEXT, location TEXT, weight REAL)",
                "INSERT INTO users SELECT START + i / 6 * 60, 'name ' || CASE i % 3 WHEN 0 THEN i ELSE 0 END,"
                        + " CASE i % 2 WHEN 0 THEN 'here' ELSE 'there' END, i FROM COUNT(300)")) {
            assertThat(Json.list(decided(source, "users").get("labels"))).containsExactly("location");
        }
    }

    @Test
    void labels_uniqueTimesThatCouldBeMeantOtherwise_areToldOnThePanel() throws Exception {
        try (JdbcDataSource source = create(
                // A text that is called like nothing in particular.
                "CREATE TABLE spending (time INTEGER, flavour TEXT, eur REAL)",
                "INSERT INTO spending SELECT START + i * 60, 'shop ' || (i / 2 % 4), i FROM COUNT(40)",
                // A place that stays: it may as well be where the one phone was.
                "CREATE TABLE phone (time INTEGER, location TEXT, battery REAL)",
                "INSERT INTO phone SELECT START + i * 60, 'place ' || (i / 20 % 2), i FROM COUNT(80)",
                // Numbers and states that are read in turn.
                "CREATE TABLE pins (time INTEGER, pin INTEGER, volt REAL)",
                "INSERT INTO pins SELECT START + i * 60, 2 + i % 3, i FROM COUNT(40)",
                "CREATE TABLE sides (time INTEGER, indoor INTEGER, celsius REAL)",
                "INSERT INTO sides SELECT START + i * 60, i % 2, i FROM COUNT(40)",
                // In no order, and one after the other over the same days.
                "CREATE TABLE fuel (time INTEGER, car INTEGER, litres REAL)",
                "INSERT INTO fuel SELECT START + i * 60, 1 + i * i % 7 % 3, i FROM COUNT(60)",
                "CREATE TABLE lake (time INTEGER, depth REAL, celsius REAL)",
                "INSERT INTO lake SELECT START + i * 60, 0.5 * (1 + i * i % 7 % 3), i FROM COUNT(60)",
                "CREATE TABLE feet (time INTEGER, is_left BOOLEAN, newton REAL)",
                "INSERT INTO feet SELECT START + i * 60, i * i % 7 % 2, i FROM COUNT(60)",
                "CREATE TABLE scale (time INTEGER, owner TEXT, kg REAL)",
                "INSERT INTO scale SELECT START + i * 60, CAST(151 + i * i % 7 % 3 AS TEXT), i FROM COUNT(60)",
                "CREATE TABLE boards (time INTEGER, board INTEGER, v REAL)",
                "INSERT INTO boards SELECT START + i % 30 * 60 + i / 30, 1 + i / 30, i FROM COUNT(60)",
                "CREATE TABLE levels (time INTEGER, level TEXT, mm REAL)",
                "INSERT INTO levels SELECT START + i * 60, CASE i % 2 WHEN 0 THEN 'upper' ELSE 'lower' END, i FROM COUNT(40)")) {
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
                "INSERT INTO health SELECT START + i * 60, CASE i * i % 7 % 2 WHEN 0 THEN " + first + " ELSE " + second
                        + " END, i FROM COUNT(60)")) {
            assertThat(notices(source, "health.quantity"))
                    .asString()
                    .contains("rows of different [" + name + "] are one line");
        }
    }

    /** Where one car was filled up, and with whom; sensors are in turn, or are called so. */
    @Test
    void labels_uniqueTimesAndPlacesInAnyOrder_mayBeOneLine() throws Exception {
        String values = "START + i * 86400, '#' || (i * i % 7 % 4), i FROM COUNT(40)";
        try (JdbcDataSource source = create(
                "CREATE TABLE fuel (day INTEGER, station TEXT, litres REAL)",
                "INSERT INTO fuel SELECT " + values,
                "CREATE TABLE ledger (booked_at INTEGER PRIMARY KEY, customerName TEXT, balance REAL)",
                "INSERT INTO ledger SELECT " + values,
                "CREATE TABLE bees (time INTEGER, sensor TEXT, kg REAL)",
                "INSERT INTO bees SELECT " + values,
                "CREATE TABLE gauges (time INTEGER, station TEXT, cm REAL)",
                "INSERT INTO gauges SELECT START + i * 60, '#' || (i % 4), i FROM COUNT(40)")) {
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
                "INSERT INTO laps SELECT START + i * 60, 40 + i % 3 FROM COUNT(60)",
                "CREATE TABLE night (time INTEGER, hrv_status TEXT, hrv REAL)",
                "INSERT INTO night SELECT START + i * 60, CASE i / 7 % 2 WHEN 0 THEN 'LOW' ELSE 'HIGH' END, i FROM COUNT(40)",
                "CREATE TABLE visitors (time INTEGER, people INTEGER, temperature REAL)",
                "INSERT INTO visitors SELECT START + i * 60, i * 7 % 31, i FROM COUNT(60)",
                "CREATE TABLE ping (time INTEGER PRIMARY KEY, flavour TEXT, ms REAL)",
                "INSERT INTO ping SELECT START + i * 60, 'shop ' || (i / 2 % 4), i FROM COUNT(40)")) {
            assertThat(notices(source, "laps.speed")).isEmpty();
            assertThat(notices(source, "night.hrv")).isEmpty();
            assertThat(notices(source, "visitors.temperature")).isEmpty();
            assertThat(notices(source, "ping.ms")).isEmpty();
        }
    }

    @Test
    void labels_aGuessOfManySeries_isNotRefusedForThem() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE friends (time INTEGER, name TEXT, posts INTEGER)",
                "INSERT INTO friends SELECT START + i / 50 * 60, 'n' || (i / 5 % 150), i FROM COUNT(1500)")) {
            assertThat(notices(source, "friends.posts"))
                    .asString()
                    .contains(
                            "have the same 'time'",
                            "set table.friends.labels to the columns that tell them apart, of [name, posts]");
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
