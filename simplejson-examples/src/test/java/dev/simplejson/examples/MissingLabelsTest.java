// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.testkit.MemoryExchange;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of a SQLite file in which a label is a text in some rows, empty in others, and NULL in the rest. */
class MissingLabelsTest {
    private static final String RANGE = "from=1700000000&until=1700000010&format=json&maxDataPoints=100";

    @TempDir
    Path folder;

    private SimpleJsonEngine engine;

    @BeforeEach
    void create() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("labels.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time INTEGER, host TEXT, v REAL, UNIQUE (host, time))");
            statement.execute("INSERT INTO t VALUES (1700000001, 'a', 1), (1700000001, '', 2), (1700000001, NULL, 3)");
        }
        engine = SimpleJsonEngine.builder()
                .sources(JdbcDataSource.builder(url).build())
                .build();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void infinity_variable_showsAllSeriesOrThoseOfOneValue() throws Exception {
        String body = panel("infinity", "\"data\":\"(\\{\\\\\"from.*?\\})\",\"body_type\"")
                .replace("\\\"", "\"");

        assertThat(body).contains("\"values\":${host:json}");
        assertThat(rows(body, "null")).contains("\"value\":1", "\"value\":2", "\"value\":3");
        assertThat(rows(body, "[\"a\"]"))
                .contains("\"value\":1")
                .doesNotContain("\"value\":2")
                .doesNotContain("\"value\":3");
    }

    @Test
    void graphite_variable_showsAllSeriesOrThoseOfOneValue() throws Exception {
        String target = panel("graphite", "\"target\":\"(aliasByTags.*?)\",");

        assertThat(target).contains("'host=~${host:regex}'");
        assertThat(render(target, ".*")).contains("[[1,1700000001]]", "[[2,1700000001]]", "[[3,1700000001]]");
        assertThat(render(target, "a"))
                .contains("[[1,1700000001]]")
                .doesNotContain("[[2,1700000001]]")
                .doesNotContain("[[3,1700000001]]");
    }

    private String panel(String plugin, String query) throws Exception {
        String dashboard = MemoryExchange.get("/-/grafana/dashboard.json?target=t.v&plugin=" + plugin)
                .handledBy(engine)
                .text();
        Matcher found = Pattern.compile(query).matcher(dashboard);
        assertThat(found.find()).as(dashboard).isTrue();
        return found.group(1);
    }

    private String rows(String body, String chosen) throws Exception {
        return MemoryExchange.post(
                        "/rows",
                        body.replace("${host:json}", chosen)
                                .replace("${__from}", "1700000000000")
                                .replace("${__to}", "1700000010000"))
                .handledBy(engine)
                .text();
    }

    private String render(String target, String chosen) throws Exception {
        String encoded = URLEncoder.encode(target.replace("${host:regex}", chosen), UTF_8);
        return MemoryExchange.get("/render?target=" + encoded + "&" + RANGE)
                .handledBy(engine)
                .text();
    }
}
