// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import java.util.List;

/**
 * A metric as a dashboard shows it.
 *
 * @param source the name of its source
 * @param metric the name by which the source knows it
 * @param target the name by which the server's address knows it: the same, or {@code source/metric} if another source has it, too
 * @param title what people read
 * @param unit Grafana's id of its unit; empty if it has none, or nobody knows
 * @param labels the labels that any of its series has
 * @param common those that each of them has, so that filters on these lose none
 * @param data when it had its first point and its last; {@link Span#NONE} if nobody knows
 * @param goesOn whether the last hours show it
 */
record Panel(
        String source,
        String metric,
        String target,
        String title,
        String unit,
        List<String> labels,
        List<String> common,
        Span data,
        boolean goesOn) {
    /** Some time, with both ends in epoch milliseconds. */
    record Span(long from, long to) {
        static final Span NONE = new Span(Long.MAX_VALUE, Long.MIN_VALUE);

        boolean isEmpty() {
            return from > to;
        }

        Span with(long epochMillis) {
            return new Span(Math.min(from, epochMillis), Math.max(to, epochMillis));
        }

        Span with(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to));
        }
    }
}
