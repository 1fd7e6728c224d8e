// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.call;

import java.util.List;

/**
 * One parameter of a function, as {@code /functions} describes it to Grafana's editor.
 *
 * @param name as Graphite names it; arguments can be given by it
 * @param type what is accepted
 * @param required whether a call without it is refused
 * @param defaultValue what holds where it is not given, as JSON; empty for none
 * @param options the only texts that are accepted; empty if any is
 * @param suggestions texts or numbers that the editor offers
 * @param multiple whether any number of arguments goes to it; only the last parameter's may
 */
public record Parameter(
        String name,
        Type type,
        boolean required,
        String defaultValue,
        List<String> options,
        List<String> suggestions,
        boolean multiple) {

    public static Parameter required(String name, Type type) {
        return new Parameter(name, type, true, "", List.of(), List.of(), false);
    }

    public static Parameter optional(String name, Type type) {
        return new Parameter(name, type, false, "", List.of(), List.of(), false);
    }

    /** This parameter, for any number of arguments. */
    public Parameter many() {
        return new Parameter(name, type, required, defaultValue, options, suggestions, true);
    }

    public Parameter withDefault(String json) {
        return new Parameter(name, type, required, json, options, suggestions, multiple);
    }

    public Parameter withOptions(List<String> accepted) {
        return new Parameter(name, type, required, defaultValue, accepted, suggestions, multiple);
    }

    public Parameter suggesting(String... offered) {
        return new Parameter(name, type, required, defaultValue, options, List.of(offered), multiple);
    }

    /** What an argument may be. */
    public enum Type {
        SERIES("seriesList", "a path or a function"),
        /** Of several arguments, each one. */
        SERIES_LISTS("seriesLists", "a path or a function"),
        TEXT("string", "a text in quotes"),
        NUMBER("float", "a number"),
        WHOLE_NUMBER("integer", "a whole number"),
        LIMIT("intOrInf", "a whole number or inf"),
        FLAG("boolean", "true or false"),
        NODE("node", "the number of a node"),
        NODE_OR_TAG("nodeOrTag", "the number of a node, or a tag's name in quotes"),
        INTERVAL("interval", "an interval in quotes, such as '5min'"),
        COUNT_OR_INTERVAL("intOrInterval", "a whole number, or an interval in quotes, such as '5min'"),
        AGGREGATION("aggFunc", "the name of an aggregation in quotes"),
        /** A number, or series. */
        ANY("any", "a number, a path or a function");

        private final String wireName;
        private final String description;

        Type(String wireName, String description) {
            this.wireName = wireName;
            this.description = description;
        }

        /** As Grafana's editor knows it. */
        public String wireName() {
            return wireName;
        }

        String description() {
            return description;
        }
    }
}
