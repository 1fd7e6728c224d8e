// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Connections: how many there are, and that they come back. */
class PoolTest {
    private static final String URL = "jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1";
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    /** The pool sets it, and waits for so long at its end before it warns. */
    @Test
    void getLoginTimeout_isWhatWasSet() {
        UrlConnections connections = new UrlConnections(URL, new Properties());
        connections.setLoginTimeout(5);
        assertThat(connections.getLoginTimeout()).isEqualTo(5);
    }

    @Test
    void connect_allConnectionsInUse_isToldAsThatAndNotAsAnOutage() throws Exception {
        Dialect dialect = Dialect.ofUrl(URL);
        try (Database database = new Database(
                Pool.open(URL, new Properties(), 1, false, "busy"),
                dialect,
                DatabaseName.of("busy", URL, dialect),
                10,
                false,
                Clock.systemUTC())) {
            database.connect("the outer", Cancellation.never(), outer -> {
                assertThatThrownBy(() -> database.connect("the inner", Cancellation.never(), inner -> true))
                        .isInstanceOfSatisfying(
                                SimpleJsonException.class,
                                failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.OVERLOADED))
                        .hasMessageContaining("are in use; try again, or raise the setting jdbc.pool-size");
                return true;
            });
        }
    }

    @Test
    void query_failuresInEveryPlace_giveTheConnectionBack() throws Exception {
        try (Connection application = DriverManager.getConnection(URL);
                Statement statement = application.createStatement()) {
            statement.execute("CREATE TABLE t (\"time\" BIGINT, v INTEGER)");
            statement.execute("INSERT INTO t SELECT 1700000000000 + x, 1 FROM SYSTEM_RANGE(1, 9000)");
            Lent lent = new Lent(application);
            JdbcMetric wrong = JdbcMetric.of("wrong", "SELECT \"time\", nope FROM t");
            JdbcMetric divided = JdbcMetric.of("divided", "SELECT \"time\", 1 / (v - 1) AS v FROM t")
                    .withTimeFormat(TimeFormat.EPOCH_MILLIS);
            try (JdbcDataSource source = JdbcDataSource.builder("jdbc:h2:", lent)
                    .metric(wrong)
                    .metric(divided)
                    .build()) {
                for (String metric : new String[] {"wrong", "divided", "unknown"}) {
                    assertThatThrownBy(() -> Points.series(
                                    source, Query.of(metric, RANGE).build()))
                            .isInstanceOf(SimpleJsonException.class);
                    assertThat(lent.out()).as(metric).isZero();
                }
                // The reader of a deferred series hangs up.
                assertThatThrownBy(() -> ((dev.simplejson.model.TimeSeries)
                                        source.query(Query.of("T.V", RANGE).build())
                                                .get(0))
                                .forEach((millis, value) -> {
                                    throw new IllegalStateException("gone");
                                }))
                        .hasMessageContaining("gone");
                assertThat(lent.out()).isZero();
            } finally {
                statement.execute("SHUTDOWN");
            }
        }
    }

    /** More at once than there are connections. */
    @Test
    void query_manyThreads_allGetTheSame() throws SQLException {
        String url = "jdbc:h2:mem:threads;DB_CLOSE_DELAY=-1";
        try (Connection application = DriverManager.getConnection(url);
                Statement statement = application.createStatement()) {
            statement.execute("CREATE TABLE t (\"time\" BIGINT, v INTEGER)");
            statement.execute("INSERT INTO t SELECT 1700000000000 + x, x FROM SYSTEM_RANGE(1, 9000)");
            try (JdbcDataSource source =
                    JdbcDataSource.builder(url).poolSize(2).zone(ZoneOffset.UTC).build()) {
                assertThat(IntStream.range(0, 60)
                                .parallel()
                                .mapToObj(i -> points(source, i % 2 == 0))
                                .distinct()
                                .toList())
                        .hasSize(2);
            }
            statement.execute("SHUTDOWN");
        }
    }

    private static Object points(JdbcDataSource source, boolean thinned) {
        try {
            Query.Builder query = Query.of("T.V", RANGE);
            return Points.of(source, (thinned ? query.maxDataPoints(50) : query).build());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
