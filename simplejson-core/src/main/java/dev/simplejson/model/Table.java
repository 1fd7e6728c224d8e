// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table with typed columns, its rows given one by one or deferred: read when the answer is written.
 *
 * <pre>{@code
 * Table.named("servers")
 *         .columns(Column.time("Started"), Column.string("Host"), Column.number("Load").withUnit("percent"))
 *         .row(Instant.now(), "web-1", 12.5)
 *         .build();
 * }</pre>
 *
 * <p>Every row's width and every cell's type are checked. Immutable and thread-safe; deferred rows can be produced once only.
 */
public final class Table implements Frame {
    private final String name;
    private final List<Column> columns;
    private final List<Notice> notices;
    private final List<Supplier<List<Notice>>> noticesAtEnd;
    private final @Nullable String executedQuery;
    private final List<Cells> cells;
    private final int size;
    private final @Nullable RowProducer producer;
    private final AtomicBoolean produced = new AtomicBoolean();

    private Table(Builder builder, List<Cells> cells, int size, @Nullable RowProducer producer) {
        this.name = builder.name;
        this.columns = builder.checkedColumns();
        // What is at hand has been produced: whoever made it hears now what fails to say more, and not whoever writes
        // it.
        boolean known = producer == null;
        this.notices = List.copyOf(known ? Notice.all(builder.notices, builder.noticesAtEnd) : builder.notices);
        this.noticesAtEnd = known ? List.of() : List.copyOf(builder.noticesAtEnd);
        this.executedQuery = builder.executedQuery;
        this.cells = cells;
        this.size = size;
        this.producer = producer;
    }

    /**
     * Starts a table.
     *
     * @param name the metric's name
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    @Override
    public String name() {
        return name;
    }

    /** The columns, at least one, with names that differ. */
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<Notice> notices() {
        return Notice.all(notices, noticesAtEnd);
    }

    @Override
    public boolean hasNoticesAtEnd() {
        return !noticesAtEnd.isEmpty();
    }

    @Override
    public @Nullable String executedQuery() {
        return executedQuery;
    }

    /** Whether the rows are read when they are needed. */
    public boolean isDeferred() {
        return producer != null;
    }

    /**
     * The number of rows.
     *
     * @throws IllegalStateException if the rows are deferred: nobody knows before they are read
     */
    public int size() {
        if (producer != null) {
            throw new IllegalStateException("table '" + name + "' is deferred; its size is not known");
        }
        return size;
    }

    /** A builder with this table's name, columns, notices and query, without its rows. */
    public Builder toBuilder() {
        Builder builder = new Builder(name);
        columns.forEach(builder::column);
        builder.notices.addAll(notices);
        builder.noticesAtEnd.addAll(noticesAtEnd);
        builder.executedQuery = executedQuery;
        return builder;
    }

    /**
     * Pushes all rows in order; cells are {@code Long} epoch milliseconds, {@code String}, {@code Number}, {@code Boolean} or
     * null. Deferred rows are read now, on this thread.
     *
     * @throws IllegalStateException if deferred rows are asked for a second time
     * @throws IllegalArgumentException if a deferred row does not fit the columns
     * @throws Exception whatever reading deferred rows throws
     */
    public void forEach(RowSink sink) throws Exception {
        if (producer == null) {
            for (int i = 0; i < size; i++) {
                @Nullable Object[] row = new @Nullable Object[cells.size()];
                for (int column = 0; column < row.length; column++) {
                    row[column] = cells.get(column).get(i);
                }
                sink.add(row);
            }
            return;
        }
        if (!produced.compareAndSet(false, true)) {
            throw new IllegalStateException("the rows of table '" + name
                    + "' were already read; deferred rows can be read once: return a new table for each query");
        }
        producer.produce(cells -> sink.add(checkedRow(name, columns, cells)));
    }

    @Override
    public String toString() {
        return "Table[" + name + ", " + columns.size() + " columns"
                + (producer != null ? ", deferred]" : ", " + size + " rows]");
    }

    private static @Nullable Object[] checkedRow(
            String table, List<Column> columns, @Nullable Object @Nullable [] cells) {
        if (cells == null) {
            throw new IllegalArgumentException("a row of table '" + table + "' is null; expected " + columns.size()
                    + " cells, one per column, each of which may be null");
        }
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row of table '" + table + "' has " + cells.length
                    + " cells; expected " + columns.size() + ", one per column");
        }
        @Nullable Object[] checked = new @Nullable Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Column column = columns.get(i);
            checked[i] = column.type().cell(cells[i], column.name());
        }
        return checked;
    }

    /** Describes a table, then gives its rows. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final List<Column> columns = new ArrayList<>();
        private final List<Notice> notices = new ArrayList<>();
        private final List<Supplier<List<Notice>>> noticesAtEnd = new ArrayList<>();
        private final List<Cells> cells = new ArrayList<>();
        private int size;
        private @Nullable String executedQuery;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name is null");
        }

        /** Adds a column to the right; all columns come before the first row. */
        public Builder column(Column column) {
            if (size > 0) {
                throw new IllegalStateException("column '" + column.name() + "' of table '" + name
                        + "' comes after the first row; add all columns first");
            }
            columns.add(column);
            cells.add(new Cells());
            return this;
        }

        /** Adds columns to the right; all columns come before the first row. */
        public Builder columns(Column... more) {
            Arrays.stream(more).forEach(this::column);
            return this;
        }

        /** Adds a remark for the panel's corner. */
        public Builder notice(Notice notice) {
            notices.add(Objects.requireNonNull(notice, "notice is null"));
            return this;
        }

        /**
         * Adds where further remarks come from that are known only when deferred rows have been produced, such as how many were left out.
         *
         * @param more asked on the thread that produced them, after that, and at once where the rows are not deferred; never gives null
         */
        public Builder noticesAtEnd(Supplier<List<Notice>> more) {
            noticesAtEnd.add(Objects.requireNonNull(more, "more is null"));
            return this;
        }

        /** Says what was really run, for Grafana's query inspector. */
        public Builder executedQuery(String query) {
            this.executedQuery = Objects.requireNonNull(query, "query is null");
            return this;
        }

        /**
         * Adds a row at the bottom.
         *
         * @param row one cell per column, in their order, of the type that {@link ColumnType} names, or null for "no value"
         * @throws IllegalArgumentException if the number of cells or the type of one does not fit its column
         */
        public Builder row(@Nullable Object... row) {
            @Nullable Object[] checked = checkedRow(name, columns, row);
            for (int i = 0; i < checked.length; i++) {
                cells.get(i).add(checked[i]);
            }
            size++;
            return this;
        }

        /**
         * The table of the rows added so far.
         *
         * @throws IllegalArgumentException if there is no column, or two have the same name
         */
        public Table build() {
            return new Table(this, cells.stream().map(Cells::copy).toList(), size, null);
        }

        /**
         * The table of rows that are read when they are needed, at most once and never held in memory as a whole. Rows already
         * added to this builder are left out.
         *
         * @throws IllegalArgumentException if there is no column, or two have the same name
         */
        public Table rows(RowProducer producer) {
            return new Table(this, List.of(), 0, Objects.requireNonNull(producer, "producer is null"));
        }

        private List<Column> checkedColumns() {
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("table '" + name + "' has no column; expected at least one");
            }
            Set<String> names = new HashSet<>();
            for (Column column : columns) {
                if (!names.add(column.name())) {
                    throw new IllegalArgumentException(
                            "table '" + name + "' has two columns '" + column.name() + "'; expected names that differ");
                }
            }
            return List.copyOf(columns);
        }
    }
}
