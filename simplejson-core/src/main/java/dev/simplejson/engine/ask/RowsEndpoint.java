// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.work.Text;
import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Answers what Infinity can read without help: {@code /rows}, {@code /now}, and the label columns that {@code /infinity} describes. Serves
 * one request.
 */
public final class RowsEndpoint {
    /** What a series has room for when the client, which knows no panel, does not say. */
    private static final int DEFAULT_MAX_DATA_POINTS = 1_000;

    /** How many characters of notices another may follow: servers and proxies have 4 KiB for all headers. */
    private static final int MOST_WARNED = 600;

    private final Scope scope;
    private final Settings settings;
    private final Set<Notice> notices = new LinkedHashSet<>();

    RowsEndpoint(Scope scope, Settings settings) {
        this.scope = scope;
        this.settings = settings;
    }

    /** All points of all series, by time; or the rows of a table, when tables are asked for. Can be had as often as they are wanted. */
    Supplier<Table> rows() throws Exception {
        List<Frame> frames = frames(new AnswerStyle(Shape.TIME_SERIES, DEFAULT_MAX_DATA_POINTS, true, this::eager));
        boolean tables = !frames.isEmpty() && frames.stream().allMatch(Table.class::isInstance);
        return tables
                ? () -> joined(frames.stream().map(Table.class::cast).toList())
                : () -> new LongRows(series(frames)).byTime(settings.get(EngineSettings.MAX_TABLE_ROWS));
    }

    /** One value per series. */
    Supplier<Table> now() throws Exception {
        Reduction reduction = Reduction.named(scope.option("reduce"));
        List<Frame> frames = frames(new AnswerStyle(Shape.TIME_SERIES, 0, false, reduction::apply));
        return () -> new LongRows(series(frames)).latest();
    }

    /** The label columns that {@link #rows} has. */
    List<String> labelColumns() throws Exception {
        AnswerStyle lastPoints = new AnswerStyle(Shape.TIME_SERIES, 0, false, Reduction.LAST::apply);
        return new LongRows(series(frames(lastPoints))).labelColumns();
    }

    /**
     * What a panel would be told of the rows that were made, for a header, because they have no place for it: the gravest first; empty if
     * nothing.
     */
    String warnings() {
        List<String> texts = notices.stream()
                .sorted(Comparator.comparing(Notice::severity).reversed())
                .map(notice -> Text.ofHeader(notice.text()))
                .toList();
        StringBuilder line = new StringBuilder();
        for (int said = 0; said < texts.size(); said++) {
            if (line.length() > MOST_WARNED) {
                return line.append("; and ")
                        .append(texts.size() - said)
                        .append(" more, which /query says")
                        .toString();
            }
            line.append(said == 0 ? "" : "; ").append(texts.get(said));
        }
        return line.toString();
    }

    private List<Frame> frames(AnswerStyle style) throws Exception {
        if (Asked.of(scope.request().targets()).isEmpty()) {
            throw SimpleJsonException.badRequest(
                    "no target; expected ?target=NAME, any number of times, or {\"targets\": [{\"target\": \"NAME\"}]}");
        }
        List<Frame> frames = new ArrayList<>();
        QueryEndpoint query = new QueryEndpoint(scope, settings, style);
        for (Part part : query.answer()) {
            frames.addAll(part.frames());
        }
        notices.addAll(query.notices());
        frames.forEach(frame -> notices.addAll(frame.notices()));
        refuseDoubts();
        return frames;
    }

    /** An alert rule that gets rows hears of no warning, unless it would rather fail. */
    private void refuseDoubts() {
        String doubts = scope.option("doubts");
        if (doubts.isEmpty()) {
            return;
        }
        if (!doubts.equals("refuse")) {
            throw SimpleJsonException.badRequest("'doubts' is '" + Text.abbreviated(doubts) + "'; expected refuse");
        }
        String warnings = notices.stream()
                .filter(notice -> notice.severity() != Notice.Severity.INFO)
                .map(Notice::text)
                .collect(Collectors.joining("; "));
        if (!warnings.isEmpty()) {
            throw SimpleJsonException.badRequest("'doubts=refuse' refuses the rows: " + warnings);
        }
    }

    private static List<TimeSeries> series(List<Frame> frames) {
        List<TimeSeries> series = new ArrayList<>();
        for (Frame frame : frames) {
            if (!(frame instanceof TimeSeries one)) {
                throw SimpleJsonException.badRequest(
                        "'" + Text.abbreviated(frame.name()) + "' is a table " + insteadOf(frames));
            }
            series.add(one);
        }
        return series;
    }

    /** With series beside it, asking for tables would not help: they would be none. */
    private static String insteadOf(List<Frame> frames) {
        return frames.stream().anyMatch(TimeSeries.class::isInstance)
                ? "and stands beside series, which have other columns; ask for one target at a time, or ask /query, which answers both"
                : "without a time and a number column; ask /rows for it with type=table";
    }

    /** Tables of one shape as one. */
    private static Table joined(List<Table> tables) {
        List<Column> columns = tables.get(0).columns();
        for (Table table : tables) {
            if (!table.columns().equals(columns)) {
                throw SimpleJsonException.badRequest(
                        "the targets answer tables with different columns; ask for one at a time");
            }
        }
        return tables.get(0).toBuilder().rows(sink -> {
            for (Table table : tables) {
                table.forEach(sink);
            }
        });
    }

    /** Merging by time needs all points at hand, as many as a table may have rows. */
    private Frame eager(Frame frame) throws Exception {
        if (!(frame instanceof TimeSeries series) || !series.isDeferred()) {
            return frame;
        }
        TimeSeries.Builder points = series.toBuilder();
        long[] count = {0};
        series.forEach((epochMillis, value) -> {
            if (++count[0] > settings.get(EngineSettings.MAX_TABLE_ROWS)) {
                throw new SimpleJsonException(
                        ErrorKind.TOO_LARGE,
                        "series '" + series.name() + "' has more than " + settings.get(EngineSettings.MAX_TABLE_ROWS)
                                + " points (setting 'max-table-rows'); ask for fewer 'maxDataPoints' or a shorter range");
            }
            points.add(epochMillis, value);
        });
        return points.build();
    }
}
