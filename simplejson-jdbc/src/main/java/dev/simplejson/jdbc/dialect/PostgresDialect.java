// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.jdbc.config.TimeFormat;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;

/** PostgreSQL 14 and later, where {@code extract} is exact. */
final class PostgresDialect extends Dialect {
    /** Types of which no cell is long. Cast to text, addresses would get a mask. */
    private static final Set<String> SHORT_TYPES = Set.of("char", "name", "inet", "cidr");

    @Override
    public Properties properties(String url) {
        Properties properties = new Properties();
        // Seconds; a server that does not answer must not use up the request's time.
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "simplejson");
        return properties;
    }

    /** The driver fetches in pieces only within a transaction. */
    @Override
    public void borrow(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    /**
     * The driver's statements ask once, and never again if that came before the server had begun; its connections ask each time. They
     * are reached without compiling against the driver.
     */
    @Override
    public void cancel(Statement statement) throws SQLException {
        Connection connection = statement.getConnection();
        try {
            ClassLoader drivers =
                    connection.getMetaData().getConnection().getClass().getClassLoader();
            Class<?> driver = Class.forName("org.postgresql.PGConnection", false, drivers);
            driver.getMethod("cancelQuery").invoke(connection.unwrap(driver));
        } catch (ReflectiveOperationException notTheUsualDriver) {
            statement.cancel();
        }
    }

    /** {@code infinity} has no milliseconds. */
    @Override
    public String epochMillis(TimeFormat format, String column) {
        return "CASE WHEN isfinite(" + column + ") THEN CAST(FLOOR(EXTRACT(EPOCH FROM " + column
                + ") * 1000) AS BIGINT) END";
    }

    /** Compared before they are cast: a cast of a number that no double can hold fails. */
    @Override
    public String number(String column, TableColumn.Kind kind) {
        if (kind == TableColumn.Kind.INTEGER) {
            return super.number(column, kind);
        }
        return "CASE WHEN " + column + " BETWEEN -" + LARGEST + " AND " + LARGEST + " THEN CAST(" + column + " AS "
                + doubleType() + ") END";
    }

    /**
     * The lengths of text and of bytes are known without reading them. Enumerations and other types of users are shown and compared as
     * text.
     */
    @Override
    public String text(TableColumn column) {
        String cell = column.quoted();
        if (SHORT_TYPES.contains(column.type())) {
            return cell;
        }
        String length = "octet_length(" + cell + ")";
        return switch (column.type()) {
            case "text", "varchar" -> TextSize.orText(length, TextSize.LARGEST_TEXT, "bytes", cell);
            // Other text would lose the blanks at its end.
            case "bpchar" ->
                "CASE WHEN " + length + " > " + TextSize.LARGEST_TEXT + " THEN CAST('(' || " + length
                        + " || ' bytes)' AS bpchar) ELSE " + cell + " END";
            case "bytea" -> TextSize.orText(length, TextSize.LARGEST_TEXT / 2 - 1, "bytes", asText(column));
            default ->
                TextSize.orText("octet_length(" + asText(column) + ")", TextSize.LARGEST_TEXT, "bytes", asText(column));
        };
    }

    /** {@code citext} compares without regard to case. Columns with a collation that does so, too, are not known: JDBC tells of none. */
    @Override
    public String exactText(TableColumn column) {
        return column.type().equals("citext") ? asText(column) : column.quoted();
    }

    private static String asText(TableColumn column) {
        return "CAST(" + column.quoted() + " AS TEXT)";
    }
}
