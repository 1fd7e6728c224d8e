// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.connect.Running;
import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.dialect.Vendor;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the samples of discovery, none of them for long: a view may have to read all of a database first. Used by one thread. */
public final class Sampler implements AutoCloseable {
    /** Of each part. */
    private static final int SAMPLE_ROWS = 100;

    private static final int PARTS = 3;
    private static final int MIDDLE_PLACES = 5;

    private final Connection connection;
    private final Database database;
    private final Vendor vendor;
    private final Cancellation cancellation;
    private final Duration longest;
    private final ScheduledExecutorService watch;
    private volatile @Nullable Running running;
    private volatile boolean tooSlow;

    public Sampler(Connection connection, Database database, Cancellation cancellation, Duration longest) {
        this.connection = connection;
        this.database = database;
        this.vendor = database.vendor();
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
     * A sample of the rows.
     *
     * @throws SimpleJsonException of kind {@link ErrorKind#TIMED_OUT} once nobody waits any more
     * @throws SQLTimeoutException if that took longer than it may
     * @throws SQLException if the table cannot be read
     */
    public TableSample read(TableInfo table) throws SQLException {
        List<String> selected = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (TableInfo.RawColumn column : table.columns()) {
            String wanted =
                    vendor.metadata().sampled(vendor.dialect().column(column.name(), column.typeName()), column.kind());
            places.add(wanted == null ? -1 : selected.size());
            if (wanted != null) {
                selected.add(wanted);
            }
        }
        return spread(selected.isEmpty() ? new TableSample(List.of(), true) : read(table, selected), places);
    }

    /** The sample with empty columns where none was asked for. */
    private static TableSample spread(TableSample sample, List<Integer> places) {
        if (!places.contains(-1)) {
            return sample;
        }
        List<ColumnSample> columns = new ArrayList<>();
        for (int place : places) {
            if (place >= 0) {
                columns.add(sample.columns().get(place));
                continue;
            }
            ColumnSample unseen = new ColumnSample();
            for (int row = 0; row < sample.rows(); row++) {
                unseen.add(null);
            }
            columns.add(unseen);
        }
        return new TableSample(columns, sample.whole());
    }

    private TableSample read(TableInfo table, List<String> selected) throws SQLException {
        if (table.isTable()) {
            try {
                TableSample parts = parts(table, selected);
                if (parts != null) {
                    return parts;
                }
            } catch (SQLException noRowNumbers) {
                if (vendor.failures().of(noRowNumbers) != Failure.CHANGED) {
                    throw noRowNumbers;
                }
            }
        }
        String ofFile = database.sampleOfFile(table, selected, SAMPLE_ROWS);
        return ofFile == null ? start(table, selected) : ofFile(ofFile, table, selected);
    }

    private TableSample ofFile(String several, TableInfo table, List<String> selected) throws SQLException {
        try {
            List<@Nullable Object[]> rows = read(several, selected.size() + 1, PARTS * SAMPLE_ROWS);
            return sample(rows, 1, selected.size(), rows.size() < PARTS * SAMPLE_ROWS);
        } catch (SQLTimeoutException allTakesLong) {
            return start(table, selected);
        }
    }

    private TableSample start(TableInfo table, List<String> selected) throws SQLException {
        String start = vendor.metadata().sample(table.from(), selected, PARTS * SAMPLE_ROWS);
        List<@Nullable Object[]> rows = read(start, selected.size(), PARTS * SAMPLE_ROWS);
        return sample(rows, 0, selected.size(), rows.size() < PARTS * SAMPLE_ROWS);
    }

    /** Rows of the beginning, the middle and the end, each once; null if only the beginning can be read without reading all. */
    private @Nullable TableSample parts(TableInfo table, List<String> selected) throws SQLException {
        if (!table.parts().isEmpty()) {
            return ofPartitions(table, selected);
        }
        String together = vendor.metadata().sampleOfParts(table.from(), selected, SAMPLE_ROWS);
        if (together != null) {
            TableSample sample =
                    numbered(read(together, selected.size() + 1, PARTS * SAMPLE_ROWS), selected.size(), false);
            return new TableSample(sample.columns(), sample.rows() < SAMPLE_ROWS);
        }
        String number = vendor.metadata().rowNumber(table);
        if (number == null) {
            return null;
        }
        String start = "SELECT " + number + " AS sj_number, " + String.join(", ", selected) + " FROM " + table.from();
        String lastNumber = vendor.metadata().lastRowNumber(table.from());
        String order = lastNumber == null ? " ORDER BY " + number : "";
        int width = selected.size() + 1;
        List<@Nullable Object[]> rows = read(start + order + " LIMIT " + SAMPLE_ROWS, width, SAMPLE_ROWS);
        boolean whole = rows.size() < SAMPLE_ROWS;
        boolean byNumber = lastNumber == null && vendor.metadata().looksRowsUp();
        if (!areLongs(rows)) {
            return null;
        }
        if (!whole) {
            long first = numberOf(rows.get(rows.size() - 1));
            List<@Nullable Object[]> end;
            if (lastNumber == null) {
                end = read(
                        start + " WHERE " + number + " > " + first + order + " DESC LIMIT " + SAMPLE_ROWS,
                        width,
                        SAMPLE_ROWS);
                Collections.reverse(end);
            } else {
                long last = numberOf(read(lastNumber, 1, 1).get(0));
                end = read(
                        start + " WHERE " + number + " > " + Math.max(first, last - SAMPLE_ROWS), width, SAMPLE_ROWS);
            }
            whole = end.isEmpty();
            if (!whole && areLongs(end)) {
                long last = numberOf(end.get(0));
                // Between numbers at random may lie more than a long holds.
                long distance = last - first > 0 ? last - first : Long.MAX_VALUE;
                whole = distance <= SAMPLE_ROWS;
                rows.addAll(between(table.from(), start, number, byNumber, first, distance, width));
            }
            rows.addAll(end);
        }
        return numbered(rows, selected.size(), whole);
    }

    /**
     * Rows of the oldest partition that holds any, of one in the middle and of the newest; of the beginning, where it is not known which
     * holds what, or where that is all.
     */
    private @Nullable TableSample ofPartitions(TableInfo table, List<String> selected) throws SQLException {
        List<TableInfo.Part> known = table.parts().stream()
                .filter(part -> !part.condition().isEmpty())
                .toList();
        TableSample start = start(table, selected);
        if (known.isEmpty() || start.whole()) {
            return start;
        }
        Set<TableInfo.Part> chosen =
                new LinkedHashSet<>(List.of(known.get(0), known.get(known.size() / 2), known.get(known.size() - 1)));
        int each = SAMPLE_ROWS / chosen.size();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (TableInfo.Part part : chosen) {
            String some = vendor.metadata().sampleOfPart(table.from(), part, selected, each);
            if (some == null) {
                return null;
            }
            rows.addAll(read(some, selected.size() + 1, PARTS * each));
        }
        return numbered(rows, selected.size(), false);
    }

    /** What happened for a while only is seen in several places rather than in one. */
    private List<@Nullable Object[]> between(
            String from, String start, String number, boolean byNumber, long first, long distance, int width)
            throws SQLException {
        int places = distance <= SAMPLE_ROWS ? 1 : MIDDLE_PLACES;
        int each = SAMPLE_ROWS / places;
        List<String> parts = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            // Divided first: of ids that hold the time in their first bits the product overflows.
            long middle = distance / (2L * places) * (2L * place + 1);
            parts.add("SELECT * FROM (" + (byNumber ? "SELECT " + number + " FROM " + from : start) + " WHERE " + number
                    + " > " + (first + Math.max(0, middle - each / 2)) + " AND " + number + " < " + (first + distance)
                    + " ORDER BY "
                    + number + " LIMIT " + each + ") p" + place);
        }
        String all = String.join(" UNION ALL ", parts);
        // The columns are written once then: to have them compiled five times took longer than to read the rows.
        List<@Nullable Object[]> rows =
                read(byNumber ? start + " WHERE " + number + " IN (" + all + ")" : all, width, SAMPLE_ROWS);
        rows.sort(Comparator.comparingLong(Sampler::numberOf));
        return rows;
    }

    /** Whether rows have numbers that can be counted with: those without a sign may be beyond. */
    private static boolean areLongs(List<@Nullable Object[]> rows) {
        return rows.stream().noneMatch(row -> row[0] instanceof BigInteger number && number.bitLength() >= Long.SIZE);
    }

    private static long numberOf(@Nullable Object[] row) {
        return row[0] instanceof Number number ? number.longValue() : 0;
    }

    /** Rows behind what tells them apart; each once. */
    private static TableSample numbered(List<@Nullable Object[]> rows, int width, boolean whole) {
        Set<@Nullable Object> seen = new HashSet<>();
        return sample(rows.stream().filter(row -> seen.add(row[0])).toList(), 1, width, whole);
    }

    private static TableSample sample(List<@Nullable Object[]> rows, int first, int width, boolean whole) {
        List<ColumnSample> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            ColumnSample column = new ColumnSample();
            for (Object[] row : rows) {
                column.add(row[first + i]);
            }
            columns.add(column);
        }
        return new TableSample(columns, whole);
    }

