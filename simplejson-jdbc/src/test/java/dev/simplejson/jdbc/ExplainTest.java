// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import dev.simplejson.testkit.MemoryExchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was decided about a database, as a file of settings, as settings again, and at {@code /-/discovery}. */
class ExplainTest {
    private static final TimeRange ALL = new TimeRange(0, 4_000_000_000_000L);
    private static final String[] TABLES = {
        "CREATE TABLE \"boiler: room 2\" (\"read at\" VARCHAR(30), sensor VARCHAR(9), heat DOUBLE PRECISION,"
                + " PRIMARY KEY (\"read at\", sensor))",
        "INSERT INTO \"boiler: room 2\" VALUES ('2024-03-01 10:00:00', 'in', 61.5), ('2024-03-01 10:00:00', 'out', 42.25),"
                + " ('2024-03-01 10:05:00', 'in', 62.5), ('2024-03-01 10:05:00', 'out', 43.25)",
        "CREATE TABLE wells (started BIGINT, stopped BIGINT, depth DOUBLE PRECISION)",
        "INSERT INTO wells VALUES (1709287200, 1709290800, 3.5), (1709290800, 1709294400, 3.75), (1709294400, 1709298000, 4.0)",
        "CREATE TABLE counted (tick BIGINT, amount DOUBLE PRECISION)",
        "INSERT INTO counted VALUES (1, 3.5), (2, 3.75), (3, 4.0)",
    };

    @TempDir
    Path folder;

    private String database(String kind) throws Exception {
        String url = "jdbc:" + kind + ":" + folder.resolve("explained");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : TABLES) {
                statement.execute(sql);
            }
        }
        return url;
    }

    private static Map<Map<String, String>, ?> series(JdbcDataSource source, String metric) throws Exception {
        return Points.series(source, Query.of(metric, ALL).maxDataPoints(1000).build());
    }

    /** What was set is not warned of, so what could not be told must not be set. */
    @Test
    void toProperties_ofATableWithoutLabels_fedBackWarnsAsBefore() throws Exception {
        String url = database("sqlite");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mixed (ts INTEGER, v REAL, w REAL)");
            statement.execute("WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < 59)"
                    + " INSERT INTO mixed SELECT 1709287200 + 60 * (i / 3), i, 1000 * (i % 3) FROM s");
        }
        try (JdbcDataSource found = JdbcDataSource.builder(url).build()) {
            Path file = Files.writeString(
                    folder.resolve("explained.properties"), found.explain().toProperties());
            try (JdbcDataSource told = JdbcDataSource.of(Map.of("jdbc.url", url, "jdbc.settings", file.toString()))) {
                assertThat(notices(told)).contains("lines may be mixed up").isEqualTo(notices(found));
            }
        }
    }

    private static String notices(JdbcDataSource source) throws Exception {
        return source.query(Query.of("mixed.v", ALL).maxDataPoints(1000).build())
                .get(0)
                .notices()
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2"})
    void toProperties_fedBack_decidesTheSame(String kind) throws Exception {
        String url = database(kind);
        String printed;
        try (JdbcDataSource found = JdbcDataSource.builder(url).build()) {
            printed = found.explain().toProperties();
            Path file = Files.writeString(folder.resolve("explained.properties"), printed);
            try (JdbcDataSource told = JdbcDataSource.of(Map.of("jdbc.url", url, "jdbc.settings", file.toString()))) {
                assertThat(told.metrics()).isNotEmpty().isEqualTo(found.metrics());
                for (Metric metric : found.metrics()) {
                    if (metric.name().contains(".")) {
                        assertThat(series(told, metric.name()))
                                .as(metric.name())
                                .isNotEmpty()
                                .isEqualTo(series(found, metric.name()));
                    }
                }
            }
        }
        assertThat(printed)
                .containsIgnoringCase("labels = sensor")
                .contains("jdbc.zone = UTC", "table.boiler\\:\\ room\\ 2.time = read at")
                .containsPattern("(?i)# table counted is not shown: .+");
    }

    @Test
    void toProperties_edited_decides() throws Exception {
        String url = database("sqlite");
        String printed;
        try (JdbcDataSource found = JdbcDataSource.builder(url).build()) {
            printed = found.explain().toProperties();
        }
        assertThat(printed).contains("table.wells.time = started");
        Path file = Files.writeString(
                folder.resolve("edited.properties"),
                printed.replace("table.wells.time = started", "table.wells.time = stopped"));
        try (JdbcDataSource edited = JdbcDataSource.of(Map.of("jdbc.url", url, "jdbc.settings", file.toString()))) {
            assertThat(series(edited, "wells.depth").toString()).contains("1709298000000");
        }
        try (JdbcDataSource beside = JdbcDataSource.of(
                Map.of("jdbc.url", url, "jdbc.settings", file.toString(), "table.wells.time", "started"))) {
            assertThat(series(beside, "wells.depth").toString()).doesNotContain("1709298000000");
        }
    }

    @Test
    void settings_fileIsMissing_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDataSource.of(
                        Map.of("jdbc.url", "jdbc:sqlite:my.db", "jdbc.settings", "no/such.properties")))
                .withMessageContaining("jdbc.settings")
                .withMessageContaining("no/such.properties");
    }

    @Test
    void discovery_asJson_tellsEachTable() throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(database("sqlite")).build()) {
            assertThat(discovery(source, "application/json"))
                    .startsWith("[{\"source\":\"jdbc\",\"zone\":\"UTC\",\"tables\":[")
                    .contains("{\"table\":\"boiler: room 2\",\"shown\":true,\"time\":\"read at\"")
                    .contains("\"labels\":[\"sensor\"],\"series\":[\"boiler: room 2.heat\"]")
                    .contains("{\"table\":\"counted\",\"shown\":false,\"reason\":\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html,application/xhtml+xml,*/*;q=0.8"})
    void discovery_asText_isTheSettingsFile(String accepted) throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(database("sqlite")).build()) {
            assertThat(discovery(source, accepted)).isEqualTo(source.explain().toProperties());
        }
    }

    private static String discovery(JdbcDataSource source, String accepted) throws Exception {
        MemoryExchange asked = MemoryExchange.get("/-/discovery").with("Accept", accepted);
        try (SimpleJsonEngine engine = new SimpleJsonEngine(
                DataSources.of(source), SimpleJsonSettings.builder().build())) {
            asked.handledBy(engine);
        }
        assertThat(asked.status()).isEqualTo(200);
        return asked.text();
    }
}
