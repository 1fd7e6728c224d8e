// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of {@link DatabaseContract}: two hosts with equal values, gaps and an uneven pace, and many random series. Each in two tables,
 * one with the database's own time and one with numbers.
 */
final class ContractData {
    static final int ROWS = 4000;
    static final long START = 1_700_000_000_123L;

    private ContractData() {}

    /**
     * A row of any of the tables.
     *
     * @param load NaN is stored as null in rows of even sequence
     */
    record Row(long epochMillis, @Nullable String label, double load, int sequence) {
        boolean isNull() {
            return Double.isNaN(load) && sequence % 2 == 0;
        }
    }

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

    /** The rows of {@code readings} and {@code numbers}. */
    static List<Row> hosts() {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(new Row(timeOf(row), "b", load("b", row), row));
            rows.add(new Row(timeOf(row), "a", load("a", row), row));
        }
        return rows;
    }

    /** The rows of {@code shapes} and {@code shape_numbers}. */
    static List<Row> shapes() {
        List<Row> rows = new ArrayList<>();
        for (RandomSeries series : RandomSeries.all()) {
            for (Points.Point point : series.rows()) {
                rows.add(new Row(point.epochMillis(), series.label(), point.value(), rows.size()));
            }
        }
        return rows;
    }

    /** Sets the parameters of a row: time, host, load, sequence. */
    interface TimeBinder {
        void bind(PreparedStatement statement, int index, long epochMillis) throws SQLException;
    }

    /** Creates the tables of the contract. */
    static void create(
            Connection connection, String timestampType, String doubleType, String textType, TimeBinder binder)
            throws SQLException {
        create(connection, timestampType, doubleType, textType, binder, "load", false);
    }

    /**
     * Creates the tables of the contract.
     *
     * @param load how the column of that name is written
     * @param isFinite whether the database has no doubles but finite ones; all else is null then
     */
    static void create(
            Connection connection,
            String timestampType,
            String doubleType,
            String textType,
            TimeBinder binder,
            String load,
            boolean isFinite)
            throws SQLException {
        String hosts = "host " + textType + ", " + load + " " + doubleType + ", sequence INTEGER)";
        String shapes = hosts.replace("host", "shape");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE readings (taken_at " + timestampType + ", " + hosts);
            statement.execute("CREATE TABLE shapes (taken_at " + timestampType + ", " + shapes);
            statement.execute("CREATE TABLE numbers (millis BIGINT, " + hosts);
            statement.execute("CREATE TABLE shape_numbers (millis BIGINT, " + shapes);
            statement.execute("CREATE TABLE plain (id INTEGER, words " + textType + ")");
        }
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        fill(connection, "readings", hosts(), binder, isFinite);
        fill(connection, "shapes", shapes(), binder, isFinite);
        fill(connection, "numbers", hosts(), PreparedStatement::setLong, isFinite);
        fill(connection, "shape_numbers", shapes(), PreparedStatement::setLong, isFinite);
        connection.commit();
        connection.setAutoCommit(autoCommit);
    }

    /** Many rows at once: DuckDB takes as long for a statement as for a thousand rows. */
    private static void fill(Connection connection, String table, List<Row> rows, TimeBinder binder, boolean isFinite)
            throws SQLException {
        int together = 100;
        for (int start = 0; start < rows.size(); start += together) {
            List<Row> some = rows.subList(start, Math.min(rows.size(), start + together));
            try (PreparedStatement statement =
                    connection.prepareStatement("INSERT INTO " + table + values(connection, table, some.size()))) {
                for (int i = 0; i < some.size(); i++) {
                    bind(statement, 4 * i, some.get(i), binder, isFinite);
                }
                statement.executeUpdate();
            }
        }
    }

    /** Firebird inserts one row only, or what is selected, and wants to know what its parameters are. */
    private static String values(Connection connection, String table, int rows) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().startsWith("Firebird")) {
            return " VALUES " + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?)"));
        }
        String row = " SELECT CAST(? AS " + (table.endsWith("numbers") ? "BIGINT" : "TIMESTAMP")
                + "), CAST(? AS VARCHAR(50)), CAST(? AS DOUBLE PRECISION), CAST(? AS INTEGER) FROM RDB$DATABASE";
        return String.join(" UNION ALL", Collections.nCopies(rows, row));
    }

    private static void bind(PreparedStatement statement, int before, Row row, TimeBinder binder, boolean isFinite)
            throws SQLException {
        binder.bind(statement, before + 1, row.epochMillis());
        statement.setString(before + 2, row.label());
        if (row.isNull() || isFinite && !Double.isFinite(row.load())) {
            statement.setNull(before + 3, Types.DOUBLE);
        } else {
            statement.setDouble(before + 3, row.load());
        }
        statement.setInt(before + 4, row.sequence());
    }
}
