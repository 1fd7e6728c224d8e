// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.model.Notice;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that a program keeps although they were deleted: what marks them is a column like others, so that they are drawn. */
final class DeletedRows {
    private static final Set<String> NOT = Set.of("", "0", "0.0", "-1", "f", "false", "n", "no");

    private final SampledTable known;

    DeletedRows(SampledTable known) {
        this.known = known;
    }

    /** Says of a column that marks some of the rows that these are among those that are drawn. */
    void remark(Remarks remarks) {
        int rows = known.sample().rows();
        for (int i = 0; i < known.columns().size(); i++) {
            ColumnSample marks = known.cells(i);
            int marked = known.name(i).isOfDeletion()
                    ? (int) marks.cells().stream()
                            .filter(cell -> isMarked(marks, cell))
                            .count()
                    : 0;
            if (marked > 0) {
                remarks.tellOfTable(
                        Notice.info(marked + " of " + (known.sample().whole() ? "the " : "") + rows + " rows"
                                + (known.sample().whole() ? "" : " looked at") + " are deleted, as '"
                                + known.column(i).name()
                                + "' says, and are drawn as the others are; to leave such rows out,"
                                + " write a query, metric.<name>.sql"));
                return; // Several mark the same.
            }
        }
    }

    private static boolean isMarked(ColumnSample marks, @Nullable Object cell) {
        return cell != null
                && !NOT.contains(cell.toString().strip().toLowerCase(Locale.ROOT))
                && !marks.isPlaceholder(cell);
    }
}
