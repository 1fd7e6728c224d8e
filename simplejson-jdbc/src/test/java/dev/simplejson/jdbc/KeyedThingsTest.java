// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key says that no row is stored twice. What it holds may be more than tells lines apart, and less. */
class KeyedThingsTest extends OnDatabases {
    private String explained(String columns, String values) throws Exception {
        return explained(rows(300, columns, values), Map.of());
    }

    /** Their times are some seconds apart, so that the key holds all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "probe TEXT, ts INTEGER, metric TEXT, v REAL, PRIMARY KEY (probe, ts) | printf('p%d', i / 2 % 2), START + i * 7, printf('m%d', i % 2), i | probe | metric",
                "user_id INTEGER, ts INTEGER, exercise TEXT, kg REAL, PRIMARY KEY (user_id, ts) | 1 + i / 2 % 2, START + i * 7, printf('e%d', i % 2), i | user_id | exercise",
                "konto TEXT, ts INTEGER, symbol TEXT, kurs REAL, UNIQUE (konto, ts) | printf('k%d', i / 2 % 2), START + i * 7, printf('s%d', i % 2), i | konto | symbol"
            })
    void explain_whatComesInTurnWithinAKeyedThing_isTold(String columns, String values, String key, String other)
            throws Exception {
        assertThat(explained(columns, values))
                .contains(
                        "table.t.labels = " + key + "\n",
                        "rows of different [" + other
                                + "] are one line, because the key says so; if they are not, set table.t.labels = "
                                + key + ", " + other + "; if they are one, set table.t.labels = " + key);
    }

    @Test
    void explain_stepsOfARunInItsKey_areDrawnAndNoLines() throws Exception {
        assertThat(explained(
                        "name TEXT, v REAL, ts INTEGER, run TEXT, step INTEGER, PRIMARY KEY (name, run, ts, step)",
                        "printf('n%d', i % 2), i, START + i / 2 * 60, printf('r%d', i / 100), i % 100 / 2"))
                .contains(
                        "table.t.labels = name, run\n",
                        "# series: t.v, t.step",
                        "rows of different [step] are one line, because times repeat no more without them; if they are not, set"
                                + " table.t.labels = name, run, step");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ts INTEGER PRIMARY KEY, room INTEGER, v REAL | START + i * 60, 1 + i % 3, i % 3 * 30 + i | room",
                "date TEXT PRIMARY KEY, car INTEGER, km REAL | date(START + i * 86400, 'unixepoch'), 1 + (i * 7 + i / 3) % 2, i | car",
                "ts INTEGER UNIQUE, sensor TEXT, metric TEXT, v REAL | START + i * 60, printf('s%d', i / 2 % 2), printf('m%d', i % 2), i | sensor"
            })
    void explain_thingsBesideAKeyOfTheTimeAlone_areTold(String columns, String values, String thing) throws Exception {
        assertThat(explained(columns, values)).containsPattern("rows of different \\[" + thing + "] are one line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "czas TEXT PRIMARY KEY, godzina INTEGER, v REAL | datetime(START + i * 3600, 'unixepoch'), i % 24, i",
                "worker TEXT, week_start TEXT, v REAL, recorded_at INTEGER, PRIMARY KEY (worker, week_start) | printf('w%d', i % 3), date(START + i / 3 * 604800 - 172800000, 'unixepoch'), i, START + i / 3 * 604800 - 172800000 + 90000"
            })
    void explain_otherTimesAndTheirParts_areNoThings(String columns, String values) throws Exception {
        assertThat(explained(columns, values)).contains("table.t.time = ").doesNotContain("are one line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account TEXT, date TEXT, payee TEXT, balance REAL, UNIQUE (account, date, payee) | printf('a%d', i % 2), date(START + i / 2 * 86400, 'unixepoch'), printf('p%d', i / 2 % 5), i | payee | account",
                "meter TEXT, date TEXT, estimated INTEGER, kwh REAL, UNIQUE (meter, date, estimated) | printf('m%d', i % 2), date(START + i / 2 * 86400, 'unixepoch'), i / 9 % 2, i | estimated | meter"
            })
    void explain_labelsOfAKeyWithoutWhichTimesAreUnique_carryTheWayToOneLine(
            String columns, String values, String spare, String rest) throws Exception {
        assertThat(explained(columns, values))
                .contains(
                        "each of [" + spare + "] is a line of its own, because the key says so; if that is right, set",
                        "if all of them are of one line, set table.t.labels = " + rest);
    }

    @Test
    void explain_serialNumbersThatLieNearNow_areNoTimes() throws Exception {
        assertThat(explained(
                        "serial INTEGER, ts INTEGER, v REAL, PRIMARY KEY (serial, ts)",
                        "1793000001 + i / 100, START + i % 100 * 300 + i / 100 * 7, i"))
                .contains("table.t.labels = serial\n");
    }

    /** Whatever is set of what is told, units stay apart. */
    @Test
    void explain_kindsOfSeveralUnits_areToldWithTheUnit() throws Exception {
        assertThat(
                        explained(
                                "host TEXT, ts INTEGER, kind TEXT, v REAL, unit TEXT, UNIQUE (host, ts)",
                                "printf('h%d', i / 3 % 2), START + i * 7, printf('k%d', i % 3), i, CASE i % 3 WHEN 2 THEN 'V' ELSE 'W' END"))
                .contains(
                        "if they are not, set table.t.labels = host, unit, kind; if they are one, set table.t.labels = host, unit");
    }

