// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of an answer that Grafana can draw: a {@link TimeSeries} or a {@link Table}. Immutable; deferred data is
 * produced once, when it is written.
 */
public sealed interface Frame permits TimeSeries, Table {
    /** The name; for a series also the legend unless it has a title. */
    String name();

    /** Remarks for the panel's corner; empty if there are none. Those that only the data tells are among them once it was produced. */
    List<Notice> notices();

    /** Whether there may be further {@link #notices} once the data was produced, so that they are best written behind it. */
    boolean hasNoticesAtEnd();

    /** What the source really ran, for Grafana's query inspector; null if it does not say. */
    @Nullable
    String executedQuery();
}
