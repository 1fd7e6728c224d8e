// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TextSize;
import dev.simplejson.jdbc.discovery.Lookup;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.discovery.Target;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Notice;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of one value column that one query is about: how they are asked for and read, and what their series are called. Immutable. */
public final class ValueRows {
    public static final int NUMBER = 3;

    private static final int PULSE = 0xfff;

    /** So many series are counted, so that a message can say how many there are. */
    private static final int MOST_COUNTED = 1000;

    /** Longer labels are no examples. */
    private static final int LONGEST_EXAMPLE = 60;

    private final RowSource source;
    private final Target target;
    private final TableColumn value;
    private final Selection selection;
    private final int maxSeries;

    public ValueRows(RowSource source, Target target, TableColumn value, Selection selection, int maxSeries) {
        this.source = source;
        this.target = target;
        this.value = value;
        this.selection = selection;
        this.maxSeries = maxSeries;
    }

    public Selection selection() {
        return selection;
    }

    public TableColumn value() {
        return value;
    }

    /** What messages call it. */
    public String purpose() {
        return "metric '" + target.name() + "'";
    }

    /** Whether there is no series unless a row has its labels. */
    public boolean haveLabels() {
        return !selection.relation().labels().isEmpty();
    }

    /** Whether there are labels that are read. */
    public boolean hasOpenLabels() {
        return !selection.openLabels().isEmpty();
    }

    /**
     * The rows of several series in the order of time, each with the {@link #NUMBER} of its series in the list. Rows of other series may be
     * among them if these are all that there are; they have none.
     */
    public BoundSql numbered(List<List<@Nullable Object>> series, boolean all) {
        BoundSql sql = new BoundSql().sql("SELECT ").sql(timeAndValue()).sql(", CASE");
        BoundSql wanted = new BoundSql();
        for (int i = 0; i < series.size(); i++) {
            BoundSql condition = selection.labels(series.get(i));
            sql.sql(" WHEN ").add(condition).sql(" THEN " + i);
            wanted.sql(i == 0 ? " AND (" : " OR ").add(condition);
        }
        selection.addFrom(sql.sql(" END"));
        return (all ? sql : sql.add(wanted).sql(")")).sql(order());
    }

    /** The rows of one series in the order of time. */
    public BoundSql ofOne(List<@Nullable Object> labels) {
        BoundSql sql = selection.select(timeAndValue());
        if (!labels.isEmpty()) {
            sql.sql(" AND ").add(selection.labels(labels));
        }
        return sql.sql(order());
    }

    public <T> T read(BoundSql sql, Database.RowReader<T> reader) throws Exception {
        return source.read(purpose(), sql, selection.query().context().cancellation(), reader);
    }

    /** Fails if there may be rows in the range that do not come. */
    void checkRange() throws Exception {
        source.checkRange(purpose(), selection);
    }

    /** Fails if there are rows although none came. */
    void checkEmpty() throws Exception {
        source.checkEmpty(purpose(), selection);
    }

    /** Whether the database has not failed yet to thin this. */
    boolean mayPushDown() {
        return source.database().mayThin(purpose());
    }

    /** Whether all rows are worth a try, because it is not plain that everything would fail in the same way. */
    boolean pushDownFailed(SimpleJsonException failure) {
        return failure.kind() == ErrorKind.SOURCE_FAILED
                && failure.getCause() instanceof SQLException cause
                && source.database().cannotThin(purpose(), cause);
    }

    /** Starts to count what of a series' rows cannot be drawn. */
    Skipped newSkipped() {
        return new Skipped(selection, value);
    }

