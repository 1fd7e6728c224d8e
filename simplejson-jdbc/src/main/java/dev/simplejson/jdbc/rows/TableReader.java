// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.discovery.Target;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.TimeGuess;
import dev.simplejson.model.Column;
import dev.simplejson.model.Notice;
import dev.simplejson.model.RowSink;
import dev.simplejson.model.Shape;
import dev.simplejson.model.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a relation as a table: all columns, in the order of time; of one that is to be drawn, the numbers that are no values only as texts.
 * For one query only.
 */
public final class TableReader {
    private final RowSource source;
    private final Target target;
    private final Selection selection;
    private final Skipped skipped;
    private final List<TableColumn> columns;
    private final List<@Nullable TimeCodec> codecs = new ArrayList<>();

    public TableReader(RowSource source, Target target, Selection selection, ZoneId zone) {
        this.source = source;
        this.target = target;
        this.selection = selection;
        this.skipped = new Skipped(selection, selection.relation().time());
        this.columns = selection.relation().columns().stream()
                .filter(column -> !isNoValue(column) || isText(column))
                .toList();
        for (TableColumn column : columns) {
            boolean isTime = column.equals(selection.relation().time());
            TimeFormat format = TimeGuess.ofType(column.kind()).format();
            codecs.add(
                    isTime
                            ? selection.relation().codec()
                            : format == null
                                    ? null
                                    : TimeCodec.of(
                                            format,
                                            column.kind(),
                                            selection.dialect(),
                                            selection.relation().zoneOf(column, zone)));
        }
    }

    public Table read() {
        Table.Builder table = Table.named(target.name());
        selection.relation().notices().forEach(table::notice);
        selection.relation().leftOutNow().forEach(table::notice);
        Skipped.cutNotices(selection).forEach(table::notice);
        StringBuilder selected = new StringBuilder();
        for (int i = 0; i < codecs.size(); i++) {
            TableColumn column = columns.get(i);
            table.columns(codecs.get(i) != null ? Column.time(column.name()) : column(column));
            selected.append(i == 0 ? "" : ", ").append(selected(column, codecs.get(i)));
        }
        BoundSql sql = selection.select(selected.toString()).sql(" ORDER BY ").sql(selection.order());
        return table.executedQuery(sql.text()).noticesAtEnd(this::noticesAtEnd).rows(sink -> push(sql, sink));
    }

    private List<Notice> noticesAtEnd() {
        String ifEmpty = selection.relation().emptyNotice();
        List<Notice> notices = new ArrayList<>(skipped.notices());
        if (skipped.isEmpty() && !ifEmpty.isEmpty()) {
            notices.add(Notice.warning(ifEmpty));
        }
        return notices;
    }

    /**
     * Whether a number would be drawn as a line beside the values, although it is an id or a label, or a text that is no label would tell
     * lines apart: a remark, or the day of the time, and so each row would be a line.
     */
    private boolean isNoValue(TableColumn column) {
        Relation relation = selection.relation();
        return selection.query().shape() == Shape.TIME_SERIES
                && relation.query() == null
                && (column.kind().isNumber() || !relation.values().isEmpty())
                && !column.equals(relation.time())
                && !relation.values().contains(column);
    }

    /**
     * Whether such a column is given as a text, which tells series apart; where there is nothing to draw at all, the answer stays a table
     * so.
     */
    private boolean isText(TableColumn column) {
        Relation relation = selection.relation();
        return relation.values().isEmpty()
                || relation.labels().contains(column)
                || selection.query().filters().stream()
                        .anyMatch(filter -> filter.key().equals(column.name()));
    }

    private Column column(TableColumn column) {
        if (isNoValue(column)) {
            return Column.string(column.name());
        }
        Column plain = Column.of(column.name(), column.kind().columnType());
        boolean isValue = target.values().contains(column);
        return isValue && target.unit() != null ? plain.withUnit(target.unit()) : plain;
    }

    private String selected(TableColumn column, @Nullable TimeCodec codec) {
        Dialect dialect = selection.dialect();
        if (codec != null) {
            return codec.selected(dialect, column.quoted());
        }
        return switch (column.kind()) {
            case INTEGER -> dialect.hasStrictTypes() ? column.quoted() : dialect.number(column.quoted(), column.kind());
            case DECIMAL, SINGLE -> dialect.cell(column);
            case TEXT, SYMBOL, TIME_OF_DAY, OTHER -> dialect.text(column);
            default -> column.quoted();
        };
    }

    private void push(BoundSql sql, RowSink sink) throws Exception {
        String purpose = "metric '" + target.name() + "'";
        source.checkRange(purpose, selection);
        source.read(purpose, sql, selection.query().context().cancellation(), rows -> {
            for (int row = 1; rows.next(); row++) {
                pushRow(rows, sink);
                if ((row & 0xff) == 0) {
                    selection.query().checkAlive();
                }
            }
            return true;
        });
        if (skipped.isEmpty()) {
            source.checkEmpty(purpose, selection);
        }
    }

    private void pushRow(ResultSet rows, RowSink sink) throws SQLException {
        Relation relation = selection.relation();
        @Nullable Object[] cells = new @Nullable Object[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            TableColumn column = columns.get(i);
            TimeCodec codec = codecs.get(i);
            if (codec == null) {
                Object cell = Cells.read(rows, i + 1, column, selection.dialect());
                cells[i] = cell != null && isNoValue(column) ? cell.toString() : cell;
                continue;
            }
            long millis = codec.read(rows, i + 1, selection.dialect());
            if (millis == TimeCodec.UNREADABLE && column.equals(relation.time())) {
                skipped.time(rows.getString(i + 1));
                return;
            }
            if (column.equals(relation.time())) {
                // Of local times and of days, SQL gives a few more than were asked for.
                skipped.point(millis, 0);
                if (!selection.query().range().contains(millis)) {
                    return;
                }
            }
            cells[i] = millis == TimeCodec.UNREADABLE ? null : (Long) millis;
        }
        sink.add(cells);
    }
}
