// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database that is thought to be able to thin, and is not. */
class PushDownFailsTest {
    private static final TimeRange ALL = new TimeRange(1_700_000_001_000L, 1_700_010_000_000L);

    /** How often the database was asked to thin. */
    private int tried;

    private static Connection database(String name) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (taken_at BIGINT PRIMARY KEY, v DOUBLE PRECISION, w DOUBLE PRECISION)");
            statement.execute(
                    "INSERT INTO t SELECT 1700000000000 + X * 1000, MOD(X, 101), X FROM SYSTEM_RANGE(1, 10000)");
        }
        return connection;
    }

    private JdbcDataSource source(Connection real, SQLException refusal, PushDown pushDown) {
        Connection refusing = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && String.valueOf(arguments[0]).contains("GROUP BY")) {
                        tried++;
                        throw refusal;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        return JdbcDataSource.builder("jdbc:h2:mem:x", new Lent(refusing))
                .table("T", "TAKEN_AT", TimeFormat.EPOCH_MILLIS, List.of())
                .pushDown(pushDown)
                .build();
    }

    private static List<List<Double>> points(JdbcDataSource source, String metric) throws Exception {
        List<List<Double>> points = new ArrayList<>();
        for (Frame frame : source.query(Query.of(metric, ALL).maxDataPoints(100).build())) {
            ((TimeSeries) frame).forEach((millis, value) -> points.add(List.of((double) millis, value)));
        }
        return points;
    }

    @Test
    void query_databaseThatFailsToThin_hasItsRowsReadAndIsNotAskedAgain() throws Exception {
        SQLException syntax = new SQLException("no such function: FLOOR", "42000", 42000);
        try (Connection real = database("fails");
                JdbcDataSource never = source(real, syntax, PushDown.NEVER);
                JdbcDataSource failing = source(real, syntax, PushDown.ALWAYS);
                Logged logged = new Logged()) {
            List<List<Double>> expected = points(never, "T.V");
            assertThat(tried).isZero();

            assertThat(points(failing, "T.V")).isEqualTo(expected).hasSizeGreaterThan(100);
            assertThat(points(failing, "T.V")).isEqualTo(expected);

            assertThat(tried).isOne();
            assertThat(logged.text().lines().filter(line -> line.contains("cannot thin")))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING")
                    .contains("all its rows are read from now on", "no such function: FLOOR");
        }
    }

    @Test
    void query_databaseThatCannotBeReached_isNotThoughtUnableToThin() throws Exception {
        SQLException gone = new SQLException("the connection is broken", "08006");
        try (Connection real = database("gone");
                JdbcDataSource source = source(real, gone, PushDown.ALWAYS);
                Logged logged = new Logged()) {
            assertThatThrownBy(() -> points(source, "T.V")).isInstanceOf(SimpleJsonException.class);
            int before = tried;
            assertThatThrownBy(() -> points(source, "T.V")).isInstanceOf(SimpleJsonException.class);

            assertThat(tried).isGreaterThan(before);
            assertThat(logged.text()).doesNotContain("cannot thin");
        }
    }
}
