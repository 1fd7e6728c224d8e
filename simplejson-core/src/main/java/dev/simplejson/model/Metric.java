// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.List;

/**
 * Something that can be queried, as the query editor lists it.
 *
 * @param name what a query's target says; not empty
 * @param label what the editor shows
 * @param inputs further fields that the editor of simPod's JSON plugin (0.6 and later) shows for this metric; empty for none
 */
public record Metric(String name, String label, List<MetricInput> inputs) {
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

    /** A metric that is shown by its name and needs no further input. */
    public static Metric named(String name) {
        return new Metric(name, name, List.of());
    }

    /** This metric, shown as something else. */
    public Metric withLabel(String newLabel) {
        return new Metric(name, newLabel, inputs);
    }

    /** This metric with editor fields instead of those it has. */
    public Metric withInputs(MetricInput... newInputs) {
        return new Metric(name, label, List.of(newInputs));
    }
}
