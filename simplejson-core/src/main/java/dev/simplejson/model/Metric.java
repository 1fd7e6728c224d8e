// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be queried, as the query editor lists it.
 *
 * @param name what a query's target says; not empty
 * @param label what the editor shows
 * @param inputs further fields that the editor of simPod's JSON plugin (0.6 and later) shows for this metric; empty for none
 * @param whole the name of another metric of the same source whose answer holds that of this one, as a table's holds its columns'; null for
 *     none. What stands for several metrics, such as a dashboard variable's "All" or a regular expression, then means the parts and not the
 *     whole too, so that nothing is drawn twice
 */
public record Metric(
        String name,
        String label,
        List<MetricInput> inputs,
        @Nullable String whole) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public Metric {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("metric name is empty; expected at least one character");
        }
        if (label.isEmpty()) {
            label = name;
        }
        inputs = List.copyOf(inputs);
    }

    /** A metric that is part of no other. */
    public Metric(String name, String label, List<MetricInput> inputs) {
        this(name, label, inputs, null);
    }

    /** A metric that is shown by its name and needs no further input. */
    public static Metric named(String name) {
        return new Metric(name, name, List.of());
    }

    /** This metric, shown as something else. */
    public Metric withLabel(String newLabel) {
        return new Metric(name, newLabel, inputs, whole);
    }

    /** This metric with editor fields instead of those it has. */
    public Metric withInputs(MetricInput... newInputs) {
        return new Metric(name, label, List.of(newInputs), whole);
    }

    /** This metric as a part of another of the same source. */
    public Metric partOf(String newWhole) {
        return new Metric(name, label, inputs, newWhole);
    }
}
