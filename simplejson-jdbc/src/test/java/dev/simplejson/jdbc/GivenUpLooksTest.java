// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.connect.FileTables;
import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.Vendor;
import dev.simplejson.jdbc.files.NamedFiles;
import dev.simplejson.jdbc.vendor.embedded.EmbeddedDialects;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine interrupts a look for which nobody waits any more: what fails then must not be told of tables and files for a minute, or for ever. */
@Tag("once")
class GivenUpLooksTest {
    private static final String H2 = "jdbc:h2:mem:given-up";

    @TempDir
    private Path folder;

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    @Test
    void getConnection_lookAtFilesIsInterrupted_leavesNoneOut() throws Exception {
        Path file = Files.writeString(folder.resolve("readings.csv"), "time,load\n2026-01-01T00:00:00Z,1\n");
        Vendor duckDb = Objects.requireNonNull(new EmbeddedDialects().vendor(FileTables.URL));
        try (FileTables tables =
                new FileTables(new NamedFiles(List.of(file.toString())), duckDb.connecting(), Clock.systemUTC())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(tables::getConnection)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(duckDb.failures().of(failure)).isEqualTo(Failure.CANCELLED))
                    .hasMessage("interrupted while files were looked at");
            assertThat(Thread.interrupted()).isTrue();

            try (Connection connection = tables.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT load FROM readings")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @Test
    void metrics_lookAtTablesIsInterrupted_leavesNoneOut() throws Exception {
        AtomicBoolean interrupts = new AtomicBoolean(true);
        try (Connection open = DriverManager.getConnection(H2);
                Statement statement = open.createStatement();
                JdbcDataSource source = JdbcDataSource.builder(
                                "jdbc:unheard-of:x", new BrokenDriver(H2, (real, method, given, call) -> {
                                    boolean isSample = method.getName().startsWith("execute")
                                            && (real + String.valueOf(given.length == 0 ? "" : given[0]))
                                                    .contains("TAKEN_AT");
                                    if (isSample && interrupts.getAndSet(false)) {
                                        Thread.currentThread().interrupt();
                                        throw new SQLException("the channel was closed by an interrupt");
                                    }
                                    return call.make();
                                }))
                        .build()) {
            statement.execute("CREATE TABLE t (taken_at TIMESTAMP, v DOUBLE PRECISION)");
            statement.execute("INSERT INTO t VALUES (TIMESTAMP '2023-11-14 22:13:20', 7)");

            assertThatThrownBy(source::metrics)
                    .isInstanceOfSatisfying(
                            SimpleJsonException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.TIMED_OUT))
                    .hasMessage("the look at the tables was given up before it was done");
            assertThat(Thread.interrupted()).isTrue();

            assertThat(source.metrics()).extracting(Metric::name).contains("T.V");
        }
    }
}
