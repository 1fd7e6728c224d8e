// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An event to mark on the time axis: a point in time, or a region when it has a later end.
 *
 * @param epochMillis when it happened or began, in milliseconds since the Unix epoch
 * @param endEpochMillis when it ended; the same as {@code epochMillis} for a point
 * @param title the heading; may be empty
 * @param text more about it; may be empty
 * @param tags short words Grafana shows as coloured chips; may be empty
 */
public record Annotation(long epochMillis, long endEpochMillis, String title, String text, List<String> tags) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Annotation {
        if (endEpochMillis < epochMillis) {
            throw new IllegalArgumentException(
                    "annotation '" + title + "' ends at " + endEpochMillis + ", before it begins at " + epochMillis);
        }
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(text, "text is null");
        tags = List.copyOf(tags);
    }

    /** A point in time. */
    public static Annotation at(Instant time, String title) {
        return new Annotation(time.toEpochMilli(), time.toEpochMilli(), title, "", List.of());
    }

    /**
     * A region.
     *
     * @throws IllegalArgumentException if it ends before it begins
     */
    public static Annotation region(Instant from, Instant to, String title) {
        return new Annotation(from.toEpochMilli(), to.toEpochMilli(), title, "", List.of());
    }

    /** Whether this is a region and not a point. */
    public boolean isRegion() {
        return endEpochMillis > epochMillis;
    }

    /** This annotation with a text. */
    public Annotation withText(String newText) {
        return new Annotation(epochMillis, endEpochMillis, title, newText, tags);
    }

    /** This annotation with tags instead of those it has. */
    public Annotation withTags(String... newTags) {
        return new Annotation(epochMillis, endEpochMillis, title, text, List.of(newTags));
    }
}