    /** Else there would be nothing left to draw. */
    @Test
    void explain_measuredValueOfAKey_isNoLabel() throws Exception {
        assertThat(explained(
                        "station TEXT, ts INTEGER, temp REAL, UNIQUE (station, ts, temp)",
                        "printf('s%d', i % 2), START + i / 2 * 600, 20 + i / 2 % 40 * 0.1"))
                .contains("table.t.labels = station\n", "# series: t.temp\n", "rows of different [temp] are one line");
    }

    /** Of a size there is only one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mac BLOB, ts INTEGER, v REAL, PRIMARY KEY (mac, ts) | CAST(printf('mac%03d', i % 3) AS BLOB), START + i / 3 * 60, i % 3 * 100",
                "mac BLOB, ts INTEGER, v REAL, PRIMARY KEY (mac, ts) | CASE i % 3 WHEN 0 THEN 'ab' ELSE CAST(printf('m%d', i % 3) AS BLOB) END, START + i / 3 * 60, i % 3 * 100"
            })
    void query_labelsInBytes_areLinesOfTheirOwn(String columns, String values) throws Exception {
        String url = rows(300, columns, values);
        TimeRange range = new TimeRange(1_793_000_000_000L, 1_794_000_000_000L);
        try (JdbcDataSource source = open(url, Map.of())) {
            for (int maxDataPoints : new int[] {10, 10_000}) {
                String answer = TestExchange.query(source, "t.v", range, maxDataPoints);
                assertThat(answer.split("\"datapoints\":\\[\\[", -1)).hasSize(4);
                assertThat(answer).doesNotContain("bytes)");
            }
        }
    }

    /** Where the database has no text for them. */
    @Test
    void query_labelsShownByTheirSize_saySo() throws Exception {
        String url = "jdbc:hsqldb:mem:ids";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (mac VARBINARY(6), ts BIGINT, v DOUBLE, PRIMARY KEY (mac, ts))");
            for (int i = 0; i < 40; i++) {
                statement.execute("INSERT INTO t VALUES (x'00000000000" + i % 2 + "', " + (1_793_491_200L + i / 2 * 60L)
                        + ", " + i + ")");
            }
            try (JdbcDataSource source = open(url, Map.of())) {
                TimeRange range = new TimeRange(1_793_000_000_000L, 1_794_000_000_000L);
                assertThat(TestExchange.query(source, "T.V", range, 1000))
                        .contains("label 'MAC' is shown by its size, (6 bytes), so that several may be one line");
            } finally {
                statement.execute("SHUTDOWN");
            }
        }
    }
}
