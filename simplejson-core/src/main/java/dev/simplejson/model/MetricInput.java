// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of simPod's query builder; what the user enters arrives in the query's {@link Payload} under its name. (On the
 * wire these are a metric's {@code payloads}.)
 *
 * @param name the payload's key
 * @param label what the editor shows
 * @param type the kind of field
 * @param placeholder shown while the field is empty; null for none
 * @param reloadMetric whether a change asks the source for the metric's inputs again
 * @param width in Grafana's grid units; null to let the editor choose
 * @param options the choices of a select; when empty, the editor asks the source each time the list is opened
 */
public record MetricInput(
        String name,
        String label,
        Type type,
        @Nullable String placeholder,
        boolean reloadMetric,
        @Nullable Integer width,
        List<Option> options) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public MetricInput {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("input name is empty; expected the payload's key");
        }
        options = List.copyOf(options);
    }

    /** A field of this type, labelled with its name. */
    public static MetricInput of(String name, Type type) {
        return new MetricInput(name, name, type, null, false, null, List.of());
    }

    /** This field with another label. */
    public MetricInput withLabel(String newLabel) {
        return new MetricInput(name, newLabel, type, placeholder, reloadMetric, width, options);
    }

    /** This field with a placeholder. */
    public MetricInput withPlaceholder(String newPlaceholder) {
        return new MetricInput(name, label, type, newPlaceholder, reloadMetric, width, options);
    }

    /** This field, asking for the metric again when it changes. */
    public MetricInput reloadingMetric() {
        return new MetricInput(name, label, type, placeholder, true, width, options);
    }

    /** This field with fixed choices. */
    public MetricInput withOptions(Option... newOptions) {
        return new MetricInput(name, label, type, placeholder, reloadMetric, width, List.of(newOptions));
    }

    /** The kinds of fields that the editor knows. */
    public enum Type {
        /** One line of text. */
        INPUT,
        /** Several lines of text. */
        TEXTAREA,
        /** One of several choices. */
        SELECT,
        /** Any number of several choices. */
        MULTI_SELECT
    }
}
