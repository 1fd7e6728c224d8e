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
import java.nio.file.StandardCopyOption;
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
        String url = "jdbc:sqlite:" + file;
        Vendor vendor = Vendor.ofUrl(url);
        DatabaseName name = DatabaseName.of("my", url, vendor.connecting());
        UrlConnections direct =
                new UrlConnections(url, vendor.connecting().properties(url), vendor, name, Duration.ofSeconds(30));
        try (Database database = new Database(direct, vendor, name, direct.secrets(), 10, false, Clock.systemUTC())) {
            assertThatThrownBy(() -> rowsBesideAWriter(database))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage("database 'my' is locked by a writer; try again");
            assertThat(rowsBesideAWriter(database)).isEqualTo(2);
            assertThat(rowsBesideAWriter(database)).isEqualTo(3);
        }
        files.watch(folder);
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

    @Test
    void query_logInAFolderThatCannotBeWritten_isToldAsThat(@TempDir Path copies) throws Exception {
        Path copy = copies.resolve("copy.db");
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = writer.createStatement()) {
            statement.execute(insert(1_700_000_001));
            Files.copy(file, copy);
            Files.copy(
                    file.resolveSibling(file.getFileName() + "-wal"),
                    copies.resolve("copy.db-wal"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        files.watch(folder);
        assertThat(copies.toFile().setWritable(false)).isTrue();
        try {
            assertThat(toldWithoutPrivileges(copy))
                    .contains(
                            "database 'jdbc' cannot be reached: its latest rows are in a write-ahead log (WAL), and this"
                                    + " process may not write to its folder");
        } finally {
            assertThat(copies.toFile().setWritable(true)).isTrue();
        }
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
