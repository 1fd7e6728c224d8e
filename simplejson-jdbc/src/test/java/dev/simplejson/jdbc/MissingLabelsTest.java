// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A label that is a text in some rows, empty in others, and NULL in the rest: three series, wherever they are asked for. */
class MissingLabelsTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_010_000L);
    private static final String BODY =
            "{\"from\":1700000000000,\"to\":1700000010000,\"targets\":[{\"target\":\"t.v\"}]%s}";

    private static final Pattern VALUE = Pattern.compile("\"value\":(\\d)");

    @TempDir
    Path folder;

    @BeforeEach
    void create() throws Exception {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time INTEGER, host TEXT, v REAL, UNIQUE (host, time))");
            statement.execute("INSERT INTO t VALUES (1700000001, 'a', 1), (1700000001, '', 2), (1700000001, NULL, 3)");
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("labels.db");
    }

    private String ask(String path, String body) throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(url()).build()) {
            return TestExchange.ask(source, Map.of(), path, body);
        }
    }

    @Test
    void query_emptyAndMissing_areSeriesOfTheirOwn() throws Exception {
        assertThat(ask("/query", TestExchange.body("t.v", RANGE, 100)))
                .contains("\"tags\":{\"host\":\"a\"},\"datapoints\":[[1,1700000001000]]")
                .contains("\"tags\":{\"host\":\"\"},\"datapoints\":[[2,1700000001000]]")
                .contains("{\"target\":\"t.v\",\"refId\":\"A\",\"datapoints\":[[3,1700000001000]]");
    }

    @Test
    void rowsAndNow_emptyAndMissing_areNotTheSame() throws Exception {
        assertThat(ask("/rows", BODY.formatted("")))
                .contains("{\"time\":1700000001000,\"metric\":\"t.v\",\"host\":\"a\",\"value\":1}")
                .contains("{\"time\":1700000001000,\"metric\":\"t.v\",\"host\":\"\",\"value\":2}")
                .contains("{\"time\":1700000001000,\"metric\":\"t.v\",\"host\":null,\"value\":3}");
        assertThat(ask("/now", BODY.formatted("")))
                .contains("{\"metric\":\"t.v\",\"host\":\"a\",\"value\":1}")
                .contains("{\"metric\":\"t.v\",\"host\":\"\",\"value\":2}")
                .contains("{\"metric\":\"t.v\",\"host\":null,\"value\":3}");
    }

    @Test
    void tags_areTheValuesThatThereAre() throws Exception {
        assertThat(ask("/tag-keys", "")).isEqualTo("[{\"type\":\"string\",\"text\":\"host\"}]");
        assertThat(ask("/tag-values", "{\"key\":\"host\"}")).isEqualTo("[{\"text\":\"\"},{\"text\":\"a\"}]");
    }

    /** As a dashboard's variable sends what is chosen, and null while that is "All". */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null | 1 2 3", "[\"a\"] | 1", "[\"\"] | 2 3", "[\"a\",\"\"] | 1 2 3"})
    void rows_filteredByAVariable_areThoseOfTheChosenValues(String values, String expected) throws Exception {
        String filter = ",\"adhocFilters\":[{\"key\":\"host\",\"operator\":\"=|\",\"values\":" + values + "}]";

        assertThat(VALUE.matcher(ask("/rows", BODY.formatted(filter))).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrder(expected.split(" "));
    }
}
