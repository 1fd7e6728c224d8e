// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.Contract;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.json.read.GrafanaRequest;
import dev.simplejson.json.read.TargetRequest;
import dev.simplejson.model.Annotation;
import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.ScopedVariable;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.transform.RangeCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers the two ways in which dashboards ask for annotations: {@code /annotations}, and since simPod 0.3 a query whose {@code refId} is
 * {@code Anno}. Serves one request.
 */
public final class Annotations {
    static final String REF_ID = "Anno";

    private final Scope scope;
    private final int most;

    Annotations(Scope scope, Settings settings) {
        this.scope = scope;
        this.most = settings.get(EngineSettings.MAX_TABLE_ROWS);
    }

    /** Whether a query's target asks for annotations and not for a metric. */
    static boolean areAskedBy(TargetRequest target) {
        return target.refId().equals(REF_ID) && !target.hidden();
    }

    /** The events inside the range that {@code /annotations} asks for, by time. */
    List<Annotation> events() throws Exception {
        GrafanaRequest request = scope.request();
        return events(context -> AnnotationQuery.in(request.range())
                .withText(wanted(text("query")))
                .withName(text("name"))
                .withPayload(request.payload())
                .withFilters(request.filters())
                .withContext(context));
    }

    /** The events inside the range that a query asks for, as the frame that Grafana makes annotations of. */
    Table frame(TargetRequest target) throws Exception {
        GrafanaRequest request = scope.request();
        @Nullable ScopedVariable annotation = request.variables().get("__annotation");
        String name = annotation == null ? "" : annotation.text();
        Table.Builder table = Table.named(name.isEmpty() ? REF_ID : name)
                .columns(
                        Column.time("time"),
                        Column.time("timeEnd"),
                        Column.string("title"),
                        Column.string("text"),
                        Column.string("tags"));
        List<Annotation> events = events(context -> AnnotationQuery.in(request.range())
                .withText(wanted(target.target()))
                .withName(name)
                .withPayload(target.payload())
                .withFilters(request.filters())
                .withContext(context));
        for (Annotation event : events) {
            table.row(
                    event.epochMillis(),
                    event.endEpochMillis(),
                    event.title(),
                    event.text(),
                    String.join(",", event.tags()));
        }
        return table.build();
    }

    /** All, for clients that send nothing at all when nothing is written. */
    private static String wanted(String text) {
        return text.equals("*") ? "" : text;
    }

    private List<Annotation> events(QueryFactory query) throws Exception {
        Map<String, List<Annotation>> bySource = scope.calls()
                .askAll(
                        scope.sources(),
                        false,
                        Asking.to(Purpose.ANNOTATIONS, "list its annotations"),
                        (name, source, context) ->
                                Contract.checked(source.annotations(query.of(context)), name, "annotations"));
        RangeCheck range = new RangeCheck(scope.request().range());
        List<Annotation> events = new ArrayList<>();
        bySource.forEach((source, found) -> found.forEach(event -> {
            if (isVisible(event)) {
                events.add(event);
            } else if (range.isInSeconds(event.epochMillis())) {
                throw new SimpleJsonException(
                        ErrorKind.SOURCE_FAILED,
                        "data source '" + source + "' has an annotation at " + event.epochMillis()
                                + ": times are in seconds; expected epoch milliseconds");
            }
        }));
        if (events.size() > most) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    events.size() + " annotations; at most " + most
                            + " are sent (setting 'max-table-rows'); ask for a shorter range");
        }
        events.sort(Comparator.comparingLong(Annotation::epochMillis));
        return events;
    }

    private boolean isVisible(Annotation event) {
        TimeRange range = scope.request().range();
        return event.endEpochMillis() >= range.fromEpochMillis() && event.epochMillis() <= range.toEpochMillis();
    }

    private String text(String field) {
        return scope.request().annotation().get(field) instanceof String text ? text : "";
    }

    /** Makes one source's question; each has a context of its own. */
    private interface QueryFactory {
        AnnotationQuery of(RequestContext context);
    }
}
