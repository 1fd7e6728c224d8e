// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.model.AdhocFilter;
import dev.simplejson.model.Payload;
import dev.simplejson.model.TimeRange;
import java.util.List;
import java.util.Objects;

/**
 * A dashboard asks for the events to mark on its time axis.
 *
 * @param text what the user typed into the annotation's query, its variables filled in; may be empty
 * @param name the annotation's name in the dashboard; may be empty
 * @param range the time that the dashboard shows. Events outside are dropped by the engine
 * @param payload what the user entered beside the text (simPod 0.3 and later)
 * @param filters the dashboard's ad-hoc filters; empty if there are none or the client does not send them here
 * @param context whose question this is
 */
public record AnnotationQuery(
        String text, String name, TimeRange range, Payload payload, List<AdhocFilter> filters, RequestContext context) {
    /** Checks and copies. */
    public AnnotationQuery {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(range, "range is null");
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(context, "context is null");
        filters = List.copyOf(filters);
    }
}
