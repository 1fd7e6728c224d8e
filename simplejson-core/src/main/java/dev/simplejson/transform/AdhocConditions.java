// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.time.Timestamps;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A dashboard's ad-hoc filters, ready to be applied to every target of a request. Immutable and thread-safe.
 *
 * <p>A filter looks at the label or the column of exactly its name, not at display names. A table that has none is left as it is, and so
 * are series if none of those that answer one target has it. All filters have to agree. Two numbers are compared by value, anything else as
 * text, case-sensitive; a time is the number of its epoch milliseconds, and what is compared with it may be ISO 8601, too, in UTC unless it
 * says otherwise. A number counts as one in a text too: {@code = 1} accepts {@code "1.0"}.
 *
 * <p>No value, which is a null cell, NaN or a label that only other series of the target have, is the empty text to {@code =}, {@code !=},
 * {@code =|}, {@code !=|}, {@code =~} and {@code !~}, as it is in Prometheus, so {@code =~ .*} accepts it and {@code != a} too; it is
 * neither smaller nor larger than anything. A regular expression has to match the whole text.
 */
public final class AdhocConditions {
    private static final AdhocConditions NONE = new AdhocConditions(List.of());

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");

    private final List<AdhocFilter> conditions;

    private AdhocConditions(List<AdhocFilter> conditions) {
        this.conditions = conditions;
    }

    /** No filters: everything is accepted. */
    public static AdhocConditions none() {
        return NONE;
    }

    /**
     * The conditions of some filters.
     *
     * @throws dev.simplejson.model.SimpleJsonException of kind {@code BAD_REQUEST} if a regular expression is not one in RE2
     *     syntax, or too large
     */
    public static AdhocConditions of(List<AdhocFilter> filters) {
        filters.forEach(AdhocFilter::check);
        return filters.isEmpty() ? NONE : new AdhocConditions(List.copyOf(filters));
    }

    /** The conditions on labels that any series of an answer has. */
    AdhocConditions on(Iterable<Frame> frames) {
        if (conditions.isEmpty()) {
            return this;
        }
        Set<String> labels = new HashSet<>();
        for (Frame frame : frames) {
            if (frame instanceof TimeSeries series) {
                labels.addAll(series.labels().keySet());
            }
        }
        return new AdhocConditions(conditions.stream()
                .filter(condition -> labels.contains(condition.key()))
                .toList());
    }

    /** Whether a series' labels satisfy all conditions. */
    boolean accept(TimeSeries series) {
        for (AdhocFilter condition : conditions) {
            if (!condition.matches(series.labels().get(condition.key()))) {
                return false;
            }
        }
        return true;
    }

    /** The conditions that have a column to look at. */
    RowConditions on(List<Column> columns) {
        List<AdhocFilter> relevant = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        for (AdhocFilter condition : conditions) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equals(condition.key())) {
                    relevant.add(columns.get(i).type() == ColumnType.TIME ? onTimes(condition) : condition);
                    indices.add(i);
                }
            }
        }
        return new RowConditions(
                relevant, indices.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The condition with times as epoch milliseconds. What is none equals no time; whether it is before or after one, nobody can say. */
    private static AdhocFilter onTimes(AdhocFilter condition) {
        return switch (condition.operator()) {
            case MATCHES, NOT_MATCHES -> condition;
            case EQUAL, NOT_EQUAL, ONE_OF, NOT_ONE_OF ->
                new AdhocFilter(
                        condition.key(),
                        condition.operator(),
                        condition.values().stream()
                                .map(value -> epochMillis(condition, value, false))
                                .toList());
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                AdhocFilter.of(condition.key(), condition.operator(), epochMillis(condition, condition.value(), true));
        };
    }

    private static String epochMillis(AdhocFilter condition, String value, boolean refused) {
        if (NUMBER.matcher(value).matches()) {
            return value;
        }
        try {
            return Long.toString(Timestamps.ofIso(value, ZoneOffset.UTC));
        } catch (IllegalArgumentException noTime) {
            if (refused) {
                throw SimpleJsonException.badRequest("filter '" + condition.key() + " "
                        + condition.operator().symbol() + " " + value + "' compares times with what is none: "
                        + noTime.getMessage() + ", or epoch milliseconds");
            }
            return value;
        }
    }
}
