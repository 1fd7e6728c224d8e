// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplejson.jdbc.names.NameList;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameListTest {
    @TempDir
    Path folder;

    @Test
    void parse_list_isItsNames() {
        assertThat(NameList.parse("")).isEmpty();
        assertThat(NameList.parse(" , ")).isEmpty();
        assertThat(NameList.parse(" host , two words,, c ")).containsExactly("host", "two words", "c");
        assertThat(NameList.parse("say \"x\"")).containsExactly("say \"x\"");
        assertThat(NameList.parse(" \"in, out\" ,\" a\",\"\"\"q\"\"\"")).containsExactly("in, out", " a", "\"q\"");
    }

    @Test
    void parse_whatFormatWrote_isTheSameNames() {
        List<String> names = List.of("host", "a,b", ",", "\"", "\"a\", b", " x", "y ", "it's", "5\"", "\"\"");

        assertThat(NameList.parse(NameList.format(names))).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"in, out", "\"a\" b, c", "x, \"", "\"a\"\""})
    void of_openQuote_isRefusedWithTheSetting(String labels) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDataSource.of(Map.of("jdbc.url", "jdbc:sqlite:my.db", "table.t.labels", labels)))
                .withMessageStartingWith(
                        "setting 'table.t.labels' is '" + labels + "'; expected names with commas between them");
    }

    @Test
    void labels_columnWhoseNameHoldsAComma_tellsSeriesApartAndIsExplainedSo() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("comma.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (ts INTEGER, \"room, floor\" TEXT, v REAL)");
            for (int i = 0; i < 50; i++) {
                statement.execute("INSERT INTO t VALUES (" + (1_790_000_000 + i / 2 * 60) + ", '"
                        + (i % 2 == 0 ? "a" : "b") + "', " + i + ")");
            }
        }
        Map<String, String> settings = new HashMap<>(Map.of("jdbc.url", url, "table.t.labels", "\"room, floor\""));
        Query query = Query.of("t.v", new TimeRange(1_790_000_000_000L, 1_790_100_000_000L))
                .maxDataPoints(100)
                .build();
        try (JdbcDataSource source = JdbcDataSource.of(settings)) {
            assertThat(Points.series(source, query))
                    .containsOnlyKeys(Map.of("room, floor", "a"), Map.of("room, floor", "b"));
            Properties explained = new Properties();
            explained.load(new StringReader(source.explain().toProperties()));
            explained.stringPropertyNames().forEach(name -> settings.put(name, explained.getProperty(name)));
        }
        try (JdbcDataSource source = JdbcDataSource.of(settings)) {
            assertThat(Points.series(source, query)).hasSize(2);
        }
    }
}
