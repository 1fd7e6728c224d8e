// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.filter.AdhocFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on the columns of one table. */
final class RowConditions {
    private final List<AdhocFilter> conditions;
    private final int[] columns;

    /** Each condition looks at the column in its place. */
    RowConditions(List<AdhocFilter> conditions, int[] columns) {
        this.conditions = conditions;
        this.columns = columns;
    }

    boolean areAny() {
        return !conditions.isEmpty();
    }

    boolean accept(@Nullable Object[] cells) {
        for (int i = 0; i < columns.length; i++) {
            if (!conditions.get(i).matches(cells[columns[i]])) {
                return false;
            }
        }
        return true;
    }
}
