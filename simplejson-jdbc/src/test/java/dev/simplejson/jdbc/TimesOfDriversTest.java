// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.BrokenDriver.Fault;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Drivers that take, give or compare times otherwise than they are asked to: they show every row that is there, or say in one line what they lack. */
class TimesOfDriversTest extends BrokenDriverTesting {
    private static final String NOT_COMPARED =
            "metric '%s' cannot be read: the database's driver does not compare times as it is asked to: table 'T' has a row"
                    + " whose 'TAKEN_AT' is 2023-11-14T22:13:20Z, and none is found when that time is asked for as timestamp; set"
                    + " table.T.time-format to another, or add a metric whose SQL gives the time as a number or a text, metric.<name>.sql";

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