    /** Reads all rows, which start with time and value; always true, for whoever has to give something back. */
    boolean push(ResultSet rows, SeriesOfRow seriesOf) throws SQLException {
        TimeCodec codec = selection.relation().codec();
        Dialect dialect = selection.dialect();
        boolean isText = isText();
        boolean isDouble = dialect.selectsDoubles();
        boolean isSingle = value.kind() == TableColumn.Kind.SINGLE;
        for (int row = 1; rows.next(); row++) {
            SeriesRows series = seriesOf.find(rows);
            if (series != null) {
                long millis = codec.read(rows, 1, dialect);
                if (millis == TimeCodec.UNREADABLE) {
                    series.skipped().time(rows.getString(1));
                } else if (isText) {
                    series.add(millis, series.skipped().number(rows.getString(2)));
                } else if (!isDouble) {
                    series.add(millis, Cells.finite(rows, 2, value.kind()));
                } else {
                    double number = rows.getDouble(2);
                    if (Double.isInfinite(number)) {
                        number = series.skipped().noNumber();
                    }
                    if (number == 0 && rows.wasNull()) {
                        number = Double.NaN;
                    }
                    series.add(millis, isSingle ? Cells.ofSingle(number) : number);
                }
            }
            if ((row & PULSE) == 0) {
                selection.query().checkAlive();
            }
        }
        return true;
    }

    /** The open labels of all series; those of the only one, none, if there is a row. */
    public List<List<@Nullable Object>> labels() throws Exception {
        List<String> columns = new ArrayList<>();
        selection.openLabels().forEach(label -> columns.add(selection.dialect().label(label)));
        BoundSql sql = selection.select(hasOpenLabels() ? "DISTINCT " + String.join(", ", columns) : "1");
        if (!hasOpenLabels()) {
            sql.sql(selection.dialect().limit(1));
        } else if (!isFilteredByLabels()) {
            sql.sql(selection.dialect().limit(mostCounted() + 1L));
        }
        List<List<@Nullable Object>> series = read(sql, rows -> {
            List<List<@Nullable Object>> all = new ArrayList<>();
            for (int row = 1; all.size() <= mostCounted() && rows.next(); row++) {
                List<@Nullable Object> labels = labels(rows);
                if (isWanted(labels)) {
                    all.add(labels);
                }
                if ((row & PULSE) == 0) {
                    selection.query().checkAlive();
                }
            }
            return all;
        });
        if (areTooMany(series.size())) {
            throw new SimpleJsonException(ErrorKind.TOO_LARGE, tooMany(series));
        }
        return series;
    }

    private int mostCounted() {
        return Math.max(MOST_COUNTED, maxSeries);
    }

    /** Whether a filter is about an open label: the database may give more than it lets through. */
    boolean isFilteredByLabels() {
        return selection.query().filters().stream()
                .anyMatch(filter -> selection.openLabels().stream()
                        .anyMatch(label -> label.name().equals(filter.key())));
    }

