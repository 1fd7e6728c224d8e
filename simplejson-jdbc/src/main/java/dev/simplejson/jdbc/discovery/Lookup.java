// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

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

    /** The text of an id; the id itself if it is a new one. */
    public String text(@Nullable Object id) {
        String known = String.valueOf(id);
        return texts.getOrDefault(known, known);
    }
}