    /** Some rows of a statement. */
    public List<@Nullable Object[]> read(String sql, int width, int most) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Database.limitRows(statement, most);
            limitTime(statement);
            return read(statement, sql, width, most);
        } catch (SQLException failure) {
            cancellation.checkAlive();
            undo(failure);
            throw tooSlow ? new SQLTimeoutException("more than " + longest.toMillis() + " ms", failure) : failure;
        }
    }

    /** Where a driver may not be able to cancel. */
    private void limitTime(Statement statement) throws SQLException {
        if (!vendor.connecting().cancels() && vendor.connecting().honoursTimeout()) {
            statement.setQueryTimeout((int) longest.toSeconds() + 1);
        }
    }

    private List<@Nullable Object[]> read(Statement statement, String sql, int width, int most) throws SQLException {
        Running current = new Running(statement, vendor.connecting(), false);
        Future<?> limit = watch.schedule(() -> callOff(current), longest.toMillis(), TimeUnit.MILLISECONDS);
        running = current;
        tooSlow = false;
        List<@Nullable Object[]> read = new ArrayList<>();
        try (current) {
            cancellation.checkAlive();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (read.size() < most && rows.next()) {
                    @Nullable Object[] row = new @Nullable Object[width];
                    for (int i = 0; i < width; i++) {
                        row[i] = cell(rows.getObject(i + 1));
                    }
                    read.add(row);
                }
            }
        } finally {
            limit.cancel(false);
        }
        return read;
    }

    /** Drivers give the same number in types of several sizes; what is not finite is a gap. */
    private static @Nullable Object cell(@Nullable Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number : null;
        }
        if (value instanceof Float number) {
            // By way of text, which has the shortest decimal.
            return Float.isFinite(number) ? (Object) Double.parseDouble(number.toString()) : null;
        }
        return value instanceof Integer || value instanceof Short || value instanceof Byte
                ? (Object) ((Number) value).longValue()
                : value;
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
