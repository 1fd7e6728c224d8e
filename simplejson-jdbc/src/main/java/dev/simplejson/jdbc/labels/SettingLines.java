// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.labels;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.when.SampledTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/** The lines of settings that are ready to copy for a table, and the queries in them. */
public final class SettingLines {
    /** What a person has to write, in SQL that is not asked for until it is written. */
    public static final String YOURS = "YOUR_CONVERSION";

    /** So many columns of a table are in its query. */
    public static final int MOST_VALUES = 64;

    private final SampledTable known;
    private final List<String> lines = new ArrayList<>();

    public SettingLines(SampledTable known) {
        this.known = known;
    }

    /** Lines of settings that belong together, and what is so if they are right. */
    public record Choice(String what, List<String> lines) {}

    public List<String> all() {
        return lines;
    }

    public void add(Collection<String> more) {
        lines.addAll(more);
    }

    /** Takes the place of all lines. */
    public void replace(List<String> others) {
        lines.clear();
        lines.addAll(others);
    }

    /** Adds the lines to those that are ready to copy. Of several that exclude each other, each says what is so if it is right. */
    public String oneOf(List<Choice> choices) {
        if (choices.size() == 1) {
            lines.addAll(choices.get(0).lines());
            return String.join(" and ", choices.get(0).lines());
        }
        List<String> texts = new ArrayList<>();
        for (Choice choice : choices) {
            lines.add("# if " + choice.what() + ":");
            lines.addAll(choice.lines());
            texts.add(String.join(" and ", choice.lines()) + ", if " + choice.what());
        }
        return String.join("; or ", texts);
    }

    public static String explained(String sql) {
        return sql.contains(YOURS) ? "; in the place of " + YOURS + " write what makes it" : "";
    }

    public TimeFormat timeOfYours() {
        return known.dialect().hasStrictTypes() ? TimeFormat.TIMESTAMP : TimeFormat.ISO_SPACE;
    }

    public String kindOfYours() {
        return known.dialect().hasStrictTypes() ? "a timestamp" : "a text such as 2026-11-28 13:05:00";
    }

    /** The setting of a metric of the table, with a name that can stand in front of an equals sign as it is. */
    public String metric(String suffix) {
        return "metric." + (known.table().name() + suffix).replaceAll("[^\\p{L}\\p{N}_.]+", "_");
    }

    /** The settings of a metric that is asked for with SQL: what is selected, which of it are labels, and the format of its time. */
    public List<String> query(
            String metric, String time, List<Integer> labels, List<String> values, TimeFormat format) {
        List<String> selected = new ArrayList<>();
        // Names that are words of SQL in one database or another.
        selected.add(time + " AS " + known.dialect().quote("time"));
        labels.forEach(label -> selected.add(known.column(label).quoted()));
        if (values.size() == 1) {
            selected.add(values.get(0) + " AS " + known.dialect().quote("value"));
        } else {
            selected.addAll(values);
        }
        List<String> settings = new ArrayList<>();
        settings.add(metric + ".sql = SELECT " + String.join(", ", selected) + " FROM "
                + known.table().from());
        if (!labels.isEmpty()) {
            // A text may be declared as something else.
            settings.add(metric + ".labels = " + String.join(",", known.namesOf(labels)));
        }
        settings.add(metric + ".time-format = " + format.setting());
        return settings;
    }

    /**
     * The query of lines whose points are in several columns of each row.
     *
     * @param across the columns of each point, one for each line
     * @param values what the lines are called, if there are several
     */
    List<String> union(
            String metric,
            List<List<TableColumn>> across,
            List<String> values,
            List<Integer> labels,
            IntFunction<String> timeOfPart,
            TimeFormat format) {
        List<String> selects = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < across.size(); i++) {
            List<String> selected = new ArrayList<>();
            for (int value = 0; value < values.size(); value++) {
                String column = across.get(i).get(value).quoted();
                selected.add(
                        values.size() == 1
                                ? column
                                : column + " AS " + known.dialect().quote(values.get(value)));
            }
            settings = query(metric, timeOfPart.apply(i), labels, selected, format);
            selects.add(settings.get(0).substring(settings.get(0).indexOf("SELECT ")));
        }
        settings.set(0, metric + ".sql = " + String.join(" UNION ALL ", selects));
        return settings;
    }

    /** The same of one line. */
    public List<String> union(
            String metric,
            List<TableColumn> across,
            List<Integer> labels,
            IntFunction<String> timeOfPart,
            TimeFormat format) {
        return union(metric, across.stream().map(List::of).toList(), List.of("value"), labels, timeOfPart, format);
    }
}
