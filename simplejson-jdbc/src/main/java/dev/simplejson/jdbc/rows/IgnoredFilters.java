// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.model.Notice;
import java.util.ArrayList;
import java.util.List;

/** Says which of a panel's filters are not applied, because they are on what is no column. */
public final class IgnoredFilters {
    private IgnoredFilters() {}

    /**
     * What there is to say.
     *
     * @param wholeTable whether the answer has all columns, so that the engine can apply every filter
     */
    public static List<Notice> notices(Relation relation, List<AdhocFilter> filters, boolean wholeTable) {
        List<Notice> notices = new ArrayList<>();
        for (AdhocFilter filter : filters) {
            String why = why(relation, filter, wholeTable);
            if (!why.isEmpty()) {
                notices.add(Notice.info("filter '" + filter.key() + " "
                        + filter.operator().symbol() + " " + filter.value() + "' is not applied" + why));
            }
        }
        return notices;
    }

    private static String why(Relation relation, AdhocFilter filter, boolean wholeTable) {
        TableColumn column = relation.column(filter.key());
        if (column == null) {
            List<String> keys = relation.columns().stream()
                    .filter(relation::isFilterKey)
                    .map(TableColumn::name)
                    .toList();
            return ", because " + relation.description() + " has no column '" + filter.key() + "'; it "
                    + (keys.isEmpty() ? "has none to filter by" : "can be filtered by " + keys);
        }
        return !wholeTable && column.equals(relation.time())
                ? " to series of " + relation.description() + ", because '" + column.name()
                        + "' is their time; choose the range instead, or ask for the table"
                : "";
    }
}
