// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.labels.LabelChooser;
import dev.simplejson.jdbc.labels.LabelColumns;
import dev.simplejson.jdbc.labels.SettingLines;
import dev.simplejson.jdbc.when.Conversions;
import dev.simplejson.jdbc.when.PartsInColumns;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.jdbc.when.TimeGuess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The queries that are offered for a table that is not shown: with whatever of it can be drawn, and what tells its lines apart. */
final class TableQueries {
    private final SampledTable known;
    private final SettingLines lines;
    private final TextNumbers texts;

    TableQueries(SampledTable known, SettingLines lines, TextNumbers texts) {
        this.known = known;
        this.lines = lines;
        this.texts = texts;
    }

    /** @param places of the columns of the time */
    List<String> query(String time, List<Integer> places, TimeFormat format) {
        List<Integer> labels =
                places.isEmpty() ? textsOfThings() : labels(places).labels();
        return lines.query(lines.metric(""), time, labels, values(places, labels), format);
    }

    /** Without a time, names alone tell what is a label. */
    private List<Integer> textsOfThings() {
        return known.places(place -> known.column(place).kind() == Kind.TEXT
                && known.cells(place).repeats()
                && known.name(place).isIdentity());
    }

    LabelChooser.Labels labels(List<Integer> places) {
        return new LabelChooser(facts(places)).choose();
    }

    private LabelColumns facts(List<Integer> places) {
        TimeGuess any = known.guess(places.get(0));
        return new LabelColumns(known, new TimeChoice(known.column(places.get(0)), places, any));
    }

    /** Without a word of its own on the panel, a query must not mix what a table would warn of. */
    String warning(List<Integer> places) {
        LabelColumns facts = facts(places);
        return facts.isUnique(new LabelChooser(facts).choose().labels())
                ? ""
                : "; several rows have the same time: if they are of different things, select what tells them apart, and name it in "
                        + lines.metric("") + ".labels";
    }

    /** The columns that can be drawn; else the first text that begins with a number, as one; else a one for each row. */
    List<String> values(List<Integer> places, List<Integer> labels) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < known.columns().size() && values.size() < SettingLines.MOST_VALUES; i++) {
            boolean number = known.column(i).kind().isNumber();
            boolean time = known.name(i).isTime() && known.guess(i).format() != null
                    || known.column(i).name().equalsIgnoreCase("time");
            if (number && !places.contains(i) && !labels.contains(i) && !known.isKey(i) && !time) {
                values.add(known.column(i).quoted());
            }
        }
        for (int i = 0; i < known.columns().size() && values.isEmpty(); i++) {
            boolean text = known.column(i).kind() == Kind.TEXT && !known.name(i).isId();
            if (text && !places.contains(i) && !labels.contains(i)) {
                String number = texts.number(i);
                if (number != null) {
                    values.add(number);
                }
            }
        }
        return values.isEmpty() ? List.of("1") : values;
    }

    SettingLines.Choice choice(Conversions.Conversion conversion) {
        List<TableColumn> months = conversion.format().equals(TimeFormat.YYYYMMDD)
                ? PartsInColumns.months(known.columns().stream()
                        .filter(column -> column.kind().isNumber())
                        .toList())
                : List.of();
        if (!months.isEmpty()) {
            List<String> union = lines.union(
                    lines.metric(""),
                    months,
                    labels(conversion.places()).labels(),
                    month -> conversion.sql() + " + " + 100 * month,
                    TimeFormat.YYYYMMDD);
            return new SettingLines.Choice("it holds " + conversion.what() + ", and its months are columns", union);
        }
        return new SettingLines.Choice(
                "the newest is of " + Instant.ofEpochMilli(conversion.newestMillis()) + ", because it holds "
                        + conversion.what(),
                query(conversion.sql(), conversion.places(), conversion.format()));
    }
}
