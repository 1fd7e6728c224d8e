// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/** What a look at a database's tables costs: counted in statements and in steps of SQLite's own machine, which no load changes. */
class DiscoveryCostTest {
    private static final int STEPS = 100;

    @TempDir
    Path folder;

    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong prepared = new AtomicLong();
    private final AtomicLong hundredsOfSteps = new AtomicLong();

    private String database(String file, int tables, int rows) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve(file);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < tables; i++) {
                String table = "reading_" + i;
                statement.execute("CREATE TABLE " + table + " (taken_at INTEGER, place TEXT, flow REAL, remark TEXT)");
                statement.execute(
                        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " + rows
                                + ") INSERT INTO " + table
                                + " SELECT 1700000000 + i / 2 * 60, CASE i % 2 WHEN 0 THEN 'north' ELSE 'south' END, i * 0.5, 'no ' || i FROM n");
            }
            connection.commit();
        }
        return url;
    }

    /** A connection that counts the statements which are run, and lets SQLite count its steps. */
    private Connection counted(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        ProgressHandler.setHandler(connection.unwrap(SQLiteConnection.class), STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                hundredsOfSteps.incrementAndGet();
                return 0;
            }
        });
        return counting(Connection.class, connection);
    }

    private <T> T counting(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        statements.incrementAndGet();
                    }
                    prepared.addAndGet(method.getName().equals("prepareStatement") ? 1 : 0);
                    try {
                        Object result = method.invoke(real, arguments);
                        return method.getName().equals("createStatement")
                                ? counting(Statement.class, (Statement) result)
                                : method.getName().equals("prepareStatement")
                                        ? counting(
                                                java.sql.PreparedStatement.class, (java.sql.PreparedStatement) result)
                                        : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private void discover(String url, int tables) throws Exception {
        statements.set(0);
        prepared.set(0);
        hundredsOfSteps.set(0);
        try (Connection connection = counted(url);
                JdbcDataSource source =
                        JdbcDataSource.builder(url, new Lent(connection)).build()) {
            assertThat(source.metrics()).hasSize(2 * tables);
        }
    }

    @Test
    void metrics_longerTables_areNotReadWhole() throws Exception {
        discover(database("short.db", 1, 2_000), 1);
        long ofShort = hundredsOfSteps.get();
        discover(database("long.db", 1, 200_000), 1);
        assertThat(ofShort).isPositive();
        assertThat(hundredsOfSteps.get()).isBetween(1L, ofShort + ofShort / 2);
    }

    @Test
    void metrics_moreTables_takeAsManyStatementsForEach() throws Exception {
        discover(database("few.db", 50, 400), 50);
        long ofFew = statements.get();
        long stepsOfFew = hundredsOfSteps.get();
        discover(database("many.db", 500, 400), 500);
        assertThat(statements.get()).isBetween(500L, 10 * ofFew);
        assertThat(hundredsOfSteps.get()).isBetween(1L, 11 * stepsOfFew);
        assertThat(statements.get() / 500).as("statements for a table").isLessThanOrEqualTo(8);
    }

    @Test
    void metrics_moreTables_prepareTheSameQuestionsOnce() throws Exception {
        discover(database("some.db", 60, 3), 60);
        assertThat(prepared.get()).isBetween(1L, 5L);
    }
}
