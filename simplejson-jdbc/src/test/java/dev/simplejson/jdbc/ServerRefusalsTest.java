// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said where a server answers, and says no. */
@Tag("once")
class ServerRefusalsTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);
    private static final String NO_DATABASE =
            " answers, but has no database of that name; see that jdbc.url names one that it has";
    private static final String REFUSED =
            " refuses the user; see that jdbc.user and the password are right, that there is"
                    + " such a database, and that the user may connect to it";

    private static final String LOGS =
            "CREATE TABLE logs AS SELECT CAST('2026-11-22 05:00:00' AS DATE) AS taken, 'a' AS host, 1 AS v";

    private static void assertTold(String url, String user, String password, String message) throws Exception {
        for (int poolSize : new int[] {0, 2}) {
            try (JdbcDataSource source = JdbcDataSource.builder(url)
                    .user(user, password)
                    .poolSize(poolSize)
                    .metric(JdbcMetric.of("m", "SELECT CURRENT_TIMESTAMP AS time, v FROM hidden"))
                    .build()) {
                assertThatThrownBy(() -> source.query(Query.of("m", RANGE).build()))
                        .isInstanceOf(SimpleJsonException.class)
                        .hasMessageContaining("database 'jdbc' (" + url.replaceFirst("\\?.*", "") + ")" + message)
                        .satisfies(told -> assertThat(told.getMessage()).doesNotContain("cannot be reached"));
            }
        }
    }

    private static void assertNamesAreTold(String url, String user, String password) throws Exception {
        String columns =
                "names 'hosst', which the database does not find or does not show; table 'logs' has the columns"
                        + " [host, taken, v]";
        assertMetric(
                url, user, password, "SELECT taken AS time, hosst, v FROM logs", "its setting metric.m.sql " + columns);
        assertMetric(
                url,
                user,
                password,
                "SELECT taken AS time, v FROM logs WHERE hosst > 'a' ORDER BY v",
                "its setting metric.m.sql " + columns);
        assertMetric(
                url,
                user,
                password,
                "SELECT taken AS time, v FROM logz WHERE taken > :from",
                "its setting metric.m.sql names 'logz', which the database does not find or does not show; there are the tables"
                        + " [logs");
        assertMetric(
                url,
                user,
                password,
                "SELECT taken AS time, v FROM logs WHER v > 1",
                "the database refuses the SQL of its setting metric.m.sql; the log has more");
        assertMetric(
                url,
                user,
                password,
                "SELECT written AS time, v FROM (SELECT '2026-11-22 05:00:00' AS written, v FROM logs) t WHERE written > :from",
                "its column 'time' has no type for times; set metric.m.time-format = iso-space, because all text in a");
    }

    private static void assertMetric(String url, String user, String password, String sql, String message) {
        try (JdbcDataSource source = JdbcDataSource.builder(url)
                .user(user, password)
                .metric(JdbcMetric.of("m", sql))
                .build()) {
            assertThatThrownBy(() -> source.query(Query.of("m", RANGE).build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageStartingWith("metric 'm' cannot be read: " + message);
        }
    }

    @Test
    void query_postgresSaysNo_isToldWhy() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            server.execute(
                    "CREATE ROLE reader LOGIN PASSWORD 'right'",
                    "CREATE ROLE crowd LOGIN CONNECTION LIMIT 0 PASSWORD 'right'",
                    "CREATE DATABASE closed",
                    "REVOKE CONNECT ON DATABASE closed FROM PUBLIC",
                    "CREATE TABLE hidden (v INTEGER)",
                    "DO $$ BEGIN EXECUTE format('COPY (VALUES (''host all simplejson 127.0.0.1/32 trust''),"
                            + " (''host all reader,crowd 127.0.0.1/32 scram-sha-256'')) TO %L', current_setting('hba_file')); END $$",
                    "SELECT pg_reload_conf()");
            String url = server.url();
            assertTold(url.replace("/postgres", "/nosuch"), "simplejson", "", NO_DATABASE);
            assertTold(url, "reader", "wrong", REFUSED);
            assertTold(url, "nobody", "any", REFUSED);
            assertTold(url.replace("/postgres", "/closed"), "reader", "right", REFUSED);
            String refused =
                    " cannot be opened: it or its driver refuses; the log has what they say; see that jdbc.url, the"
                            + " options in it, jdbc.user and the password are right";
            assertTold(url, "reader", "", refused);
            assertTold(url, "crowd", "right", refused);
            assertMetric(
                    url,
                    "reader",
                    "right",
                    "SELECT CURRENT_TIMESTAMP AS time, v FROM hidden",
                    "jdbc.user may not read all that its setting metric.m.sql names; the log has more");
            server.execute(LOGS);
            assertNamesAreTold(url, "simplejson", "");
            assertMetric(
                    url,
                    "simplejson",
                    "",
                    "SELECT taken AS time, uper(host) AS host, v FROM public.logs",
                    "its setting metric.m.sql names 'uper', which the database does not find or does not show");
            assertMetric(
                    url,
                    "simplejson",
                    "",
                    "SELECT taken AS time, v FROM logs WHERE v::text > 1",
                    "the database refuses the SQL of its setting metric.m.sql; the log has more");
        }
    }

    @Test
    void query_mariaDbSaysNo_isToldWhy() throws Exception {
        MariaDbServer server = MariaDbServer.start();
        try {
            String any = server.url().replace("/contract", "/");
            try (Connection connection = DriverManager.getConnection(any, "root", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE USER everywhere IDENTIFIED BY 'right'");
                statement.execute("GRANT SELECT ON *.* TO everywhere");
                statement.execute("CREATE USER elsewhere IDENTIFIED BY 'right'");
            }
            for (String encrypted : new String[] {
                server.url().replace("?sslMode=disable", ""), server.mySqlUrl().replace("DISABLED", "REQUIRED")
            }) {
                try (Logged log = new Logged()) {
                    assertTold(
                            encrypted,
                            "simplejson",
                            "secret",
                            " cannot be opened: it or its driver refuses; the log has what they say; see that jdbc.url, the"
                                    + " options in it, jdbc.user and the password are right");
                    assertThat(log.text())
                            .containsIgnoringCase("its driver says: ")
                            .containsIgnoringCase("ssl");
                }
            }
            for (String url : new String[] {server.url(), server.mySqlUrl()}) {
                assertTold(url.replace("/contract", "/nosuch"), "everywhere", "right", NO_DATABASE);
                assertTold(url.replace("/contract", "/nosuch"), "elsewhere", "right", REFUSED);
                assertTold(url, "elsewhere", "right", REFUSED);
                assertTold(url, "everywhere", "wrong", REFUSED);
            }
            try (Connection connection = DriverManager.getConnection(server.url(), "simplejson", "secret");
                    Statement statement = connection.createStatement()) {
                statement.execute(LOGS);
            }
            for (String url : new String[] {server.url(), server.mySqlUrl()}) {
                assertNamesAreTold(url, "simplejson", "secret");
            }
        } finally {
            server.close();
        }
    }
}
