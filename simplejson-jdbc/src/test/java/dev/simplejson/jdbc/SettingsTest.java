// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.sql.NamedSql;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @RegisterExtension
    final UnchangedFiles files = new UnchangedFiles();

    @TempDir
    Path folder;

    private static Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("jdbc.url", "jdbc:sqlite:my.db"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    @Test
    void freshness_ofMetricFoundOrQueried_winsOverTheDatabases() {
        try (JdbcDataSource source = JdbcDataSource.of(settings(
                "jdbc.freshness", "10s",
                "metric.readings.temperature.freshness", "1m",
                "metric.orders.sql", "SELECT 1 AS time",
                "metric.orders.freshness", "0s"))) {
            assertThat(source.freshness("readings.humidity")).hasSeconds(10);
            assertThat(source.freshness("readings.temperature")).hasSeconds(60);
            assertThat(source.freshness("orders")).isZero();
        }
    }

    @Test
    void freshness_notATime_isRefusedByItsName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDataSource.of(settings("metric.a.freshness", "soon")))
                .withMessage(
                        "setting 'metric.a.freshness' is 'soon'; expected a time such as 25s, 500ms, 10m or 6h, from 0s to 365d");
    }

    @Test
    void load_propertiesFile_describesEverything() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("my.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (ts INTEGER, host TEXT, v REAL)");
            statement.execute("INSERT INTO t VALUES (20, 'a', 1.5), (30, 'b', 2.5), (90, 'a', 3.5)");
        }
        Path file = Files.writeString(folder.resolve("my.properties"), """
                jdbc.url = %s
                jdbc.name = mine
                jdbc.discovery = false
                metric.a.b.sql = SELECT ts, host, v FROM t WHERE ts BETWEEN :from AND :to AND :interval > 0 AND :maxDataPoints > 0
                metric.a.b.time = ts
                metric.a.b.time-format = epoch-s
                metric.a.b.value = v
                metric.a.b.labels = host
                metric.a.b.unit = percent
                metric.a.b.push-down = false
                """.formatted(url));
        files.watch(folder);
        try (JdbcDataSource source = JdbcDataSource.load(file)) {
            assertThat(source.name()).isEqualTo("mine");
            Query query =
                    Query.of("a.b", new TimeRange(0, 60_000)).maxDataPoints(1).build();
            assertThat(Points.series(source, query)).hasSize(2).containsKey(Map.of("host", "b"));
            assertThat(((dev.simplejson.model.TimeSeries) source.query(query).get(0)).unit())
                    .isEqualTo("percent");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc.zone | Nowhere | setting 'jdbc.zone' is 'Nowhere'; expected a zone such as UTC, +01:00 or Europe/Berlin",
                "jdbc.max-series | 0 | setting 'jdbc.max-series' is '0'; expected a whole number from 1 to 2147483647",
                "jdbc.pool-size | many | setting 'jdbc.pool-size' is 'many'; expected a whole number from 0 to 2147483647",
                "jdbc.free-sql | yes | setting 'jdbc.free-sql' is 'yes'; expected 'on' or 'off'",
                "jdbc.push-down | yes | setting 'jdbc.push-down' is 'yes'; expected 'auto', 'on' or 'off'",
                "jdbc.refresh-seconds | ten | setting 'jdbc.refresh' is 'tens'; expected a time such as 25s, 500ms, 10m or 6h, from 0s to 365d",
                "table.t.time-format | when | setting 'table.t.time-format' is 'when'; expected one of <formats>",
                "metric.m.time | t | the setting metric.m.sql is missing; expected a query",
                "metric.m.sql | DROP TABLE t | metric.m.sql is no query; expected SQL that starts with SELECT, WITH, VALUES or TABLE",
                "metric.m.sql | SELECT :start | metric.m.sql has the parameter ':start'; expected one of :from, :to, :interval, :maxDataPoints, :filters",
                "jdbc.password-env | P | the setting jdbc.user is missing; expected it beside the password",
            })
    void of_impossibleSetting_isRefused(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDataSource.of(settings(name, value)))
                .withMessage(message.replace("<formats>", TimeFormat.accepted()));
    }

    @Test
    void of_unknownSetting_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDataSource.of(settings("jdbc.uri", "x")))
                .withMessageStartingWith("unknown settings [jdbc.uri]; expected jdbc.url");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tabel.log.time = x | tabel.log.time | table.log.time",
                "table.a.b.lables = x | table.a.b.lables | table.a.b.labels",
                "set table.daily.labels to x | set | jdbc.url",
                "jdbc.settings = other | jdbc.settings | jdbc.files",
                "jdbc.max-serie = 7 | jdbc.max-serie | jdbc.max-series",
            })
    void of_fileOfSettingsHoldsAnother_isRefusedWithTheNearest(String line, String name, String nearest)
            throws Exception {
        Path file = Files.writeString(folder.resolve("my.properties"), "table.t.time = ts\n" + line + "\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDataSource.of(settings("jdbc.settings", file.toString())))
                .withMessageContaining(
                        "'" + file + "', the file that the setting jdbc.settings names, holds '" + name + "'")
                .withMessageContaining(nearest)
                .withMessageNotContaining("to x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table daily: it is a time as iso-date; labels: none | table",
                "series: daily.sold, daily.price | series",
                "note: 'sold' is in doubt | note",
                "if all is one line: | if",
            })
    void of_reasonWithoutItsHash_isRefusedWithWhatToDo(String line) throws Exception {
        String[] both = line.split(" \\| ", 2);
        Path file = Files.writeString(folder.resolve("reasons.properties"), "jdbc.zone = UTC\n" + both[0] + "\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDataSource.of(settings("jdbc.settings", file.toString())))
                .withMessageContaining(
                        "holds '" + both[1] + "', which is not read from it; if that line gives a reason")
                .withMessageContaining("put the # back in front of it; else expected a name such as");
    }

    /** Of {@link java.sql.DriverManager}, and among the system properties that are given. */
    @Test
    void of_driversOfJava_areNoSetting() throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.of(Map.of("jdbc.url", "jdbc:h2:mem:named", "jdbc.drivers", "org.h2.Driver"))) {
            assertThat(source.name()).isEqualTo("jdbc");
        }
    }

    @Test
    void of_fileOfSettings_besideSettingsOfOthers_isRead() throws Exception {
        Path file = Files.writeString(
                folder.resolve("my.properties"),
                "jdbc.name = mine\njdbc.refresh-seconds = 5\ntable.a.b.time = ts\nmetric.c.d.freshness = 1m\n");
        try (JdbcDataSource source =
                JdbcDataSource.of(settings("jdbc.settings", file.toString(), "java.home", "x", "cors.origins", "*"))) {
            assertThat(source.name()).isEqualTo("mine");
            assertThat(source.freshness("c.d")).hasSeconds(60);
        }
    }

    @Test
    void of_passwordInTheSettings_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDataSource.of(settings("jdbc.password", "secret")))
                .withMessageContaining("expected jdbc.password-file or jdbc.password-env")
                .withMessageNotContaining("secret");
    }

    @Test
    void of_settingsOfOthers_areLeftAlone() {
        try (JdbcDataSource source = JdbcDataSource.of(settings("java.home", "x", "cors.origins", "*"))) {
            assertThat(source.name()).isEqualTo("jdbc");
        }
    }

    @Test
    void parse_colonsThatAreNoParameters_areLeftAlone() {
        NamedSql sql = NamedSql.parse(
                "SELECT ':from', \":to\", x::date, $$:from$$ /* :to */ FROM t -- :interval\n WHERE a >= :from AND b < :to;",
                "sql");
        assertThat(sql.names()).containsExactly("from", "to");
        assertThat(sql.bind((name, bound) -> bound.bind(1L)).text()).endsWith("WHERE a >= ? AND b < ?");
    }
}
