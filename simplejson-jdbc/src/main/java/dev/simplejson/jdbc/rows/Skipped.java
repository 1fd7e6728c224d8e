// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.model.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts what of the rows of one series, or of one table, cannot be drawn or is in doubt, and says so. On one thread at a time. */
final class Skipped {
    /** Longer texts are no numbers. */
    static final int LONGEST_NUMBER = 40;

    private final Selection selection;
    private final TableColumn value;
    private final long fromMillis;
    private final long toMillis;
    private int times;
    private int words;
    private int others;
    private @Nullable String time;
    private @Nullable String word;
    private long points;
    private long repeats;
    private long lastMillis;
    private double firstValue;
    private long before;
    private long beforeMillis;
    private boolean severalBefore;

    Skipped(Selection selection, TableColumn value) {
        this.selection = selection;
        this.value = value;
        this.fromMillis = selection.query().range().fromEpochMillis();
        this.toMillis = selection.query().range().toEpochMillis();
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
            // 4,2 says more of what to do than a dash that stands for nothing.
            if (word == null || !hasDigit(word) && hasDigit(text)) {
                word = text;
            }
        }
        return number;
    }

    /** What stands in a column of numbers and is none; a gap. */
    double noNumber() {
        others++;
        return Double.NaN;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    /** A row whose time can be read, in the order of time. Rows of one time that have the same value were stored twice, and do no harm. */
    void point(long epochMillis, double number) {
        if (epochMillis < fromMillis) {
            severalBefore |= before++ > 0 && epochMillis != beforeMillis;
            beforeMillis = epochMillis;
        }
        if (epochMillis < fromMillis || epochMillis > toMillis) {
            return;
        }
        if (points++ > 0 && epochMillis == lastMillis) {
            repeats += Double.compare(firstValue, number) == 0 ? 0 : 1;
        } else {
            lastMillis = epochMillis;
            firstValue = number;
        }
    }

    /** Whether there was no row whose time is in the range. */
    boolean isEmpty() {
        return points == 0;
    }

    /** What was counted. */
    List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        Relation relation = selection.relation();
        if (times > 0) {
            notices.add(Notice.warning(count(times) + " of " + relation.description()
                    + (times == 1 ? " is" : " are") + " left out, because '"
                    + relation.time().name() + "' cannot be read as a time: '" + shortened(time) + "'; "
                    + advice(relation)));
        }
        if (words > 0) {
            notices.add(Notice.info(count(words) + (words == 1 ? " is" : " are") + " drawn as a gap, because '"
                    + value.name() + "' is no number: '" + shortened(word) + "'"));
        }
        if (others > 0) {
            notices.add(Notice.info(count(others) + (others == 1 ? " is" : " are") + " drawn as a gap, because '"
                    + value.name()
                    + "' holds text there; have the database make numbers of it in a query, metric.<name>.sql, if it"
                    + " means any"));
        }
        if (repeats > 0 && !relation.repeatAdvice().isEmpty()) {
            notices.add(Notice.warning(String.format(Locale.ROOT, "%,d of %,d points have ", repeats, points) + "the '"
                    + relation.time().name() + "' of another, but another value, " + relation.repeatAdvice()));
        }
        // Whoever gives several times before the range means it to choose among them.
        if (before > 0 && !severalBefore && relation.mayGroupBefore()) {
            boolean one = before == 1;
            notices.add(Notice.info(String.format(Locale.ROOT, "%,d", before)
                    + (one ? " point begins" : " points begin") + " before the range and "
                    + (one ? "is not shown: its time is that of its" : "are not shown: their time is that of their")
                    + " group, " + Instant.ofEpochMilli(beforeMillis) + "; begin the range there to see "
                    + (one ? "it" : "them")));
        }
        return notices;
    }

    private String advice(Relation relation) {
        TimeCodec iso = TimeCodec.of(TimeFormat.ISO, TableColumn.Kind.TEXT, selection.dialect(), ZoneOffset.UTC);
        boolean offset = time != null
                && relation.format().setting().startsWith("iso")
                && !selection.dialect().hasStrictTypes()
                && iso.ofCell(time) != TimeCodec.UNREADABLE;
        return offset
                ? "set " + relation.setting() + ".time-format = " + TimeFormat.ISO
                        + " to have times with and without an offset read"
                : "see " + relation.setting() + ".time-format";
    }

    /** What no row tells, because none is asked for. */
    static List<Notice> cutNotices(Selection selection) {
        Relation relation = selection.relation();
        return selection.isCutAtEarliest()
                ? List.of(Notice.info("times before "
                        + LocalDate.ofInstant(Instant.ofEpochMilli(relation.earliestMillis()), ZoneOffset.UTC) + " in '"
                        + relation.time().name()
                        + "' are not taken for times; if they are, have the database make times of them in a query,"
                        + " metric.<name>.sql"))
                : List.of();
    }

    private static String count(int rows) {
        return rows == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", rows);
    }

    static String shortened(@Nullable String text) {
        String known = String.valueOf(text);
        return known.length() > 40 ? known.substring(0, 40) + "…" : known;
    }
}
