// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the columns of {@code /rows} and {@code /now} are called that hold labels: as these, unless another column is called so. */
public final class LabelColumns {
    private static final List<String> OWN_NAMES = List.of("time", "metric", "value");

    private LabelColumns() {}

    /** The columns by the labels that they hold, in their order. */
    public static Map<String, String> of(Collection<String> labels) {
        Map<String, String> columns = new TreeMap<>();
        labels.forEach(label -> columns.put(label, name(label, labels)));
        return columns;
    }

    private static String name(String label, Collection<String> labels) {
        if (!label.isEmpty() && !OWN_NAMES.contains(label)) {
            return label;
        }
        String name = "label_" + label;
        while (labels.contains(name)) {
            name = "label_" + name;
        }
        return name;
    }
}
