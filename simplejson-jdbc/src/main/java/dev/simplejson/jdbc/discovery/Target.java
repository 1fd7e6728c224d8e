// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.TableColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metric stands for.
 *
 * @param name the metric
 * @param values the columns to draw, one series or more each; empty if the metric is the table as a whole
 * @param unit Grafana's id of the values' unit; null if unknown
 */
public record Target(
        String name,
        Relation relation,
        List<TableColumn> values,
        @Nullable String unit) {
    public Target {
        values = List.copyOf(values);
    }
}
