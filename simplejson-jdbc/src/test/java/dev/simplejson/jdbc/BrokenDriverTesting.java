// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.BrokenDriver.Fault;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One table of one row, behind a driver that nobody knows and that gets one thing wrong. */
abstract class BrokenDriverTesting {
    static final String H2 = "jdbc:h2:mem:broken";
    static final long START = 1_700_000_000_000L;
    static final TimeRange ALL = new TimeRange(START - 3_600_000, START + 3_600_000);
    static final TagQuery TAGS = new TagQuery(List.of(), ALL, RequestContext.none());

    @TempDir
    Path folder;

    Connection open;

    @BeforeEach
    void create() throws Exception {
        open = DriverManager.getConnection(H2);
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP, host VARCHAR(9), v DOUBLE PRECISION)");
            statement.execute("INSERT INTO t VALUES (TIMESTAMP '2023-11-14 22:13:20', 'a', 7)");
        }
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    static JdbcDataSourceBuilder builder(Fault fault) {
        return JdbcDataSource.builder("jdbc:unheard-of:x", new BrokenDriver(H2, fault));
    }

    static Query.Builder query(String metric) {
        return Query.of(metric, ALL).maxDataPoints(100);
    }

    static void assertShown(Fault fault) throws Exception {
        try (JdbcDataSource source = builder(fault).build()) {
            assertThat(Points.of(source, query("T.V").build())).containsExactly(new Point(START, 7));
            assertThat(Points.rows(source, query("T").build())).hasSize(1);
        }
    }
}
