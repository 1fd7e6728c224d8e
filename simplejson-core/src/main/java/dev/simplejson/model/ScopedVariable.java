// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.List;
import java.util.Objects;

/**
 * A dashboard variable as it stood when the query was sent.
 *
 * @param text what the user sees, such as {@code All}
 * @param values what it stands for: one for a plain variable, any number for a multi-value one; always text
 */
public record ScopedVariable(String text, List<String> values) {
    /** Checks and copies. */
    public ScopedVariable {
        Objects.requireNonNull(text, "text is null");
        values = List.copyOf(values);
    }
}
