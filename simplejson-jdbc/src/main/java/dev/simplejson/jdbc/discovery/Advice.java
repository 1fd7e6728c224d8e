// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.labels.SettingLines;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.time.TextPatterns;
import dev.simplejson.jdbc.when.ClockColumns;
import dev.simplejson.jdbc.when.Conversions;
import dev.simplejson.jdbc.when.Epochs;
import dev.simplejson.jdbc.when.Respelled;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.jdbc.when.TimeChooser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person is told about a table that is not shown: why, and the lines of settings that change it. */
final class Advice {
    static final String OF_LISTS =
            "lists, or objects of many keys; have a row for each of their elements, as unnest makes them in a query, metric.<name>.sql,"
                    + " or, of a file of JSON, as jq -c '.data[]' writes them";

    private final SampledTable known;
    private final SettingLines lines;
    private final TableQueries queries;
    private final TimeOffers offers;
    private final Conversions conversions;
    private final ClockColumns clocks;

    /** @param lines where those that help are added */
    Advice(SampledTable known, SettingLines lines, TextNumbers texts) {
        this.known = known;
        this.lines = lines;
        this.queries = new TableQueries(known, lines, texts);
        this.conversions = new Conversions(known);
        this.clocks = new ClockColumns(known);
        this.offers = new TimeOffers(known, lines, queries, conversions, clocks);
    }

    /** A table that is not shown. */
    Decision refused(String reason) {
        return Decision.refused(known.table().name(), reason, List.of(), lines.all(), known.columnNames());
    }

    /** A table of which no column is known for certain to be its time. */
    Decision noTime(TimeChooser chooser) {
        // What has no values yet or counts something else is named only if nothing else is.
        Set<Integer> open = chooser.open();
        Set<Integer> likely = new TreeSet<>(open);
        likely.removeIf(chooser::isNone);
        TimeChoice parts = chooser.parts();
        if (parts != null || !conversions.find().isEmpty() || !textsOfDates().isEmpty()) {
            // Beside a year, large numbers are no times that nothing else says they are.
            likely.removeIf(place -> !known.name(place).isTime());
        }
        if (likely.isEmpty() && parts != null) {
            return refusedForParts(parts);
        }
        List<Integer> dates = likely.stream().allMatch(clocks::isClock) ? textsOfDates() : List.of();
        if (!dates.isEmpty()) {
            return refusedForTime(dates);
        }
        List<Conversions.Conversion> fitting = likely.isEmpty() ? conversions.find() : List.of();
        if (!fitting.isEmpty()) {
            return refusedForConversions(fitting, "no column looks like a time");
        }
        return refusedForTime(chooser.bestFirst(likely.isEmpty() ? open : likely));
    }

    /** A table all rows of which have one time, that of their import, if another column may say when; null if none does. */
    @Nullable
    Decision ofOneTime(TimeChoice time) {
        List<Integer> dates = textsOfDates();
        dates.removeIf(place ->
                known.guess(place).format() != null || known.cells(place).distinct() < 2);
        if (!dates.isEmpty()) {
            return refusedForTime(dates);
        }
        List<Conversions.Conversion> fitting = conversions.find();
        // A number alone, such as a year, may be one of the thing, and what is the same in all rows says no more.
        boolean says = fitting.stream()
                .flatMap(each -> each.places().stream())
                .anyMatch(place -> known.cells(place).distinct() > 1
                        && (known.column(place).kind() == Kind.TEXT
                                || fitting.get(0).places().size() > 1));
        return !says
                ? null
                : refusedForConversions(
                        fitting,
                        "all rows looked at have the same '" + time.name() + "', which is when they happened only if "
                                + known.setting() + ".time = " + time.name() + " is set");
    }

    /** Texts that are dates in a pattern that is known, though no name says so. */
    private List<Integer> textsOfDates() {
        return known.places(place -> known.column(place).kind() == Kind.TEXT
                        && known.cells(place).isOfTimes()
                        && !known.cells(place).isClock()
                        && (known.cells(place).isOfDates()
                                || !TextPatterns.fitting(
                                                known.cells(place).distinctValues(), known.dialect(), known.zone())
                                        .isEmpty())
                || clocks.of(place) >= 0 && new Respelled(known, place).areDigitsOfDays());
    }

    private Decision refusedForParts(TimeChoice parts) {
        String setting = known.setting() + ".time = " + parts.name();
        lines.add(List.of(setting));
        return refused("no column looks like a time; " + parts.guess().reason()
                + ", but "
                + (parts.reasons().isEmpty()
                        ? "its rows are in no order, so that it may be of something else"
                        : parts.reasons().get(0))
                + "; if it is when they happened, set " + setting);
    }

