// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An index of a thing and the time is how rows are looked for: it does not say that there is one line of each thing. */
class IndexedThingsTest extends OnDatabases {
    private static final String ROWS =
            "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 359) INSERT INTO t SELECT ";

    private String explained(String columns, String values, String... more) throws Exception {
        String[] statements = new String[more.length + 2];
        statements[0] = "CREATE TABLE t (" + columns + ")";
        statements[1] = ROWS + values.replace("START", "1793491200") + " FROM c";
        System.arraycopy(more, 0, statements, 2, more.length);
        return explained(create("sqlite", statements), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql", "h2"})
    void explain_probesOfAnIndexedPost_areLinesOfTheirOwn(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE t (post VARCHAR(9), ts BIGINT, probe VARCHAR(9), v DOUBLE PRECISION)",
                "CREATE INDEX t_post_ts ON t (post, ts)",
                "INSERT INTO t WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 359)"
                        + " SELECT 'p' || MOD(i / 3, 2), 1793491200 + i * 7, 'q' || MOD(i, 3), MOD(i, 3) * 100.0 + i FROM c");
        assertThat(explained(url, Map.of())).containsIgnoringCase("table.t.labels = post, probe\n");
    }

    @Test
    void explain_quantitiesOfAnIndexedRoom_areLinesOfTheirOwn() throws Exception {
        assertThat(explained(
                        "raum TEXT, groesse TEXT, value REAL, ts INTEGER",
                        "printf('r%d', i / 3 % 2), CASE i % 3 WHEN 0 THEN 'druck' WHEN 1 THEN 'feuchte' ELSE 'licht' END, i, START + i * 20",
                        "CREATE INDEX j ON t (raum, ts DESC)"))
                .contains("table.t.labels = raum, groesse\n");
    }

    /** In the rows looked at its first column and another one would do. */
    @Test
    void explain_timespansOfAnIndexedAccount_areLinesThoughOneMoreColumnIsNeeded() throws Exception {
        assertThat(explained(
                        "account_id INTEGER, span INTEGER, at INTEGER, lan BOOLEAN, bytes INTEGER",
                        "1 + i / 2 % 2, CASE i % 20 / 4 WHEN 0 THEN 2 ELSE 6 END, START + i / 4 * 6 + CASE i % 20 / 4 WHEN 0 THEN 0 ELSE 1 END,"
                                + " i % 2, i",
                        "CREATE INDEX j ON t (account_id, span, at)"))
                .contains("table.t.labels = account_id, span, lan\n");
    }

    /** Whatever the order of the two, each round has both. */
    @ParameterizedTest
    @ValueSource(strings = {"i % 2", "(i + i / 6 % 2) % 2"})
    void explain_waysOfAnIndexedClient_areDoubted(String which) throws Exception {
        assertThat(explained(
                        "client_id TEXT, direction TEXT, rtt_ms REAL, ts INTEGER",
                        "printf('c%d', i / 2 % 3), CASE " + which
                                + " WHEN 0 THEN 'up' ELSE 'down' END, i % 50, START + i * 10",
                        "CREATE INDEX j ON t (client_id, ts)"))
                .contains(
                        "table.t.labels = client_id\n",
                        "rows of different [direction] are one line, because every time comes once; if they are not, set"
                                + " table.t.labels = client_id, direction; if they are one, set table.t.labels = client_id");
    }

    /** The times of two things repeat, those of each do not. */
    @Test
    void explain_sourcesOfAnIndexedCurrency_areDoubted() throws Exception {
        assertThat(explained(
                        "currency TEXT, source TEXT, rate REAL, ts INTEGER",
                        "printf('C%d', i % 2), printf('bank %d', i / 2 % 2), i, START + i / 2 * 60",
                        "CREATE INDEX j ON t (currency, ts)"))
                .contains("rows of different [source] are one line, because times repeat no more without them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "device TEXT, mode TEXT, v REAL, ts INTEGER | printf('d%d', i % 2), CASE i / 60 % 2 WHEN 0 THEN 'heat' ELSE 'cool' END, i, START + i * 60 | device",
                "device TEXT, unit TEXT, v REAL, ts INTEGER | printf('d%d', i % 3), 'W', i, START + i * 60 | device",
                "id INTEGER PRIMARY KEY, status TEXT, v REAL, ts INTEGER | i, CASE i / 90 % 2 WHEN 0 THEN 'on' ELSE 'off' END, i, START + i * 60 | status",
                // One stays on what the other leaves.
                "device TEXT, state TEXT, v REAL, ts INTEGER | printf('d%d', i % 2), CASE i % 2 WHEN 0 THEN 'idle' ELSE 'busy' END, i, START + i * 60 | device"
            })
    void explain_statesOfAnIndexedThing_areNotDoubted(String columns, String values, String thing) throws Exception {
        assertThat(explained(columns, values, "CREATE INDEX j ON t (" + thing + ", ts)"))
                .contains((thing.equals("status") ? "# table.t.labels =" : "table.t.labels = " + thing) + "\n")
                .doesNotContain("are one line", "line of its own");
    }

    /** As Home Assistant has them, at times of one thing or of both. */
    @ParameterizedTest
    @ValueSource(strings = {"i * 60", "i / 2 * 60"})
    void explain_attributesOfAnIndexedThing_areNotDoubted(String seconds) throws Exception {
        assertThat(explained(
                        "metadata_id INTEGER, state TEXT, ts REAL, attributes_id INTEGER REFERENCES attributes (id)",
                        "1 + i % 2, i, START + " + seconds + ", 1 + i / 2 % 2",
                        "CREATE INDEX j ON t (metadata_id, ts)",
                        "CREATE TABLE attributes (id INTEGER PRIMARY KEY, json TEXT)"))
                .contains("table.t.labels = metadata_id\n")
                .doesNotContain("are one line", "line of its own");
    }

    /** It goes about: where it is cuts no line of it. */
    @Test
    void explain_whereAnIndexedThingIs_isTold() throws Exception {
        assertThat(explained(
                        "van TEXT, city TEXT, fuel REAL, ts INTEGER",
                        "printf('v%d', i % 2), printf('town %d', i / 40 % 5), 50 - i % 40, START + i * 60",
                        "CREATE INDEX j ON t (van, ts)"))
                .contains("table.t.labels = van\n", "rows of different [city] are one line");
    }

    @Test
    void explain_textOfAKeyThatHoldsNoTime_isDoubtedBesideWhatMakesTimesUnique() throws Exception {
        assertThat(explained(
                        "station_id INTEGER, art TEXT, fuer TEXT, mm REAL, created_at TEXT, UNIQUE (station_id, art, fuer)",
                        "1 + i % 2, CASE i / 120 WHEN 0 THEN 'stunde' WHEN 1 THEN 'tag' ELSE 'monat' END, printf('no %d', i / 2), i,"
                                + " datetime(START + i / 2 * 3600, 'unixepoch')"))
                .contains("rows of different [art, fuer] are one line");
    }

    /** When a row ends is in a key with what it is of. */
    @Test
    void explain_otherTimeOfAKeyThatHoldsNoTime_isNotDoubted() throws Exception {
        assertThat(
                        explained(
                                "market TEXT, rate REAL, funding_time TEXT, expires_at TEXT, UNIQUE (market, expires_at)",
                                "printf('m%d', i % 3), i, datetime(START + i / 3 * 28800, 'unixepoch'), datetime(START + i / 3 * 28800 + 5, 'unixepoch')"))
                .contains("table.t.time = funding_time\n", "table.t.labels = market\n")
                .doesNotContain("are one line");
    }

    /** What a car is asked for in turn, of each drive. */
    @Test
    void explain_namesThatComeInTurnWithinAnIndexedThing_areLinesOfTheirOwn() throws Exception {
        assertThat(explained(
                        "drive TEXT, name TEXT, value REAL, raw TEXT, ts INTEGER",
                        "printf('d%d', i / 180), printf('n%d', i % 4), i % 4 * 1000 + i, printf('%04X', i % 170), START + i * 2",
                        "CREATE INDEX j ON t (drive, ts)"))
                .contains("table.t.labels = drive, name\n");
    }

    @Test
    void explain_tokensUsed_areNoTime() throws Exception {
        assertThat(explained(
                        "user_id INTEGER, month TEXT, tokens_used INTEGER, UNIQUE (user_id, month)",
                        "1 + i % 3, printf('%04d-%02d', 2016 + i / 36, 1 + i / 3 % 12), 1000 + i * 239"))
                .contains("if 'month', such as '2025-12', says when, as a year and a month")
                .doesNotContain("time = tokens_used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Mon Tue Wed Thu Fri Sat Sun", "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"})
    void explain_daysOfTheWeek_tellNothingApart(String names) throws Exception {
        String[] days = names.split(" ");
        StringBuilder name = new StringBuilder("CASE i % 7");
        for (int day = 0; day < days.length; day++) {
            name.append(" WHEN ")
                    .append(day)
                    .append(" THEN '")
                    .append(days[day])
                    .append("'");
        }
        assertThat(explained(
                        "date TEXT, day TEXT, litres REAL",
                        "date(START + i * 86400, 'unixepoch'), " + name + " END, i"))
                .contains("table.t.labels =\n")
                .doesNotContain("[day]", "line of its own");
    }

    /** Rows of a day or an hour are looked for by it, and happened at their moments. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hour_bucket INTEGER, ts INTEGER, v REAL | (START + i * 437) / 3600 * 3600, START + i * 437, i | hour_bucket",
                "date TEXT, ts TEXT, v REAL | date(START + i * 4370, 'unixepoch'), strftime('%Y-%m-%dT%H:%M:%SZ', START + i * 4370, 'unixepoch'), i | date"
            })
    void explain_indexedBeginningBesideTheMoment_isNotTheTime(String columns, String values, String indexed)
            throws Exception {
        assertThat(explained(columns, values, "CREATE INDEX j ON t (" + indexed + ")"))
                .contains("table.t.time = ts\n")
                .doesNotContain("have the same", "are one line");
    }

    /** What is summed up by the hour is of the hour. */
    @Test
    void explain_beginningThatIsAKey_isTheTime() throws Exception {
        assertThat(explained(
                        "hour INTEGER PRIMARY KEY, last_ts INTEGER, v REAL",
                        "START + i * 3600, START + i * 3600 + 3540 + i % 50, i"))
                .contains("table.t.time = hour\n");
    }

    /** A ship's number has no name that is known. */
    @Test
    void explain_numberInFrontOfTheTimeInAnIndex_isTheLabel() throws Exception {
        assertThat(explained(
                        "mmsi INTEGER, klasse TEXT, knots REAL, ts INTEGER",
                        "211000000 + i % 3 * 4711, CASE i % 3 WHEN 0 THEN 'A' ELSE 'B' END, i, START + i * 10",
                        "CREATE INDEX j ON t (mmsi, ts)"))
                .contains("table.t.labels = mmsi\n");
    }

    /** It is in the key so that nothing is stored twice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date TEXT, description TEXT, amount REAL, balance REAL, UNIQUE (date, description, amount) | date(START + i * 86400, 'unixepoch'), printf('shop %d', i % 7), i * 1.5, i | description |",
                "city TEXT, ts INTEGER, condition TEXT, temp REAL, UNIQUE (city, ts, condition) | printf('c%d', i % 2), START + i / 2 * 3600, printf('w%d', i / 5 % 3), i | condition | city"
            })
    void explain_stateOfAKeyWithoutWhichTimesAreUnique_isToldAndCutsNoLine(
            String columns, String values, String state, String labels) throws Exception {
        String rest = labels == null ? "" : labels;
        assertThat(explained(columns, values))
                .contains(
                        "rows of different [" + state + "] are one line", ("table.t.labels = " + rest).strip() + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ts INTEGER PRIMARY KEY, v REAL, unit TEXT | START + i * 20, i, CASE i % 3 WHEN 0 THEN 'C' WHEN 1 THEN '%' ELSE 'hPa' END | unit",
                "host TEXT, ts INTEGER, v REAL, einheit TEXT, UNIQUE (host, ts) | printf('h%d', i % 2), START + i * 20, i, CASE i / 2 % 2 WHEN 0 THEN 'W' ELSE 'V' END | host, einheit",
                "ts INTEGER, v REAL, uom TEXT | START + i * 20, i, CASE i / 100 % 2 WHEN 0 THEN 'kg' ELSE 'lb' END | uom"
            })
    void explain_valuesOfSeveralUnits_areNotOneLine(String columns, String values, String labels) throws Exception {
        assertThat(explained(columns, values)).contains("table.t.labels = " + labels + "\n");
    }

    /** Both entries of a booking have its number: there are as many as rows. */
    @Test
    void explain_numberOfABooking_isNoLineOfItsOwn() throws Exception {
        assertThat(explained(
                        "txn_id INTEGER, account TEXT, posted_on TEXT, debit REAL",
                        "1 + i / 2, printf('acc %d', (i + i / 7) % 6), date(START + i / 8 * 86400, 'unixepoch'), i",
                        "CREATE INDEX j ON t (account, posted_on)"))
                .contains("table.t.labels = account\n");
    }

    @Test
    void explain_versionsBesideADay_areNoTimesOfDay() throws Exception {
        assertThat(
                        explained(
                                "package TEXT, date INTEGER, python_version TEXT, count INTEGER, UNIQUE (package, date, python_version)",
                                "printf('p%d', i % 2), strftime('%Y%m%d', START + i / 6 * 86400, 'unixepoch'), printf('3.%d', 10 + i / 2 % 3), i * 37"))
                .contains("# table.t.time = date\n# table.t.time-format = yyyymmdd\n")
                .doesNotContain("|| `python_version`");
    }

    @Test
    void explain_fromWhenAPriceIsValid_isTheTime() throws Exception {
        assertThat(
                        explained(
                                "plan TEXT, valid_from TEXT, valid_to TEXT, rate REAL, PRIMARY KEY (plan, valid_from)",
                                "printf('p%d', i % 2), date(START + i / 2 * 86400, 'unixepoch'), date(START + i / 2 * 86400 + 86400, 'unixepoch'), i"))
                .contains("table.t.time = valid_from\n")
                .doesNotContain("ends or is due; set", "could be");
    }
}
