// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import dev.simplejson.model.TimeSeries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A series as functions see it. Immutable.
 *
 * @param name what is drawn as its legend
 * @param path what sums and averages name it by: the path as written, or the last function's call
 * @param tags its name, its source and its labels, and what functions have to say
 * @param points read when a function wants them
 * @param frame what the source answered, as long as no function has changed it
 */
public record Series(
        String name,
        String path,
        Map<String, String> tags,
        Supplier<Points> points,
        @Nullable TimeSeries frame) {
    /** The tag that holds the metric's name. */
    public static final String NAME = "name";

    /** A series that is there already. */
    public static Series of(String name, String path, Map<String, String> tags, Points points) {
        return new Series(name, path, tags, () -> points, null);
    }

    /** The tag's value; empty if there is none. */
    public String tag(String key) {
        return tags.getOrDefault(key, "");
    }

    /** The series with another legend. */
    public Series named(String newName) {
        return new Series(newName, path, tags, points, frame);
    }

    /** The series as a function has changed it, named by the function from now on. */
    public Series became(String newName, Points newPoints) {
        return of(newName, newName, tags, newPoints);
    }

    /** The series with one tag more. */
    public Series withTag(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(key, value);
        return new Series(name, path, more, points, frame);
    }
}
