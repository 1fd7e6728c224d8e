// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import dev.simplejson.model.Column;
import dev.simplejson.model.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a table as an array of flat objects, one per row, all with the same keys: what Infinity's backend reads without help. */
public final class RowWriter {
    private RowWriter() {}

    /**
     * Writes all rows.
     *
     * @throws UncheckedIOException if the client is gone
     * @throws Exception whatever reading deferred rows throws
     */
    public static void write(Table table, JsonOutput out) throws Exception {
        List<Column> columns = table.columns();
        out.beginArray();
        table.forEach(cells -> {
            try {
                out.beginObject();
                for (int i = 0; i < cells.length; i++) {
                    out.name(columns.get(i).name());
                    // As text, since no reader of JSON need keep all digits of such a number.
                    TreeWriter.write(WideIntegers.isWide(cells[i]) ? WideIntegers.text(cells[i]) : cells[i], out);
                }
                out.endObject();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        out.endArray();
    }
}
