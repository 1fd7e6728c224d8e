// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.labels.LabelChooser;
import dev.simplejson.jdbc.labels.LabelColumns;
import dev.simplejson.jdbc.labels.LabelDoubts;
import dev.simplejson.jdbc.labels.LeadsInRows;
import dev.simplejson.jdbc.labels.PartsInRows;
import dev.simplejson.jdbc.labels.SettingLines;
import dev.simplejson.jdbc.labels.SharedTimes;
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
import dev.simplejson.model.Notice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Decides about one table by its description and a sample of its rows: its time, its labels, its values. Asks the database nothing. */
final class TableLook {
    /** So many texts have to be numbers for a column of text to be drawn. */
    private static final double NUMERIC_SHARE = 0.2;

    private final SampledTable known;
    private final JdbcSettings settings;
    private final JdbcSettings.TableSettings declared;
    private final Remarks remarks;
    private final SettingLines lines;
    private final TextNumbers texts;
    private final Advice advice;

    TableLook(SampledTable known, JdbcSettings settings) {
        this.known = known;
        this.settings = settings;
        this.declared = settings.table(known.table().name());
        this.remarks = new Remarks(known.table().name());
        this.lines = new SettingLines(known);
        this.texts = new TextNumbers(known, lines);
        this.advice = new Advice(known, lines, texts);
    }

