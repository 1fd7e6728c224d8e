// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.connect.DatabaseName;
import dev.simplejson.jdbc.connect.UrlConnections;
import dev.simplejson.jdbc.dialect.Vendor;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite files with a write-ahead log: SQLite makes files beside them, and who only reads cannot take them away again. */
class WriteAheadLogTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    @RegisterExtension
    final UnchangedFiles files = new UnchangedFiles();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void create() throws Exception {
        file = folder.resolve("a %41 b#c.db");
        write("PRAGMA journal_mode = WAL", "CREATE TABLE t (time INTEGER, v REAL)", insert(1_700_000_000));
        files.watch(folder);
    }

    private void write(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String insert(int second) {
        return "INSERT INTO t VALUES (" + second + ", 1.5)";
    }

    private static Query query() {
        return Query.of("t.v", RANGE).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?busy_timeout=50", "?busy_timeout=50&cache_size=100"})
    void query_fileWithoutALog_leavesNothingBehind(String parameters) throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.builder("jdbc:sqlite:" + file + parameters).build()) {
            source.check(RequestContext.none());
            assertThat(source.metrics()).extracting(Metric::name).containsExactly("t.v", "t");
            assertThat(Points.of(source, query())).hasSize(1);
            assertThat(folder).isDirectoryContaining(path -> path.equals(file));
            assertThat(folder.toFile().list()).hasSize(1);
        }
    }

    @Test
    void query_fileThatGetsALog_seesWhatIsCommitted() throws Exception {
        try (JdbcDataSource source =
                JdbcDataSource.builder("jdbc:sqlite:" + file).build()) {
            assertThat(Points.of(source, query())).hasSize(1);
            try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = writer.createStatement()) {
                statement.execute(insert(1_700_000_001));
                assertThat(Points.of(source, query())).hasSize(2);
            }
            assertThat(Points.of(source, query())).hasSize(2);
        }
        files.watch(folder);
    }

    /** It was read as if nobody would write, so nobody knows what was read. From then on it is read beside its writer. */
    @Test
    void connect_fileThatIsWrittenWhileItIsRead_failsOnce() throws Exception {
        failsOnce(1);
        files.watch(folder);
    }

    private void failsOnce(int rows) throws Exception {
        String url = "jdbc:sqlite:" + file;
        Vendor vendor = Vendor.ofUrl(url);
        DatabaseName name = DatabaseName.of("my", url, vendor.connecting());
        UrlConnections direct =
                new UrlConnections(url, vendor.connecting().properties(url), vendor, name, Duration.ofSeconds(30));
        try (Database database = new Database(direct, vendor, name, direct.secrets(), 10, false, Clock.systemUTC())) {
            assertThatThrownBy(() -> rowsBesideAWriter(database))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage("database 'my' is locked by a writer; try again");
            assertThat(rowsBesideAWriter(database)).isEqualTo(rows + 1);
            assertThat(rowsBesideAWriter(database)).isEqualTo(rows + 2);
        }
    }

    private int rowsBesideAWriter(Database database) throws Exception {
        return database.connect("the rows", Cancellation.never(), connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM t")) {
                rows.next();
                write(insert(1_700_000_001));
                return rows.getInt(1);
            }
        });
    }

    /** As after a crash, or in a copy of both. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?busy_timeout=50"})
    void query_logOfNobody_isReadAndNothingIsLeftBehind(String parameters, @TempDir Path copies) throws Exception {
        Path copy = copyWithLog(copies);
        files.watch(copies);
        try (JdbcDataSource source =
                JdbcDataSource.builder("jdbc:sqlite:" + copy + parameters).build()) {
            source.check(RequestContext.none());
            assertThat(Points.of(source, query())).hasSize(2);
            assertThat(copies.toFile().list()).containsExactlyInAnyOrder("c %41 d#e.db", "c %41 d#e.db-wal");
        }
        assertThat(copies.toFile().list()).containsExactlyInAnyOrder("c %41 d#e.db", "c %41 d#e.db-wal");
    }

    @Test
    void query_logOfNobodyThatGetsAWriter_seesWhatIsCommitted(@TempDir Path copies) throws Exception {
        file = copyWithLog(copies);
        try (JdbcDataSource source =
                JdbcDataSource.builder("jdbc:sqlite:" + file).build()) {
            assertThat(Points.of(source, query())).hasSize(2);
            try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = writer.createStatement()) {
                statement.execute(insert(1_700_000_002));
                assertThat(Points.of(source, query())).hasSize(3);
            }
            assertThat(Points.of(source, query())).hasSize(3);
        }
        assertThat(copies.toFile().list()).containsExactly(file.getFileName().toString());
        files.watch(copies);
    }

    @Test
    void connect_logOfNobodyThatIsWrittenWhileItIsRead_failsOnce(@TempDir Path copies) throws Exception {
        file = copyWithLog(copies);
        failsOnce(2);
        files.watch(copies);
    }

    /** As browsers do: the index of such a log is in the memory of its writer. */
    @Test
    void query_logOfAWriterThatHasTheFileForItself_seesWhatIsCommitted() throws Exception {
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = writer.createStatement();
                JdbcDataSource source =
                        JdbcDataSource.builder("jdbc:sqlite:" + file).build()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute(insert(1_700_000_001));
            writer.setAutoCommit(false);
            statement.execute(insert(1_700_000_002));
            assertThat(Points.of(source, query())).hasSize(2);
            writer.rollback();
        }
        files.watch(folder);
    }

    @Test
    void query_logOfNobodyInAFolderThatCannotBeWritten_isRead(@TempDir Path copies) throws Exception {
        Path copy = copyWithLog(copies);
        assertThat(copies.toFile().setWritable(false)).isTrue();
        try {
            assertThat(toldWithoutPrivileges(copy)).contains("2 points");
        } finally {
            assertThat(copies.toFile().setWritable(true)).isTrue();
        }
    }

    private Path copyWithLog(Path folder) throws Exception {
        Path copy = folder.resolve("c %41 d#e.db");
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = writer.createStatement()) {
            statement.execute(insert(1_700_000_001));
            Files.copy(file, copy);
            Files.copy(
                    file.resolveSibling(file.getFileName() + "-wal"), copy.resolveSibling(copy.getFileName() + "-wal"));
        }
        files.watch(this.folder);
        return copy;
    }

    /** In a process of its own, for root may write everywhere unless it has laid that down. */
    private static String toldWithoutPrivileges(Path file) throws Exception {
        List<String> layDown =
                Files.isWritable(file.getParent()) ? List.of("setpriv", "--bounding-set=-dac_override") : List.of();
        return SmallProcess.runBy(layDown, Reader.class, List.of(), SmallProcess.classPath(), file.toString());
    }

    /** Says how many points there are, or why there are none. */
    static final class Reader {
        public static void main(String[] file) throws Exception {
            try (JdbcDataSource source =
                    JdbcDataSource.builder("jdbc:sqlite:" + file[0]).build()) {
                System.out.println(Points.of(source, query()).size() + " points");
            } catch (SimpleJsonException told) {
                System.out.println(told.getMessage());
            }
        }
    }
}
