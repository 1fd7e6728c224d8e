// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

/** The data of {@link DatabaseContract}: two hosts, equal values, gaps, an uneven pace. */
final class ContractData {
    static final int ROWS = 4000;
    static final long START = 1_700_000_000_123L;

    private ContractData() {}

    static long timeOf(int row) {
        return START + row * 10_000L + (row % 7) * 13L;
    }

    /** NaN stands for null. */
    static double load(String host, int row) {
        if (row % 97 == 5 || row > 2990 && row < 3100 || row == ROWS - 1) {
            return Double.NaN;
        }
        // Coarse, so that the lowest and highest values occur more than once.
        double wave = Math.rint(20 * Math.sin(row / 55.0)) / 4 + 0.0;
        return host.equals("a") ? wave : 100 - row % 11 + wave;
    }

    /** Sets the parameters of a row: time, host, load, sequence. */
    interface TimeBinder {
        void bind(PreparedStatement statement, int index, long epochMillis) throws SQLException;
    }

    /** Creates the tables of the contract. */
    static void create(
            Connection connection, String timestampType, String doubleType, String textType, TimeBinder binder)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE readings (taken_at " + timestampType + ", host " + textType + ", load "
                    + doubleType + ", sequence INTEGER)");
            statement.execute("CREATE TABLE numbers (millis BIGINT, host " + textType + ", load " + doubleType
                    + ", sequence INTEGER)");
            statement.execute("CREATE TABLE plain (id INTEGER, words " + textType + ")");
        }
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        fill(connection, "readings", binder);
        fill(connection, "numbers", (statement, index, millis) -> statement.setLong(index, millis));
        connection.commit();
        connection.setAutoCommit(autoCommit);
    }

    private static void fill(Connection connection, String table, TimeBinder binder) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?)")) {
            for (int row = 0; row < ROWS; row++) {
                for (String host : new String[] {"b", "a"}) {
                    binder.bind(statement, 1, timeOf(row));
                    statement.setString(2, host);
                    setLoad(statement, load(host, row));
                    statement.setInt(4, row);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static void setLoad(PreparedStatement statement, double load) throws SQLException {
        if (Double.isNaN(load)) {
            statement.setNull(3, Types.DOUBLE);
        } else {
            statement.setDouble(3, load);
        }
    }
}
