// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.Payload;
import dev.simplejson.model.ScopedVariable;
import dev.simplejson.model.TimeRange;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of any request, whichever client sent it and to whichever path. What was not sent is empty.
 *
 * <p>The clients share their vocabulary: no field means two things on two paths, so one type and one reader serve them all.
 *
 * @param range the time asked for, or the default range when none was sent
 * @param intervalMillis how far apart points should be; 0 if not said
 * @param maxDataPoints how many points the panel can draw; 0 if not said
 * @param targets the rows of the query editor, hidden ones and placeholders included
 * @param filters the ad-hoc filters
 * @param variables the dashboard's variables by name; read when they are asked for
 * @param timeZone the dashboard's time zone; UTC if not said or the browser's
 * @param target the typed text of a search or a variable
 * @param key the label whose values are asked for
 * @param metric the chosen metric of the query builder
 * @param name the input of the query builder whose choices are asked for
 * @param payload what was entered beside the metric, or a variable's query
 * @param annotation the dashboard's annotation, to be echoed as it came
 * @param unknown the fields that no client sends by itself, as a user's raw JSON holds them
 */
public record GrafanaRequest(
        TimeRange range,
        long intervalMillis,
        int maxDataPoints,
        List<TargetRequest> targets,
        List<AdhocFilter> filters,
        Map<String, ScopedVariable> variables,
        ZoneId timeZone,
        String target,
        String key,
        String metric,
        String name,
        Payload payload,
        Map<String, @Nullable Object> annotation,
        Map<String, @Nullable Object> unknown) {}
