// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.names.Nearest;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.TableSample;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.Epochs;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.jdbc.when.TimeChooser;
import dev.simplejson.jdbc.when.TimeGuess;
import dev.simplejson.model.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decides about one table by its description and a sample of its rows: its time, its labels, its values. Asks the database nothing. */
final class TableLook {
    private static final Set<TimeFormat> LOCAL = Set.of(
            TimeFormat.ISO_DATE,
            TimeFormat.ISO_T,
            TimeFormat.ISO_SPACE,
            TimeFormat.ISO,
            TimeFormat.YYYYMMDD,
            TimeFormat.TIMESTAMP,
            TimeFormat.DATE);

    /** Of so many times, one may stand for "never". */
    private static final int EARLY_OF = 20;

    /** So much lies between a clock that was not set and one that was. */
    private static final Duration UNSET_GAP = Duration.ofDays(5 * 366);

    /** So many texts have to be numbers for a column of text to be drawn. */
    private static final double NUMERIC_SHARE = 0.2;

    private final SampledTable known;
    private final JdbcSettings settings;
    private final JdbcSettings.TableSettings declared;
    private final List<String> remarks = new ArrayList<>();
    private final SettingLines lines;
    private final Advice advice;

    /** Whether something speaks against the time that was found. */
    private boolean timeOpen;

    private final List<Notice> notices = new ArrayList<>();
    private final List<Notice> leftOut = new ArrayList<>();

    TableLook(SampledTable known, JdbcSettings settings) {
        this.known = known;
        this.settings = settings;
        this.declared = settings.table(known.table().name());
        this.lines = new SettingLines(known);
        this.advice = new Advice(known, lines);
    }

    Decision decide() {
        TimeChooser chooser = new TimeChooser(known);
        List<TimeChoice> ranked = chooser.ranked();
        TimeChoice time;
        if (!declared.time().isEmpty()) {
            time = chooser.declared(declared.time());
            if (time == null) {
                return advice.refused(
                        "the setting " + SettingName.ofTable(known.table().name()) + ".time names '" + declared.time()
                                + "'; expected one of " + Nearest.first(declared.time(), known.columnNames()));
            }
        } else if (ranked.isEmpty()) {
            return advice.noTime(chooser);
        } else {
            time = ranked.get(0);
            Set<Integer> better = chooser.betterThan(time);
            if (!better.isEmpty()) {
                return advice.refusedForTime(chooser.bestFirst(better));
            }
        }
        TimeFormat format = declared.timeFormat() != null
                ? declared.timeFormat()
                : time.guess().format();
        if (format == null) {
            return advice.refusedForTime(time.places());
        }
        return decide(time, format, ranked);
    }

