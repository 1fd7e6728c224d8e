// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.Objects;

/**
 * An entry of a drop-down list: a variable's value, or a choice in the query editor.
 *
 * @param text what the user reads
 * @param value what is sent back when it is chosen
 */
public record Option(String text, String value) {
    /** Checks that nothing is null. */
    public Option {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(value, "value is null");
    }

    /** An entry whose text is its value. */
    public static Option of(String value) {
        return new Option(value, value);
    }
}
