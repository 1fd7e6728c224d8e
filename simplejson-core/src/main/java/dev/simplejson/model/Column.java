// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column of a {@link Table}. Immutable and thread-safe. */
public final class Column {
    private final String name;
    private final ColumnType type;
    private final @Nullable String unit;
    private final @Nullable String displayName;
    private final @Nullable Integer decimals;

    private Column(
            String name,
            ColumnType type,
            @Nullable String unit,
            @Nullable String displayName,
            @Nullable Integer decimals) {
        this.name = name;
        this.type = Objects.requireNonNull(type, "type is null");
        this.unit = unit;
        this.displayName = displayName;
        this.decimals = decimals;
        if (name.isEmpty()) {
            throw new IllegalArgumentException("column name is empty; expected a header");
        }
        if (decimals != null && decimals < 0) {
            throw new IllegalArgumentException(
                    "decimals of column '" + name + "' is " + decimals + "; expected 0 or more");
        }
    }

    /**
     * A column of instants.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public static Column time(String name) {
        return of(name, ColumnType.TIME);
    }

    /**
     * A column of text.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public static Column string(String name) {
        return of(name, ColumnType.STRING);
    }

    /**
     * A column of numbers.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public static Column number(String name) {
        return of(name, ColumnType.NUMBER);
    }

    /**
     * A column of the given type.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public static Column of(String name, ColumnType type) {
        return new Column(name, type, null, null, null);
    }

    /** The header, and the name ad-hoc filters use. */
    public String name() {
        return name;
    }

    /** What the cells hold. */
    public ColumnType type() {
        return type;
    }

    /** Grafana's id of a unit, such as {@code bytes}, {@code percent} or {@code ms}; null if there is none. */
    public @Nullable String unit() {
        return unit;
    }

    /** What is shown instead of the name; null to show the name. */
    public @Nullable String displayName() {
        return displayName;
    }

    /** How many decimals a number is shown with; null to let Grafana choose. */
    public @Nullable Integer decimals() {
        return decimals;
    }

    /** This column with a unit. */
    public Column withUnit(String newUnit) {
        return new Column(name, type, newUnit, displayName, decimals);
    }

    /** This column with a header of its own. */
    public Column withDisplayName(String newDisplayName) {
        return new Column(name, type, unit, newDisplayName, decimals);
    }

    /**
     * This column with a fixed number of decimals.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Column withDecimals(int newDecimals) {
        return new Column(name, type, unit, displayName, newDecimals);
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(name, type, unit, displayName, decimals);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column column && parts().equals(column.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Column" + parts();
    }
}
