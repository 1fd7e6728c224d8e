// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts what of one answer's rows cannot be drawn, and says so. For one answer, on one thread at a time. */
final class Skipped {
    /** Longer texts are no numbers. */
    static final int LONGEST_NUMBER = 40;

    private final Selection selection;
    private final TableColumn value;
    private int times;
    private int words;
    private @Nullable String time;
    private @Nullable String word;

    Skipped(Selection selection, TableColumn value) {
        this.selection = selection;
        this.value = value;
    }

    /** A row is left out, because its time cannot be read. */
    void time(@Nullable String cell) {
        selection.relation().skippedUnreadableTime();
        times++;
        if (time == null) {
            time = cell;
        }
    }

    /** A text as a number; a gap if it is none. */
    double number(@Nullable String text) {
        if (text == null) {
            return Double.NaN;
        }
        double number = NumericText.parse(text);
        if (Double.isNaN(number)) {
            words++;
            word = word == null ? text : word;
        }
        return number;
    }

    /** What was counted. */
    List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        Relation relation = selection.relation();
        if (times > 0) {
            notices.add(Notice.warning(count(times) + " of " + relation.description() + " left out, because '"
                    + relation.time().name() + "' cannot be read as a time: '" + shortened(time) + "'; see "
                    + relation.setting() + ".time-format"));
        }
        if (words > 0) {
            notices.add(Notice.info(count(words) + " drawn as a gap, because '" + value.name() + "' is no number: '"
                    + shortened(word) + "'"));
        }
        if (selection.isCutAtEarliest()) {
            notices.add(Notice.info("numbers before 1980 in '" + relation.time().name()
                    + "' are not taken for times; set " + relation.setting() + ".time-format if they are"));
        }
        return notices;
    }

    private static String count(int rows) {
        return rows == 1 ? "1 row is" : String.format(Locale.ROOT, "%,d rows are", rows);
    }

    private static String shortened(@Nullable String text) {
        String known = String.valueOf(text);
        return known.length() > 40 ? known.substring(0, 40) + "…" : known;
    }
}