    private Decision decide(TimeChoice time, TimeFormat format, List<TimeChoice> ranked) {
        boolean formatSet = declared.timeFormat() != null
                && !Objects.equals(format, time.guess().format());
        TimeColumn read = read(time.column(), format);
        ColumnSample cells = known.cells(time.places().get(0));
        if (formatSet && cells.values() > 0 && !isReadable(time, read.codec())) {
            return advice.refused("nothing in '" + time.name() + "', such as " + example(time) + ", is a time as "
                    + format.setting() + "; set "
                    + SettingName.ofTable(known.table().name())
                    + ".time-format to another, or leave it out");
        }
        LabelColumns facts = new LabelColumns(known, time);
        LabelChooser.Labels labels = labels(facts);
        List<TableColumn> labelColumns =
                labels.labels().stream().map(known::column).toList();
        List<String> runnersUp = remarkOnTimes(time, ranked);
        remarkOnLeftOut(time, formatSet);
        remarkOnOtherSeconds(time, format);
        remarkOnOffsets(time, format);
        List<TableColumn> values = values(time, labels.labels());
        LabelDoubts.PartOfTime part =
                declared.labels() == null ? new LabelDoubts(facts).partOfTime(labels.labels(), format) : null;
        SharedTimes shared = new SharedTimes(known, time, format, lines);
        boolean labelsOpen = declared.labels() == null && labelColumns.isEmpty();
        if (!values.isEmpty()) {
            LabelChooser.Labels told = part == null ? labels : labels.warning(shared.ofPartOfTime(part, values));
            remarkOnLabels(told);
            String across = shared.ofPartsAcross(labels.labels(), values);
            if (across != null) {
                remarks.add(across);
                notices.add(Notice.warning("table '" + known.table().name() + "': " + across));
            }
            labelsOpen |= told.isDoubted();
        }
        remarks.addAll(shared.ofIssues(labels.labels(), values));
        remarks.addAll(advice.ofTexts(shared, time, format, part, labels.labels(), values));
        advice.doubts()
                .forEach(doubt ->
                        notices.add(Notice.warning("table '" + known.table().name() + "': " + doubt)));
        remarkOnZones(time, format);
        if (isLocal(format)) {
            String zone =
                    known.zone().equals(ZoneOffset.UTC) ? "UTC" : known.zone().toString();
            remarks.add("its times have no zone and are read as " + zone + "; set jdbc.zone if they are of another");
        }
        List<TableColumn> all = new ArrayList<>(known.columns());
        if (time.places().size() > 1) {
            all.add(0, read.column());
        } else {
            all.set(time.places().get(0), read.column());
        }
        Relation relation = new Relation(
                known.table().name(),
                known.table().from(),
                null,
                read.column(),
                read.codec(),
                format,
                all,
                labelColumns,
                values,
                Map.of(),
                earliest(time, formatSet, read.codec()),
                notices,
                leftOut,
                emptyNotice(read.codec(), cells, format, formatSet),
                repeatAdvice(time, format, read.codec(), labels),
                settings.pushesDown(null),
                new Relation.Noted(known.epochs().now()));
        String why = formatSet && time.guess().format() == null
                ? "it is set so"
                : time.guess().reason();
        return new Decision(
                known.table().name(),
                relation,
                format.setting(),
                timeOpen,
                labelsOpen,
                why + "; labels: " + labels.reason(),
                runnersUp,
                remarks,
                lines.all(),
                known.columnNames());
    }

    private static boolean isLocal(TimeFormat format) {
        return LOCAL.contains(format) || format.pattern() != null;
    }

    private record TimeColumn(TableColumn column, TimeCodec codec) {}

    /** How a column is read. Digits in text are numbers then, so that they are compared as such. */
    private TimeColumn read(TableColumn column, TimeFormat format) {
        TimeCodec codec = TimeCodec.of(format, column.kind(), known.dialect(), known.zone());
        if (!codec.isOfNumbers() || column.kind() != Kind.TEXT) {
            return new TimeColumn(column, codec);
        }
        TableColumn number = new TableColumn(
                column.name(), known.dialect().numberOfText(column.quoted()), Kind.DECIMAL, column.type());
        return new TimeColumn(number, TimeCodec.of(format, Kind.DECIMAL, known.dialect(), known.zone()));
    }

    /** Not for times that differ within a millisecond. */
    private String repeatAdvice(TimeChoice time, TimeFormat format, TimeCodec codec, LabelChooser.Labels labels) {
        if (labels.mayRepeat().isEmpty()) {
            return "";
        }
        Set<Object> different = known.cells(time.places().get(0)).distinctValues();
        long moments = different.stream().map(codec::ofCell).distinct().count();
        String clocksPutBack = isLocal(format) && !known.zone().getRules().isFixedOffset()
                ? " (in jdbc.zone = " + known.zone() + " an hour comes twice when clocks are put back)"
                : "";
        return time.places().size() == 1 && moments < different.size()
                ? ""
                : "so that lines may be mixed up"
                        + clocksPutBack
                        + "; if there are several, set "
                        + SettingName.ofTable(known.table().name())
                        + ".labels to the columns that tell them apart, of " + labels.mayRepeat()
                        + (labels.labels().isEmpty()
                                ? "; if it is one, set "
                                        + SettingName.labels(known.table().name(), List.of())
                                : "");
    }

