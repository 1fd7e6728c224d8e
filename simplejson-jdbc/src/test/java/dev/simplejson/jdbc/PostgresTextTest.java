// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.config.TimeFormat;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Text of PostgreSQL that is longer than the memory, or that it finds equal although it is not. */
@Tag("once")
class PostgresTextTest {
    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void drop() throws Exception {
        server.execute("DROP TABLE IF EXISTS t, odd");
    }

    @Test
    void query_labelsThatDifferByCase_areSeriesOfTheirOwn() throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "");
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT 1 FROM pg_available_extensions WHERE name = 'citext'")) {
            if (!found.next()) {
                PostgresServer.skip(
                        "this PostgreSQL has no extension citext; install the package postgresql-contrib to run this test");
            }
        }
        server.execute(
                "CREATE EXTENSION citext",
                "CREATE TABLE t (time BIGINT, town CITEXT, v FLOAT8)",
                "INSERT INTO t VALUES " + ExactLabels.ROWS);

        ExactLabels.check(() -> JdbcDataSource.builder(server.url())
                .user("simplejson", "")
                .poolSize(2)
                .table("t", "time", TimeFormat.EPOCH_MILLIS, List.of("town")));
    }

    @Test
    void query_cellLargerThanTheMemory_isToldBySize() throws Exception {
        server.execute(
                "CREATE TABLE t (time BIGINT, v FLOAT8, words TEXT, host VARCHAR, code CHAR(4), data BYTEA, doc JSON)",
                "INSERT INTO t VALUES (1700000000, 1.5, repeat('x', 300000000), 'a', 'c',"
                        + " convert_to(repeat('x', 200000000), 'UTF8'), ('\"' || repeat('x', 99999998) || '\"')::JSON)",
                "INSERT INTO t VALUES (1700000000, 2.5, 'short', 'b', 'c', 'AB', '{}')",
                "CREATE TABLE odd (time TEXT, v FLOAT8, w TEXT[])",
                "INSERT INTO odd VALUES ('2023-11-14T22:13:20', 1.5, '{3}')",
                "INSERT INTO odd VALUES ('2023-11-14T22:13:21' || repeat('x', 100000000), 2.5, '{3}'),"
                        + " ('2023-11-14T22:13:22', 2.5, ARRAY[repeat('x', 100000000)])");
        String told = "(300000000 bytes)";
        String rows = "rows [[1700000000000, 1.5, " + told + ", a, c, (200000000 bytes), (100000000 bytes)],"
                + " [1700000000000, 2.5, short, b, c, \\x4142, {}]]";
        String series = "[{host=a, words=" + told + "}, {host=b, words=short}]";
        assertThat(HugeCells.read(server.url(), "simplejson").lines())
                .contains(rows, "written " + rows, "tags [" + told + ", short]", "raw " + series)
                .contains("filtered [{host=a, words=" + told + "}]")
                .contains("NEVER t.v " + series, "NEVER written " + series)
                .contains("ALWAYS t.v " + series, "ALWAYS written " + series)
                .contains("odd rows [[1700000000000, 1.5, {3}], [1700000002000, 2.5, (100000002 bytes)]]");
    }
}
