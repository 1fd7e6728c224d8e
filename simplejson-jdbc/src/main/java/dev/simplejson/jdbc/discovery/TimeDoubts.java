// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.TextPatterns;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.Epochs;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.jdbc.when.TimeGuess;
import dev.simplejson.model.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;

/** What speaks against the time that was chosen, or against how it is read, and which rows it leaves out. */
final class TimeDoubts {
    private static final double MOST_EMPTY = 0.1;

    private static final Set<TimeFormat> LOCAL = Set.of(
            TimeFormat.ISO_DATE,
            TimeFormat.ISO_T,
            TimeFormat.ISO_SPACE,
            TimeFormat.ISO,
            TimeFormat.YYYYMMDD,
            TimeFormat.TIMESTAMP,
            TimeFormat.DATE);

    private static final Set<TimeFormat> EPOCHS =
            Set.of(TimeFormat.EPOCH_SECONDS, TimeFormat.EPOCH_MILLIS, TimeFormat.EPOCH_MICROS, TimeFormat.EPOCH_NANOS);

    private static final Set<TimeFormat> IN_UTC = Set.of(
            TimeFormat.EPOCH_SECONDS,
            TimeFormat.EPOCH_MILLIS,
            TimeFormat.EPOCH_MICROS,
            TimeFormat.EPOCH_NANOS,
            TimeFormat.ISO_T_UTC,
            TimeFormat.ISO_SPACE_UTC);

    /** Of so many times, one may stand for "never". */
    private static final int EARLY_OF = 20;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** So far is a zone from UTC, at most. */
    private static final Duration FARTHEST_ZONE = Duration.ofHours(14);

    /** So much lies between a clock that was not set and one that was. */
    private static final Duration UNSET_GAP = Duration.ofDays(5 * 366);

    private final SampledTable known;
    private final JdbcSettings.TableSettings declared;
    private final boolean zoneSet;
    private final TimeChoice time;
    private final TimeFormat format;
    private final Remarks remarks;
    private final ColumnSample cells;
    private final ColumnName name;
    private final String setting;
    private boolean formatOpen;

    /** @param format how the time is read */
    TimeDoubts(SampledTable known, JdbcSettings settings, TimeChoice time, TimeFormat format, Remarks remarks) {
        this.known = known;
        this.declared = settings.table(known.table().name());
        this.zoneSet = settings.zoneSet();
        this.time = time;
        this.format = format;
        this.remarks = remarks;
        this.cells = known.cells(time.places().get(0));
        this.name = known.name(time.places().get(0));
        this.setting = SettingName.ofTable(known.table().name()) + ".time";
    }

    /** Whether times say no zone. */
    private static boolean isWithoutZone(TimeFormat format) {
        String pattern = format.pattern();
        return LOCAL.contains(format) || pattern != null && !TextPatterns.saysZone(pattern);
    }

    /** Whether times say no zone, and nor does the name of their column, so that the one that is set decides. */
    static boolean isLocal(TimeFormat format, ColumnName name) {
        return isWithoutZone(format) && !name.saysUtc();
    }

    /** Whether the format is not what was found out, but set. */
    boolean isFormatSet() {
        return declared.timeFormat() != null
                && !Objects.equals(format, time.guess().format());
    }

    /** The other columns that could be the time, each with what speaks for it. */
    List<String> runnersUp(List<TimeChoice> ranked) {
        List<String> runnersUp = new ArrayList<>();
        for (TimeChoice other : ranked) {
            if (!other.places().equals(time.places())) {
                runnersUp.add("'" + other.name() + "' as " + other.guess().format() + ": "
                        + String.join(", ", other.reasons()));
            }
        }
        for (int i = 0; i < known.columns().size(); i++) {
            ColumnSample sampled = known.cells(i);
            // Beside a time, what would be of 1970 in every format is measured, as a lap_time is.
            boolean may = sampled.texts() > 0 || known.epochs().mayBeTimes(sampled.asNumbers());
            if (isOpen(i) && may && !time.placeSet().contains(i)) {
                runnersUp.add(
                        "'" + known.column(i).name() + "': " + known.guess(i).reason());
            }
        }
        return runnersUp;
    }

    private boolean isOpen(int place) {
        return known.guess(place).open() && known.cells(place).values() > 0;
    }