    /** Whether any row has a time; of a date and a time of day they are read as the database puts them together. */
    private boolean isReadable(TimeChoice time, TimeCodec codec) {
        if (time.column().kind() != Kind.TEXT && time.places().size() > 1) {
            return Objects.equals(
                    codec,
                    read(time.column(), Objects.requireNonNull(time.guess().format()))
                            .codec());
        }
        return IntStream.range(0, known.sample().rows())
                .mapToObj(row -> cell(time, row))
                .anyMatch(cell -> cell != null && codec.ofCell(cell) != TimeCodec.UNREADABLE);
    }

    private @Nullable Object cell(TimeChoice time, int row) {
        List<@Nullable Object> cells = new ArrayList<>();
        time.places().forEach(place -> cells.add(known.cells(place).cells().get(row)));
        if (cells.size() == 1) {
            return cells.get(0);
        }
        return cells.contains(null) ? null : cells.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private String example(TimeChoice time) {
        for (int row = known.sample().rows() - 1; row >= 0; row--) {
            Object cell = cell(time, row);
            if (cell != null) {
                return ColumnSample.shown(cell);
            }
        }
        return "nothing";
    }

    private LabelChooser.Labels labels(LabelColumns facts) {
        List<String> labels = declared.labels();
        if (labels == null) {
            return new LabelChooser(facts).choose();
        }
        List<Integer> places = new ArrayList<>();
        for (String name : labels) {
            int place = known.columnNames().indexOf(name);
            if (place >= 0) {
                places.add(place);
            } else {
                String text = "the setting " + SettingName.ofTable(known.table().name()) + ".labels names '" + name
                        + "', which it does not have; expected some of " + Nearest.first(name, known.columnNames());
                remarks.add(text);
                notices.add(Notice.warning(text));
            }
        }
        LabelChooser.Labels set = new LabelChooser.Labels(places, "they are set so", null, null, List.of());
        LabelChooser.Labels chosen = new LabelChooser(facts).choose();
        TableSample.Sharing left = facts.sharing(places);
        if (!places.isEmpty()
                && chosen.warning() == null
                && !left.isUnique()
                && chosen.labels().containsAll(places)
                && facts.isUnique(chosen.labels())) {
            String remark = left.shared() + " of " + left.rows() + " rows looked at have the same '" + facts.time.name()
                    + "' and "
                    + known.namesOf(places) + " as another, and not with "
                    + SettingName.labels(known.table().name(), known.namesOf(chosen.labels()));
            return new LabelChooser.Labels(places, set.reason(), remark, null, List.of());
        }
        // A file of settings that was printed says what was found: it knows no more of rows that were not looked at.
        return !places.isEmpty() && chosen.labels().equals(set.labels())
                ? new LabelChooser.Labels(places, set.reason(), null, null, chosen.mayRepeat())
                : set;
    }

    /** Near ties are told on the panel, clear winners only to who asks. */
    private List<String> remarkOnTimes(TimeChoice time, List<TimeChoice> ranked) {
        List<String> runnersUp = new ArrayList<>();
        List<String> near = new ArrayList<>();
        for (TimeChoice other : ranked) {
            if (!other.places().equals(time.places())) {
                runnersUp.add("'" + other.name() + "' as " + other.guess().format() + ": "
                        + String.join(", ", other.reasons()));
                if (declared.time().isEmpty() && time.isNearly(other)) {
                    near.add(other.name());
                }
            }
        }
        for (int i = 0; i < known.columns().size(); i++) {
            if (known.guess(i).open()
                    && !time.placeSet().contains(i)
                    && known.cells(i).values() > 0) {
                runnersUp.add(
                        "'" + known.column(i).name() + "': " + known.guess(i).reason());
            }
        }
        boolean later = declared.time().isEmpty()
                && time.places().size() == 1
                && known.name(time.places().get(0)).timeName() == ColumnName.TimeName.LATER;
        if (later) {
            List<String> open = new ArrayList<>();
            for (int i = 0; i < known.columns().size(); i++) {
                if (known.guess(i).open() && known.cells(i).values() > 0) {
                    open.add(known.column(i).name());
                }
            }
            String others = open.isEmpty() ? "" : ", such as one of " + open;
            String text = "'" + time.name() + "' is the only time of table '"
                    + known.table().name()
                    + "', but its name says when something ends or is due; set "
                    + SettingName.ofTable(known.table().name())
                    + ".time to another" + others;
            remarks.add(text);
            notices.add(Notice.info(text));
            timeOpen = true;
        }
        TimeChoice.Doubt doubt = declared.time().isEmpty() ? time.doubt() : null;
        if (doubt != null) {
            String text = "table '" + known.table().name() + "': " + doubt.text() + "; set "
                    + SettingName.ofTable(known.table().name()) + ".time = " + doubt.instead()
                    + " if that is wrong, or = " + time.name() + " if it is right";
            remarks.add(text);
            notices.add(Notice.info(text));
            timeOpen = true;
        }
        if (!near.isEmpty()) {
            String text = "'" + time.name() + "' is taken for the time of table '"
                    + known.table().name() + "', but it could be " + near + " as well; set "
                    + SettingName.ofTable(known.table().name()) + ".time to decide it";
            remarks.add(text);
            notices.add(Notice.info(text));
            timeOpen = true;
        }
        return runnersUp;
    }

    private void remarkOnLeftOut(TimeChoice time, boolean formatSet) {
        TimeGuess guess = time.guess();
        ColumnSample cells = known.cells(time.places().get(0));
        int empty = cells.rows() - cells.values();
        if (cells.values() > 0 && Relation.isNotable(empty, cells.rows())) {
            String text = empty + " of " + (known.sample().whole() ? "the " : "")
                    + known.sample().rows() + " rows"
                    + (known.sample().whole() ? "" : " looked at") + " of table '"
                    + known.table().name()
                    + "' are left out, because they have no '"
                    + time.name() + "'";
            remarks.add(text);
            leftOut.add(Notice.info(text));
        }
        if (guess.leftOut() == 0 || formatSet) {
            return;
        }
        String example = guess.example().isEmpty() ? "" : ", such as " + guess.example();
        String text = guess.leftOut() + " of " + (known.sample().whole() ? "the " : "")
                + known.sample().rows() + " rows"
                + (known.sample().whole() ? "" : " looked at") + " of table '"
                + known.table().name()
                + "' are left out, because their '"
                + time.name() + "' is no time as " + guess.format() + example;
        remarks.add(text);
        leftOut.add(Notice.warning(text));
    }

    /** Seconds of long ago are seconds of today as others count them. */
    private void remarkOnOtherSeconds(TimeChoice time, TimeFormat format) {
        double newest = Arrays.stream(known.cells(time.places().get(0)).asNumbers())
                .max()
                .orElse(0);
        String other = format.equals(TimeFormat.EPOCH_SECONDS) && declared.timeFormat() == null
                ? known.epochs().asOfThisMonth(newest)
                : "";
        if (!other.isEmpty()) {
            String text = "'" + time.name() + "' of table '" + known.table().name() + "' is read as " + format
                    + ", but its newest, " + ColumnSample.shown(newest) + ", is "
                    + other.replace("#", SettingName.ofTable(known.table().name()) + ".time-format") + " to decide it";
            remarks.add(text);
            notices.add(Notice.info(text));
        }
    }

    /** Offsets in minutes, hours or seconds beside times that have none, and times with a zone among others. */
    private void remarkOnOffsets(TimeChoice time, TimeFormat format) {
        if (!LOCAL.contains(format) && format.pattern() == null) {
            return;
        }
        for (int i = 0; i < known.columns().size(); i++) {
            double[] offsets = known.cells(i).asNumbers();
            if (known.column(i).kind() == Kind.INTEGER
                    && known.name(i).isOffsetOfTime()
                    && Arrays.stream(offsets).anyMatch(offset -> offset != 0)) {
                String text = "the times of table '" + known.table().name() + "' have no zone and are read as "
                        + known.zone()
                        + ", but '" + known.column(i).name() + "' beside '" + time.name() + "' holds offsets, such as "
                        + known.cells(i).example()
                        + "; if the times are of these, have the database make UTC of them in a query, metric.<name>.sql";
                remarks.add(text);
                notices.add(Notice.warning(text));
            }
        }
        Set<ColumnSample.Shape> shapes = known.cells(time.places().get(0)).shapes();
        boolean zoned = shapes.stream()
                .anyMatch(shape -> shape.name().endsWith("UTC") || shape.name().endsWith("OFFSET"));
        boolean local = shapes.contains(ColumnSample.Shape.T) || shapes.contains(ColumnSample.Shape.SPACE);
        if (format.equals(TimeFormat.ISO) && zoned && local) {
            String text = "some times in '" + time.name() + "' of table '"
                    + known.table().name() + "' have no zone and are read as " + known.zone()
                    + ", others say theirs; set jdbc.zone if they are of another";
            remarks.add(text);
            notices.add(Notice.info(text));
        }
    }

    /** Zones that stand beside the times are not read: if they are not the one that is set, the times are shown wrong. */
    private void remarkOnZones(TimeChoice time, TimeFormat format) {
        if (!LOCAL.contains(format) && format.pattern() == null) {
            return;
        }
        for (int i = 0; i < known.columns().size(); i++) {
            ColumnSample zones = known.cells(i);
            List<String> others = zones.isOfZones()
                    ? zones.distinctValues().stream()
                            .map(Object::toString)
                            .filter(zone -> !known.zone().getId().equals(zone)
                                    && !(known.zone().equals(ZoneOffset.UTC)
                                            && Set.of("UTC", "GMT", "Etc/UTC", "+00:00", "Z")
                                                    .contains(zone)))
                            .sorted()
                            .limit(3)
                            .toList()
                    : List.of();
            if (!others.isEmpty()) {
                String text = "the times of table '" + known.table().name() + "' have no zone and are read as "
                        + known.zone()
                        + ", but '" + known.column(i).name() + "' beside '" + time.name() + "' names " + others + "; "
                        + (zones.distinct() == 1
                                ? "set jdbc.zone to that if the times are of it"
                                : "if the times are of these, have the database make UTC of them in a query, metric.<name>.sql");
                remarks.add(text);
                notices.add(Notice.warning(text));
            }
        }
    }

    private void remarkOnLabels(LabelChooser.Labels labels) {
        if (labels.warning() != null) {
            remarks.add(labels.warning());
            notices.add(Notice.warning("table '" + known.table().name() + "': " + labels.warning()));
        }
        if (labels.remark() != null) {
            remarks.add(labels.remark());
            notices.add(Notice.info("table '" + known.table().name() + "': " + labels.remark()));
        }
    }

    /** Numbers that are neither times nor labels nor keys nor ids, booleans, and texts that are numbers. */
    private List<TableColumn> values(TimeChoice time, List<Integer> labels) {
        List<TableColumn> values = new ArrayList<>();
        for (int i = 0; i < known.columns().size(); i++) {
            Kind kind = known.column(i).kind();
            ColumnSample cells = known.cells(i);
            boolean emptyTime = (cells.values() == 0
                            || known.guess(i).open() && Epochs.areNoTimes(cells.asNumbers()) && cells.texts() == 0)
                    && known.name(i).isTime();
            boolean otherTime = emptyTime
                    || known.guess(i).open()
                            && known.isInUniqueKey(known.column(i).name())
                    || known.guess(i).format() != null && !known.guess(i).numeric();
            if (time.placeSet().contains(i) || labels.contains(i) || known.isKey(i) || otherTime) {
                continue;
            }
            boolean numericText = kind == Kind.TEXT
                    && !known.name(i).isId()
                    && !known.name(i).isNumbering()
                    && cells.numericTexts() > 0
                    && cells.numericTexts() >= NUMERIC_SHARE * cells.texts();
            boolean mostlyText = !known.dialect().hasStrictTypes() && kind == Kind.OTHER && cells.numbers() > 0;
            if (kind.isNumber() || kind == Kind.BOOLEAN || numericText || mostlyText) {
                values.add(known.column(i));
            }
        }
        return values;
    }

    /** Before that there are no times of this table; {@link Long#MIN_VALUE} if there may be. */
    private long earliest(TimeChoice time, boolean formatSet, TimeCodec read) {
        ColumnSample cells = known.cells(time.places().get(0));
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
        long set = clockWasSet(time.name(), sorted);
        if (set != Long.MIN_VALUE) {
            return set;
        }
        int early = before(sorted, Epochs.FIRST.toEpochMilli());
        if (numbers) {
            // A history that really goes back further is seen as that in the sample.
            return early > 0 && time.guess().leftOut() == 0 ? Long.MIN_VALUE : Epochs.FIRST.toEpochMilli();
        }
        // A few times of text or of a type for them that are before 1980 stand for "never" as well.
        if (early == 0 || EARLY_OF * early > sorted.length) {
            return Long.MIN_VALUE;
        }
        remarkOnEarly(early, "'" + time.name() + "' is before 1980");
        return Epochs.FIRST.toEpochMilli();
    }

    /** From when on times are those of a clock that was set, if a few are not; they lie together where clocks start, years before all others. */
    private long clockWasSet(String name, long[] sorted) {
        int unset = 0;
        while (unset < sorted.length && Epochs.isOfUnsetClock(sorted[unset])) {
            unset++;
        }
        if (unset == 0 || 2 * unset > sorted.length || sorted[unset] - sorted[unset - 1] < UNSET_GAP.toMillis()) {
            return Long.MIN_VALUE;
        }
        remarkOnEarly(
                unset,
                "'" + name + "', such as " + Instant.ofEpochMilli(sorted[unset - 1])
                        + ", is that of a clock that was not set, years before all others");
        return sorted[unset - 1] + (sorted[unset] - sorted[unset - 1]) / 2;
    }

    private static int before(long[] sorted, long millis) {
        int count = 0;
        while (count < sorted.length && sorted[count] < millis) {
            count++;
        }
        return count;
    }

    private void remarkOnEarly(int rows, String why) {
        String text = rows + " of " + (known.sample().whole() ? "the " : "")
                + known.sample().rows() + " rows"
                + (known.sample().whole() ? "" : " looked at") + " of table '"
                + known.table().name() + "' are left out, because their "
                + why + "; set " + SettingName.ofTable(known.table().name())
                + ".time-format if they are as old as that";
        remarks.add(text);
        leftOut.add(Notice.warning(text));
    }

    private String emptyNotice(TimeCodec codec, ColumnSample cells, TimeFormat format, boolean formatSet) {
        if (!formatSet) {
            return "";
        }
        long newest = Long.MIN_VALUE;
        for (Object cell : cells.cells()) {
            newest = cell == null ? newest : Math.max(newest, codec.ofCell(cell));
        }
        return newest == Long.MIN_VALUE
                ? ""
                : "no row of table '" + known.table().name() + "' lies in this range; the newest one looked at is of "
                        + Instant.ofEpochMilli(newest) + ", as "
                        + SettingName.ofTable(known.table().name())
                        + ".time-format is "
                        + format.setting();
    }
}
