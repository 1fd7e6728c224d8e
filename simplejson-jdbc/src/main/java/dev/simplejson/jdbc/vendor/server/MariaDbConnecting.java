// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.dialect.Connecting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** MariaDB and MySQL: servers, each with a driver that knows the other. */
final class MariaDbConnecting extends Connecting {
    private final boolean isDriverOfMySql;

    /** @param isDriverOfMySql whether the driver holds all rows of a result unless it is told otherwise in its own way */
    MariaDbConnecting(boolean isDriverOfMySql) {
        this.isDriverOfMySql = isDriverOfMySql;
    }

    /**
     * Numbers as numbers, whatever their width; and a date that was never set is none. Statements are prepared by the server, because only
     * their rows come in binary: without, both drivers have every number written as text and read it again, which takes longer than all
     * else.
     */
    @Override
    public Properties properties(String url) {
        Properties properties = new Properties();
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        // MySQL's driver would follow this rather than the URL.
        if (!url.contains("useServerPrepStmts=")) {
            properties.setProperty("useServerPrepStmts", "true");
        }
        if (url.startsWith("jdbc:mysql:")) {
            // As Connector/J 5 spells it; later ones take it, too.
            properties.setProperty("zeroDateTimeBehavior", "convertToNull");
        }
        return properties;
    }

    /** The second limit is one for the reading of answers, so that a server which accepts and keeps silent holds no thread. */
    @Override
    public void limitConnecting(Properties properties, Duration limit) {
        properties.setProperty("connectTimeout", Long.toString(limit.toMillis()));
        properties.setProperty("socketTimeout", Long.toString(limit.toMillis()));
    }

    /** Answers to queries may take longer. A limit of the user's own stays. */
    @Override
    public void opened(Connection connection, String url) throws SQLException {
        if (!url.contains("socketTimeout=")) {
            endLimitOfReading(connection);
        }
    }

    /** Of a server that does not encrypt, as a driver wants it to unless it is told otherwise, nothing but the driver's words tell. */
    @Override
    public boolean isRefusal(SQLException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("ssl");
    }

    /** Times with a zone are kept in UTC, and shown in the zone of the session. */
    @Override
    public void borrow(Connection connection) throws SQLException {
        super.borrow(connection);
        execute(connection, "SET @sj_time_zone = @@session.time_zone, time_zone = '+00:00'");
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
        execute(connection, "SET time_zone = @sj_time_zone");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** https://dev.mysql.com/doc/connector-j/en/connector-j-reference-implementation-notes.html, "ResultSet". */
    @Override
    public void stream(Statement statement, int rows) throws SQLException {
        statement.setFetchSize(isDriverOfMySql ? Integer.MIN_VALUE : rows);
    }

    @Override
    public Optional<String> refusalOfFreeSql(Connection connection) {
        return Optional.of("queries of MariaDB and MySQL can read and write files of the server");
    }
}
