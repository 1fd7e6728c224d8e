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
        TimesInSeconds seconds = new TimesInSeconds(table.columns(), spec.range());
        if (!table.isDeferred() && !spec.conditions().on(table.columns()).areAny()) {
            read(table, seconds::look);
            if (seconds.notices().isEmpty()) {
                return table;
            }
            table.forEach(builder::row);
        } else {
            read(table, cells -> {
                seconds.look(cells);
                builder.row(cells);
            });
        }
        seconds.notices().forEach(builder::notice);
        return builder.build();
    }

    /** Pushes the rows that pass the filters. */
    void read(Table table, RowSink sink) throws Exception {
        new RowGuard(table, sink).read();
    }

    private final class RowGuard implements RowSink {
        /** Rows are dearer than points, and a regular expression may look at each. */
        private static final int PULSE = 256;

        private final Table table;
        private final RowConditions conditions;
        private final Limit limit = Limit.tableRows(spec);
        private final RowSink sink;
        private final Producing producing;
        private long seen;
        private long passed;
        private @Nullable SimpleJsonException failure;

        RowGuard(Table table, RowSink sink) {
            this.table = table;
            this.conditions = spec.conditions().on(table.columns());
            this.sink = sink;
            this.producing = new Producing("table '" + table.name() + "'", "row", spec.late());
        }

        @Override
        public void add(@Nullable Object... cells) {
            producing.check();
            if (++seen % PULSE == 0) {
                spec.checkAlive().run();
            }
            if (!conditions.accept(cells)) {
                return;
            }
            if (++passed > limit.most()) {
                failure = limit.exceeded("table '" + table.name() + "'", passed);
                throw failure;
            }
            sink.add(cells);
        }

        /** Reads all rows. Fails if one did not pass, for a source that catches what {@link #add} throws. */
        void read() throws Exception {
            producing.run(() -> table.forEach(this));
            if (failure != null) {
                throw failure;
            }
        }
    }
}
