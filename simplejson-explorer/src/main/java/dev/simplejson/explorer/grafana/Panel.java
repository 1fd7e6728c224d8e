// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.explorer.grafana.DescribedMetrics.Listed;
import dev.simplejson.model.Column;
import java.util.List;
import java.util.Map;

/**
 * A metric as a dashboard shows it.
 *
 * @param is which metric it is
 * @param unit Grafana's id of its unit; empty if it has none, or nobody knows
 * @param labels the labels that any of its series has
 * @param columns what it has if it is a table, which no line can show; empty if it is none
 * @param start a value for some labels, where all series at once are more than the server sends
 * @param data when it had its first point and its last; {@link Span#NONE} if nobody knows
 * @param goesOn whether the last hours show it
 */
record Panel(
        Listed is,
        String unit,
        List<String> labels,
        List<Column> columns,
        Map<String, String> start,
        Span data,
        boolean goesOn) {

    String source() {
        return is.source();
    }

    String metric() {
        return is.metric();
    }

    String target() {
        return is.target();
    }

    String title() {
        return is.label();
    }

    boolean isTable() {
        return !columns.isEmpty();
    }

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
