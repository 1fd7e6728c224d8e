// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database that nothing is known about but what its driver says and what its first connection shows: how names are quoted, and whether
 * the very functions that thinning takes give the right result.
 */
final class CarefulVendor extends Vendor {
    private static final System.Logger LOGGER = System.getLogger(CarefulVendor.class.getName());

    private static final int LONG_SECONDS = 60;

    /** One of them is a query of nearly every database. */
    private static final List<String> SMALL_QUERIES = List.of("SELECT 1", "VALUES (1)", "SELECT 1 FROM DUAL");

    CarefulVendor() {
        this(new CarefulDialect("", false), false);
    }

    private CarefulVendor(Dialect dialect, boolean limitsTime) {
        super(new CarefulConnecting(limitsTime), new Metadata(dialect), dialect, new FailureKinds());
    }

    @Override
    public Vendor on(Connection connection) throws SQLException {
        String quote = quoteString(connection);
        boolean thins = CarefulDialect.probe(connection);
        LOGGER.log(
                System.Logger.Level.INFO,
                "not a database that is known by name: names are "
                        + (quote.isEmpty() ? "not quoted" : "quoted with " + quote) + ", and "
                        + (thins ? "it can thin series over numbers" : "all rows are read, to be thinned here"));
        return new CarefulVendor(new CarefulDialect(quote, thins), limitsTime(connection));
    }

    private static boolean limitsTime(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Some drivers know no limit but none.
            int before = statement.getQueryTimeout();
            statement.setQueryTimeout(before + LONG_SECONDS);
            statement.setQueryTimeout(before); // Some keep it with the connection.
        } catch (SQLException | RuntimeException | LinkageError refused) {
            doWithout(connection, "does not limit the time of a statement", refused);
            return false;
        }
        for (String sql : SMALL_QUERIES) {
            if (runs(connection, sql, 0)) {
                return runs(connection, sql, LONG_SECONDS); // Some refuse the limit only then.
            }
        }
        return true;
    }

    private static boolean runs(Connection connection, String sql, int seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (seconds > 0) {
                statement.setQueryTimeout(seconds);
            }
            try (ResultSet rows = statement.executeQuery(sql)) {
                return rows.next();
            } finally {
                if (seconds > 0) {
                    statement.setQueryTimeout(0);
                }
            }
        } catch (SQLException | RuntimeException | LinkageError refused) {
            doWithout(connection, "does not run " + sql + " within " + seconds + " s", refused);
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return false;
        }
    }

    /** What drivers lack is done without, as long as they are there at all. */
    private static void doWithout(Connection connection, String what, Throwable refused) throws SQLException {
        if (connection.isClosed()) {
            throw refused instanceof SQLException failure ? failure : new SQLException(refused);
        }
        LOGGER.log(System.Logger.Level.DEBUG, "the driver " + what, refused);
    }

    /** JDBC has a blank stand for no quoting. */
    private static String quoteString(Connection connection) throws SQLException {
        try {
            @Nullable String quote = connection.getMetaData().getIdentifierQuoteString();
            return quote == null ? "" : quote.strip();
        } catch (SQLException | RuntimeException | LinkageError notSaid) {
            doWithout(connection, "does not say how names are quoted", notSaid);
            return "";
        }
    }

    /** How its connections are lent: what drivers refuse, they do without. */
    private static final class CarefulConnecting extends Connecting {
        /** What a wrapper, such as P6Spy, puts in front of the URL of a database. */
        private static final Pattern WRAPPER = Pattern.compile("jdbc:[\\w.+-]+:(?=[\\w.+-]+:)");

        private final boolean limitsTime;

        CarefulConnecting(boolean limitsTime) {
            this.limitsTime = limitsTime;
        }

        @Override
        public void borrow(Connection connection) throws SQLException {
            try {
                super.borrow(connection);
            } catch (SQLException | RuntimeException | LinkageError refused) {
                doWithout(connection, "cannot make a connection read-only", refused);
            }
        }

        @Override
        public void stream(Statement statement, int rows) throws SQLException {
            try {
                super.stream(statement, rows);
            } catch (SQLException | RuntimeException | LinkageError refused) {
                doWithout(statement.getConnection(), "does not say how many rows come together", refused);
            }
        }

        /** That of the database behind a wrapper. */
        @Override
        @Nullable
        public String file(String url) {
            Matcher wrapper = WRAPPER.matcher(url);
            if (!wrapper.lookingAt()) {
                return null;
            }
            String wrapped = "jdbc:" + url.substring(wrapper.end());
            return ofUrl(wrapped).connecting().file(wrapped);
        }

        @Override
        public boolean honoursTimeout() {
            return limitsTime;
        }

        @Override
        public boolean cancels() {
            return false;
        }

        @Override
        public Optional<String> refusalOfFreeSql(Connection connection) {
            return Optional.of("it is not known what queries can do in this database");
        }
    }
}
