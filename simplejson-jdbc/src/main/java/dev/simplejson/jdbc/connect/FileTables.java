// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import dev.simplejson.jdbc.dialect.Connecting;
import dev.simplejson.jdbc.dialect.PointedText;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.files.FileLooks;
import dev.simplejson.jdbc.files.NamedFiles;
import dev.simplejson.jdbc.files.NamedFiles.State;
import dev.simplejson.jdbc.files.Quoting;
import dev.simplejson.jdbc.files.Remark;
import dev.simplejson.jdbc.files.Unreadable;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files as the tables of a DuckDB in memory, in which nothing else can be read. Each table is a view, so that rows are read from the file
 * when they are asked for; once a file has changed, or there are others, the next connection is to a new database, whose views know what is
 * in them now. That is found out in a database of its own, which nobody else asks. Thread-safe.
 */
public final class FileTables extends OnlyConnections implements Closeable {
    /** What {@link Connecting} goes by. */
    public static final String URL = "jdbc:duckdb:";

    private static final System.Logger LOGGER = System.getLogger(FileTables.class.getName());

    /** Of a message of DuckDB: what is wrong with a file is often in the second, and what could be set in the others. */
    private static final int MOST_LINES = 2;

    /** Of such a line: it may have a line of the file in it. */
    private static final int MOST_CHARACTERS = 300;

    /** Of why no file can be read. */
    private static final int MOST_REASONS = 3;

    /** To read files that somebody writes to. */
    private static final int ATTEMPTS = 3;

    private final NamedFiles files;
    private final Clock clock;
    private final Properties properties;
    private final Driver driver;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private @Nullable Generation generation;
    private @Nullable FileLooks looks;

    /** What the log last had of a file, by its table. */
    private final Map<String, String> said = new HashMap<>();

    /**
     * Finds the driver; nothing is opened yet.
     *
     * @param connecting DuckDB's
     * @throws IllegalArgumentException if the driver is not there
     */
    public FileTables(NamedFiles files, Connecting connecting, Clock clock) {
        this.files = files;
        this.clock = clock;
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
        return current().connect();
    }

    private synchronized Generation current() throws SQLException {
        try {
            return current(files.look());
        } catch (IOException unreadable) {
            throw new SQLException("the files cannot be looked at: " + unreadable.getMessage(), unreadable);
        }
    }

