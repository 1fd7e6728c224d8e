// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.TimeCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the columns that may be when a row happened: those in a key or an index, which are never empty and ascend with the rows, and whose
 * name says so, come before those that say when a row was stored, and these before those that say when something ends.
 */
public final class TimeChooser {
    private static final double IN_UNIQUE_KEY = 4;
    private static final double IN_INDEX = 2;
    private static final double NEVER_EMPTY = 2;
    private static final double HARDLY_EVER_EMPTY = 1;
    private static final double HALF_EMPTY = -2.5;
    private static final double OFTEN_EMPTY = -4;
    private static final double ASCENDING = 2;
    private static final double CONSTANT = -2;
    private static final double CONSTANT_BESIDE_ASCENDING = -10;
    private static final double STANDING_STILL = -3;
    private static final double ROUNDED = -5;
    private static final double WITH_TIME_OF_DAY = 0.5;
    private static final double PLAIN_NAME = 1.5;
    private static final double BIRTH = -4;
    /** The same beside it in UTC is read right. */
    private static final double LOCAL = -0.5;

    private static final double BESIDE_UTC = -3;
    /** Of a time whose parts are in several columns: better than when a row was stored, less than a time that is one column. */
    private static final double PARTS = 8;

    private static final String ONLY_NUMBERS = "not each of their names is known, so that only the numbers say so";

    /** Without a time of day. */
    public static final Set<TimeFormat> DAYS = Set.of(TimeFormat.DATE, TimeFormat.ISO_DATE, TimeFormat.YYYYMMDD);

    private static final Set<TimeFormat> ZONED = Set.of(
            TimeFormat.TIMESTAMP_WITH_ZONE,
            TimeFormat.ISO_T_UTC,
            TimeFormat.ISO_T_OFFSET,
            TimeFormat.ISO_SPACE_UTC,
            TimeFormat.ISO_SPACE_OFFSET);

    private static final long QUARTER_OF_AN_HOUR = 900_000;
    private static final long FARTHEST_OFFSET = 14 * 3_600_000L;

    private static final List<String> SET = List.of("it is set so");

    private final SampledTable known;
    private final DateParts dateParts;
    private final DateAndTime dateAndTime;

    public TimeChooser(SampledTable known) {
        this.known = known;
        this.dateParts = new DateParts(known);
        this.dateAndTime = new DateAndTime(known);
    }

    /** All candidates, the best first; of equals, the first in the table. */
    public List<TimeChoice> ranked() {
        List<TimeChoice> candidates = new ArrayList<>();
        for (int i = 0; i < known.columns().size(); i++) {
            if (known.guess(i).format() != null) {
                candidates.add(candidate(i));
                addDateAndTime(candidates, i);
            }
        }
        addParts(candidates);
        candidates.stream()
                .filter(both -> both.places().size() == 2
                        && WrittenClock.isOfOneDay(known, both.places().get(1)))
                .findFirst()
                .ifPresent(both -> candidates.removeIf(
                        clock -> clock.places().equals(both.places().subList(1, 2))));
        // A column that is empty in most rows is none while a full one is there.
        boolean anyFull = candidates.stream().anyMatch(candidate -> emptiness(candidate) <= 0.1);
        if (anyFull) {
            candidates.removeIf(candidate -> emptiness(candidate) > 0.5);
        }
        demoteConstant(candidates);
        demoteStandingStill(candidates);
        preferUtc(candidates);
        List<TimeChoice> all = List.copyOf(candidates);
        shift(candidates, candidate -> all.stream().anyMatch(other -> isRounded(candidate, other)), ROUNDED);
        candidates.sort(Comparator.comparingDouble(TimeChoice::score).reversed());
        return candidates;
    }

    /** What is the same in every row is of the file, or of its import, while another ascends from row to row. */
    private void demoteConstant(List<TimeChoice> candidates) {
        if (candidates.stream()
                .noneMatch(candidate -> known.cells(candidate.place()).order().climbs())) {
            return;
        }
        shift(candidates, this::isOne, CONSTANT_BESIDE_ASCENDING);
    }

    /** Whether all rows have the same time. */
    public boolean isOne(TimeChoice candidate) {
        ColumnSample values = known.cells(candidate.place());
        return candidate.places().size() == 1
                && values.values() > 2
                && values.distinct() == 1
                && !known.isInUniqueKey(candidate.name());
    }

    /** Of a time that is there in UTC, too, that one, whichever has an index: programs often have one of the time that people see. */
    private void preferUtc(List<TimeChoice> candidates) {
        for (TimeChoice local : List.copyOf(candidates)) {
            int utc = local.places().size() > 1 ? -1 : known.inUtc(local.place());
            boolean worse = utc < 0 || emptiness(utc) > emptiness(local) || known.isInUniqueKey(local.name());
            if (!worse) {
                candidates.stream()
                        .filter(candidate -> candidate.places().equals(List.of(utc)))
                        .findFirst()
                        .ifPresent(candidate ->
                                shift(candidates, candidate::equals, Math.max(0, local.score() - candidate.score())));
                shift(candidates, local::equals, BESIDE_UTC);
            }
        }
    }