    Decision decide() {
        TimeChooser chooser = new TimeChooser(known);
        List<TimeChoice> ranked = chooser.ranked();
        TimeChoice time;
        if (!declared.time().isEmpty()) {
            time = chooser.declared(declared.time());
            if (time == null) {
                return advice.refused("the setting " + known.setting() + ".time names '" + declared.time()
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
        ZoneId zone = ColumnName.of(time.name()).zoneOr(known.zone());
        if (!zone.equals(known.zone())) {
            return new TableLook(known.in(zone), settings).decide();
        }
        TimeFormat format = declared.timeFormat() != null
                ? declared.timeFormat()
                : time.guess().format();
        if (format == null) {
            return advice.refusedForTime(time.places());
        }
        Decision other =
                declared.time().isEmpty() && declared.labels() == null && chooser.isOne(time) ? ofOneTime(time) : null;
        return other == null ? decide(time, format, ranked) : other;
    }

    /** What there is to set if rows of one time are not of several things; null if they are. */
    private @Nullable Decision ofOneTime(TimeChoice time) {
        LabelColumns facts = new LabelColumns(known, time);
        return facts.isUnique(labels(facts).labels()) ? null : advice.ofOneTime(time);
    }

    private Decision decide(TimeChoice time, TimeFormat format, List<TimeChoice> ranked) {
        TimeDoubts doubts = new TimeDoubts(known, settings, time, format, remarks);
        ZoneDoubts zones = new ZoneDoubts(known, settings, time, format, remarks);
        boolean formatSet = !Objects.equals(format, time.guess().format());
        LeftOutRows leftOut = new LeftOutRows(known, time, declared.timeFormat() != null, formatSet, remarks);
        TimeColumn read = read(time.column(), format);
        ColumnSample cells = known.cells(time.place());
        if (formatSet && cells.values() > 0 && !isReadable(time, read.codec())) {
            return advice.refused("nothing in '" + time.name() + "', such as " + example(time) + ", is a time as "
                    + format.setting() + "; set "
                    + known.setting()
                    + ".time-format to another, or leave it out");
        }
        LabelColumns facts = new LabelColumns(known, time);
        LabelChooser.Labels labels = labels(facts);
        boolean timeOpen = doubts.remarkOnChoice(ranked);
        leftOut.remark();
        timeOpen |= doubts.remarkOnOtherSeconds();
        zones.remarkOnOffsets();
        timeOpen |= zones.remarkOnFuture(
                time.places().size() == 1 || time.column().kind() == Kind.TEXT
                        ? IntStream.range(0, known.sample().rows())
                                .mapToObj(row -> cell(time, row))
                                .filter(Objects::nonNull)
                                .mapToLong(read.codec()::ofCell)
                        : LongStream.empty());
        List<TableColumn> values = values(time, labels.labels());
        PartsInRows.PartOfTime part =
                declared.labels() == null ? new PartsInRows(facts, format).beside(labels.labels()) : null;
        SharedTimes shared = new SharedTimes(known, time, format, lines);
        List<LabelDoubts.Doubt> doubted = new ArrayList<>();
        if (!values.isEmpty()) {
            LabelDoubts.Doubt warning = part == null ? labels.warning() : shared.ofPartOfTime(part, values);
            LabelDoubts.Doubt ahead = declared.labels() == null
                    ? new LeadsInRows(facts, format, lines).doubt(labels.labels(), values, part != null)
                    : null;
            warning = ahead == null ? warning : ahead;
            if (warning != null) {
                remarks.tellOfTable(Notice.warning(warning.text()));
                doubted.add(warning);
            }
            if (labels.remark() != null) {
                remarks.tellOfTable(Notice.info(labels.remark().text()));
                doubted.add(labels.remark());
            }
            LabelDoubts.Doubt across = declared.labels() == null ? shared.ofPartsAcross(labels.labels(), values) : null;
            if (across != null) {
                remarks.tellOfTable(Notice.warning(across.text()));
                doubted.add(across);
            }
        }
        shared.ofIssues(labels.labels(), values).forEach(remarks::add);
        if (declared.time().isEmpty() && (!labels.mayRepeat().isEmpty() || !facts.isUnique(labels.labels()))) {
            shared.ofTimesBeside(ranked).forEach(remarks::add);
        }
        texts.remark(time, labels.labels(), shared.line(part, labels.labels()), values, remarks);
        known.places(known::isNested)
                .forEach(place -> remarks.add(
                        "'" + known.column(place).name() + "' is not drawn, because it holds " + Advice.OF_LISTS));
        timeOpen |= zones.remarkOnZones();
        if (!values.isEmpty()) {
            new DeletedRows(known).remark(time, remarks);
        }
        long earliest = leftOut.earliest(read.codec());
        List<TableColumn> all = new ArrayList<>(known.columns());
        if (time.places().size() > 1) {
            all.add(0, read.column());
        } else {
            all.set(time.place(), read.column());
        }
        Relation relation = new Relation(
                known.table().name(),
                known.table().from(),
                null,
                read.column(),
                read.codec(),
                format,
                all,
                labels.labels().stream().map(known::column).toList(),
                values,
                Map.of(),
                earliest,
                remarks.notices(),
                remarks.leftOut(),
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
                timeOpen || leftOut.isFormatOpen(),
                declared.labels() == null ? offers(labels.labels(), doubted) : List.of(),
                why + "; labels: " + labels.reason(),
                doubts.runnersUp(ranked),
                remarks.all(),
                lines.all(),
                known.columnNames());
    }

    /** Labels that are in doubt, or none, as lines that set them; of several, each with what is so if it is right. */
    private List<String> offers(List<Integer> labels, List<LabelDoubts.Doubt> doubted) {
        Map<List<Integer>, String> offers = new LinkedHashMap<>();
        doubted.forEach(doubt -> doubt.choices().forEach(choice -> offers.putIfAbsent(choice.labels(), choice.ifSo())));
        List<String> set = new ArrayList<>();
        offers.forEach((places, ifSo) -> {
            set.add("# if " + ifSo + ":");
            set.add(SettingName.labels(known.table().name(), known.namesOf(places)));
        });
        return set.isEmpty() && labels.isEmpty()
                ? List.of(SettingName.labels(known.table().name(), List.of()))
                : set;
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
        Set<Object> different = known.cells(time.place()).distinctValues();
        long moments = different.stream().map(codec::ofCell).distinct().count();
        String clocksPutBack = !ZoneDoubts.isLocal(format, ColumnName.of(time.name()))
                        || settings.zoneSet() && known.zone().getRules().isFixedOffset()
                ? ""
                : settings.zoneSet()
                        ? " (in jdbc.zone = " + known.zone() + " an hour comes twice when clocks are put back)"
                        : " (if they are of a zone where clocks are put back, an hour comes twice then)";
        return time.places().size() == 1 && moments < different.size()
                ? ""
                : "so that lines may be mixed up"
                        + clocksPutBack
                        + "; if there are several, set "
                        + known.setting()
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
            int place = known.place(name);
            if (place >= 0) {
                places.add(place);
            } else {
                remarks.tell(Notice.warning("the setting "
                        + known.setting() + ".labels names '" + name
                        + "', which it does not have; expected some of " + Nearest.first(name, known.columnNames())));
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
            return set.warning(new LabelDoubts.Doubt(remark, List.of()));
        }
        // A file of settings that was printed says what was found: it knows no more of rows that were not looked at.
        return !places.isEmpty() && chosen.labels().equals(set.labels())
                ? new LabelChooser.Labels(places, set.reason(), null, null, chosen.mayRepeat())
                : set;
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
                    && cells.areNumericTexts(NUMERIC_SHARE);
            boolean mostlyText = !known.dialect().hasStrictTypes() && kind == Kind.OTHER && cells.numbers() > 0;
            if (kind.isNumber() || kind == Kind.BOOLEAN || numericText || mostlyText) {
                values.add(known.column(i));
            }
        }
        return values;
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
                        + known.setting()
                        + ".time-format is "
                        + format.setting();
    }
}