    /** @param why why no other column is taken */
    private Decision refusedForConversions(List<Conversions.Conversion> fitting, String why) {
        List<Integer> places = fitting.get(0).places();
        String called = places.stream()
                .map(place -> "'" + known.column(place).name() + "'")
                .collect(Collectors.joining(" and "));
        String examples =
                places.stream().map(place -> known.cells(place).example()).collect(Collectors.joining(" and "));
        List<SettingLines.Choice> choices =
                fitting.stream().map(queries::choice).toList();
        return refused(why + "; if " + called + ", such as " + examples
                + ", says when, as "
                + fitting.stream().map(Conversions.Conversion::what).collect(Collectors.joining(" or "))
                + ", have the database make a time of it, as in " + lines.oneOf(choices) + queries.warning(places));
    }

    /** Says of each column that may be a time what it holds, and what to set. */
    Decision refusedForTime(List<Integer> columnsInDoubt) {
        // The time of day beside a date is told with it.
        List<Integer> open = columnsInDoubt.stream()
                .filter(place -> !known.isNested(place))
                .filter(place -> !clocks.isClock(place)
                        || columnsInDoubt.stream().noneMatch(date -> !clocks.isClock(date) && clocks.of(date) == place))
                .toList();
        List<String> counters = open.stream()
                .filter(place -> known.cells(place).values() > 0
                        && known.cells(place).texts() == 0
                        && !Epochs.areNoTimes(known.cells(place).asNumbers())
                        && offers.formats(place).isEmpty())
                .map(place -> "'" + known.column(place).name() + "' is called like one, but its newest number, "
                        + ColumnSample.shown(offers.newest(place))
                        + ", is no time of these years in any format that is known")
                .toList();
        if (counters.size() == open.size()) {
            return refusedForNothing(counters);
        }
        List<String> reasons = new ArrayList<>();
        for (int place : open) {
            String reason = known.guess(place).open()
                    ? known.guess(place).reason()
                    : "its text, such as " + known.cells(place).example()
                            + ", is a date, but its name does not say that it is when the row happened";
            List<String> better = List.copyOf(lines.all());
            reasons.add("it is not clear whether or how '" + known.column(place).name() + "' holds times, because "
                    + reason + "; " + offers.advise(place));
            if (!better.isEmpty()) {
                // A table has one time, and lines to copy are of the best of which nothing is left to write.
                List<String> more = List.copyOf(
                        lines.all().subList(better.size(), lines.all().size()));
                lines.replace(areUnwritten(better) && !areUnwritten(more) ? more : better);
            }
        }
        return Decision.refused(
                known.table().name(), String.join("; ", reasons), List.of(), lines.all(), known.columnNames());
    }

    private static boolean areUnwritten(List<String> settings) {
        return settings.isEmpty() || settings.stream().anyMatch(line -> line.contains(SettingLines.YOURS));
    }

    /** What is left to say: which part of a query a person has to write. Of a table in which nothing is measured, that is no news. */
    private Decision refusedForNothing(List<String> counters) {
        List<String> lists = known.places(known::isNested).stream()
                .map(place -> "'" + known.column(place).name() + "'")
                .toList();
        if (!lists.isEmpty()) {
            return refused(
                    "no column looks like a time, and what " + String.join(", ", lists) + " holds are " + OF_LISTS);
        }
        if (known.dialect().hasStrictTypes()
                && known.table().columns().stream().allMatch(column -> column.kind() == Kind.OTHER)) {
            return refused("no column has a type that could be a time or a number");
        }
        if (known.sample().rows() == 0) {
            return refused(
                    "it has no rows yet, and no column whose type or name says that it is a time; it is looked at again when there are"
                            + " rows");
        }
        boolean lookedUp = known.table().keys().stream()
                .anyMatch(key -> key.unique() && key.columns().size() == 1);
        if (counters.isEmpty() && lookedUp && known.sample().whole()) {
            // A few rows of which each is of a thing: names that other tables look up.
            return Decision.refused(
                    known.table().name(),
                    "no column looks like a time; if its rows have one, say it in a query, metric.<name>.sql",
                    List.of(),
                    List.of(),
                    known.columnNames());
        }
        List<String> query = queries.query(SettingLines.YOURS, List.of(), lines.timeOfYours());
        return Decision.refused(
                known.table().name(),
                "no column looks like a time" + (counters.isEmpty() ? "" : ": " + String.join(", ", counters))
                        + "; if one is, write SQL that makes " + lines.kindOfYours() + " of it, in the place of "
                        + SettingLines.YOURS
                        + ", and set " + String.join(" and ", query),
                List.of(),
                List.of(),
                known.columnNames());
    }
}