    /**
     * What speaks against a time that nobody has set. Near ties are told on the panel, clear winners only to whoever asks.
     *
     * @return whether there was something
     */
    boolean remarkOnChoice(List<TimeChoice> ranked) {
        if (!declared.time().isEmpty()) {
            return false;
        }
        List<String> texts = new ArrayList<>();
        String table = "table '" + known.table().name() + "'";
        boolean later =
                time.places().size() == 1 && known.name(time.places().get(0)).timeName() == ColumnName.TimeName.LATER;
        if (later) {
            List<String> open = new ArrayList<>();
            for (int i = 0; i < known.columns().size(); i++) {
                if (isOpen(i)) {
                    open.add(known.column(i).name());
                }
            }
            // What is written when something has ended is in that order.
            if (!open.isEmpty() || !cells.ascends()) {
                texts.add("'" + time.name() + "' is " + (ranked.size() == 1 ? "the only time" : "taken for the time")
                        + " of " + table
                        + ", but its name says when something ends or is due; set " + setting + " to another"
                        + (open.isEmpty() ? "" : ", such as one of " + open));
            }
        }
        TimeChoice.Doubt doubt = time.doubt();
        if (doubt != null) {
            texts.add(table + ": " + doubt.text()
                    + (doubt.instead() == null
                            ? "; if not, set " + setting + " = " + time.name()
                            : "; set " + setting + " = " + doubt.instead() + " if that is wrong, or = " + time.name()
                                    + " if it is right"));
        }
        List<String> near = ranked.stream()
                .filter(other -> !other.places().equals(time.places()) && (time.isNearly(other) || saysMore(other)))
                .map(TimeChoice::name)
                .toList();
        if (!near.isEmpty()) {
            texts.add("'" + time.name() + "' is taken for the time of " + table + ", but it could be " + near
                    + " as well; set " + setting + " to decide it");
        }
        texts.forEach(text -> remarks.tell(Notice.info(text)));
        return !texts.isEmpty();
    }

    /** A 'measurement_time' in nearly every row may be when, and a 'date' beside it when somebody entered that. */
    private boolean saysMore(TimeChoice other) {
        return known.name(other.places().get(0)).isOfMeasurement()
                && !known.name(time.places().get(0)).isOfMeasurement()
                && known.cells(other.places().get(0)).emptiness() <= MOST_EMPTY;
    }

