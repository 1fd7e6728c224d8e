// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of simPod's query builder; what the user enters arrives in the query's {@link Payload} under its name. (On the
 * wire these are a metric's {@code payloads}.) Immutable and thread-safe.
 */
public final class MetricInput {
    private final String name;
    private final String label;
    private final Type type;
    private final @Nullable String placeholder;
    private final boolean reloadMetric;
    private final @Nullable Integer width;
    private final List<Option> options;

    private MetricInput(
            String name,
            String label,
            Type type,
            @Nullable String placeholder,
            boolean reloadMetric,
            @Nullable Integer width,
            List<Option> options) {
        this.name = name;
        this.label = Objects.requireNonNull(label, "label is null");
        this.type = Objects.requireNonNull(type, "type is null");
        this.placeholder = placeholder;
        this.reloadMetric = reloadMetric;
        this.width = width;
        this.options = List.copyOf(options);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("input name is empty; expected the payload's key");
        }
    }

    /**
     * A field of this type, labelled with its name.
     *
     * @param name the payload's key
     * @throws IllegalArgumentException if the name is empty
     */
    public static MetricInput of(String name, Type type) {
        return new MetricInput(name, name, type, null, false, null, List.of());
    }

    /** The payload's key. */
    public String name() {
        return name;
    }

    /** What the editor shows. */
    public String label() {
        return label;
    }

    /** The kind of field. */
    public Type type() {
        return type;
    }

    /** What is shown while the field is empty; null for nothing. */
    public @Nullable String placeholder() {
        return placeholder;
    }

    /** Whether a change asks the source for the metric's inputs again. */
    public boolean reloadMetric() {
        return reloadMetric;
    }

    /** The width in Grafana's grid units; null to let the editor choose. */
    public @Nullable Integer width() {
        return width;
    }

    /** The choices of a select; when empty, the editor asks the source each time the list is opened. */
    public List<Option> options() {
        return options;
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

    /** This field with a width in Grafana's grid units. */
    public MetricInput withWidth(int newWidth) {
        return new MetricInput(name, label, type, placeholder, reloadMetric, newWidth, options);
    }

    /** This field with fixed choices. */
    public MetricInput withOptions(Option... newOptions) {
        return withOptions(List.of(newOptions));
    }

    /** This field with fixed choices. */
    public MetricInput withOptions(List<Option> newOptions) {
        return new MetricInput(name, label, type, placeholder, reloadMetric, width, newOptions);
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(name, label, type, placeholder, reloadMetric, width, options);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MetricInput input && parts().equals(input.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "MetricInput" + parts();
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
