// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the cells of a column hold. The type is always sent: Grafana's guesses are wrong for text that looks like numbers. */
public enum ColumnType {
    /** Epoch milliseconds as a {@link Long}, or an {@link Instant}, which is rounded down to its millisecond. */
    TIME,
    /** Any {@link CharSequence}. */
    STRING,
    /** Any {@link Number}, a {@link Float} as the {@link Double} of its own digits; NaN and the infinities are sent as {@code null}. */
    NUMBER,
    /** A {@link Boolean}. */
    BOOLEAN;

    /**
     * The cell as it is kept: a {@code Long} of epoch milliseconds, a {@code String}, a {@code Number}, a {@code Boolean} or
     * null.
     */
    @Nullable
    Object cell(@Nullable Object value, String column) {
        if (value == null) {
            return null;
        }
        if (this == TIME && value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        boolean fits = switch (this) {
            case TIME -> value instanceof Long;
            case STRING -> value instanceof CharSequence;
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
        };
        if (!fits) {
            throw new IllegalArgumentException("column '" + column + "' holds " + accepted() + "; got "
                    + value.getClass().getName());
        }
        if (value instanceof Float single) {
            return Double.valueOf(single.toString()); // 0.1f is 0.1 wherever it is shown, and not 0.10000000149011612.
        }
        return this == STRING ? value.toString() : value;
    }

    private String accepted() {
        return switch (this) {
            case TIME -> "times (Long epoch milliseconds or java.time.Instant)";
            case STRING -> "text (CharSequence)";
            case NUMBER -> "numbers (Number)";
            case BOOLEAN -> "Boolean";
        };
    }
}
