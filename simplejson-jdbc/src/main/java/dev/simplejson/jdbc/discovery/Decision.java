// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.files.Remark;
import dev.simplejson.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a table, and why.
 *
 * @param table its name as metrics have it
 * @param relation what is read; null if the table is not shown
 * @param timeFormat the setting of the format; empty if the table is not shown
 * @param timeOpen whether the time was found out and something speaks against it: then it is not set in a file of settings, for what is set
 *     is not doubted
 * @param offeredLabels lines that set the labels, if they were found out and there are none, or something speaks against them: then they
 *     are not set in a file of settings, for what is set is not doubted; empty if they are certain, or set
 * @param reason why the time is the time and the labels are the labels, or why the table is not shown
 * @param runnersUp the other columns that could be the time, each with what speaks for it
 * @param remarks what else there is to say: what is left out, and what may be wrong
 * @param advice the lines of settings that would change it, ready to copy
 * @param columns the names of its columns
 */
public record Decision(
        String table,
        @Nullable Relation relation,
        String timeFormat,
        boolean timeOpen,
        List<String> offeredLabels,
        String reason,
        List<String> runnersUp,
        List<String> remarks,
        List<String> advice,
        List<String> columns) {
    public Decision {
        offeredLabels = List.copyOf(offeredLabels);
        runnersUp = List.copyOf(runnersUp);
        remarks = List.copyOf(remarks);
        advice = List.copyOf(advice);
        columns = List.copyOf(columns);
    }

    /** A table that is not shown. */
    static Decision refused(
            String table, String reason, List<String> runnersUp, List<String> advice, List<String> columns) {
        return new Decision(table, null, "", false, List.of(), reason, runnersUp, List.of(), advice, columns);
    }

    /** Why the table, or a column of it, is not shown as a metric; null if it is none of these, or is shown. */
    @Nullable
    String refusal(String metric) {
        String asked = metric.startsWith(table + ".") ? metric.substring(table.length() + 1) : "";
        // Of what a column holds that is no number, such as a list of objects, somebody may ask for a field.
        String column = columns.stream()
                .filter(name -> !columns.contains(asked) && asked.startsWith(name + "."))
                .findFirst()
                .orElse(asked);
        // Of what cannot be read at all it is not known which there are.
        boolean known = columns.contains(column) || relation == null && columns.isEmpty() && !column.isEmpty();
        if (relation == null) {
            return known || metric.equals(table) ? "table '" + table + "' is left out: " + reason : null;
        }
        boolean drawn =
                relation.values().stream().anyMatch(value -> value.name().equals(column));
        return known && !drawn ? whyNotDrawn(relation, column) + "; '" + table + "' has it as a table" : null;
    }

    private String whyNotDrawn(Relation shown, String column) {
        if (shown.labels().stream().anyMatch(label -> label.name().equals(column))) {
            return "it is a label, which tells the lines of table '" + table + "' apart";
        }
        return remarks.stream()
                .filter(remark -> remark.startsWith("'" + column + "' is not drawn"))
                .findFirst()
                .orElse(
                        List.of(shown.time().name().split(" \\+ ")).contains(column)
                                ? "it is the time of table '" + table + "'"
                                : "it holds no numbers that are measured in the rows that were looked at");
    }

    /** The same with a word on columns that the user may not read. */
    Decision withUnreadable(List<String> unreadable) {
        return unreadable.isEmpty()
                ? this
                : with(relation, List.of("columns " + unreadable + " are left out: jdbc.user may not read them"));
    }

    /** The same with more to say of its file. */
    Decision saying(List<Remark> more) {
        List<Notice> notices = new ArrayList<>();
        for (Remark remark : more) {
            if (remark.severity() != null) {
                notices.add(new Notice(remark.severity(), "table '" + table + "': " + remark.text()));
            }
        }
        return with(
                relation == null ? null : relation.saying(notices),
                more.stream().map(Remark::text).toList());
    }

    /** The same with another relation, and more to say. */
    Decision with(@Nullable Relation other, List<String> more) {
        List<String> all = Stream.concat(remarks.stream(), more.stream()).toList();
        return new Decision(table, other, timeFormat, timeOpen, offeredLabels, reason, runnersUp, all, advice, columns);
    }
}
