// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts by which the ids of a small table are shown.
 *
 * @param source the table and its column of text, for people
 */
public record Lookup(String source, Map<String, String> texts) {
    public Lookup {
        texts = Map.copyOf(texts);
    }

    /** The ids that are shown as these texts; those that are no text are ids themselves, of rows that came up meanwhile. */
    public List<String> ids(List<String> shown) {
        List<String> ids = new ArrayList<>();
        for (String text : shown) {
            List<String> known = texts.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(text))
                    .map(Map.Entry::getKey)
                    .toList();
            ids.addAll(known.isEmpty() ? List.of(text) : known);
        }
        return ids;
    }

    /** Whether these are ids, and none of them is a text of another. */
    public boolean areIds(List<String> values) {
        return !values.isEmpty()
                && values.stream().allMatch(value -> texts.containsKey(value) && !texts.containsValue(value));
    }

    /** The text of an id; the id itself if it is a new one. */
    public String text(@Nullable Object id) {
        String known = String.valueOf(id);
        return texts.getOrDefault(known, known);
    }
}
