// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.Payload;
import dev.simplejson.model.TimeRange;
import java.util.List;
import java.util.Objects;

/** A dashboard asks for the events to mark on its time axis. Immutable and thread-safe. */
public final class AnnotationQuery {
    private final String text;
    private final String name;
    private final TimeRange range;
    private final Payload payload;
    private final List<AdhocFilter> filters;
    private final RequestContext context;

    private AnnotationQuery(
            String text,
            String name,
            TimeRange range,
            Payload payload,
            List<AdhocFilter> filters,
            RequestContext context) {
        this.text = Objects.requireNonNull(text, "text is null");
        this.name = Objects.requireNonNull(name, "name is null");
        this.range = Objects.requireNonNull(range, "range is null");
        this.payload = Objects.requireNonNull(payload, "payload is null");
        this.filters = List.copyOf(filters);
        this.context = Objects.requireNonNull(context, "context is null");
    }

    /** A question for all events of a time. */
    public static AnnotationQuery in(TimeRange range) {
        return new AnnotationQuery("", "", range, Payload.empty(), List.of(), RequestContext.none());
    }

    /**
     * What the user typed into the annotation's query, its variables filled in. Empty for all events, for which clients may send {@code *}.
     */
    public String text() {
        return text;
    }

    /** The annotation's name in the dashboard; may be empty. */
    public String name() {
        return name;
    }

    /** The time that the dashboard shows. Events outside are dropped by the engine. */
    public TimeRange range() {
        return range;
    }

    /** What the user entered beside the text (simPod 0.3 and later). */
    public Payload payload() {
        return payload;
    }

    /** The dashboard's ad-hoc filters; empty if there are none or the client does not send them here. */
    public List<AdhocFilter> filters() {
        return filters;
    }

    /** Whose question this is. */
    public RequestContext context() {
        return context;
    }

    /** This question with a text. */
    public AnnotationQuery withText(String newText) {
        return new AnnotationQuery(newText, name, range, payload, filters, context);
    }

    /** This question for the annotation of this name. */
    public AnnotationQuery withName(String newName) {
        return new AnnotationQuery(text, newName, range, payload, filters, context);
    }

    /** This question with what was entered beside the text. */
    public AnnotationQuery withPayload(Payload newPayload) {
        return new AnnotationQuery(text, name, range, newPayload, filters, context);
    }

    /** This question with ad-hoc filters. */
    public AnnotationQuery withFilters(List<AdhocFilter> newFilters) {
        return new AnnotationQuery(text, name, range, payload, newFilters, context);
    }

    /** This question in another context. */
    public AnnotationQuery withContext(RequestContext newContext) {
        return new AnnotationQuery(text, name, range, payload, filters, newContext);
    }

    @Override
    public String toString() {
        return "AnnotationQuery['" + text + "', " + range + "]";
    }
}
