// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event to mark on the time axis: a point in time, or a region when it has a later end. Immutable and thread-safe. */
public final class Annotation {
    private final long epochMillis;
    private final long endEpochMillis;
    private final String title;
    private final String text;
    private final List<String> tags;

    private Annotation(long epochMillis, long endEpochMillis, String title, String text, List<String> tags) {
        this.epochMillis = epochMillis;
        this.endEpochMillis = endEpochMillis;
        this.title = Objects.requireNonNull(title, "title is null");
        this.text = Objects.requireNonNull(text, "text is null");
        this.tags = List.copyOf(tags);
        if (endEpochMillis < epochMillis) {
            throw new IllegalArgumentException(
                    "annotation '" + title + "' ends at " + endEpochMillis + ", before it begins at " + epochMillis);
        }
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

    /** When it happened or began, in milliseconds since the Unix epoch. */
    public long epochMillis() {
        return epochMillis;
    }

    /** When it ended; the same as {@link #epochMillis} for a point. */
    public long endEpochMillis() {
        return endEpochMillis;
    }

    /** The heading; may be empty. */
    public String title() {
        return title;
    }

    /** More about it; may be empty. */
    public String text() {
        return text;
    }

    /** Short words Grafana shows as coloured chips; may be empty. */
    public List<String> tags() {
        return tags;
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
        return withTags(List.of(newTags));
    }

    /** This annotation with tags instead of those it has. */
    public Annotation withTags(List<String> newTags) {
        return new Annotation(epochMillis, endEpochMillis, title, text, newTags);
    }

    private List<Object> parts() {
        return List.of(epochMillis, endEpochMillis, title, text, tags);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Annotation annotation && parts().equals(annotation.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Annotation" + parts();
    }
}
