// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.labels.SettingLines;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.TableSample;
import dev.simplejson.jdbc.when.ClockColumns;
import dev.simplejson.jdbc.when.Conversions;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeGuess;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What there is to set for the time column of a query, by what it holds. A table's columns are judged by it in the same way. */
public final class FormatAdvice {
    private final SampledTable known;
    private final SettingLines lines;
    private final UnaryOperator<String> line;

    /**
     * Judges a column.
     *
     * @param cells what it holds in some rows
     * @param line makes of a format the line that sets it
     */
    FormatAdvice(
            TableColumn time,
            List<@Nullable Object> cells,
            Dialect dialect,
            ZoneId zone,
            Instant now,
            UnaryOperator<String> line) {
        ColumnSample sample = new ColumnSample();
        cells.forEach(sample::add);
        TableInfo.RawColumn raw = new TableInfo.RawColumn(time.name(), time.kind(), time.type());
        TableInfo alone = new TableInfo("query", "query", false, List.of(raw), List.of(), List.of(), null);
        this.known = SampledTable.of(alone, time.name(), new TableSample(List.of(sample), false), dialect, zone, now);
        this.lines = new SettingLines(known);
        this.line = line;
    }

    /** The line that sets the format, the likeliest first, each with what is so if it is right; empty if no format is known. */
    public String formats() {
        TimeGuess guess = known.guess(0);
        if (guess.format() != null) {
            String set = line.apply(guess.format().setting());
            lines.add(List.of(set));
            return set + ", because " + guess.reason();
        }
        List<SettingLines.Choice> choices = known.cells(0).values() == 0 ? List.of() : offers().formatsOfQuery(0, line);
        return choices.size() == 1
                ? lines.oneOf(choices) + ", with which " + choices.get(0).what()
                : lines.oneOf(choices);
    }

    /** The lines that {@link #formats} named, ready to copy. */
    List<String> lines() {
        return lines.all();
    }

    /** What the SQL has to do where no format is known; empty if the column holds nothing. */
    String conversion() {
        if (known.cells(0).values() == 0) {
            return "";
        }
        List<Conversions.Conversion> fitting = new Conversions(known).of(0);
        return fitting.isEmpty()
                ? "no format is known for that: have the SQL make " + lines.kindOfYours() + " of it, and set "
                        + line.apply(lines.timeOfYours().setting())
                : "have the SQL make a time of it: "
                        + fitting.stream()
                                .map(each -> each.sql() + " for " + each.what() + ", with "
                                        + line.apply(each.format().setting()) + ", if the newest is of "
                                        + Instant.ofEpochMilli(each.newestMillis()))
                                .collect(Collectors.joining("; or "));
    }

    /** What the column holds, as an example; empty if nothing. */
    String example() {
        return known.cells(0).values() == 0 ? "" : known.cells(0).example();
    }

    private TimeOffers offers() {
        TextNumbers texts = new TextNumbers(known, lines);
        return new TimeOffers(
                known, lines, new TableQueries(known, lines, texts), new Conversions(known), new ClockColumns(known));
    }

    /** The line of a metric's setting. */
    public static UnaryOperator<String> ofMetric(String metric) {
        return format -> SettingName.ofMetric(metric) + ".time-format = " + SettingName.value(format);
    }
}
