// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to SQLite files that are not as they should be, and to queries that nobody waits for. */
@Tag("once")
class SqliteSafetyTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    @RegisterExtension
    final UnchangedFiles files = new UnchangedFiles();

    @TempDir
    Path folder;

    private String create(String... statements) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("my.db");
        run(url, statements);
        return url;
    }

    private void run(String url, String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        files.watch(folder);
    }

    private static JdbcDataSource open(String url) {
        return JdbcDataSource.builder(url).build();
    }

    private static Query.Builder query(String metric) {
        return Query.of(metric, RANGE);
    }

    private static void assertFails(JdbcDataSource source, Query query, ErrorKind kind, String message) {
        assertThatThrownBy(() -> Points.series(source, query))
                .isInstanceOfSatisfying(
                        SimpleJsonException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    @Test
    void query_fileThatDoesNotExist_failsAndCreatesNothing() throws Exception {
        files.watch(folder);
        Path missing = folder.resolve("missing.db");
        try (JdbcDataSource source = open("jdbc:sqlite:" + missing)) {
            assertFails(
                    source,
                    query("t.v").build(),
                    ErrorKind.SOURCE_FAILED,
                    "database 'jdbc' cannot be reached: there is no such file, and none is created;"
                            + " set jdbc.url to one that exists; it is tried again with the next request");
        }
        assertThat(missing).doesNotExist();
    }

    @Test
    void query_fileThatAppearsLater_isFound() throws Exception {
        try (JdbcDataSource source = open("jdbc:sqlite:" + folder.resolve("my.db"))) {
            assertFails(source, query("t.v").build(), ErrorKind.SOURCE_FAILED, "cannot be reached");
            create("CREATE TABLE t (time INTEGER, v REAL)", "INSERT INTO t VALUES (1700000000, 1.5)");
            assertThat(Points.of(source, query("t.v").build())).containsExactly(new Point(1_700_000_000_000L, 1.5));
        }
    }

    @Test
    void query_fileThatIsNoDatabase_failsAndStaysAsItIs() throws Exception {
        Path file = Files.writeString(
                folder.resolve("my.db"), "this is not a database, but long enough to look at: " + "x".repeat(5000));
        files.watch(folder);
        try (JdbcDataSource source = open("jdbc:sqlite:" + file)) {
            assertFails(source, query("t.v").build(), ErrorKind.SOURCE_FAILED, "is not a database, or is damaged");
        }
    }

    /** As a crash leaves it, while pages that are not committed are in the file. */
    @Test
    void query_fileWithAHotJournal_saysWhatToDo(@TempDir Path crashed) throws Exception {
        String url = create("CREATE TABLE t (time INTEGER, v REAL)", "INSERT INTO t VALUES (1700000000, 1.5)");
        Path copy = crashed.resolve("my.db");
        try (Connection writer = DriverManager.getConnection(url);
                Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA cache_size = 1");
            writer.setAutoCommit(false);
            statement.execute("WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 9999)"
                    + " INSERT INTO t SELECT 1700000001 + i, i FROM c");
            Files.copy(folder.resolve("my.db"), copy);
            Files.copy(folder.resolve("my.db-journal"), crashed.resolve("my.db-journal"));
            writer.rollback();
        }
        files.watch(folder);
        files.watch(crashed);
        try (JdbcDataSource source = open("jdbc:sqlite:" + copy)) {
            assertFails(
                    source,
                    query("t.v").build(),
                    ErrorKind.SOURCE_FAILED,
                    "database 'jdbc' cannot be reached: a writer has not ended what it began, and its rollback journal,"
                            + " 'my.db-journal', lies beside the file; if it has crashed, open the database once with");
        }
        run("jdbc:sqlite:" + copy, "SELECT COUNT(*) FROM t");
        try (JdbcDataSource source = open("jdbc:sqlite:" + copy)) {
            assertThat(Points.of(source, query("t.v").build())).containsExactly(new Point(1_700_000_000_000L, 1.5));
        }
        files.watch(crashed);
    }

    @Test
    void query_tableThatVanishes_failsAndIsForgotten() throws Exception {
        String url = create("CREATE TABLE t (time INTEGER, v REAL)", "INSERT INTO t VALUES (1700000000, 1.5)");
        try (JdbcDataSource source = open(url)) {
            assertThat(source.metrics()).extracting(Metric::name).containsExactly("t.v", "t");
            run(url, "DROP TABLE t");
            assertFails(
                    source,
                    query("t.v").maxDataPoints(10).build(),
                    ErrorKind.SOURCE_FAILED,
                    "metric 't.v' does not fit database 'jdbc'");
            assertThat(source.metrics()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "v", "host"})
    void query_columnThatVanishes_failsAndIsForgotten(String column) throws Exception {
        String url = create(
                "CREATE TABLE t (time INTEGER, host TEXT, v REAL)", "INSERT INTO t VALUES (1700000000, 'a', 1.5)");
        try (JdbcDataSource source = open(url)) {
            source.metrics();
            run(url, "ALTER TABLE t RENAME COLUMN " + column + " TO other_at");
            assertFails(
                    source,
                    query("t.v").maxDataPoints(10).build(),
                    ErrorKind.SOURCE_FAILED,
                    "metric 't.v' does not fit database 'jdbc'");
            assertThat(source.metrics()).extracting(Metric::name).contains("t");
        }
    }

    @Test
    void query_columnOfMixedTypes_hasGapsWhereThereIsNoNumber() throws Exception {
        String url = create(
                "CREATE TABLE t (time INTEGER, v REAL)",
                "INSERT INTO t VALUES (1700000000, 1.5), (1700000001, 'broken'), (1700000002, NULL), (1700000003, x'00'), (1700000004, 2.5),"
                        + " (1700000005, 9e999), ('yesterday', 3.5), (NULL, 4.5)");
        try (JdbcDataSource source = open(url)) {
            assertThat(source.query(query("t.v").maxDataPoints(9).build())
                            .get(0)
                            .notices())
                    .contains(
                            Notice.warning(
                                    "1 of the 8 rows of table 't' are left out, because their 'time' is no time as epoch-s, such as 'yesterday'"));
        }
        try (JdbcDataSource source = JdbcDataSource.builder(url)
                .table("t", "time", TimeFormat.EPOCH_SECONDS, List.of())
                .build()) {
            List<Point> expected = List.of(
                    new Point(1_700_000_000_000L, 1.5),
                    new Point(1_700_000_001_000L, Double.NaN),
                    new Point(1_700_000_002_000L, Double.NaN),
                    new Point(1_700_000_003_000L, Double.NaN),
                    new Point(1_700_000_004_000L, 2.5),
                    new Point(1_700_000_005_000L, Double.NaN));
            assertThat(Points.of(source, query("t.v").build())).isEqualTo(expected);
            assertThat(Points.of(source, query("t.v").maxDataPoints(5).build()))
                    .isEqualTo(Points.thinned(expected, RANGE, 5));
        }
    }

    @Test
    void metrics_timeThatCouldBeAnything_isNotGuessed() throws Exception {
        String url = create(
                "CREATE TABLE compact (day INTEGER, v REAL)",
                "INSERT INTO compact VALUES (20240131, 1.0)",
                "CREATE TABLE sizes (bytes INTEGER, v REAL)",
                "INSERT INTO sizes VALUES (1700000000, 1.0)",
                "CREATE TABLE none (at INTEGER, v REAL)");
        try (JdbcDataSource source = open(url)) {
            assertThat(source.metrics()).isEmpty();
        }
    }

    @Test
    void metrics_namesThatWouldBeSql_areJustNames() throws Exception {
        String url = create(
                "CREATE TABLE \"a\"\"; DROP TABLE b; --\" (time INTEGER, \"v'; --\" REAL, \"../l\" TEXT)",
                "INSERT INTO \"a\"\"; DROP TABLE b; --\" VALUES (1700000000, 1.5, 'x''y')");
        try (JdbcDataSource source = JdbcDataSource.builder(url)
                .table("a\"; DROP TABLE b; --", "", null, List.of("../l"))
                .build()) {
            String metric = "a\"; DROP TABLE b; --.v'; --";
            assertThat(source.answers(metric, RequestContext.none())).isTrue();
            Query query = query(metric)
                    .filters(List.of(AdhocFilter.of("../l", Operator.EQUAL, "x'y")))
                    .build();
            assertThat(Points.series(source, query))
                    .isEqualTo(Map.of(Map.of("../l", "x'y"), List.of(new Point(1_700_000_000_000L, 1.5))));
        }
    }

    @Test
    void query_databaseLockedByAWriter_failsClearly() throws Exception {
        String url = create("CREATE TABLE t (time INTEGER, v REAL)", "INSERT INTO t VALUES (1700000000, 1.5)");
        try (JdbcDataSource source = open(url + "?busy_timeout=50");
                Connection writer = DriverManager.getConnection(url);
                Statement statement = writer.createStatement()) {
            source.metrics();
            statement.execute("BEGIN EXCLUSIVE");
            assertFails(
                    source, query("t.v").maxDataPoints(10).build(), ErrorKind.SOURCE_FAILED, "is locked by a writer");
            statement.execute("ROLLBACK");
            assertThat(Points.of(source, query("t.v").build())).hasSize(1);
        }
    }

    @Test
    void metrics_viewThatTakesForever_isLeftOut() throws Exception {
        String url = create(
                "CREATE TABLE t (time INTEGER, v REAL)",
                "INSERT INTO t VALUES (1700000000, 1.5)",
                "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT max(i) AS time, 1.0 AS v FROM n");
        try (JdbcDataSource source = open(url)) {
            assertThat(source.metrics()).extracting(Metric::name).containsExactly("t.v", "t");
        }
    }

    @Test
    void query_writeAheadLogBesideAWriter_seesWhatIsCommitted() throws Exception {
        String url = create(
                "PRAGMA journal_mode = WAL",
                "CREATE TABLE t (time INTEGER, v REAL)",
                "INSERT INTO t VALUES (1700000000, 1.5)");
        try (JdbcDataSource source = open(url);
                Connection writer = DriverManager.getConnection(url);
                Statement statement = writer.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO t VALUES (1700000001, 2.5)");
            assertThat(Points.of(source, query("t.v").build())).hasSize(1);
            statement.execute("COMMIT");
            assertThat(Points.of(source, query("t.v").build())).hasSize(2);
        }
        // By the writer, which also took its log away.
        files.watch(folder);
        assertThat(folder).isDirectoryNotContaining("glob:**-{wal,shm}");
    }

    /** Read by a process that has less memory than the cells are long. */
    @Test
    void query_cellOfAGigabyte_isToldBySize() throws Exception {
        String url = create(
                "PRAGMA page_size = 65536",
                "PRAGMA journal_mode = OFF",
                "PRAGMA synchronous = OFF",
                "CREATE TABLE t (time INTEGER, v REAL, words TEXT, host TEXT)",
                "INSERT INTO t VALUES (1700000000, 1.5, CAST(zeroblob(999999900) AS TEXT), 'a')",
                "INSERT INTO t VALUES (1700000000, 2.5, 'short', 'b')",
                "CREATE TABLE odd (time TEXT, v REAL, w)",
                "INSERT INTO odd VALUES ('2023-11-14T22:13:20', 1.5, 3)",
                "INSERT INTO odd VALUES ('2023-11-14T22:13:21' || printf('%.*c', 100000000, 'x'), 1.5, 3)",
                "INSERT INTO odd VALUES ('2023-11-14T22:13:22', CAST(zeroblob(100000000) AS TEXT), zeroblob(100000000))");
        String size = "(999999900 bytes)";
        String series = "[{host=a, words=" + size + "}, {host=b, words=short}]";
        assertThat(HugeCells.read(url, "").lines())
                .contains("rows [[1700000000000, 1.5, " + size + ", a], [1700000000000, 2.5, short, b]]")
                .contains("written rows [[1700000000000, 1.5, " + size + ", a], [1700000000000, 2.5, short, b]]")
                .contains("tags [" + size + ", short]")
                .contains("filtered [{host=a, words=" + size + "}]")
                .contains("raw " + series)
                .contains("NEVER t.v " + series, "NEVER written " + series)
                .contains("ALWAYS t.v " + series, "ALWAYS written " + series)
                .contains("odd rows [[1700000000000, 1.5, 3], [1700000002000, null, null]]")
                .contains(
                        "odd points [Point[epochMillis=1700000000000, value=1.5], Point[epochMillis=1700000002000, value=NaN]]");
    }

    @Test
    void query_moreSeriesThanAllowed_isRefused() throws Exception {
        String url = create(
                "CREATE TABLE t (time INTEGER, host TEXT, v REAL)",
                "INSERT INTO t VALUES (1700000000, 'a', 1), (1700000000, 'b', 1), (1700000000, 'c', 1)");
        try (JdbcDataSource source = JdbcDataSource.builder(url).maxSeries(2).build()) {
            assertFails(
                    source,
                    query("t.v").build(),
                    ErrorKind.TOO_LARGE,
                    "has 3 series in this range, one for each host, and jdbc.max-series is 2");
        }
    }

    /** Five series of 200,002 points each are as many as one statement may hold. */
    @Test
    void query_morePointsThanMayBeHeld_readsSomeSeriesAtATime() throws Exception {
        String url = create(
                "CREATE TABLE t (time INTEGER, host TEXT, v REAL)",
                "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 69)"
                        + " INSERT INTO t SELECT 1700000000000 + i, 'host ' || (i % 7), i FROM n");
        try (JdbcDataSource source = JdbcDataSource.builder(url)
                .table("t", "", null, List.of("host"))
                .build()) {
            List<Frame> frames =
                    source.query(query("t.v").maxDataPoints(100_000).build());
            assertThat(frames)
                    .hasSize(7)
                    .allSatisfy(frame -> assertThat(((TimeSeries) frame).size()).isEqualTo(10));
            assertThat(frames.stream()
                            .map(Frame::executedQuery)
                            .collect(Collectors.groupingBy(sql -> sql, Collectors.counting())))
                    .containsValues(5L, 2L);
        }
    }

    @RepeatedTest(20)
    void query_cancelled_stopsTheDatabase() throws Exception {
        String endless = "WITH RECURSIVE n(time) AS (SELECT 1700000000000 UNION ALL SELECT time + 0 FROM n)"
                + " SELECT max(time) AS time, 1 AS value FROM n";
        // The first statement asks for the columns, the second is the endless one.
        Cancelled cancellation = new Cancelled(2);
        Query query = query("endless")
                .context(new RequestContext(java.time.ZoneOffset.UTC, "", Map.of(), cancellation))
                .build();
        JdbcMetric metric = JdbcMetric.of("endless", endless)
                .withTimeFormat(TimeFormat.EPOCH_MILLIS)
                .withValue("value")
                .withLabels();
        String url = create("CREATE TABLE t (time INTEGER)");
        try (JdbcDataSource source = JdbcDataSource.builder(url).metric(metric).build()) {
            CompletableFuture<Object> running = CompletableFuture.supplyAsync(() -> {
                try {
                    return Points.series(source, query);
                } catch (Exception failure) {
                    return failure;
                }
            });
            assertThat(cancellation.registered().await(30, TimeUnit.SECONDS)).isTrue();
            cancellation.cancel();
            assertThat(running.get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            SimpleJsonException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.TIMED_OUT));
        }
    }

    @Test
    void query_freeSql_readsOnly() throws Exception {
        String url = create("CREATE TABLE t (time INTEGER, v REAL)", "INSERT INTO t VALUES (1700000000, 1.5)");
        Query.Builder free = query("SELECT time, v FROM t WHERE time >= :from")
                .payload(dev.simplejson.model.Payload.of(Map.of("timeFormat", "epoch-s")));
        try (JdbcDataSource source = JdbcDataSource.builder(url).freeSql(true).build();
                JdbcDataSource closed = open(url)) {
            assertThat(Points.of(source, free.build())).containsExactly(new Point(1_700_000_000_000L, 1.5));
            assertFails(closed, free.build(), ErrorKind.UNKNOWN_TARGET, "is unknown");
            assertThatThrownBy(() ->
                            Points.of(source, query("SELECT time, v FROM t").build()))
                    .hasMessageContaining("set {\"timeFormat\": \"epoch-s\"} in the payload of the target, because");
            assertFails(source, query("SELECT 1; DELETE FROM t").build(), ErrorKind.BAD_REQUEST, "';'");
            assertFails(source, query("DELETE FROM t").build(), ErrorKind.UNKNOWN_TARGET, "is unknown");
        }
    }
}
