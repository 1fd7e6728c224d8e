// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for times in a table's cells that would lie in the range if they were seconds. A row may be of any time, so that is a warning and
 * no failure as with points.
 */
final class TimesInSeconds {
    private final List<Column> columns;
    private final int[] timeColumns;
    private final RangeCheck range;
    private List<Notice> notices = List.of();

    TimesInSeconds(List<Column> columns, TimeRange range) {
        this.columns = columns;
        this.timeColumns = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).type() == ColumnType.TIME)
                .toArray();
        this.range = new RangeCheck(range);
    }

    /** Looks at a row. */
    void look(@Nullable Object[] cells) {
        for (int column : timeColumns) {
            if (cells[column] instanceof Long time && range.isInSeconds(time) && notices.isEmpty()) {
                notices = List.of(Notice.warning("column '"
                        + columns.get(column).name() + "' holds " + time + ", which is " + Instant.ofEpochMilli(time)
                        + " and would lie in the range as seconds; times are milliseconds since 1970"));
            }
        }
    }

    /** What there is to say. */
    List<Notice> notices() {
        return notices;
    }
}
