// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.connect.Running;
import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.dialect.Vendor;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the samples of discovery, none of them for long: a view may have to read all of a database first. Used by one thread. */
final class Sampler implements AutoCloseable {
    private static final int SAMPLE_ROWS = 100;

    private final Connection connection;
    private final Vendor vendor;
    private final Cancellation cancellation;
    private final Duration longest;
    private final ScheduledExecutorService watch;
    private volatile @Nullable Running running;
    private volatile boolean tooSlow;

    Sampler(Connection connection, Vendor vendor, Cancellation cancellation, Duration longest) {
        this.connection = connection;
        this.vendor = vendor;
        this.cancellation = cancellation;
        this.longest = longest;
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "simplejson-jdbc-sample-limit");
            thread.setDaemon(true);
            return thread;
        });
        cancellation.onCancel(this::cancel);
    }

    private void cancel() throws SQLException {
        Running current = running;
        if (current != null) {
            current.cancel();
        }
    }

    /**
     * A sample of each column.
     *
     * @throws SimpleJsonException of kind {@link ErrorKind#TIMED_OUT} once nobody waits any more
     * @throws SQLTimeoutException if that took longer than it may
     * @throws SQLException if the table cannot be read
     */
    List<ColumnSample> read(TableInfo table) throws SQLException {
        List<String> selected = new ArrayList<>();
        for (TableInfo.RawColumn column : table.columns()) {
            TableColumn.Kind kind = TableColumn.Kind.of(column.jdbcType(), column.typeName());
            selected.add(vendor.metadata().sampled(vendor.dialect().quote(column.name()), kind));
        }
        if (selected.isEmpty()) {
            return List.of();
        }
        if (table.isTable() && !vendor.dialect().hasStrictTypes()) {
            try {
                return read(vendor.metadata().sample(table.from(), selected, SAMPLE_ROWS, true), selected.size());
            } catch (SQLException noRowid) {
                if (vendor.failures().of(noRowid) != Failure.CHANGED) {
                    throw noRowid;
                }
            }
        }
        return read(vendor.metadata().sample(table.from(), selected, SAMPLE_ROWS, false), selected.size());
    }

    private List<ColumnSample> read(String sql, int columns) throws SQLException {
        List<ColumnSample> samples = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            samples.add(new ColumnSample());
        }
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2 * SAMPLE_ROWS);
            read(statement, sql, samples);
            return samples;
        } catch (SQLException failure) {
            cancellation.checkAlive();
            undo(failure);
            throw tooSlow ? new SQLTimeoutException("more than " + longest.toMillis() + " ms", failure) : failure;
        }
    }

    private void read(Statement statement, String sql, List<ColumnSample> samples) throws SQLException {
        Running current = new Running(statement, vendor.connecting());
        Future<?> limit = watch.schedule(() -> callOff(current), longest.toMillis(), TimeUnit.MILLISECONDS);
        running = current;
        tooSlow = false;
        try (current) {
            cancellation.checkAlive();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    for (int i = 0; i < samples.size(); i++) {
                        samples.get(i).add(rows.getObject(i + 1));
                    }
                }
            }
        } finally {
            limit.cancel(false);
        }
    }

    private Object callOff(Running current) throws SQLException {
        tooSlow = true;
        current.cancel();
        return true;
    }

    /** In PostgreSQL one statement that fails takes all later ones of its transaction with it. */
    private void undo(SQLException failure) throws SQLException {
        if (!connection.getAutoCommit() && vendor.failures().of(failure) != Failure.UNREACHABLE) {
            connection.rollback();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
