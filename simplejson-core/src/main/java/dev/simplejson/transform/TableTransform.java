// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.RowSink;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import org.jspecify.annotations.Nullable;

/** Reads one table: filters its rows, then counts them. */
final class TableTransform {
    private final TransformSpec spec;

    TableTransform(TransformSpec spec) {
        this.spec = spec;
    }

    /** The table in memory; the same one if it was and loses no row. */
    Table transform(Table table) throws Exception {
        Table.Builder builder = table.toBuilder();
        if (!table.isDeferred() && !spec.conditions().on(table.columns()).areAny()) {
            read(table, cells -> {});
            return table;
        }
        read(table, builder::row);
        return builder.build();
    }

    /** Pushes the rows that pass the filters. */
    void read(Table table, RowSink sink) throws Exception {
        RowGuard guard = new RowGuard(table, sink);
        table.forEach(guard);
        guard.rethrow();
    }

    private final class RowGuard implements RowSink {
        /** Rows are dearer than points, and a regular expression may look at each. */
        private static final int PULSE = 256;

        private final String table;
        private final RowConditions conditions;
        private final Limit limit = Limit.tableRows(spec);
        private final RowSink sink;
        private long seen;
        private long passed;
        private @Nullable SimpleJsonException failure;

        RowGuard(Table table, RowSink sink) {
            this.table = table.name();
            this.conditions = spec.conditions().on(table.columns());
            this.sink = sink;
        }

        @Override
        public void add(@Nullable Object... cells) {
            if (++seen % PULSE == 0) {
                spec.checkAlive().run();
            }
            if (!conditions.accept(cells)) {
                return;
            }
            if (++passed > limit.most()) {
                failure = limit.exceeded("table '" + table + "'", passed);
                throw failure;
            }
            sink.add(cells);
        }

        /** Fails if a row did, for a source that catches what {@link #add} throws. */
        void rethrow() {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
