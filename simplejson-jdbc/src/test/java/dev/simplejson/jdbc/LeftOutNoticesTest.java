// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out or in doubt is told whether an answer is thinned, raw, of a table or of several series. */
class LeftOutNoticesTest {
    private static final int ROWS = 400;

    @TempDir
    Path folder;

    private String url;

    @BeforeEach
    void write() throws Exception {
        url = "jdbc:sqlite:" + folder.resolve("left-out.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE plain (at TEXT, reading TEXT)");
            statement.execute("CREATE TABLE rooms (at TEXT, room TEXT, v REAL, PRIMARY KEY (room, at))");
            for (int i = 0; i < ROWS; i++) {
                String time = String.format("2026-11-%02d %02d:00:00", 1 + i / 24, i % 24);
                // Where no sample looks, and among the times of the range as texts are.
                String at = i == 120 || i == 121 ? "2026-11-05 sometime " + i : time;
                statement.execute(
                        "INSERT INTO plain VALUES ('" + at + "', '" + (i % 50 == 7 ? "unavailable" : i) + "')");
                statement.execute(
                        "INSERT INTO rooms VALUES ('" + at + "', '" + (i % 2 == 0 ? "in" : "out") + "', " + i + ")");
            }
            statement.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, time INTEGER, app TEXT, v REAL)");
            for (int i = 0; i < 2_000; i++) {
                // Times repeat where no sample looks: two with another value, one that was stored twice.
                int second = i == 401 || i == 402 ? 400 : i == 501 ? 500 : i;
                int value = i == 501 ? 500 : i;
                statement.execute("INSERT INTO events VALUES (" + i + ", " + (1_793_491_200 + second * 60) + ", 'app "
                        + i % 900 + "', " + value + ")");
            }
            connection.commit();
        }
    }

    /** SQLite lets text into any column, as imports of CSV do. */
    @ParameterizedTest
    @ValueSource(strings = {"REAL", "INTEGER", ""})
    void query_wordsInAColumnOfNumbers_areCounted(String type) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE shop (at TEXT, price " + type + ", empty REAL)");
            for (int i = 0; i < 40; i++) {
                statement.execute("INSERT INTO shop VALUES ('2026-11-05 10:" + (10 + i) + ":00', "
                        + (i % 4 == 1 ? "'1,0" + (10 + i) + ".5'" : i + ".5") + ", "
                        + (i % 4 == 2 ? "'NA'" : i % 4 == 3 ? "NULL" : i) + ")");
            }
        }
        assertThat(answer("{\"target\":\"shop.price\"}", ""))
                .contains("10 rows are drawn as a gap, because 'price'")
                .contains("[0.5,", "[null,");
        assertThat(answer("{\"target\":\"shop.empty\"}", ""))
                .contains("10 rows are drawn as a gap, because 'empty' holds text there");
        try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            assertThat(source.explain().toProperties()).contains("# metric.shop_price.sql = SELECT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"maxDataPoints\":30", ",\"maxDataPoints\":100000"})
    void query_series_tellsRowsWhoseTimeCannotBeRead(String points) throws Exception {
        assertThat(answer("{\"target\":\"plain.reading\"}", points))
                .contains(
                        "2 rows of table 'plain' are left out, because 'at' cannot be read as a time: '2026-11-05 sometime 120'")
                .contains("8 rows are drawn as a gap, because 'reading' is no number: 'unavailable'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"maxDataPoints\":30"})
    void query_severalSeries_tellEachItsOwn(String points) throws Exception {
        assertThat(answer("{\"target\":\"rooms.v\"}", points))
                .contains("1 row of table 'rooms' is left out", "'2026-11-05 sometime 120'")
                .doesNotContain("3 rows");
    }

    @Test
    void query_table_tellsRowsWhoseTimeCannotBeRead() throws Exception {
        assertThat(answer("{\"target\":\"plain\",\"type\":\"table\"}", ""))
                .contains("2 rows of table 'plain' are left out");
        assertThat(answer("{\"target\":\"rooms.v\",\"type\":\"table\"}", ""))
                .contains("1 row of table 'rooms' is left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"maxDataPoints\":30", ",\"maxDataPoints\":100000"})
    void query_timesThatRepeatWhereNoSampleLooks_areCounted(String points) throws Exception {
        assertThat(answer("{\"target\":\"events.v\"}", points))
                .contains(
                        "2 of 2,000 points have the 'time' of another, but another value, so that lines may be mixed up")
                .contains("set table.events.labels to the columns that tell them apart, of [app, v]");
        assertThat(answer("{\"target\":\"plain.reading\"}", points)).doesNotContain("of another");
    }

    @Test
    void query_timesThatRepeatThoughLabelsAreSet_areNoSurprise() throws Exception {
        assertThat(answer("{\"target\":\"events.v\"}", ",\"maxDataPoints\":30", Map.of("table.events.labels", "")))
                .contains("datapoints")
                .doesNotContain("of another");
    }

    private String answer(String target, String more) throws Exception {
        return answer(target, more, Map.of());
    }

    private String answer(String target, String more, Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("jdbc.url", url);
        try (JdbcDataSource source = JdbcDataSource.of(all)) {
            return TestExchange.ask(
                    source,
                    Map.of(),
                    "/query",
                    "{\"range\":{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2027-01-01T00:00:00Z\"},\"targets\":["
                            + target + "]" + more + "}");
        }
    }
}
