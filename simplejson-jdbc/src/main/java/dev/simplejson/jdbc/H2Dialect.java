// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

/** H2. */
final class H2Dialect extends Dialect {
    private static final int DATABASE_NOT_FOUND = 90146;
    private static final int FILE_CORRUPTED = 90030;
    private static final int LOCK_TIMEOUT = 50200;

    /** A file is never created and opened read-only; without that H2 writes to it when it is closed. What the URL says wins. */
    @Override
    Properties properties(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        Properties properties = new Properties();
        if (isInProcess(lower) && !lower.startsWith("jdbc:h2:mem:")) {
            for (String[] setting : new String[][] {{"ACCESS_MODE_DATA", "r"}, {"IFEXISTS", "TRUE"}}) {
                if (!lower.contains(";" + setting[0].toLowerCase(Locale.ROOT) + "=")) {
                    properties.setProperty(setting[0], setting[1]);
                }
            }
        }
        return properties;
    }

    /** All but those of a server. */
    @Override
    boolean isInProcess(String url) {
        return !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
    }

    /** H2 takes a read-only connection for a hint only, so what it may run is also limited by where it is used: queries. */
    @Override
    void borrow(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            // Rows as they are found instead of a complete copy of them first.
            statement.execute("SET LAZY_QUERY_EXECUTION 1");
        }
    }

    @Override
    String epochMillis(TimeFormat format, String column) {
        return "CAST(FLOOR(EXTRACT(EPOCH FROM " + column + ") * 1000) AS BIGINT)";
    }

    @Override
    String bigintParameter() {
        return "CAST(? AS BIGINT)";
    }

    @Override
    Failure classify(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case DATABASE_NOT_FOUND -> Failure.UNREACHABLE;
            case FILE_CORRUPTED -> Failure.NOT_A_DATABASE;
            case LOCK_TIMEOUT -> Failure.LOCKED;
            default -> super.classify(failure);
        };
    }
}
