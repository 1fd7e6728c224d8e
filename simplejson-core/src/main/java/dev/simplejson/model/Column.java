// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link Table}.
 *
 * @param name the header, and the name ad-hoc filters use
 * @param type what the cells hold
 * @param unit Grafana's id of a unit, such as {@code bytes}, {@code percent} or {@code ms}; null if there is none
 * @param displayName shown instead of the name; null to show the name
 * @param decimals how many decimals a number is shown with; null to let Grafana choose
 */
public record Column(
        String name,
        ColumnType type,
        @Nullable String unit,
        @Nullable String displayName,
        @Nullable Integer decimals) {
    /**
     * Checks name, type and decimals.
     *
     * @throws IllegalArgumentException if the name is empty or {@code decimals} is negative
     */
    public Column {
        Objects.requireNonNull(type, "type is null");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("column name is empty; expected a header");
        }
        if (decimals != null && decimals < 0) {
            throw new IllegalArgumentException(
                    "decimals of column '" + name + "' is " + decimals + "; expected 0 or more");
        }
    }

    /** A column of instants. */
    public static Column time(String name) {
        return of(name, ColumnType.TIME);
    }

    /** A column of text. */
    public static Column string(String name) {
        return of(name, ColumnType.STRING);
    }

    /** A column of numbers. */
    public static Column number(String name) {
        return of(name, ColumnType.NUMBER);
    }

    /** A column of the given type. */
    public static Column of(String name, ColumnType type) {
        return new Column(name, type, null, null, null);
    }

    /** This column with a unit. */
    public Column withUnit(String newUnit) {
        return new Column(name, type, newUnit, displayName, decimals);
    }

    /** This column with a header of its own. */
    public Column withDisplayName(String newDisplayName) {
        return new Column(name, type, unit, newDisplayName, decimals);
    }

    /** This column with a fixed number of decimals. */
    public Column withDecimals(int newDecimals) {
        return new Column(name, type, unit, displayName, newDecimals);
    }
}
