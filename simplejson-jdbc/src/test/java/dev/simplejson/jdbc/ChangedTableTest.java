// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that is changed after it was found: the first question fails, whatever it was, and the next one is answered. */
class ChangedTableTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    @TempDir
    Path folder;

    private static void run(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static Stream<Arguments> questions() {
        return Stream.of("jdbc:sqlite:", "jdbc:h2:file:", "jdbc:duckdb:")
                .flatMap(database -> Stream.of(
                        Arguments.of(database, "points as they are", (Question) source ->
                                Points.series(source, Query.of("t.v", RANGE).build())),
                        Arguments.of(database, "points to thin", (Question) source -> Points.series(
                                source, Query.of("t.v", RANGE).maxDataPoints(10).build())),
                        Arguments.of(database, "the table", (Question) source ->
                                Points.rows(source, Query.of("t", RANGE).build()))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("questions")
    void query_columnRenamedSinceItWasFound_looksAgain(String database, String what, Question question)
            throws Exception {
        String url = database + folder.resolve("changed.db").toAbsolutePath();
        run(
                url,
                "CREATE TABLE \"t\" (\"time\" BIGINT, \"v\" INTEGER)",
                "INSERT INTO \"t\" VALUES (1700000000000, 1), (1700000001000, 2)");
        try (JdbcDataSource source = JdbcDataSource.builder(url).poolSize(0).build()) {
            question.ask(source);
            run(url, "ALTER TABLE \"t\" RENAME COLUMN \"v\" TO \"w\"");

            assertThatThrownBy(() -> question.ask(source))
                    .isInstanceOfSatisfying(
                            SimpleJsonException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.SOURCE_FAILED))
                    .hasMessageContaining("a table or column is missing");

            assertThat(source.answers("t.v", RequestContext.none())).isFalse();
            assertThat(Points.of(source, Query.of("t.w", RANGE).build())).hasSize(2);
        }
    }

    interface Question {
        void ask(JdbcDataSource source) throws Exception;
    }
}
