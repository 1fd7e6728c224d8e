// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.endpoint.EndpointResponse;
import dev.simplejson.graphite.target.GraphiteTime;
import dev.simplejson.graphite.target.Window;
import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.model.Annotation;
import dev.simplejson.model.Parameters;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.AnnotationQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** {@code /events/get_data}: annotations, those with all of the tags that are asked for. Graphite's events have no end. */
final class EventsEndpoint {
    private EventsEndpoint() {}

    static void answer(EndpointRequest request, EndpointResponse response) throws Exception {
        Parameters parameters = request.parameters();
        Window window = GraphiteTime.window(parameters, request.clock().millis());
        TimeRange range = new TimeRange(window.fromMillis(), window.untilMillis());
        String text = parameters.first("tags").strip();
        List<String> tags = text.isEmpty() ? List.of() : Arrays.asList(text.split("\\s+"));
        List<Annotation> events = new ArrayList<>();
        request.sources()
                .askAll(
                        "list its annotations",
                        (name, source, context) ->
                                source.annotations(AnnotationQuery.in(range).withContext(context)))
                .values()
                .forEach(found -> found.stream()
                        .filter(event -> isIn(event, range) && event.tags().containsAll(tags))
                        .forEach(events::add));
        events.sort(Comparator.comparingLong(Annotation::epochMillis));
        JsonAnswer.write(response, out -> {
            out.beginArray();
            for (int i = 0; i < events.size(); i++) {
                write(events.get(i), i, out);
            }
            out.endArray();
        });
    }

    private static boolean isIn(Annotation event, TimeRange range) {
        return event.endEpochMillis() >= range.fromEpochMillis() && event.epochMillis() <= range.toEpochMillis();
    }

    private static void write(Annotation event, int index, JsonOutput out) throws IOException {
        out.beginObject();
        out.name("id").value(index + 1L);
        out.name("when").value(Math.floorDiv(event.epochMillis(), 1000));
        out.name("what").value(event.title());
        out.name("data").value(event.text());
        out.name("tags");
        JsonAnswer.write(event.tags(), out);
        out.endObject();
    }
}