    private static void shift(List<TimeChoice> candidates, Predicate<TimeChoice> which, double by) {
        candidates.replaceAll(candidate ->
                which.test(candidate) ? candidate.scored(candidate.score() + by, candidate.reasons()) : candidate);
    }

    /** Whether a column is only the hour or the day of another that says when: there is often an index of it, to look days up by. */
    private boolean isRounded(TimeChoice candidate, TimeChoice other) {
        return candidate.places().size() == 1
                && other.places().size() == 1
                && known.inUtc(other.place()) != candidate.place()
                && !known.isInUniqueKey(candidate.name())
                && known.name(other.place()).timeName() == ColumnName.TimeName.HAPPENED
                && emptiness(other) <= emptiness(candidate)
                && RoundedTimes.areBeginnings(known, candidate, other);
    }

    /**
     * Of the times of a state, the one that is another in each row is when the row was written: {@code last_changed} stands still while the
     * state does, and {@code last_updated} or {@code last_checked} does not.
     */
    private void demoteStandingStill(List<TimeChoice> candidates) {
        if (candidates.stream().noneMatch(candidate -> isOfState(candidate) && isOfEachRow(candidate))) {
            return;
        }
        shift(candidates, candidate -> isOfState(candidate) && !isOfEachRow(candidate), STANDING_STILL);
    }

    private boolean isOfState(TimeChoice candidate) {
        return candidate.places().size() == 1
                && known.name(candidate.place()).timeName() == ColumnName.TimeName.UPDATED;
    }

    private boolean isOfEachRow(TimeChoice candidate) {
        ColumnSample values = known.cells(candidate.place());
        return values.rows() > 2
                && values.distinct() == values.rows()
                && emptiness(candidate) == 0
                && values.order().climbs();
    }

    /** The declared column; null if there is none of that name. */
    @Nullable
    public TimeChoice declared(String name) {
        int place = known.place(name);
        if (place >= 0) {
            return new TimeChoice(known.column(place), List.of(place), known.guess(place), 0, SET);
        }
        String[] called = name.split("\\s*\\+\\s*", -1);
        TimeChoice parts = parts();
        if (parts != null && parts.name().equals(String.join(" + ", called))) {
            return parts.scored(0, SET);
        }
        List<Integer> places = Arrays.stream(called).map(known::place).toList();
        TimeChoice together = places.contains(-1) ? null : dateAndTime.named(places);
        return together == null ? null : together.scored(0, SET);
    }

    /**
     * A year, a month and so on in columns of their own, whether or not they are when the row happened; null if there are none. Its reasons
     * are why it is not taken, if its rows are in order.
     */
    @Nullable
    public TimeChoice parts() {
        DateParts.Found found = dateParts.find();
        DateParts.Found byNumbers = found == null ? dateParts.byNumbers() : null;
        if (byNumbers == null) {
            return found == null ? null : found.choice();
        }
        return byNumbers.choice().scored(0, List.of(ONLY_NUMBERS));
    }

    /** A year, a month and so on in columns of their own. What one column says of its own accord says it better. */
    private void addParts(List<TimeChoice> candidates) {
        DateParts.Found found = dateParts.find();
        if (found == null || candidates.stream().anyMatch(candidate -> candidate.score() >= PARTS)) {
            return;
        }
        TimeChoice parts = found.choice();
        if (candidates.stream().anyMatch(candidate -> isSameWithZone(candidate, found))) {
            return;
        }
        boolean inKey = known.table().keys().stream()
                .anyMatch(key ->
                        key.columns().contains(known.column(parts.place()).name()));
        if (!inKey && !found.isAscending()) {
            return;
        }
        List<String> reasons = List.of(
                "its columns' names say what they are parts of",
                inKey ? "they are part of a key" : "they ascend with the rows");
        candidates.add(parts.scored(PARTS, reasons));
    }

    /** Whether a column says of which zone it is, and is off what parts make by a zone's offset, of winter or summer, in every row. */
    private boolean isSameWithZone(TimeChoice candidate, DateParts.Found parts) {
        TimeFormat format = candidate.guess().format();
        if (format == null || candidate.places().size() > 1 || !ZONED.contains(format)) {
            return false;
        }
        TimeCodec codec = TimeCodec.of(format, known.column(candidate.place()).kind(), known.dialect(), known.zone());
        Set<Long> offsets = new HashSet<>();
        for (int row = 0; row < known.sample().rows(); row++) {
            Object cell = known.cells(candidate.place()).cells().get(row);
            long there = cell == null ? TimeCodec.UNREADABLE : codec.ofCell(cell);
            long here = parts.millis().get(row);
            offsets.add(there == TimeCodec.UNREADABLE || here == TimeCodec.UNREADABLE ? 1L : here - there);
        }
        return offsets.size() <= 2
                && offsets.stream()
                        .allMatch(offset -> offset % QUARTER_OF_AN_HOUR == 0 && Math.abs(offset) <= FARTHEST_OFFSET);
    }