    /**
     * Whether the engine's filters keep the series with these open labels. They are the last to decide, because not all of them can be said
     * in SQL; looked at here, what they leave out is neither counted nor read.
     */
    boolean isWanted(List<@Nullable Object> labels) {
        for (AdhocFilter filter : selection.query().filters()) {
            for (int i = 0; i < labels.size(); i++) {
                TableColumn column = selection.openLabels().get(i);
                Object label = labels.get(i);
                boolean meant = column.name().equals(filter.key());
                if (meant && !filter.matches(label == null ? null : text(column, label))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A label as it is shown. */
    private String text(TableColumn column, Object label) {
        Lookup lookup = selection.lookup(column);
        return lookup == null ? label.toString() : lookup.text(label);
    }

    /** The labels that a row starts with. */
    public List<@Nullable Object> labels(ResultSet rows) throws SQLException {
        List<@Nullable Object> labels = new ArrayList<>();
        for (int i = 1; i <= selection.openLabels().size(); i++) {
            labels.add(Cells.label(rows, i, selection.openLabels().get(i - 1), selection.dialect()));
        }
        return labels;
    }

    /** Whether these are more series than one metric may have. */
    boolean areTooMany(int series) {
        return series > maxSeries;
    }

    /** What was found, and two ways out of it that work as they are written. */
    private String tooMany(List<List<@Nullable Object>> series) {
        boolean counted = series.size() <= mostCounted();
        String names = selection.openLabels().stream().map(TableColumn::name).collect(Collectors.joining(" and "));
        String found = counted
                ? String.format(Locale.ROOT, "%,d", series.size())
                : String.format(Locale.ROOT, "more than %,d", mostCounted());
        return purpose() + " has " + found + " series in this range, one for each " + names
                + ", and jdbc.max-series is "
                + maxSeries + "; filter by " + names + example(series, counted) + ", or set jdbc.max-series "
                + (counted ? "= " + series.size() : "higher")
                + "; if " + names + " does not tell lines apart, set "
                + selection.relation().setting()
                + ".labels to what does; if all is one line, set "
                + selection.relation().setting() + ".labels =";
    }

    /** A filter that leaves few enough: by one label if that does, else by all of them. */
    private String example(List<List<@Nullable Object>> series, boolean counted) {
        for (int i = 0; counted && i < selection.openLabels().size(); i++) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (List<@Nullable Object> labels : series) {
                Object label = labels.get(i);
                if (label != null) {
                    counts.merge(text(selection.openLabels().get(i), label), 1, Integer::sum);
                }
            }
            for (Map.Entry<String, Integer> each : counts.entrySet()) {
                if (isExample(each.getKey()) && !areTooMany(each.getValue())) {
                    return ", such as " + filter(i, each.getKey());
                }
            }
        }
        for (List<@Nullable Object> labels : series) {
            List<String> filters = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) {
                Object label = labels.get(i);
                String text = label == null ? "" : text(selection.openLabels().get(i), label);
                if (isExample(text)) {
                    filters.add(filter(i, text));
                }
            }
            if (filters.size() == labels.size()) {
                return ", such as " + String.join(" and ", filters);
            }
        }
        return "";
    }

    private static boolean isExample(String text) {
        return !text.isBlank() && text.length() <= LONGEST_EXAMPLE;
    }

    private String filter(int label, String value) {
        return selection.openLabels().get(label).name() + " = '" + value + "'";
    }

    /** Starts the series with these labels. */
    public TimeSeries.Builder describe(List<@Nullable Object> labels, BoundSql executed) {
        String name = target.values().size() == 1 ? target.name() : target.name() + "." + value.name();
        TimeSeries.Builder builder = TimeSeries.named(name).executedQuery(executed.text());
        if (target.unit() != null) {
            builder.unit(target.unit());
        }
        selection.relation().notices().forEach(builder::notice);
        selection.relation().leftOutNow().forEach(builder::notice);
        Skipped.cutNotices(selection).forEach(builder::notice);
        selection.fixedLabels().forEach((column, label) -> builder.label(column.name(), label));
        for (int i = 0; i < labels.size(); i++) {
            Object label = labels.get(i);
            if (label != null) {
                TableColumn column = selection.openLabels().get(i);
                String text = text(column, label);
                builder.label(column.name(), text);
                if (TextSize.isOne(text)) {
                    builder.notice(
                            Notice.warning(
                                    "label '" + column.name() + "' is shown by its size, " + text
                                            + ", so that several may be one line; have the database make a text of it in a query, metric.<name>.sql"));
                }
            }
        }
        return builder;
    }

    private String timeAndValue() {
        Relation relation = selection.relation();
        return relation.codec().selected(selection.dialect(), relation.time().quoted()) + ", "
                + (isText()
                        ? selection.dialect().startOfText(value.quoted(), Skipped.LONGEST_NUMBER)
                        : selection.dialect().selectedNumber(value.quoted(), value.kind()));
    }

    /** Whether the values are texts, of which Java makes numbers: no database tells without failing whether one is. */
    boolean isText() {
        return value.kind() == TableColumn.Kind.TEXT || value.kind() == TableColumn.Kind.OTHER;
    }

    /** What an answer without a point has to say. */
    List<Notice> emptyNotices() {
        String notice = selection.relation().emptyNotice();
        return notice.isEmpty() ? List.of() : List.of(Notice.warning(notice));
    }

    /** Whether what an answer says is about this question, and not about rows of which none is in it. */
    boolean isToldWithoutRows() {
        return !selection.relation().notices().isEmpty() && selection.relation().query() != null;
    }

    private String order() {
        return " ORDER BY " + selection.order();
    }

    /** Finds the series of a row. */
    @FunctionalInterface
    interface SeriesOfRow {
        /** The series; null if the row is of none that is wanted. */
        @Nullable
        SeriesRows find(ResultSet row) throws SQLException;
    }

    /**
     * What takes the rows of one series.
     *
     * @param points where points go
     * @param skipped counts what is none
     */
    record SeriesRows(PointSink points, Skipped skipped) {
        void add(long epochMillis, double number) {
            skipped.point(epochMillis, number);
            points.add(epochMillis, number);
        }
    }
}
