// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an answer does not show though the panel asks for it: filters on what is no column, and groups that begin before the range. */
public final class PanelNotices {
    /** More points are not counted. */
    private static final int MOST_COUNTED = 1000;

    private final RowSource source;
    private final Selection selection;
    private final boolean wholeTable;

    /** @param wholeTable whether the answer has all columns, so that the engine can apply every filter */
    public PanelNotices(RowSource source, Selection selection, boolean wholeTable) {
        this.source = source;
        this.selection = selection;
        this.wholeTable = wholeTable;
    }

    /** What there is to say. */
    public List<Notice> all() throws Exception {
        List<Notice> notices = new ArrayList<>();
        for (AdhocFilter filter : selection.query().filters()) {
            addIgnored(filter, notices);
        }
        addGroupsBefore(notices);
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

    /**
     * Months or hours that begin before the range, and end in it. Of a query that is told where the range begins and groups nevertheless all that lies
     * before it has one time; who gives several means the range to choose among them.
     */
    private void addGroupsBefore(List<Notice> notices) throws Exception {
        Relation relation = selection.relation();
        long from = selection.query().range().fromEpochMillis();
        if (relation.query() == null
                || !relation.query().groupsSince()
                || from <= WrittenTimes.EVER.fromEpochMillis()) {
            return;
        }
        TimeRange before = new TimeRange(WrittenTimes.EVER.fromEpochMillis(), from - 1);
        Group group = groupIn(before);
        if (group.points() > 0) {
            boolean one = group.points() == 1;
            String count = String.format(Locale.ROOT, "%,d", group.points())
                    + (group.points() == MOST_COUNTED ? " or more" : "");
            notices.add(Notice.info(count + (one ? " point begins" : " points begin") + " before the range and "
                    + (one ? "is not shown: its time is that of its" : "are not shown: their time is that of their")
                    + " group, " + Instant.ofEpochMilli(group.millis()) + "; begin the range there to see "
                    + (one ? "it" : "them")));
        }
    }

    /** What the database refuses to be asked is not told: the answer itself decides whether it fails. */
    private Group groupIn(TimeRange before) throws Exception {
        try {
            return source.database()
                    .read(
                            "the times of metric '" + selection.relation().name() + "'",
                            selection.timesIn(before, MOST_COUNTED),
                            selection.query().context().cancellation(),
                            rows -> group(rows, before));
        } catch (SimpleJsonException refused) {
            if (refused.kind() != ErrorKind.SOURCE_FAILED) {
                throw refused;
            }
            return new Group(0, 0);
        }
    }

    private Group group(ResultSet rows, TimeRange before) throws SQLException {
        int points = 0;
        long first = 0;
        for (int row = 0; row < MOST_COUNTED && rows.next(); row++) {
            long millis = selection.relation().codec().read(rows, 1, selection.dialect());
            // Of local times and of days, SQL gives a few more than were asked for.
            if (millis == TimeCodec.UNREADABLE || !before.contains(millis)) {
                continue;
            }
            if (points++ > 0 && millis != first) {
                return new Group(0, 0);
            }
            first = millis;
        }
        return new Group(points, first);
    }

    /** @param points how many lie there; 0 if they have several times */
    private record Group(int points, long millis) {}
}