    private double emptiness(TimeChoice candidate) {
        return emptiness(candidate.place());
    }

    /** What is no time in a column of times, such as 0 for "never", leaves a row out as if there were nothing. */
    private double emptiness(int place) {
        int noTimes = known.guess(place).leftOut() + known.cells(place).placeholders();
        double leftOut = known.sample().rows() == 0
                ? 0
                : noTimes / (double) known.sample().rows();
        return Math.min(1, known.cells(place).emptiness() + leftOut);
    }

    /** A date with the times of day beside it. */
    private void addDateAndTime(List<TimeChoice> candidates, int date) {
        TimeChoice both = dateAndTime.of(date);
        if (both != null) {
            List<String> reasons = new ArrayList<>();
            candidates.add(both.scored(score(date, reasons) + 2 * WITH_TIME_OF_DAY, reasons));
            // The date alone would have all of a day at midnight.
            candidates.removeIf(candidate -> candidate.places().equals(List.of(date)));
        }
    }

    private TimeChoice candidate(int place) {
        List<String> reasons = new ArrayList<>();
        double score = score(place, reasons);
        return new TimeChoice(known.column(place), List.of(place), known.guess(place), score, reasons);
    }

    private double score(int place, List<String> reasons) {
        String name = known.column(place).name();
        ColumnSample values = known.cells(place);
        ColumnName.TimeName timeName = known.name(place).timeName();
        double score = timeName.weight()
                + (known.name(place).isOfBirth() ? BIRTH : 0)
                + (known.name(place).saysLocal() ? LOCAL : 0);
        reasons.add(
                switch (timeName) {
                    case HAPPENED -> "its name says when";
                    case CREATED -> "its name says when a row was made";
                    case UPDATED -> "its name says when a row was changed";
                    case LATER -> "its name says when something ends or is due";
                    case NONE -> "its name does not say that it is a time";
                });
        if (known.isInUniqueKey(name)) {
            score += IN_UNIQUE_KEY;
            reasons.add("it is part of a key");
        } else if (known.table().keys().stream().anyMatch(key -> key.columns().contains(name))) {
            score += IN_INDEX;
            reasons.add("it has an index");
        }
        double emptiness = emptiness(place);
        score += emptiness == 0
                ? NEVER_EMPTY
                : emptiness <= 0.02 ? HARDLY_EVER_EMPTY : emptiness > 0.5 ? OFTEN_EMPTY : HALF_EMPTY * 2 * emptiness;
        if (emptiness > 0.02) {
            reasons.add("it is empty in " + Math.round(100 * emptiness) + " % of the rows looked at");
        }
        if (values.values() > 1 && values.distinct() == 1) {
            score += CONSTANT;
            reasons.add("it is always the same");
        } else if (values.order().climbs()) {
            score += ASCENDING;
            reasons.add("it ascends with the rows");
        }
        TimeFormat format = known.guess(place).format();
        boolean days = format == null || format.equals(TimeFormat.DATE) || format.equals(TimeFormat.ISO_DATE);
        double plain = known.name(place).isNothingButTime() ? PLAIN_NAME : 0;
        return days ? score : score + WITH_TIME_OF_DAY + plain;
    }

    /** In the order of how much speaks for each. */
    public List<Integer> bestFirst(Set<Integer> places) {
        return places.stream()
                .sorted(Comparator.comparingDouble((Integer place) -> -score(place, new ArrayList<>())))
                .toList();
    }

    /** Places of columns that may be a time, but of which somebody has to say so. */
    public Set<Integer> open() {
        return new TreeSet<>(known.places(place -> known.guess(place).open()));
    }

    /** Whether an open column has nothing that could be a time of these years: no values yet, or {@code elapsed_time}. */
    public boolean isNone(int place) {
        ColumnSample values = known.cells(place);
        double[] numbers = values.asNumbers();
        return values.values() == 0
                || values.isClock()
                || values.placeholders() == values.values()
                || numbers.length == values.values() && !known.epochs().mayBeTimes(numbers);
    }

    /** Whether numbers are rather how long something took, such as a {@code response_time}. */
    private boolean isLength(int place) {
        double[] numbers = known.cells(place).asNumbers();
        return numbers.length == known.cells(place).values() && !known.epochs().areMostlyTimes(numbers);
    }

    /**
     * Of the open columns those that would be better than this one, were it known how they hold times: to take the other all the same would
     * show when a row was stored for when it happened.
     */
    public Set<Integer> betterThan(TimeChoice choice) {
        Set<Integer> better = open();
        // Beside a time that few rows have, one that no name tells may be theirs.
        boolean ofFew = emptiness(choice) > 0.5;
        better.removeIf(place -> choice.placeSet().contains(place)
                || isNone(place)
                || known.cells(place).isClock()
                || !known.name(place).isTime() && !ofFew
                || isLength(place)
                || score(place, new ArrayList<>()) <= choice.score());
        return better;
    }
}
