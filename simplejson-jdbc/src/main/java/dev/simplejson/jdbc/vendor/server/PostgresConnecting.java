// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.dialect.Connecting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, and what speaks its protocol: a server. */
class PostgresConnecting extends Connecting {
    private static final Pattern SERVER = Pattern.compile("(?:\\[[0-9a-fA-F:.]*]|[^:@\\[\\]]*)(?::\\d+)?");

    @Override
    public Properties properties(String url) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "simplejson");
        return properties;
    }

    /** The driver writes to the log what it takes for a port, and takes a user for a part of the host. */
    @Override
    @Nullable
    public String wrongUrl(String url) {
        String place = url.substring("jdbc:postgresql:".length());
        String servers = place.startsWith("//") ? place.substring(2).split("[/?]", 2)[0] : "";
        return Arrays.stream(servers.split(",", -1))
                        .allMatch(server -> SERVER.matcher(server).matches())
                ? null
                : "is not one of PostgreSQL; expected jdbc:postgresql://host:port/database, and the user in jdbc.user with"
                        + " jdbc.password-file or jdbc.password-env";
    }

    /** The second limit is one for the reading of answers, so that a server which accepts and keeps silent holds no thread. */
    @Override
    public void limitConnecting(Properties properties, Duration limit) {
        String seconds = Long.toString(Math.max(1, limit.plusMillis(999).toSeconds()));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
    }

    /** Of a server that is not there, the driver has the socket's failure as the cause. */
    @Override
    public boolean isRefusal(SQLException failure) {
        return "08001".equals(failure.getSQLState()) && failure.getCause() == null;
    }

    /** Answers to queries may take longer. A limit of the user's own stays. */
    @Override
    public void opened(Connection connection, String url) throws SQLException {
        if (!url.contains("socketTimeout=")) {
            endLimitOfReading(connection);
        }
    }

    /** Who may read, write and run files on the server can do so in a query. */
    @Override
    public Optional<String> refusalOfFreeSql(Connection connection) throws SQLException {
        String may =
                "SELECT rolsuper OR pg_has_role('pg_read_server_files', 'MEMBER') OR pg_has_role('pg_write_server_files', 'MEMBER')"
                        + " OR pg_has_role('pg_execute_server_program', 'MEMBER') FROM pg_roles WHERE rolname = current_user";
        return Boolean.FALSE.equals(first(connection, may))
                ? Optional.empty()
                : Optional.of(
                        "the user of jdbc.user is a superuser or may use files of the server; set it to one that may only read");
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
}
