// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.BrokenDriver.Fault;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers that nobody knows and that get one thing wrong: they show every row that is there, or say in one line what they lack. */
class BrokenDriversTest {
    private static final String H2 = "jdbc:h2:mem:broken";
    private static final long START = 1_700_000_000_000L;
    private static final TimeRange ALL = new TimeRange(START - 3_600_000, START + 3_600_000);
    private static final TagQuery TAGS = new TagQuery(List.of(), ALL, RequestContext.none());
    private static final String NOT_COMPARED =
            "metric '%s' cannot be read: the database's driver does not compare times as it is asked to: table 'T' has a row"
                    + " whose 'TAKEN_AT' is 2023-11-14T22:13:20Z, and none is found when that time is asked for as timestamp; set"
                    + " table.T.time-format to another, or add a metric whose SQL gives the time as a number or a text, metric.<name>.sql";

    @TempDir
    Path folder;

    private Connection open;

    @BeforeEach
    void create() throws Exception {
        open = DriverManager.getConnection(H2);
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP, host VARCHAR(9), v DOUBLE PRECISION)");
            statement.execute("INSERT INTO t VALUES (TIMESTAMP '2023-11-14 22:13:20', 'a', 7)");
        }
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    private static JdbcDataSourceBuilder builder(Fault fault) {
        return JdbcDataSource.builder("jdbc:unheard-of:x", new BrokenDriver(H2, fault));
    }

    private static Query.Builder query(String metric) {
        return Query.of(metric, ALL).maxDataPoints(100);
    }

    private static void assertShown(Fault fault) throws Exception {
        try (JdbcDataSource source = builder(fault).build()) {
            assertThat(Points.of(source, query("T.V").build())).containsExactly(new Point(START, 7));
            assertThat(Points.rows(source, query("T").build())).hasSize(1);
        }
    }

    private static void assertRefused(Fault fault, List<String> labels, String message) throws Exception {
        try (JdbcDataSource source =
                builder(fault).table("T", "TAKEN_AT", null, labels).build()) {
            // Thinned, deferred, and as a table; and again, as this is not forgotten.
            for (Query query : List.of(
                    query("T.V").build(),
                    query("T.V").maxDataPoints(100).build(),
                    Query.of("T.V", ALL).build())) {
                assertThatThrownBy(() -> Points.series(source, query))
                        .isInstanceOfSatisfying(
                                SimpleJsonException.class,
                                failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.SOURCE_FAILED))
                        .hasMessage(message, "T.V");
            }
            assertThatThrownBy(() -> Points.rows(source, query("T").build())).hasMessage(message, "T");
        }
    }

    private static Fault onTimestamps(TimestampFault fault) {
        return (real, method, given, call) -> {
            if (method.getName().equals("setTimestamp")) {
                fault.set((PreparedStatement) real, (Integer) given[0], (Timestamp) given[1]);
                return null;
            }
            return call.make();
        };
    }

    @Test
    void query_timesAreTakenForNull_isRefused() throws Exception {
        Fault fault = onTimestamps((statement, index, time) -> statement.setNull(index, Types.TIMESTAMP));
        assertRefused(fault, List.of(), NOT_COMPARED);
        assertRefused(fault, List.of("HOST"), NOT_COMPARED);
    }

    @Test
    void query_timesAreMovedWhenTheyAreAskedFor_isRefused() throws Exception {
        assertRefused(
                onTimestamps((statement, index, time) ->
                        statement.setTimestamp(index, new Timestamp(time.getTime() + 5 * 3_600_000))),
                List.of(),
                NOT_COMPARED);
    }

    @Test
    void query_timesAreMovedWhenTheyAreRead_isRefused() throws Exception {
        Fault fault = (real, method, given, call) -> {
            Object result = call.make();
            return real instanceof ResultSet && result instanceof Timestamp time
                    ? new Timestamp(time.getTime() + 5 * 3_600_000)
                    : result;
        };
        assertRefused(fault, List.of(), NOT_COMPARED.replace("2023-11-14T22:13:20Z", "2023-11-15T03:13:20Z"));
    }

    @Test
    void query_timesAreComparedAsText_isRefused() throws Exception {
        Fault asText = (real, method, given, call) -> {
            if (method.getName().equals("prepareStatement")) {
                given[0] = ((String) given[0]).replaceAll("(\"TAKEN_AT\") ([<>])", "CAST($1 AS VARCHAR) $2");
            } else if (method.getName().equals("setTimestamp")) {
                String text = ((Timestamp) given[1]).toLocalDateTime().toString();
                ((PreparedStatement) real).setString((Integer) given[0], text);
                return null;
            }
            return call.make();
        };
        assertRefused(asText, List.of(), NOT_COMPARED);
        // As the message says.
        JdbcMetric text = JdbcMetric.of("own", "SELECT CAST(taken_at AS VARCHAR(19)) AS \"time\", v FROM t")
                .withTimeFormat(TimeFormat.ISO_SPACE);
        try (JdbcDataSource source = builder(asText).metric(text).build()) {
            assertThat(Points.of(source, query("own").build())).containsExactly(new Point(START, 7));
        }
    }

    @Test
    void query_ownSqlOfWhichTimesAreMoved_isRefused() throws Exception {
        Fault fault = onTimestamps((statement, index, time) ->
                statement.setTimestamp(index, new Timestamp(time.getTime() + 5 * 3_600_000)));
        try (JdbcDataSource source = builder(fault)
                .discovery(false)
                .metric(JdbcMetric.of("own", "SELECT taken_at AS \"time\", v FROM t"))
                .build()) {
            assertThatThrownBy(() -> Points.series(source, query("own").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageContainingAll("metric 'own'", "metric.own.time-format");
        }
    }

    /** Its own conditions find nothing at any time, so only the table can tell. */
    @Test
    void query_ownSqlThatComparesTimesItself_isRefusedAndSoAreItsTags() throws Exception {
        Fault fault = onTimestamps((statement, index, time) -> statement.setTimestamp(index, new Timestamp(0)));
        try (JdbcDataSource source = builder(fault).metric(comparing("")).build()) {
            assertThatThrownBy(() -> Points.series(source, query("own").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage(NOT_COMPARED.formatted("own"));
            assertThatThrownBy(() -> source.tagValues("whose", TAGS))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage(NOT_COMPARED.formatted("own"));
            assertThat(source.tagValues("HOST", TAGS)).containsExactly("a");
        }
    }

    @Test
    void query_ownSqlThatFindsNothingWithADriverThatIsRight_isEmpty() throws Exception {
        Fault none = (real, method, given, call) -> call.make();
        try (JdbcDataSource source =
                builder(none).metric(comparing(" AND v > 7")).build()) {
            assertThat(Points.series(source, query("own").build())).isEmpty();
            assertThat(source.tagValues("whose", TAGS)).isEmpty();
        }
        try (JdbcDataSource source = builder(none).metric(comparing("")).build()) {
            assertThat(Points.of(source, query("own").build())).containsExactly(new Point(START, 7));
            assertThat(source.tagValues("whose", TAGS)).containsExactly("a");
        }
    }

    private static JdbcMetric comparing(String more) {
        return JdbcMetric.of(
                "own",
                "SELECT taken_at AS \"time\", host AS \"whose\", v FROM t WHERE taken_at >= :from AND taken_at <= :to"
                        + more);
    }

    @Test
    void query_driverTakesNoTimestamps_saysSo() throws Exception {
        for (Exception thrown : List.of(
                new SQLFeatureNotSupportedException("setTimestamp"),
                new UnsupportedOperationException("setTimestamp"))) {
            TimestampFault fault = (statement, index, time) -> {
                throw thrown;
            };
            try (JdbcDataSource source = builder(onTimestamps(fault)).build()) {
                assertThatThrownBy(() -> Points.series(source, query("T.V").build()))
                        .isInstanceOf(SimpleJsonException.class)
                        .hasMessage(
                                "metric 'T.V' cannot be asked of database 'jdbc' (the application's connections): the driver takes no"
                                        + " parameter of the type Timestamp; add a metric whose SQL gives the time as a number"
                                        + " or a text, metric.<name>.sql");
            }
        }
    }

    /** None of which takes part in what an answer holds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "setMaxRows",
                "setFetchSize",
                "setQueryTimeout",
                "setReadOnly",
                "cancel",
                "getIdentifierQuoteString",
                "isReadOnly",
                "getAutoCommit",
                "getQueryTimeout",
                "getCatalog",
                "getIndexInfo"
            })
    void query_driverLacksWhatCanBeDoneWithout_isShown(String lacking) throws Exception {
        for (Exception thrown :
                List.of(new SQLFeatureNotSupportedException(lacking), new UnsupportedOperationException(lacking))) {
            assertShown((real, method, given, call) -> {
                if (method.getName().equals(lacking)) {
                    throw thrown;
                }
                return call.make();
            });
        }
    }

    /** As MonetDB's inside of a process. */
    @Test
    void query_driverFailsWithALimitOfTimeWhenItRuns_isShown() throws Exception {
        Set<Object> limited = Collections.newSetFromMap(new IdentityHashMap<>());
        assertShown((real, method, given, call) -> {
            if (method.getName().equals("setQueryTimeout")) {
                if ((Integer) given[0] > 0) {
                    limited.add(real);
                } else {
                    limited.remove(real);
                }
                return null;
            }
            if (method.getName().equals("executeQuery") && limited.contains(real)) {
                throw new SQLException("no such unary operator 'settimeout(tinyint)'");
            }
            return call.make();
        });
    }

    /** As Axion's. */
    @Test
    void query_driverKnowsNoLimitOfTimeButNone_isShown() throws Exception {
        assertShown((real, method, given, call) -> {
            if (method.getName().equals("setQueryTimeout") && (Integer) given[0] != 0) {
                throw new SQLException("QueryTimeout " + given[0] + " is not supported.");
            }
            return call.make();
        });
    }

    /** As Axion's: both are empty. */
    @Test
    void query_tablesAreInNoCatalogAndNoSchema_isShown() throws Exception {
        assertShown((real, method, given, call) -> {
            boolean isPlace = method.getName().equals("getCatalog")
                    || method.getName().equals("getString") && "TABLE_SCHEM".equals(given[0]);
            if (method.getName().equals("getColumns")) {
                given[0] = null;
            }
            return isPlace ? "" : call.make();
        });
    }

    /** As Drizzle's, which calls both as the database: MySQL knows one of them. */
    @Test
    void query_catalogIsCalledAsTheSchema_isShown() throws Exception {
        assertShown((real, method, given, call) -> {
            if (Set.of("getTables", "getColumns", "getIndexInfo").contains(method.getName())) {
                given[0] = null;
            }
            return method.getName().equals("getCatalog") ? "PUBLIC" : call.make();
        });
    }

    /** As Derby. */
    @Test
    void query_ownSqlWhereNullHasNoType_isShown() throws Exception {
        Fault fault = (real, method, given, call) -> {
            if (method.getName().equals("prepareStatement")
                    && String.valueOf(given[0]).contains(">= NULL")) {
                throw new SQLException("Syntax error: Encountered \"NULL\" at line 1, column 87.", "42X01");
            }
            return call.make();
        };
        try (JdbcDataSource source = builder(fault).metric(comparing("")).build()) {
            assertThat(Points.of(source, query("own").build())).containsExactly(new Point(START, 7));
        }
    }

    /** As CsvJdbc and SqlSheet. */
    @Test
    void query_ownSqlWhereNoQueryIsWithinAnother_saysSo() throws Exception {
        Fault fault = (real, method, given, call) -> {
            if (method.getName().equals("prepareStatement")
                    && String.valueOf(given[0]).contains("FROM (")) {
                throw new SQLException("Subselects not supported.");
            }
            return call.make();
        };
        JdbcMetric wrong = JdbcMetric.of("wrong", "SELECT taken_at AS \"time\", w FROM t");
        try (JdbcDataSource source =
                builder(fault).metric(comparing("")).metric(wrong).build()) {
            assertThatThrownBy(() -> Points.series(source, query("own").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage("metric 'own' cannot be read: the database or its driver takes the SQL of its setting"
                            + " metric.own.sql, but not within another query, SELECT * FROM (...), as each metric needs it;"
                            + " leave out what may not stand there, such as ORDER BY, or have the database show it as a table"
                            + " or view");
            assertThatThrownBy(() -> Points.series(source, query("wrong").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageStartingWith(
                            "metric 'wrong' cannot be read: the database refuses the SQL of its setting");
        }
    }

    /** As Drizzle's of {@code decimal(12,3)} and {@code float}, and DuckDB's before 1.0. */
    @ParameterizedTest
    @ValueSource(strings = {"decimal(12,3)", "float", "DOUBLE PRECISION"})
    void query_driverKnowsNumbersByNameOnly_isShown(String type) throws Exception {
        for (int jdbcType : new int[] {Types.NULL, Types.OTHER, Types.JAVA_OBJECT}) {
            assertShown((real, method, given, call) -> {
                boolean ofValue = real instanceof ResultSet rows
                        && given.length == 1
                        && Set.of("DATA_TYPE", "TYPE_NAME").contains(String.valueOf(given[0]))
                        && rows.getString("COLUMN_NAME").equals("V");
                if (ofValue) {
                    return given[0].equals("DATA_TYPE") ? (Object) jdbcType : type;
                }
                return call.make();
            });
        }
    }

    /** As MonetDB's first user, who works in {@code sys}. */
    @Test
    void query_tablesAreInASchemaThatIsCalledAsASystem_isShownToWhomItIsTheCurrentOne() throws Exception {
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE SCHEMA \"sys\"");
            statement.execute("CREATE TABLE \"sys\".mine (taken_at TIMESTAMP, v DOUBLE PRECISION)");
            statement.execute("INSERT INTO \"sys\".mine VALUES (TIMESTAMP '2023-11-14 22:13:20', 7)");
        }
        Fault none = (real, method, given, call) -> call.make();
        try (JdbcDataSource source = builder(none).build()) {
            assertThat(source.metrics()).extracting(Metric::name).noneMatch(name -> name.contains("MINE"));
        }
        Fault works = (real, method, given, call) -> method.getName().equals("getSchema") ? "sys" : call.make();
        try (JdbcDataSource source = builder(works).build()) {
            assertThat(Points.of(source, query("MINE.V").build())).containsExactly(new Point(START, 7));
        }
    }

    /** As Hazelcast's. */
    @Test
    void query_tablesAreCalledMappings_isShown() throws Exception {
        assertShown((real, method, given, call) -> {
            Object result = call.make();
            return method.getName().equals("getString") && "TABLE_TYPE".equals(given[0]) && "BASE TABLE".equals(result)
                    ? "MAPPING"
                    : result;
        });
    }

    @Test
    void metrics_thereAreNoTables_saysSo() throws Exception {
        try (Statement statement = open.createStatement()) {
            statement.execute("DROP TABLE t");
        }
        try (Logged log = new Logged();
                JdbcDataSource source =
                        builder((real, method, given, call) -> call.make()).build()) {
            assertThat(source.metrics()).isEmpty();
            assertThat(log.text()).contains("tables of 'jdbc':\n  there are none, or none that may be seen");
        }
    }

    @Test
    void query_limitOfRowsIsIgnored_isShown() throws Exception {
        assertShown((real, method, given, call) -> method.getName().equals("setMaxRows") ? null : call.make());
    }

    /** As PGJDBC-NG does at PostgreSQL's own tables. */
    @Test
    void query_driverFailsAtTheColumnsOfAllTables_isShown() throws Exception {
        for (Exception thrown : List.of(
                new NullPointerException("getCategory() is null"), new SQLException("no such table in sys", "42P01"))) {
            assertShown((real, method, given, call) -> {
                if (method.getName().equals("getColumns") && "%".equals(given[2])) {
                    throw thrown;
                }
                return call.make();
            });
        }
    }

    @Test
    void query_driverFailsAtTheColumnsOfOneTable_showsTheOthers() throws Exception {
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE t_ (taken_at TIMESTAMP, v DOUBLE PRECISION)");
        }
        Fault fault = (real, method, given, call) -> {
            if (method.getName().equals("getColumns") && !"T".equals(given[2])) {
                throw new NullPointerException("getCategory() is null");
            }
            return call.make();
        };
        assertShown(fault);
        try (JdbcDataSource source = builder(fault).build()) {
            assertThatThrownBy(() -> Points.series(source, query("T_").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageEndingWith(
                            "table 'T_' is left out: it cannot be read: neither the database nor its driver says"
                                    + " which columns it has; the log has more");
        }
    }

    /** They may hold paths and names of classes, which are nobody's business at a dashboard. */
    @Test
    void query_driverFailsAtOneTable_itsWordsAreInTheLogAlone() throws Exception {
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE t_ (taken_at TIMESTAMP, v DOUBLE PRECISION)");
        }
        Fault fault = (real, method, given, call) -> {
            if (method.getName().equals("executeQuery")
                    && given.length == 1
                    && String.valueOf(given[0]).contains("T_")) {
                throw new SQLException("com.example.PageReader: /var/lib/pages/7\n\n  page 7 is torn");
            }
            return call.make();
        };
        try (Logged logged = new Logged();
                JdbcDataSource source = builder(fault).build()) {
            assertThatThrownBy(() -> Points.series(source, query("T_.V").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage(
                            "metric 'T_.V' is not shown: table 'T_' is left out: it cannot be read: the database refuses"
                                    + " it; the log has more");
            assertThat(source.explain().toProperties() + source.explain().toJson())
                    .contains("the database refuses it; the log has more")
                    .doesNotContain("PageReader", "/var/lib");
            assertThat(logged.text())
                    .contains("table 'T_' cannot be read: com.example.PageReader: /var/lib/pages/7; page 7 is torn");
        }
    }

    @Test
    void query_viewOverATableThatIsGone_saysSoWithoutTheDriversWords() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("gone.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW gone AS SELECT * FROM no_longer_there");
        }
        try (Logged logged = new Logged();
                JdbcDataSource source = JdbcDataSource.builder(url).build()) {
            assertThatThrownBy(() -> Points.series(source, query("gone").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage(
                            "metric 'gone' is not shown: table 'gone' is left out: it cannot be read: neither the database"
                                    + " nor its driver says which columns it has, as it is with a view that names a table or column"
                                    + " which is no longer there; the log has more");
            assertThat(logged.text()).contains("table 'gone' cannot be read: [SQLITE_ERROR]", "no_longer_there");
        }
    }

    @Test
    void metrics_driverFailsAtTheTables_saysSo() throws Exception {
        for (Exception thrown : List.of(
                new NullPointerException("getCategory() is null"),
                new SQLException("argument of AND must be type boolean, not type integer", "42804"))) {
            Fault fault = (real, method, given, call) -> {
                if (method.getName().equals("getTables")) {
                    throw thrown;
                }
                return call.make();
            };
            try (JdbcDataSource source = builder(fault).build()) {
                assertThatThrownBy(source::metrics)
                        .isInstanceOf(SimpleJsonException.class)
                        .hasMessage("the list of tables cannot be read: the database's driver, or its dialect, fails at"
                                + " it; the log has more. To show tables all the same, set"
                                + " jdbc.discovery = off and metric.<name>.sql");
            }
        }
    }

    /** Its driver says of such a column that it is text, and of the same column in a query that it is a timestamp. */
    @Test
    void query_sqliteBehindADriverThatWrapsIt_showsTextsAndRefusesToComparePlainNumbers() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("wrapped.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP, v DOUBLE)");
            statement.execute("INSERT INTO t VALUES ('2023-11-14 22:13:20', 7)");
        }
        JdbcMetric own =
                JdbcMetric.of("own", "SELECT taken_at AS \"time\", v FROM t WHERE taken_at BETWEEN :from AND :to");
        try (JdbcDataSource source = JdbcDataSource.builder(
                        "jdbc:unheard-of:x", new BrokenDriver(url, (real, method, given, call) -> call.make()))
                .metric(own)
                .build()) {
            assertThat(Points.of(source, query("t.v").build())).containsExactly(new Point(START, 7));
            assertThatThrownBy(() -> Points.series(source, query("own").build()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageStartingWith(
                            "metric 'own' cannot be read: its column 'time' holds '2023-11-14 22:13:20',"
                                    + " which :from and :to do not find as timestamp; set metric.own.time to");
        }
        try (JdbcDataSource source = JdbcDataSource.builder(
                        "jdbc:unheard-of:x", new BrokenDriver(url, (real, method, given, call) -> call.make()))
                .metric(own.withTimeFormat(TimeFormat.ISO_SPACE))
                .build()) {
            assertThat(Points.of(source, query("own").build())).containsExactly(new Point(START, 7));
        }
    }

    /** Rows come, but not those of the range's first hours. */
    @Test
    void query_timesAreMovedAndSomeAreFound_isRefused() throws Exception {
        try (Statement statement = open.createStatement()) {
            statement.execute("INSERT INTO t SELECT DATEADD('MINUTE', x, TIMESTAMP '2023-11-14 22:13:20'), 'a', x"
                    + " FROM SYSTEM_RANGE(1, 50)");
        }
        assertRefused(
                onTimestamps((statement, index, time) ->
                        statement.setTimestamp(index, new Timestamp(time.getTime() + 80 * 60_000 + 7))),
                List.of(),
                NOT_COMPARED);
    }

    /** Nothing in the range, nobody of that name, no row at all: the table is looked at once, and not again where it is right. */
    @Test
    void query_emptyAndRight_isEmptyAndLookedAtOnce() throws Exception {
        AtomicInteger statements = new AtomicInteger();
        Fault counted = (real, method, given, call) -> {
            statements.addAndGet(Set.of("executeQuery").contains(method.getName()) ? 1 : 0);
            return call.make();
        };
        try (JdbcDataSource source =
                builder(counted).table("T", "TAKEN_AT", null, List.of()).build()) {
            Query later = Query.of("T.V", new TimeRange(START + 10_000, START + 20_000))
                    .maxDataPoints(100)
                    .build();
            source.metrics();
            statements.set(0);
            assertThat(Points.of(source, later)).isEmpty();
            int ofTheFirst = statements.getAndSet(0);
            assertThat(Points.of(source, query("T.V").build())).hasSize(1);
            int ofAnAnswer = statements.getAndSet(0);
            assertThat(Points.of(source, later)).isEmpty();
            assertThat(statements.getAndSet(0)).isEqualTo(ofAnAnswer);
            assertThat(ofTheFirst).isEqualTo(ofAnAnswer + 3);
        }
    }

    @Test
    void query_tableWithoutRows_isEmpty() throws Exception {
        try (JdbcDataSource source = builder((real, method, given, call) -> call.make())
                .table("T", "TAKEN_AT", null, List.of())
                .build()) {
            source.metrics();
            try (Statement statement = open.createStatement()) {
                statement.execute("DELETE FROM t");
            }
            assertThat(Points.of(source, query("T.V").build())).isEmpty();
            assertThat(Points.rows(source, query("T").build())).isEmpty();
        }
    }

    /** Sets a parameter. */
    @FunctionalInterface
    interface TimestampFault {
        void set(PreparedStatement statement, int index, Timestamp time) throws Exception;
    }
}
