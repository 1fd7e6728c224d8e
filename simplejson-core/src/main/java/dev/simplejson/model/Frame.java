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

    /** Remarks for the panel's corner; empty if there are none. */
    List<Notice> notices();

    /** What the source really ran, for Grafana's query inspector; null if it does not say. */
    @Nullable
    String executedQuery();
}
