// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import dev.simplejson.jdbc.connect.NamedFiles.State;
import dev.simplejson.jdbc.dialect.Connecting;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files as the tables of a DuckDB in memory, in which nothing else can be read. Each table is a view, so that rows are read from the file when they are
 * asked for; once a file has changed, or there are others, the next connection is to a new database, whose views know what is in them now.
 * Thread-safe.
 */
public final class FileTables extends OnlyConnections implements Closeable {
    /** What {@link Connecting} goes by. */
    public static final String URL = "jdbc:duckdb:";

    private static final System.Logger LOGGER = System.getLogger(FileTables.class.getName());

    /** Of a message of DuckDB: what is wrong with a file is often in the second, and what could be set in the others. */
    private static final int MOST_LINES = 2;

    /** Of such a line: it may have a line of the file in it. */
    private static final int MOST_CHARACTERS = 300;

    /** Reading all of a small file shows what its columns hold; of a large one DuckDB's own sample has to do. */
    private static final long WHOLLY_SAMPLED_BYTES = 32L * 1024 * 1024;

    /** To read files that somebody writes to. */
    private static final int ATTEMPTS = 3;

    private final NamedFiles files;
    private final Properties properties;
    private final Driver driver;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private @Nullable Generation generation;

    /**
     * Finds the driver; nothing is opened yet.
     *
     * @param connecting DuckDB's
     * @throws IllegalArgumentException if the driver is not there
     */
    public FileTables(NamedFiles files, Connecting connecting) {
        this.files = files;
        this.properties = connecting.properties(URL);
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        this.driver = driver();
    }

    private static Driver driver() {
        try {
            return Drivers.find(URL, URL);
        } catch (IllegalArgumentException missing) {
            throw new IllegalArgumentException(
                    "files are read by DuckDB, whose driver org.duckdb:duckdb_jdbc is not there: "
                            + missing.getMessage(),
                    missing);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return current().connect();
        } catch (IOException unreadable) {
            throw new SQLException("the files cannot be looked at: " + unreadable.getMessage(), unreadable);
        }
    }

    private synchronized Generation current() throws SQLException, IOException {
        Map<String, State> now = files.look();
        Generation known = generation;
        if (known != null && known.tables.equals(now)) {
            return known;
        }
        if (!open.get()) {
            throw new SQLException("the files are closed");
        }
        Generation next = new Generation(now);
        for (int attempt = 0; attempt < ATTEMPTS && !next.isWhole; attempt++) {
            Map<String, State> later = files.look();
            if (later.equals(now)) {
                break;
            }
            now = later; // Somebody was writing.
            next.close();
            next = new Generation(now);
        }
        generation = next;
        if (known != null) {
            known.close(); // Who reads it still has a connection of their own, with which the database ends.
        }
        return next;
    }

    @Override
    public synchronized void close() throws IOException {
        if (open.getAndSet(false)) {
            if (generation != null) {
                generation.close();
            }
            Drivers.release();
        }
    }

    private Connection connect(String url) throws SQLException {
        Connection connection = driver.connect(url, (Properties) properties.clone());
        if (connection == null) {
            throw new SQLException(driver.getClass().getName() + " does not know the URL " + url);
        }
        return connection;
    }

    /** A database whose views are those of the files at one time. It ends with the last of its connections. */
    private final class Generation {
        private final Map<String, State> tables;
        private final String url = "jdbc:duckdb::memory:" + UUID.randomUUID();
        private final Connection keeper;
        private boolean isWhole = true;

        Generation(Map<String, State> tables) throws SQLException {
            this.tables = Map.copyOf(tables);
            this.keeper = FileTables.this.connect(url);
            try (Statement statement = keeper.createStatement()) {
                statement.execute("SET temp_directory = ''");
                // In this order: what may be read cannot be changed any more once nothing else may.
                statement.execute("SET allowed_paths = ["
                        + tables.values().stream()
                                .map(state -> TextFile.literal(state.file().toString()))
                                .collect(Collectors.joining(", "))
                        + "]");
                statement.execute("SET enable_external_access = false");
                statement.execute("SET lock_configuration = true");
                makeViews();
            } catch (SQLException | RuntimeException failure) {
                close();
                throw failure;
            }
        }

        /** One that cannot be read must not hide the others; DuckDB's driver closes a statement that fails. */
        private void makeViews() throws SQLException {
            SQLException first = null;
            int made = 0;
            for (Map.Entry<String, State> table : tables.entrySet()) {
                try (Statement statement = keeper.createStatement()) {
                    statement.execute("CREATE VIEW " + TextFile.quoted(table.getKey()) + " AS SELECT * FROM "
                            + call(table.getValue(), keeper));
                    made++;
                } catch (SQLException unreadable) {
                    first = first == null ? unreadable : first;
                    isWhole = false;
                    LOGGER.log(
                            System.Logger.Level.WARNING,
                            "the file " + table.getValue().file() + " is left out: "
                                    + String.valueOf(unreadable.getMessage())
                                            .lines()
                                            .map(String::strip)
                                            .filter(line -> !line.isEmpty()
                                                    && !line.startsWith("LINE ")
                                                    && !line.startsWith("^"))
                                            .limit(MOST_LINES)
                                            .map(line -> line.length() > MOST_CHARACTERS
                                                    ? line.substring(0, MOST_CHARACTERS) + "…"
                                                    : line)
                                            .collect(Collectors.joining("; ")));
                }
            }
            if (made == 0 && first != null) {
                throw first;
            }
        }

        Connection connect() throws SQLException {
            return FileTables.this.connect(url);
        }

        void close() {
            try {
                keeper.close();
            } catch (SQLException failure) {
                LOGGER.log(System.Logger.Level.DEBUG, "a database in memory could not be closed", failure);
            }
        }
    }

    private static String call(State state, Connection connection) throws SQLException {
        boolean isLarge = state.size() > WHOLLY_SAMPLED_BYTES;
        String options = state.reader().equals("read_parquet") || isLarge ? "" : ", sample_size = -1";
        TextFile text = new TextFile(connection, state.file());
        return switch (state.reader()) {
            case "read_csv" -> isLarge ? text.largeCsv(options) : text.csv(options);
            case "read_json" -> text.json(options);
            default -> state.reader() + "(" + TextFile.literal(state.file().toString()) + options + ")";
        };
    }
}
