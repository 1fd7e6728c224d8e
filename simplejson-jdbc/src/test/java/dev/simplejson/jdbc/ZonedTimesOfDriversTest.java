// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.BrokenDriver.Fault;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times with a zone, of drivers that give another moment for them as a {@link Timestamp} than as a text. */
class ZonedTimesOfDriversTest {
    private static final long START = 1_700_000_000_000L;
    private static final long MOVED = 5 * 3_600_000;
    private static final String H2 = "jdbc:h2:mem:zoned";
    private static final String HSQLDB = "jdbc:hsqldb:mem:zoned";
    private static final Query ALL =
            Query.of("T.V", new TimeRange(START - 60_000, START + 60_000)).build();

    private Connection open;

    @BeforeEach
    void create() throws Exception {
        open = DriverManager.getConnection(H2);
        fill(open, "+00:00");
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    private static void fill(Connection connection, String zone) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP WITH TIME ZONE, v DOUBLE PRECISION)");
            statement.execute("INSERT INTO t VALUES (TIMESTAMP '2023-11-14 22:13:20" + zone + "', 7)");
        }
    }

    private static Fault movedWhenRead() {
        return (real, method, given, call) -> {
            Object result = call.make();
            return real instanceof ResultSet && result instanceof Timestamp time
                    ? new Timestamp(time.getTime() + MOVED)
                    : result;
        };
    }

    private static Fault alsoWhenAskedFor(Fault fault) {
        return (real, method, given, call) -> {
            if (method.getName().equals("setTimestamp")) {
                Timestamp time = (Timestamp) given[1];
                ((PreparedStatement) real).setTimestamp((Integer) given[0], new Timestamp(time.getTime() - MOVED));
                return null;
            }
            return fault.at(real, method, given, call);
        };
    }

    private static JdbcDataSource unknown(Fault fault) {
        return JdbcDataSource.builder("jdbc:unheard-of:x", new BrokenDriver(H2, fault))
                .table("T", "TAKEN_AT", null, List.of())
                .build();
    }

    @Test
    void query_movedWhenTheyAreRead_areThoseOfTheText() throws Exception {
        try (JdbcDataSource source = unknown(movedWhenRead())) {
            assertThat(Points.of(source, ALL)).containsExactly(new Point(START, 7));
        }
    }

    /** What is read is found when it is asked for, and is wrong all the same. */
    @Test
    void query_movedWhenTheyAreReadAndAskedFor_isRefused() throws Exception {
        try (JdbcDataSource source = unknown(alsoWhenAskedFor(movedWhenRead()))) {
            assertThatThrownBy(() -> Points.series(source, ALL))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageContaining(
                            "the database's driver does not compare times as it is asked to: table 'T' has a row"
                                    + " whose 'TAKEN_AT' is 2023-11-14T22:13:20Z");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2023-11-14 22:13:20.25+00, 250",
        "2023-11-14 22:13:20.123456789Z, 123",
        "2023-11-15T03:43:20 +05:30, 0",
        "2023-11-15 3:43:20.5+5:30, 500",
        "2023-11-14 17:13:20.000000-5:00, 0",
        "2023-11-14 17:13:20-0500, 0",
        "2023-11-14 22:33:02+00:19:32, 10000",
    })
    void query_textsOfAllKinds_areRead(String text, long millis) throws Exception {
        try (Statement statement = open.createStatement()) {
            statement.execute("UPDATE t SET taken_at = DATEADD('MILLISECOND', " + millis + ", taken_at)");
        }
        Fault moved = movedWhenRead();
        Fault spelled = (real, method, given, call) -> {
            Object result = moved.at(real, method, given, call);
            return method.getName().equals("getString")
                            && String.valueOf(result).startsWith("2023-11-14")
                    ? text
                    : result;
        };
        try (JdbcDataSource source = unknown(spelled)) {
            assertThat(Points.of(source, ALL)).containsExactly(new Point(START + millis, 7));
        }
    }

    /** One without an offset says nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-11-14 01:02:03",
                "2023-11-14 01:02:03 America/New_York",
                "2023-11-14 99:02:03+00:00",
                "soon"
            })
    void query_textThatDoesNotTell_isReadAsTimestamp(String text) throws Exception {
        Fault spelled = (real, method, given, call) -> {
            Object result = call.make();
            return method.getName().equals("getString")
                            && String.valueOf(result).startsWith("2023-11-14")
                    ? text
                    : result;
        };
        try (JdbcDataSource source = unknown(spelled)) {
            assertThat(Points.of(source, ALL)).containsExactly(new Point(START, 7));
        }
    }

    @Test
    void query_driverThatHasNoText_isReadAsTimestamp() throws Exception {
        Fault none = (real, method, given, call) -> {
            if (method.getName().equals("getString") && given[0] instanceof Integer) {
                throw new SQLFeatureNotSupportedException("getString");
            }
            return call.make();
        };
        try (JdbcDataSource source = unknown(none)) {
            assertThat(Points.of(source, ALL)).containsExactly(new Point(START, 7));
        }
    }

    /** As of 2.4 to 2.6, and as of 2.3, whose driver takes no java.time but compares as it should. */
    @ParameterizedTest
    @ValueSource(ints = {6, 3})
    void query_olderHsqldb_showsTheRightMoments(int minor) throws Exception {
        Fault moved = minor == 3 ? movedWhenRead() : alsoWhenAskedFor(movedWhenRead());
        Fault older = (real, method, given, call) -> {
            if (method.getName().equals("getDriverMinorVersion")) {
                return minor;
            }
            if (minor == 3 && method.getName().equals("setObject") && given[1] instanceof OffsetDateTime) {
                throw new SQLFeatureNotSupportedException("incompatible data type in conversion");
            }
            return moved.at(real, method, given, call);
        };
        try (Connection hsqldb = DriverManager.getConnection(HSQLDB);
                JdbcDataSource source = JdbcDataSource.builder(HSQLDB, new BrokenDriver(HSQLDB, older))
                        .build()) {
            fill(hsqldb, "+0:00");
            assertThat(Points.of(source, ALL)).containsExactly(new Point(START, 7));
            try (Statement statement = hsqldb.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
    }
}
