// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.call;

import dev.simplejson.graphite.series.Series;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One function of targets: what it is called, what it takes, and what it makes of series. Immutable and thread-safe. What graphite-web
 * 1.1.8 does is the rule; where a function does otherwise, it says so.
 */
public abstract class GraphiteFunction {
    private final String name;
    private final String group;
    private final String description;
    private final List<Parameter> parameters;

    /**
     * Describes a function.
     *
     * @param group where the editor's menu lists it
     * @param description one sentence for the editor
     */
    public GraphiteFunction(String name, String group, String description, Parameter... parameters) {
        this.name = name;
        this.group = group;
        this.description = description;
        this.parameters = List.of(parameters);
    }

    /** Hands on what it makes of the call's series. */
    public abstract void apply(Invocation call, Consumer<Series> out);

    /** Whether it leaves all points as they are, so that a source may thin them before. */
    public boolean keepsPoints() {
        return false;
    }

    public String name() {
        return name;
    }

    public String group() {
        return group;
    }

    public String description() {
        return description;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** How it is called, for messages. */
    public String usage() {
        return name
                + parameters.stream()
                        .map(parameter -> parameter.name() + (parameter.multiple() ? ", …" : ""))
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
