// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.TextPatterns;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.model.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What speaks against the zone that the times of a table are read as. */
final class ZoneDoubts {
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

    private static final Set<TimeFormat> TEXTS_IN_UTC = Set.of(TimeFormat.ISO_T_UTC, TimeFormat.ISO_SPACE_UTC);

    private static final Set<String> NAMES_OF_UTC = Set.of("UTC", "GMT", "Etc/UTC", "+00:00", "Z");

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** So far is a zone from UTC, at most. */
    private static final Duration FARTHEST_ZONE = Duration.ofHours(14);

    private final SampledTable known;
    private final boolean formatDeclared;
    private final boolean zoneSet;
    private final TimeChoice time;
    private final TimeFormat format;
    private final Remarks remarks;
    private final ColumnName name;
    private final String column;
    private final String setFormat;

    /**
     * Of one table.
     *
     * @param format how the time is read
     */
    ZoneDoubts(SampledTable known, JdbcSettings settings, TimeChoice time, TimeFormat format, Remarks remarks) {
        this.known = known;
        this.formatDeclared = settings.table(known.table().name()).timeFormat() != null;
        this.zoneSet = settings.zoneSet();
        this.time = time;
        this.format = format;
        this.remarks = remarks;
        this.name = ColumnName.of(time.name());
        this.column = "'" + time.name() + "' of table '" + known.table().name() + "' ";
        this.setFormat = "set " + known.setting() + ".time-format = " + format;
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

    /** Offsets in minutes, hours or seconds beside times that have none, and times with a zone among others. */
    void remarkOnOffsets() {
        if (!isLocal(format, name)) {
            return;
        }
        for (int i = 0; i < known.columns().size(); i++) {
            ColumnSample offsets = known.cells(i);
            if (known.column(i).kind() == Kind.INTEGER
                    && known.name(i).isOffsetOfTime()
                    && Arrays.stream(offsets.asNumbers()).anyMatch(offset -> offset != 0)) {
                remarkBeside(i, "holds offsets, such as " + offsets.example(), "the zone of that");
            }
        }
        Set<ColumnSample.Shape> shapes = known.cells(time.place()).shapes();
        boolean zoned = shapes.stream()
                .anyMatch(shape -> shape.name().endsWith("UTC") || shape.name().endsWith("OFFSET"));
        boolean local = shapes.contains(ColumnSample.Shape.T) || shapes.contains(ColumnSample.Shape.SPACE);
        if (format.equals(TimeFormat.ISO) && zoned && local && !zoneSet) {
            remarks.tell(Notice.info("some times in " + column + "have no zone and are read as " + known.zone()
                    + ", others say theirs; set jdbc.zone to the zone that they are of"));
        }
    }

    /** Says what stands beside the times, unless that is one zone and somebody has set which. */
    private void remarkBeside(int place, String what, String zone) {
        boolean one = known.cells(place).distinct() == 1;
        if (!zoneSet || !one) {
            remarks.tell(
                    Notice.warning("the times of table '" + known.table().name() + "' have no zone and are read as "
                            + known.zone() + ", but '"
                            + known.column(place).name() + "' beside '" + time.name()
                            + "' " + what + "; "
                            + (one
                                    ? "set jdbc.zone to " + zone + " if the times are of it"
                                    : "if the times are of these, have the database make UTC of them in a query,"
                                            + " metric.<name>.sql")));
        }
    }

    /**
     * Zones that stand beside the times are not read: if they are not the one that is set, the times are shown wrong.
     *
     * @return whether the format is in doubt with the zone
     */
    boolean remarkOnZones() {
        if (!isLocal(format, name)) {
            return remarkOnZoneOfName();
        }
        boolean utc = known.zone().equals(ZoneOffset.UTC);
        for (int i = 0; i < known.columns().size(); i++) {
            List<String> others = known.cells(i).isOfZones()
                    ? known.cells(i).distinctValues().stream()
                            .map(Object::toString)
                            .filter(zone -> !known.zone().getId().equals(zone) && !(utc && NAMES_OF_UTC.contains(zone)))
                            .sorted()
                            .limit(3)
                            .toList()
                    : List.of();
            if (!others.isEmpty()) {
                remarkBeside(i, "names " + others, "that");
            }
        }
        if (name.saysLocal() && !zoneSet && !known.isOfDays(time, format)) {
            remarks.tell(Notice.info(
                    column + "says that it is local, and is read as UTC; set jdbc.zone to the zone that it is of"));
        }
        remarkOnUtcBeside();
        remarks.add("its times have no zone and are read as " + (utc ? "UTC" : known.zone())
                + "; set jdbc.zone if they are of another");
        return false;
    }

    /** The same time in another column that says UTC tells whether these are UTC. */
    private void remarkOnUtcBeside() {
        int utc = time.places().size() == 1 && !zoneSet && !name.saysLocal() ? known.inUtc(time.place()) : -1;
        if (utc < 0) {
            return;
        }
        List<@Nullable Object> times = known.cells(time.place()).cells();
        List<@Nullable Object> others = known.cells(utc).cells();
        boolean differ = IntStream.range(0, times.size())
                .anyMatch(row -> times.get(row) != null
                        && others.get(row) != null
                        && !Objects.equals(times.get(row), others.get(row)));
        if (differ) {
            String inUtc = known.column(utc).name();
            remarks.tell(Notice.warning(column + "is read as UTC, but '" + inUtc
                    + "' beside it is another time; set jdbc.zone to the zone that '" + time.name() + "' is of, or "
                    + known.setting() + ".time = " + inUtc));
        }
    }

    private boolean remarkOnZoneOfName() {
        if (isWithoutZone(format)) {
            remarks.add("its times have no zone and are read as UTC, as the name of '" + time.name() + "' says");
            return false;
        }
        boolean readAsUtc = EPOCHS.contains(format) || TEXTS_IN_UTC.contains(format);
        if (!name.saysLocal() || !readAsUtc || formatDeclared) {
            return false;
        }
        remarks.tell(Notice.info(
                column + "says that it is local, and is read as UTC, as it is written; if it is local all the same,"
                        + " have the database take the difference off in a query, metric.<name>.sql; if it is UTC, "
                        + setFormat));
        return true;
    }

    /**
     * Times that have no zone and are still to come, where rows are of what has happened, are of a zone that is ahead of the one they are
     * read as.
     *
     * @param millis of the rows, in any order
     * @return whether the format is in doubt with the zone
     */
    boolean remarkOnFuture(LongStream millis) {
        boolean expected = name.timeName() == ColumnName.TimeName.LATER
                || name.isOfPlans()
                || ColumnName.of(known.table().name()).isOfPlans();
        boolean local = isLocal(format, name) && !zoneSet;
        boolean counted = !formatDeclared && (EPOCHS.contains(format) || isWithoutZone(format) && name.saysUtc());
        if (expected || !local && !counted || known.isOfDays(time, format)) {
            return false;
        }
        long newest = millis.filter(each -> each != TimeCodec.UNREADABLE).max().orElse(Long.MIN_VALUE);
        Instant now = known.epochs().now();
        if (newest <= now.plus(CLOCKS_DIFFER).toEpochMilli()
                || newest > now.plus(FARTHEST_ZONE).toEpochMilli()) {
            return false;
        }
        // Told in hours, so that a look a little later says the same.
        long hours = Duration.between(now, Instant.ofEpochMilli(newest)).toHours() + 1;
        String toCome =
                "times of table '" + known.table().name() + "' are still to come, up to " + hours + " h from now: ";
        remarks.tell(Notice.warning(toCome
                + (counted
                        ? "whoever writes them may count local time as if it were UTC; if so, have the database take the difference off in"
                                + " a query, metric.<name>.sql; if they are right, " + setFormat
                        : "they have no zone and are read as UTC; set jdbc.zone to the zone that '" + time.name()
                                + "' is of")));
        return counted;
    }
}