    /** Rows without a time, and those whose time is none in the format that was found out. */
    void remarkOnLeftOut() {
        int empty = cells.rows() - cells.values();
        if (cells.values() > 0 && empty > 0) {
            remarks.tellOfLeftOut(Notice.info(leftOut(empty, "they have no '" + time.name() + "'")));
        }
        TimeGuess guess = time.guess();
        if (guess.leftOut() > 0 && !isFormatSet()) {
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
     * Seconds of long ago are seconds of today as others count them.
     *
     * @return whether they are
     */
    boolean remarkOnOtherSeconds() {
        double newest = Arrays.stream(cells.asNumbers()).max().orElse(0);
        String other = format.equals(TimeFormat.EPOCH_SECONDS) && declared.timeFormat() == null
                ? known.epochs().asOfThisMonth(newest)
                : "";
        if (!other.isEmpty()) {
            remarks.tell(Notice.info("'" + time.name() + "' of table '"
                    + known.table().name() + "' is read as " + format + ", but its newest, "
                    + ColumnSample.shown(newest) + ", is " + other.replace("#", setting + "-format")
                    + " to decide it"));
        }
        return !other.isEmpty();
    }

    /** Offsets in minutes, hours or seconds beside times that have none, and times with a zone among others. */
    void remarkOnOffsets() {
        if (!isLocal(format, name)) {
            return;
        }
        for (int i = 0; i < known.columns().size(); i++) {
            if (known.column(i).kind() == Kind.INTEGER
                    && known.name(i).isOffsetOfTime()
                    && !(zoneSet && known.cells(i).distinct() == 1)
                    && Arrays.stream(known.cells(i).asNumbers()).anyMatch(offset -> offset != 0)) {
                remarks.tell(
                        Notice.warning(
                                besideTimes(i) + "holds offsets, such as "
                                        + known.cells(i).example()
                                        + "; "
                                        + (known.cells(i).distinct() == 1
                                                ? "set jdbc.zone to the zone of that if the times are of it"
                                                : "if the times are of these, have the database make UTC of them in a query, metric.<name>.sql")));
            }
        }
        Set<ColumnSample.Shape> shapes = cells.shapes();
        boolean zoned = shapes.stream()
                .anyMatch(shape -> shape.name().endsWith("UTC") || shape.name().endsWith("OFFSET"));
        boolean local = shapes.contains(ColumnSample.Shape.T) || shapes.contains(ColumnSample.Shape.SPACE);
        if (format.equals(TimeFormat.ISO) && zoned && local && !zoneSet) {
            remarks.tell(Notice.info("some times in '" + time.name() + "' of table '"
                    + known.table().name() + "' have no zone and are read as " + known.zone()
                    + ", others say theirs; set jdbc.zone to the zone that they are of"));
        }
    }

    private String besideTimes(int place) {
        return "the times of table '" + known.table().name() + "' have no zone and are read as " + known.zone()
                + ", but '" + known.column(place).name() + "' beside '" + time.name() + "' ";
    }

    /** Zones that stand beside the times are not read: if they are not the one that is set, the times are shown wrong. */
    void remarkOnZones() {
        if (!isLocal(format, name)) {
            if (isWithoutZone(format)) {
                remarks.add("its times have no zone and are read as UTC, as the name of '" + time.name() + "' says");
            } else if (name.saysLocal() && IN_UTC.contains(format) && declared.timeFormat() == null) {
                formatOpen = true;
                remarks.tell(Notice.info(
                        "'" + time.name() + "' of table '" + known.table().name()
                                + "' says that it is local, and is read as UTC, as it is written; if it is local all the same,"
                                + " have the database take the difference off in a query, metric.<name>.sql; if it is UTC, set "
                                + setting
                                + "-format = " + format));
            }
            return;
        }
        boolean utc = known.zone().equals(ZoneOffset.UTC);
        for (int i = 0; i < known.columns().size(); i++) {
            ColumnSample zones = known.cells(i);
            List<String> others = zones.isOfZones()
                    ? zones.distinctValues().stream()
                            .map(Object::toString)
                            .filter(zone -> !known.zone().getId().equals(zone)
                                    && !(utc
                                            && Set.of("UTC", "GMT", "Etc/UTC", "+00:00", "Z")
                                                    .contains(zone)))
                            .sorted()
                            .limit(3)
                            .toList()
                    : List.of();
            if (!others.isEmpty() && !(zoneSet && zones.distinct() == 1)) {
                remarks.tell(
                        Notice.warning(
                                besideTimes(i) + "names " + others + "; "
                                        + (zones.distinct() == 1
                                                ? "set jdbc.zone to that if the times are of it"
                                                : "if the times are of these, have the database make UTC of them in a query, metric.<name>.sql")));
            }
        }
        if (name.saysLocal() && !zoneSet && !known.isOfDays(time, format)) {
            remarks.tell(Notice.info(
                    "'" + time.name() + "' of table '" + known.table().name()
                            + "' says that it is local, and is read as UTC; set jdbc.zone to the zone that it is of"));
        }
        remarks.add("its times have no zone and are read as " + (utc ? "UTC" : known.zone())
                + "; set jdbc.zone if they are of another");
    }

    /**
     * Times that have no zone and are still to come, where rows are of what has happened, are of a zone that is ahead of the one they are read as.
     *
     * @param millis of the rows, in any order
     */
    void remarkOnFuture(LongStream millis) {
        boolean expected = known.name(time.places().get(0)).timeName() == ColumnName.TimeName.LATER
                || known.name(time.places().get(0)).isOfPlans()
                || ColumnName.of(known.table().name()).isOfPlans();
        boolean local = isLocal(format, name) && !zoneSet;
        boolean counted =
                declared.timeFormat() == null && (EPOCHS.contains(format) || isWithoutZone(format) && name.saysUtc());
        if (expected || !local && !counted || known.isOfDays(time, format)) {
            return;
        }
        long newest = millis.filter(each -> each != TimeCodec.UNREADABLE).max().orElse(Long.MIN_VALUE);
        Instant now = known.epochs().now();
        if (newest <= now.plus(CLOCKS_DIFFER).toEpochMilli()
                || newest > now.plus(FARTHEST_ZONE).toEpochMilli()) {
            return;
        }
        formatOpen |= counted;
        // Told in hours, so that a look a little later says the same.
        long hours = Duration.between(now, Instant.ofEpochMilli(newest)).toHours() + 1;
        String toCome =
                "times of table '" + known.table().name() + "' are still to come, up to " + hours + " h from now: ";
        remarks.tell(Notice.warning(toCome
                + (counted
                        ? "whoever writes them may count local time as if it were UTC; if so, have the database take the difference off in a query,"
                                + " metric.<name>.sql; if they are right, set " + setting + "-format = " + format
                        : "they have no zone and are read as UTC; set jdbc.zone to the zone that '" + time.name()
                                + "' is of")));
    }

    /**
     * Before that there are no times of this table; {@link Long#MIN_VALUE} if there may be. Says which rows are left out by it.
     *
     * @param read how the time is read
     */
    long earliest(TimeCodec read) {
        if (isFormatSet() || time.places().size() > 1) {
            return Long.MIN_VALUE;
        }
        boolean told = declared.timeFormat() != null;
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

    /** From when on times are those of a clock that was set, if a few are not; they lie together where clocks start, years before all others. */
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
        remarks.tellOfLeftOut(Notice.warning(leftOut(rows, "their '" + time.name() + "'" + why) + "; set " + setting
                + "-format if they are as old as that"));
    }
}
