// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static dev.simplejson.explorer.grafana.Json.object;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables of a dashboard by which its labels are chosen. A panel that cannot show all series at once has one of its own for the label
 * that it begins with: the value that it needs may be none of the others'.
 *
 * @param names of the variables, by what each stands for
 * @param unasked the labels without one, because the client cannot ask for them
 * @param filters for a client that filters all panels alike: a value to begin with, by the label, where no other panel has that label
 */
record LabelVariables(Client client, Map<Asked, String> names, List<String> unasked, Map<String, String> filters) {
    /**
     * What a variable stands for.
     *
     * @param start the one value that it has at first; empty for all
     * @param of the panel that needs that; empty for all panels with that label
     */
    record Asked(String label, String start, String of) {
        static Asked by(Panel panel, String label) {
            String start = panel.start().getOrDefault(label, "");
            return new Asked(label, start, start.isEmpty() ? "" : panel.title());
        }
    }

    /** Those of the labels that any series of a panel has, as "All" leaves out no other; none for a client that filters by other means. */
    static LabelVariables of(Client client, List<Panel> panels) {
        Map<Asked, String> names = new LinkedHashMap<>();
        Set<String> unasked = new TreeSet<>();
        if (client.hasLabelVariables()) {
            Set<Asked> all = new TreeSet<>(Comparator.comparing(Asked::label).thenComparing(Asked::of));
            panels.forEach(panel -> panel.labels().forEach(label -> all.add(Asked.by(panel, label))));
            Set<String> taken = new HashSet<>(Set.of("datasource"));
            for (Asked asked : all) {
                if (client.canAsk(asked.label())) {
                    names.put(asked, name(asked.label(), taken));
                } else {
                    unasked.add(asked.label());
                }
            }
        }
        return new LabelVariables(client, names, List.copyOf(unasked), filters(panels));
    }

    private static Map<String, String> filters(List<Panel> panels) {
        Map<String, String> filters = new LinkedHashMap<>();
        panels.forEach(panel -> panel.start().forEach(filters::putIfAbsent));
        filters.entrySet()
                .removeIf(filter -> panels.stream()
                        .anyMatch(panel -> panel.labels().contains(filter.getKey())
                                && !filter.getValue().equals(panel.start().get(filter.getKey()))));
        return filters;
    }

    /** The names of the variables that choose among a panel's series, by the label. */
    Map<String, String> names(Panel panel) {
        Map<String, String> its = new LinkedHashMap<>();
        for (String label : panel.labels()) {
            String name = names.get(Asked.by(panel, label));
            if (name != null) {
                its.put(label, name);
            }
        }
        return its;
    }

    /** Letters, digits and underscores, and none twice. */
    private static String name(String label, Set<String> taken) {
        String word = label.replaceAll("\\W", "_");
        String plain = word.startsWith("__") ? "label" + word : word; // Those are Grafana's own.
        String name = plain;
        for (int i = 2; !taken.add(name); i++) {
            name = plain + "_" + i;
        }
        return name;
    }

    /** What is written beside the variables by which a panel has to be narrowed. */
    List<String> narrowing(Panel panel) {
        return panel.start().keySet().stream()
                .sorted()
                .map(label -> shown(Asked.by(panel, label)))
                .toList();
    }

    private String shown(Asked asked) {
        long same = names.keySet().stream()
                .filter(other -> other.label().equals(asked.label()))
                .count();
        return same <= 1 || asked.of().isEmpty() ? asked.label() : asked.label() + " of " + asked.of();
    }

    List<Object> json(Map<String, Object> datasource) {
        List<Object> variables = new ArrayList<>();
        names.forEach((asked, name) -> variables.add(json(asked, name, datasource)));
        return variables;
    }

    private Map<String, Object> json(Asked asked, String name, Map<String, Object> datasource) {
        boolean all = asked.start().isEmpty();
        return object(
                "type",
                "query",
                "name",
                name,
                "label",
                shown(asked),
                "datasource",
                datasource,
                "query",
                client.labelQuery(asked.label()),
                "regex",
                "",
                "sort",
                1,
                "refresh",
                2,
                "includeAll",
                true,
                "allValue",
                client.allLabels(),
                "multi",
                true,
                "current",
                object(
                        "selected",
                        true,
                        "text",
                        List.of(all ? "All" : asked.start()),
                        "value",
                        List.of(all ? "$__all" : asked.start())),
                "options",
                List.of(),
                "hide",
                0,
                "skipUrlSync",
                false);
    }
}
