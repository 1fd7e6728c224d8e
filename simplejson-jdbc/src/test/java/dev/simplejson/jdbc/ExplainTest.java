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
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                    + " INSERT INTO mixed SELECT 1709287200 + 60 * (i / 3), i, 1000 * (i % 7) FROM s");
        }
        try (JdbcDataSource found = JdbcDataSource.builder(url).build()) {
            Path file = Files.writeString(
                    folder.resolve("explained.properties"), found.explain().toProperties());
            try (JdbcDataSource told = JdbcDataSource.of(Map.of("jdbc.url", url, "jdbc.settings", file.toString()))) {
                assertThat(notices(told)).contains("lines may be mixed up").isEqualTo(notices(found));
            }
        }
    }

    /** Labels that are set are not doubted: a file that is read back as it was printed must not settle what nobody looked at. */
    @Test
    void toProperties_ofLabelsInDoubt_fedBackWarnsUntilTheyAreSet() throws Exception {
        String url = database("sqlite");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mixed (day TEXT, SETTLEMENT_PERIOD INTEGER, v REAL)");
            statement.execute("WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < 191)"
                    + " INSERT INTO mixed SELECT date('2026-10-01', '+' || (i / 48) || ' days'), 1 + i % 48, i FROM s");
        }
        try (JdbcDataSource found = JdbcDataSource.builder(url).build()) {
            String printed = found.explain().toProperties();
            assertThat(printed).contains("\n# table.mixed.labels = SETTLEMENT_PERIOD\n");
            try (JdbcDataSource told = fedBack(url, printed)) {
                assertThat(notices(told)).contains("climbs within each 'day'").isEqualTo(notices(found));
            }
            try (JdbcDataSource confirmed =
                    fedBack(url, printed.replace("# table.mixed.labels", "table.mixed.labels"))) {
                assertThat(notices(confirmed)).doesNotContain("climbs");
                assertThat(confirmed.explain().toProperties()).contains("\ntable.mixed.labels = SETTLEMENT_PERIOD\n");
            }
        }
    }

    /** Of labels that were chosen and are set now, no more is known of the rows that were not looked at. */
    @Test
    void toProperties_fedBack_warnsOfTimesThatComeAgainWhereNobodyLooked() throws Exception {
        String url = database("sqlite");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mixed (time INTEGER, host TEXT, v REAL)");
            statement.execute(
                    "WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < 3999)"
                            + " INSERT INTO mixed SELECT 1709287200 + 60 * (i / 2), CASE i % 2 WHEN 0 THEN 'a' ELSE 'b' END, i FROM s");
            statement.execute("UPDATE mixed SET time = time - 60 WHERE rowid BETWEEN 500 AND 510");
        }
        try (JdbcDataSource found = JdbcDataSource.builder(url).build()) {
            String printed = found.explain().toProperties();
            assertThat(printed).contains("\ntable.mixed.labels = host\n");
            try (JdbcDataSource told = fedBack(url, printed)) {
                assertThat(notices(told))
                        .contains("lines may be mixed up")
                        .doesNotContain("if it is one")
                        .isEqualTo(notices(found));
            }
        }
    }

    @Test
    void toProperties_ofWhatWasSet_holdsItAgain() throws Exception {
        String url = database("sqlite");
        Path secret = Files.writeString(folder.resolve("secret"), "hidden");
        Map<String, String> set = new TreeMap<>(Map.of(
                "jdbc.zone", "Europe/Berlin",
                "jdbc.max-series", "7",
                "metric.my heat.sql", "SELECT \"read at\" AS time, heat FROM \"boiler: room 2\" WHERE sensor <> 'a\\b'",
                "metric.my heat.time-format", "iso-space",
                "metric.wells.depth.freshness", "1m",
                "table.counted.time", "tick",
                "table.gone.labels", "host",
                "table.wells.labels", ""));
        Map<String, String> given = new TreeMap<>(set);
        given.putAll(Map.of("jdbc.url", url, "jdbc.user", "somebody", "jdbc.password-file", secret.toString()));
        String printed;
        try (JdbcDataSource first = JdbcDataSource.of(given)) {
            printed = first.explain().toProperties();
        }
        assertThat(properties(printed)).containsAllEntriesOf(set);
        assertThat(printed).doesNotContain("jdbc.url", url, "somebody", "secret", "hidden");
        try (JdbcDataSource again = fedBack(url, printed)) {
            assertThat(properties(again.explain().toProperties())).isEqualTo(properties(printed));
        }
    }

    private static Properties properties(String printed) throws Exception {
        Properties read = new Properties();
        read.load(new StringReader(printed));
        return read;
    }

    private JdbcDataSource fedBack(String url, String printed) throws Exception {
        Path file = Files.writeString(folder.resolve("explained.properties"), printed);
        return JdbcDataSource.of(Map.of("jdbc.url", url, "jdbc.settings", file.toString()));
    }

    private static String notices(JdbcDataSource source) throws Exception {
        return source.query(Query.of("mixed.v", ALL).maxDataPoints(10_000).build())
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
    void time_setToAColumnOfSecondsThatIsNotCalledSo_needsNoFormat() throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.of(Map.of("jdbc.url", database("sqlite"), "table.wells.time", "stopped"))) {
            assertThat(series(source, "wells.depth").toString()).contains("1709298000000");
        }
    }

    /** As Windows' editors write it, and PowerShell what a command prints. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void settings_fileWithAByteOrderMark_isRead(String charset) throws Exception {
        String lines = "# Maße\ntable.wells.time = stopped\nmetric.größe.sql = SELECT 1 AS time, 2 AS v\n";
        Path file = Files.writeString(folder.resolve("marked.properties"), "\uFEFF" + lines, Charset.forName(charset));
        try (JdbcDataSource edited =
                JdbcDataSource.of(Map.of("jdbc.url", database("sqlite"), "jdbc.settings", file.toString()))) {
            assertThat(series(edited, "wells.depth").toString()).contains("1709298000000");
            assertThat(edited.metrics()).extracting(Metric::name).contains("größe");
        }
    }

    @Test
    void settings_fileInAnotherCharset_isToldAsThat() throws Exception {
        Path file = Files.writeString(
                folder.resolve("latin.properties"), "metric.größe.sql = SELECT 1", StandardCharsets.ISO_8859_1);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        JdbcDataSource.of(Map.of("jdbc.url", "jdbc:sqlite:my.db", "jdbc.settings", file.toString())))
                .withMessageContaining("cannot be read", "latin.properties")
                .withMessageEndingWith("because it is not written in UTF-8");
    }

    @Test
    void settings_fileIsMissing_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDataSource.of(
                        Map.of("jdbc.url", "jdbc:sqlite:my.db", "jdbc.settings", "no/such.properties")))
                .withMessageContaining("jdbc.settings")
                .withMessageContaining("no/such.properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*"})
    void discovery_asJson_tellsEachTable(String accepted) throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(database("sqlite")).build()) {
            assertThat(discovery(source, accepted))
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

    /** An empty list would say that there are no tables. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"source\":\"gone\",\"problem\":\"database 'gone' cannot be reached: there is no such file, and"
                        + " none is created; set jdbc.url to one that exists; it is tried again with the next request\",\"tables\":[]}",
                "text/plain | # data source 'gone' does not tell what it found: database 'gone' cannot be reached: there is no such"
                        + " file, and none is created; set jdbc.url to one that exists; it is tried again with the next request"
            })
    void discovery_databaseThatIsNotThere_saysWhyBesideTheOthers(String accepted, String told) throws Exception {
        try (JdbcDataSource gone = JdbcDataSource.builder("jdbc:sqlite:" + folder.resolve("gone.db"))
                        .name("gone")
                        .build();
                JdbcDataSource there =
                        JdbcDataSource.builder(database("sqlite")).build()) {
            assertThat(discovery(DataSources.of(gone, there), accepted)).contains(told, "boiler: room 2");
        }
    }

    private static String discovery(JdbcDataSource source, String accepted) throws Exception {
        return discovery(DataSources.of(source), accepted);
    }

    private static String discovery(DataSources sources, String accepted) throws Exception {
        MemoryExchange asked = MemoryExchange.get("/-/discovery").with("Accept", accepted);
        try (SimpleJsonEngine engine =
                new SimpleJsonEngine(sources, SimpleJsonSettings.builder().build())) {
            asked.handledBy(engine);
        }
        assertThat(asked.status()).isEqualTo(200);
        return asked.text();
    }
}
