// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static dev.simplejson.explorer.grafana.Json.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables of a dashboard by which its labels are chosen.
 *
 * @param names of the variables, by the label that each stands for
 * @param start the one value that a variable has at first, by the label; all values if it has none
 * @param unasked the labels without one, because the client cannot ask for them
 */
record LabelVariables(Client client, Map<String, String> names, Map<String, String> start, List<String> unasked) {
    /** Those of the labels that all series of a panel have; none for a client that filters by other means. */
    static LabelVariables of(Client client, List<Panel> panels) {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> unasked = new ArrayList<>();
        if (client.hasLabelVariables()) {
            Set<String> labels = new TreeSet<>();
            panels.forEach(panel -> labels.addAll(panel.common()));
            Set<String> taken = new HashSet<>(Set.of("datasource"));
            for (String label : labels) {
                if (client.canAsk(label)) {
                    names.put(label, name(label, taken));
                } else {
                    unasked.add(label);
                }
            }
        }
        Map<String, String> start = new LinkedHashMap<>();
        panels.forEach(panel -> panel.start().forEach(start::putIfAbsent));
        return new LabelVariables(client, names, start, unasked);
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

    List<Object> json(Map<String, Object> datasource) {
        List<Object> variables = new ArrayList<>();
        names.forEach((label, name) -> variables.add(json(label, name, datasource)));
        return variables;
    }

    private Map<String, Object> json(String label, String name, Map<String, Object> datasource) {
        String value = start.getOrDefault(label, "$__all");
        return object(
                "type",
                "query",
                "name",
                name,
                "label",
                label,
                "datasource",
                datasource,
                "query",
                client.labelQuery(label),
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
                object("selected", true, "text", List.of(start.getOrDefault(label, "All")), "value", List.of(value)),
                "options",
                List.of(),
                "hide",
                0,
                "skipUrlSync",
                false);
    }
}
