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
    private final Selection selection;
    private final boolean wholeTable;

    /** @param wholeTable whether the answer has all columns, so that the engine can apply every filter */
    public IgnoredFilters(Selection selection, boolean wholeTable) {
        this.selection = selection;
        this.wholeTable = wholeTable;
    }

    /** What there is to say. */
    public List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (AdhocFilter filter : selection.query().filters()) {
            addIgnored(filter, notices);
        }
        return notices;
    }

    private void addIgnored(AdhocFilter filter, List<Notice> notices) {
        Relation relation = selection.relation();
        TableColumn column = relation.column(filter.key());
        String what = "filter '" + filter.key() + " " + filter.operator().symbol() + " " + filter.value()
                + "' is not applied";
        if (column == null) {
            List<String> keys = relation.columns().stream()
                    .filter(relation::isFilterKey)
                    .map(TableColumn::name)
                    .toList();
            notices.add(Notice.info(what + ", because " + relation.description() + " has no column '" + filter.key()
                    + "'; it " + (keys.isEmpty() ? "has none to filter by" : "can be filtered by " + keys)));
        } else if (!wholeTable && column.equals(relation.time())) {
            notices.add(Notice.info(what + " to series of " + relation.description() + ", because '" + column.name()
                    + "' is their time; choose the range instead, or ask for the table"));
        }
    }
}
