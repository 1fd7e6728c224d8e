// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames as Grafana reads them: a series as {@code {target, refId, datapoints: [[value, time], …]}}, a table as {@code {type:
 * "table", columns, rows}}. Never a null array or element, always the type of a column: anything else blanks the panel.
 */
public final class FrameWriter {
    private FrameWriter() {}

    /**
     * Writes one frame as the next element.
     *
     * @param refId Grafana's letter for the query that it answers
     * @throws UncheckedIOException if the client is gone while deferred points are written
     * @throws Exception whatever reading deferred data throws
     */
    public static void write(Frame frame, String refId, JsonOutput out) throws Exception {
        write(frame, refId, List.of(), out);
    }

    /**
     * Writes one frame as the next element.
     *
     * @param refId Grafana's letter for the query that it answers
     * @param more notices in front of the frame's own
     * @throws UncheckedIOException if the client is gone while deferred points are written
     * @throws Exception whatever reading deferred data throws
     */
    public static void write(Frame frame, String refId, List<Notice> more, JsonOutput out) throws Exception {
        out.beginObject();
        writeMembers(frame, refId, ofData -> writeMeta(frame, with(more, ofData), out), out);
        out.endObject();
    }

    /** Writes what is inside of a frame's object; what is said of the frame is left to {@code meta}, which is called once. */
    public static void writeMembers(Frame frame, String refId, Meta meta, JsonOutput out) throws Exception {
        if (frame instanceof TimeSeries series) {
            writeSeries(series, refId, meta, out);
        } else if (frame instanceof Table table) {
            writeTable(table, refId, meta, out);
        } else {
            throw new AssertionError("a frame that is neither: " + frame);
        }
    }

    private static void writeSeries(TimeSeries series, String refId, Meta meta, JsonOutput out) throws Exception {
        // Grafana up to 6 shows this and nothing else, so series that differ in their labels alone must differ here.
        out.name("target").value(series.labels().isEmpty() ? series.name() : named(series));
        writeIfPresent("title", title(series), out);
        out.name("refId").value(refId);
        writeIfPresent("unit", series.unit(), out);
        if (!series.labels().isEmpty()) {
            out.name("tags").beginObject();
            for (Map.Entry<String, String> label : series.labels().entrySet()) {
                out.name(label.getKey()).value(label.getValue());
            }
            out.endObject();
        }
        if (!series.hasNoticesAtEnd()) {
            meta.write(List.of());
        }
        out.name("datapoints").beginArray();
        writePoints(series, out);
        out.endArray();
        if (series.hasNoticesAtEnd()) {
            meta.write(List.of());
        }
    }

    private static void writePoints(TimeSeries series, JsonOutput out) throws Exception {
        if (!series.isDeferred()) {
            out.points(series);
            return;
        }
        series.forEach((epochMillis, value) -> {
            try {
                out.point(value, epochMillis);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    /** Labels without a title make Grafana drop the name from the legend; a title that is the name alone would drop the labels. */
    private static @Nullable String title(TimeSeries series) {
        if (series.title() != null || series.labels().isEmpty()) {
            return series.title();
        }
        return named(series);
    }

    private static String named(TimeSeries series) {
        return series.name() + " " + TimeSeries.legend(series.labels());
    }

    /** The columns stand behind rows that are read while they are written: only then is it known which of them are text. */
    private static void writeTable(Table table, String refId, Meta meta, JsonOutput out) throws Exception {
        out.name("type").value("table");
        out.name("name").value(table.name());
        out.name("refId").value(refId);
        WideIntegers wide = new WideIntegers(table.columns());
        boolean known = !table.isDeferred() || !WideIntegers.mayBeIn(table.columns());
        if (!table.isDeferred()) {
            table.forEach(wide::look);
        }
        if (known && !table.hasNoticesAtEnd()) {
            meta.write(wide.notices());
        }
        if (known) {
            writeColumns(table, wide, out);
        }
        out.name("rows").beginArray();
        table.forEach(cells -> {
            try {
                wide.look(cells);
                out.beginArray();
                wide.write(cells, out);
                out.endArray();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        out.endArray();
        if (!known) {
            writeColumns(table, wide, out);
        }
        if (!known || table.hasNoticesAtEnd()) {
            meta.write(wide.notices());
        }
    }

    private static List<Notice> with(List<Notice> some, List<Notice> others) {
        List<Notice> notices = new ArrayList<>(some);
        notices.addAll(others);
        return notices;
    }

    private static void writeColumns(Table table, WideIntegers wide, JsonOutput out) throws IOException {
        out.name("columns").beginArray();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            writeColumn(column, wide.isWide(i) ? ColumnType.STRING : column.type(), out);
        }
        out.endArray();
    }

    private static void writeColumn(Column column, ColumnType type, JsonOutput out) throws IOException {
        out.beginObject();
        out.name("text").value(column.name());
        out.name("type").value(type.name().toLowerCase(Locale.ROOT));
        writeIfPresent("unit", column.unit(), out);
        writeIfPresent("displayNameFromDS", column.displayName(), out);
        if (column.decimals() != null) {
            out.name("decimals").value(column.decimals().longValue());
        }
        out.endObject();
    }

    private static void writeMeta(Frame frame, List<Notice> more, JsonOutput out) throws IOException {
        writeMeta(with(more, frame.notices()), frame.executedQuery(), out);
    }

    /** What is said of a frame; nothing if there is nothing to say. */
    public static void writeMeta(List<Notice> notices, @Nullable String executedQuery, JsonOutput out)
            throws IOException {
        if (notices.isEmpty() && executedQuery == null) {
            return;
        }
        out.name("meta").beginObject();
        if (!notices.isEmpty()) {
            out.name("notices").beginArray();
            for (Notice notice : notices) {
                out.beginObject();
                out.name("severity").value(notice.severity().name().toLowerCase(Locale.ROOT));
                out.name("text").value(notice.text());
                out.endObject();
            }
            out.endArray();
        }
        writeIfPresent("executedQueryString", executedQuery, out);
        out.endObject();
    }

    private static void writeIfPresent(String name, @Nullable String value, JsonOutput out) throws IOException {
        if (value != null) {
            out.name(name).value(value);
        }
    }

    /** Takes the place of what is said of a frame. */
    public interface Meta {
        /**
         * Writes it.
         *
         * @param ofData what the data tells that the frame does not
         */
        void write(List<Notice> ofData) throws IOException;
    }
}