    private Generation current(Map<String, State> found) throws SQLException, IOException {
        Map<String, State> now = found;
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

    /** The columns of the tables that there are now, and the files that are none. */
    List<?> now() throws SQLException {
        Generation now = current();
        return List.of(now.columns, List.copyOf(now.leftOut));
    }

    /** What there is to say of a file in the last connection. */
    synchronized List<Remark> remarks(String table) {
        return generation == null ? List.of() : generation.remarks.getOrDefault(table, List.of());
    }

    /**
     * The statement for rows of the beginning, of five places between and of the end of a file, the number of each first. Null if to read
     * all of the file for that takes long.
     *
     * @param rows how many of the beginning, of all places together, and of the end
     */
    synchronized @Nullable String sample(TableInfo table, List<String> selected, int rows) {
        State state = generation == null ? null : generation.tables.get(table.name());
        return state == null || !state.isSmall()
                ? null
                : """
                SELECT f.* FROM (SELECT row_number() OVER () AS sj_number, %1$s FROM %2$s) f,
                (SELECT count(*) AS sj_rows, greatest(%4$d, (count(*) - 2 * %3$d) // 5) AS sj_step FROM %2$s) n
                WHERE sj_number <= %3$d OR sj_number > n.sj_rows - %3$d
                OR (sj_number - %3$d - 1) // n.sj_step < 5 AND (sj_number - %3$d - 1) %% n.sj_step < %4$d
                ORDER BY sj_number""".formatted(String.join(", ", selected), table.from(), rows, rows / 5);
    }

    /** The files that are no tables in the last connection. */
    synchronized List<LeftOut> leftOut() {
        return generation == null ? List.of() : List.copyOf(generation.leftOut);
    }

    private FileLooks looks() throws SQLException {
        FileLooks known = looks;
        if (known == null) {
            Properties whole = (Properties) properties.clone();
            whole.setProperty("jdbc_stream_results", "false"); // With it, reasons of failures are lost.
            known = new FileLooks(connect(newDatabase(), whole), clock);
            looks = known;
        }
        return known;
    }

    private static String newDatabase() {
        return "jdbc:duckdb::memory:" + UUID.randomUUID();
    }

    @Override
    public synchronized void close() throws IOException {
        if (open.getAndSet(false)) {
            if (generation != null) {
                generation.close();
            }
            close(looks);
            Drivers.release();
        }
    }

    private Connection connect(String url, Properties options) throws SQLException {
        Connection connection = driver.connect(url, (Properties) options.clone());
        if (connection == null) {
            throw new SQLException(driver.getClass().getName() + " does not know the URL " + url);
        }
        return connection;
    }

    /** A database whose views are those of the files at one time. It ends with the last of its connections. */
    private final class Generation {
        private final Map<String, State> tables;
        private final String url = newDatabase();
        private final Connection keeper;
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final Map<String, List<Remark>> remarks = new HashMap<>();
        private final List<String> columns;
        private boolean isWhole = true;

        Generation(Map<String, State> tables) throws SQLException {
            this.tables = Map.copyOf(tables);
            this.keeper = FileTables.this.connect(url, properties);
            try (Statement statement = keeper.createStatement()) {
                statement.execute("SET temp_directory = ''");
                // In this order: what may be read cannot be changed any more once nothing else may.
                statement.execute("SET allowed_paths = ["
                        + tables.values().stream()
                                .map(state -> Quoting.literal(state.file().toString()))
                                .collect(Collectors.joining(", "))
                        + "]");
                statement.execute("SET enable_external_access = false");
                statement.execute("SET lock_configuration = true");
                makeViews();
                this.columns = columns(statement);
            } catch (SQLException | RuntimeException failure) {
                close();
                throw failure;
            }
        }

        /** One that cannot be read must not hide the others. */
        private void makeViews() throws SQLException {
            looks().keep(tables.values());
            for (Map.Entry<String, State> table : tables.entrySet()) {
                try {
                    FileLooks.Found found = looks().look(table.getValue());
                    makeView(Quoting.quoted(table.getKey()), found);
                    remarks.put(table.getKey(), found.remarks());
                    said.remove(table.getKey());
                } catch (Unreadable known) {
                    checkNotInterrupted(known);
                    leaveOut(table.getKey(), table.getValue(), known, known.told());
                    isWhole &= known.isEmpty();
                } catch (SQLException unreadable) {
                    checkNotInterrupted(unreadable);
                    leaveOut(table.getKey(), table.getValue(), unreadable, "it cannot be read; the log has more");
                    isWhole = false;
                }
            }
            if (!isWhole && leftOut.size() == tables.size()) {
                throw NotOpened.ofFiles(leftOut.stream()
                        .limit(MOST_REASONS)
                        .map(file -> "'" + file.table() + "': " + file.why())
                        .collect(Collectors.joining("; ")));
            }
        }

        /** What fails because nobody waits for it any more says nothing about a file. */
        private static void checkNotInterrupted(SQLException failure) throws SQLException {
            if (Thread.currentThread().isInterrupted()) {
                SQLException stopped = new SQLException("interrupted while files were looked at", "57014");
                stopped.addSuppressed(failure); // As its cause it would be what went wrong.
                throw stopped;
            }
        }

        /** DuckDB's driver closes a statement that fails. */
        private void makeView(String view, FileLooks.Found file) throws SQLException {
            try (Statement statement = keeper.createStatement()) {
                statement.execute("CREATE VIEW " + view + " AS " + file.sql());
                for (Map.Entry<String, String> column : file.pointed().entrySet()) {
                    statement.execute("COMMENT ON COLUMN " + view + "." + Quoting.quoted(column.getKey()) + " IS "
                            + Quoting.literal(PointedText.type(column.getValue(), file.decimals())));
                }
            }
        }

        private static List<String> columns(Statement statement) throws SQLException {
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT CAST((table_name, column_name, data_type, comment) AS VARCHAR) FROM duckdb_columns()"
                            + " WHERE NOT internal ORDER BY table_name, column_index")) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
            return List.copyOf(columns);
        }

        private void leaveOut(String table, State file, SQLException failure, String why) {
            leftOut.add(new LeftOut(table, why));
            String reason = String.valueOf(failure.getMessage())
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("LINE ") && !line.startsWith("^"))
                    .limit(MOST_LINES)
                    .map(line -> line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "…" : line)
                    .collect(Collectors.joining("; "));
            if (!reason.equals(said.put(table, reason))) {
                boolean isEmpty = failure instanceof Unreadable known && known.isEmpty();
                LOGGER.log(
                        isEmpty ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                        "the file " + file.file() + " is left out: " + reason);
            }
        }

        Connection connect() throws SQLException {
            return FileTables.this.connect(url, properties);
        }

        void close() {
            FileTables.close(keeper);
        }
    }

    private static void close(@Nullable AutoCloseable database) {
        try {
            if (database != null) {
                database.close();
            }
        } catch (Exception failure) {
            LOGGER.log(System.Logger.Level.DEBUG, "a database in memory could not be closed", failure);
        }
    }
}
