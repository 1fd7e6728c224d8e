// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.model.Payload;
import dev.simplejson.model.TimeRange;
import java.util.Objects;

/**
 * A dashboard variable asks for its values.
 *
 * @param text what the user typed as the variable's query, other variables filled in; may be empty
 * @param payload the query as raw JSON, if the user wrote it so; holds at least the text as {@code target}
 * @param range the time that the dashboard shows, or the last hours when the client does not send it
 * @param context whose question this is
 */
public record VariableQuery(String text, Payload payload, TimeRange range, RequestContext context) {
    /** Checks that nothing is null. */
    public VariableQuery {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(range, "range is null");
        Objects.requireNonNull(context, "context is null");
    }
}
