// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.TimeRange;
import java.util.List;
import java.util.Objects;

/**
 * A dashboard's ad-hoc filter variable asks what can be filtered by.
 *
 * @param filters the other conditions, already chosen; empty if there are none or the client does not send them
 * @param range the time that the dashboard shows, or the last hours when the client does not send it
 * @param context whose question this is
 */
public record TagQuery(List<AdhocFilter> filters, TimeRange range, RequestContext context) {
    /** Checks and copies. */
    public TagQuery {
        Objects.requireNonNull(range, "range is null");
        Objects.requireNonNull(context, "context is null");
        filters = List.copyOf(filters);
    }
}
