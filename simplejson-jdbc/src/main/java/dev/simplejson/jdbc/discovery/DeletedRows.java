// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.model.Notice;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows that a program keeps although they were deleted: what marks them is a column like others, so that they are drawn. */
final class DeletedRows {
    /** What says that a row is not deleted, and what stands for never. */
    private static final Pattern NOT =
            Pattern.compile("(?i)\\W*|0|0\\.0|-1|f|false|n|no|(?:0000|9999)-\\d\\d-\\d\\d.*");

    private final SampledTable known;

    DeletedRows(SampledTable known) {
        this.known = known;
    }

    /** Says of a column that marks some of the rows that these are among those that are drawn. */
    void remark(TimeChoice time, Remarks remarks) {
        int rows = known.sample().rows();
        for (int i = 0; i < known.columns().size(); i++) {
            ColumnSample marks = known.cells(i);
            int marked = known.name(i).isOfDeletion() && !time.places().contains(i) && !isCount(i)
                    ? (int) marks.cells().stream()
                            .filter(cell -> isMarked(marks, cell))
                            .count()
                    : 0;
            if (marked > 0 && marked < rows) {
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

    /** Whether it counts what was deleted: its numbers are more than a mark, and it is not called as a time is. */
    private boolean isCount(int place) {
        return !known.name(place).isTime()
                && Arrays.stream(known.cells(place).asNumbers()).anyMatch(number -> Math.abs(number) > 1);
    }

    private static boolean isMarked(ColumnSample marks, @Nullable Object cell) {
        return cell != null && !NOT.matcher(cell.toString().strip()).matches() && !marks.isPlaceholder(cell);
    }
}
