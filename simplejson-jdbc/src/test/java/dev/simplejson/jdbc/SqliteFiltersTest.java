// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.TimeRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ad-hoc filters leave of rows whose labels and numbers are awkward: null, empty, equal but for the case, large. */
class SqliteFiltersTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    @TempDir
    static Path folder;

    @RegisterExtension
    static final UnchangedFiles FILES = new UnchangedFiles();

    @BeforeAll
    static void create() throws Exception {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time INTEGER, host TEXT COLLATE NOCASE, n INTEGER, v REAL)");
            statement.execute(
                    "INSERT INTO t VALUES (1700000000, 'a', 1, 1), (1700000001, 'A', 2, 2),"
                            + " (1700000002, NULL, NULL, 3), (1700000003, '', 9007199254740993, 4), (1700000004, 'b', 9007199254740992, 5)");
        }
        FILES.watch(folder);
    }

    private static String url() {
        return "jdbc:sqlite:" + folder.resolve("filters.db");
    }

    /** The rows that the whole engine leaves, as their values: of the series, and of the table. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "host, =,   a,                    1",
                "host, =,   \"\",               3 4",
                "host, !=,  a,                    2 3 4 5",
                "host, !=,  \"\",               1 2 5",
                "host, <,   b,                    1 2 4",
                "host, <=,  a,                    1 2 4",
                "host, >,   A,                    1 5",
                "host, >=,  a,                    1 5",
                "host, =~,  [ab],                 1 5",
                "host, =~,  .*,                   1 2 3 4 5",
                "host, !~,  [ab],                 2 3 4",
                "host, =|,  A,                    2",
                "host, !=|, A,                    1 3 4 5",
                "host, =,   a' OR '1'='1,         none",
                "n,    =,   9007199254740993,     4",
                "n,    !=,  9007199254740993,     1 2 3 5",
                "n,    <,   9007199254740993,     1 2 5",
                "n,    >=,  9007199254740993,     4",
                "n,    =,   1e-999999999,         none",
                "n,    <,   1e999999999,          1 2 4 5",
                "n,    =|,  2.0,                  2",
            })
    void query_filter_leavesWhatItAccepts(String key, String operator, String value, String expected) throws Exception {
        String filter = "{\"key\":\"" + key + "\",\"operator\":\"" + operator + "\",\"value\":\"" + value + "\"}";
        for (String target : List.of("t.v", "t")) {
            assertThat(values(target, filter)).as(target).isEqualTo(expected);
        }
    }

    private static String values(String target, String filter) throws Exception {
        String body = TestExchange.body(target, RANGE, 100).replaceAll("\\}$", ",\"adhocFilters\":[") + filter + "]}";
        List<String> values = new ArrayList<>();
        try (JdbcDataSource source = JdbcDataSource.builder(url())
                .table("t", "", null, List.of("host"))
                .build()) {
            String answer = TestExchange.ask(source, Map.of(), "/query", body);
            Pattern cells = Pattern.compile(
                    target.equals("t")
                            ? "\\[170000000\\d000,[^\\]]*?(\\d)(?:\\.0)?\\]"
                            : "\\[(\\d)(?:\\.0)?,170000000\\d000\\]");
            Matcher matcher = cells.matcher(answer);
            while (matcher.find()) {
                values.add(matcher.group(1));
            }
        }
        return values.isEmpty()
                ? "none"
                : String.join(" ", values.stream().sorted().toList());
    }

    @Test
    void query_severalValuesOfAnIndexedLabel_usesTheIndex(@TempDir Path own) throws Exception {
        String url = "jdbc:sqlite:" + own.resolve("indexed.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (time INTEGER, host TEXT, v REAL)");
            statement.execute("CREATE INDEX by_host ON t (host, time)");
            statement.execute("INSERT INTO t VALUES (1700000000, 'a', 1), (1700000000, 'b', 2)");
            try (JdbcDataSource source = JdbcDataSource.builder(url).build()) {
                dev.simplejson.spi.Query query = dev.simplejson.spi.Query.of("t.v", RANGE)
                        .filters(List.of(new AdhocFilter("host", Operator.ONE_OF, List.of("a", "b"))))
                        .build();
                String sql = source.query(query).get(0).executedQuery();
                assertThat(statement.executeQuery("EXPLAIN QUERY PLAN " + sql).getString("detail"))
                        .contains("by_host");
            }
        }
    }
}
