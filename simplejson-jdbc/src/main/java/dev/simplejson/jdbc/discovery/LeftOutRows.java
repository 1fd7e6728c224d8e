// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.Epochs;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.jdbc.when.TimeGuess;
import dev.simplejson.model.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/** Which rows are left out, because they have no time, or one that stands for none. */
final class LeftOutRows {
    /** Of so many times, one may stand for "never". */
    private static final int EARLY_OF = 20;

    /** So much lies between a clock that was not set and one that was. */
    private static final Duration UNSET_GAP = Duration.ofDays(5 * 366);

    private final SampledTable known;
    private final TimeChoice time;
    private final ColumnSample cells;
    private final boolean told;
    private final boolean formatSet;
    private final Remarks remarks;
    private boolean formatOpen;

    /**
     * Of one table.
     *
     * @param told whether somebody has set how the time is read
     * @param formatSet whether they have set another format than the one that was found out
     */
    LeftOutRows(SampledTable known, TimeChoice time, boolean told, boolean formatSet, Remarks remarks) {
        this.known = known;
        this.time = time;
        this.cells = known.cells(time.place());
        this.told = told;
        this.formatSet = formatSet;
        this.remarks = remarks;
    }

    /** Rows without a time, and those whose time is none in the format that was found out. */
    void remark() {
        int empty = cells.rows() - cells.values();
        if (cells.values() > 0 && empty > 0) {
            remarks.tellOfLeftOut(Notice.info(leftOut(empty, "they have no '" + time.name() + "'")));
        }
        TimeGuess guess = time.guess();
        if (guess.leftOut() > 0 && !formatSet) {
            formatOpen = true;
            String example = guess.example().isEmpty() ? "" : ", such as " + guess.example();
            remarks.tellOfLeftOut(Notice.warning(
                    leftOut(guess.leftOut(), "their '" + time.name() + "' is no time as " + guess.format() + example)));
        }
    }

    private String leftOut(int rows, String why) {
        boolean whole = known.sample().whole();
        return rows + " of " + (whole ? "the " : "") + known.sample().rows() + " rows" + (whole ? "" : " looked at")
                + " of table '" + known.table().name() + "' are left out, because " + why;
    }

    /**
     * Before that there are no times of this table; {@link Long#MIN_VALUE} if there may be. Says which rows are left out by it.
     *
     * @param read how the time is read
     */
    long earliest(TimeCodec read) {
        if (formatSet || time.places().size() > 1) {
            return Long.MIN_VALUE;
        }
        boolean numbers = cells.numbers() > 0 || time.guess().numeric();
        TimeCodec codec = numbers
                ? TimeCodec.of(
                        Objects.requireNonNull(time.guess().format()), Kind.DECIMAL, known.dialect(), known.zone())
                : read;
        long[] sorted = cells.cells().stream()
                .filter(cell -> cell != null)
                .mapToLong(codec::ofCell)
                .filter(millis -> millis != TimeCodec.UNREADABLE)
                .sorted()
                .toArray();
        long set = told ? Long.MIN_VALUE : clockWasSet(sorted);
        if (set != Long.MIN_VALUE) {
            return set;
        }
        long first = Epochs.FIRST.toEpochMilli();
        int early = (int) Arrays.stream(sorted).filter(millis -> millis < first).count();
        if (numbers) {
            // A history that really goes back further is seen as that in the sample.
            return early > 0 && time.guess().leftOut() == 0 ? Long.MIN_VALUE : first;
        }
        if (told || early == 0) {
            return Long.MIN_VALUE;
        }
        int placeholders = (int) cells.cells().stream()
                .filter(cell -> cell != null && cells.isPlaceholder(cell) && read.ofCell(cell) == sorted[0])
                .count();
        if (placeholders > 0) {
            remarkOnEarly(placeholders, ", " + Instant.ofEpochMilli(sorted[0]) + ", stands for no time");
            // Dates know no less than a day.
            return sorted[0] + Duration.ofDays(1).toMillis();
        }
        // A few times of text or of a type for them that are before 1980 stand for "never" as well.
        if (EARLY_OF * early > sorted.length) {
            return Long.MIN_VALUE;
        }
        remarkOnEarly(early, " is before 1980");
        return first;
    }

    /** From when on times are those of a clock that was set, if a few are not: those lie where clocks start, years before all others. */
    private long clockWasSet(long[] sorted) {
        int unset = 0;
        while (unset < sorted.length && Epochs.isOfUnsetClock(sorted[unset])) {
            unset++;
        }
        if (unset == 0 || 2 * unset > sorted.length || sorted[unset] - sorted[unset - 1] < UNSET_GAP.toMillis()) {
            return Long.MIN_VALUE;
        }
        remarkOnEarly(
                unset,
                ", such as " + Instant.ofEpochMilli(sorted[unset - 1])
                        + ", is that of a clock that was not set, years before all others");
        return sorted[unset - 1] + (sorted[unset] - sorted[unset - 1]) / 2;
    }

    /** Whether rows are left out that a format would have, were it set: then a file of settings must not set it. */
    boolean isFormatOpen() {
        return formatOpen;
    }

    private void remarkOnEarly(int rows, String why) {
        formatOpen = true;
        remarks.tellOfLeftOut(Notice.warning(leftOut(rows, "their '" + time.name() + "'" + why) + "; set "
                + known.setting() + ".time-format if they are as old as that"));
    }
}
