// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Payload;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one request while it is read. */
final class RequestFields {
    private final JsonParser parser;
    private final ReaderLimits limits;
    private final Payloads payloads;
    private final RangeFields range = new RangeFields();
    private final List<TargetRequest> targets = new ArrayList<>();
    private final LazyVariables variables;
    private List<AdhocFilter> adhocFilters = List.of();
    private List<AdhocFilter> filters = List.of();
    private long intervalMillis;
    private String interval = "";
    private int maxDataPoints;
    private String timeZone = "";
    private String target = "";
    private String key = "";
    private String metric = "";
    private String name = "";
    private Payload payload = Payload.empty();
    private Map<String, @Nullable Object> annotation = Map.of();
    private Map<String, @Nullable Object> unknown = Map.of();

    RequestFields(JsonParser parser, ReaderLimits limits, JsonFactory factory, LazyVariables variables) {
        this.parser = parser;
        this.limits = limits;
        this.variables = variables;
        this.payloads = new Payloads(factory);
    }

    RequestFields read() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                readField(field);
            }
        } else if (first != null) {
            readBareValue();
        }
        RequestReader.checkEnded(parser);
        return this;
    }

    /** A variable's query can be any JSON that the user typed. */
    private void readBareValue() throws IOException {
        Object value = TreeReader.read(parser);
        payload = payloads.of(value);
        target = Scalars.textOf(value);
    }

    private void readField(String field) throws IOException {
        switch (field) {
            case "range", "timeRange" -> range.readRange(parser);
            case "rangeRaw" -> range.readRaw(parser);
            case "from" -> range.from(Scalars.time(parser));
            case "to" -> range.to(Scalars.time(parser));
            case "targets" -> readTargets();
            case "maxDataPoints" -> maxDataPoints = Numbers.maxDataPoints(parser);
            case "intervalMs" -> intervalMillis = Numbers.intervalMillis(parser);
            case "interval" -> interval = Scalars.textOrEmpty(parser);
            case "timezone" -> timeZone = Scalars.textOrEmpty(parser);
            case "scopedVars", "variables" -> variables.add(parser);
            case "adhocFilters" -> adhocFilters = FiltersReader.read(parser);
            case "filters" -> filters = FiltersReader.read(parser);
            case "target" -> target = Scalars.textOrChoice(parser);
            case "key" -> key = Scalars.textOrEmpty(parser);
            case "metric" -> metric = Scalars.textOrChoice(parser);
            case "name" -> name = Scalars.textOrEmpty(parser);
            case "payload" -> payload = payloads.read(parser);
            case "annotation" -> readAnnotation();
            case "app",
                    "cacheTimeout",
                    "dashboardId",
                    "dashboardTitle",
                    "dashboardUID",
                    "groupByKeys",
                    "liveStreaming",
                    "panelId",
                    "panelName",
                    "panelPluginId",
                    "queries",
                    "queryCachingTTL",
                    "requestId",
                    "scopes",
                    "startTime",
                    "timeInfo" -> parser.skipChildren();
            default -> readUnknown(field);
        }
    }

    private void readTargets() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                throw SimpleJsonException.badRequest("'targets' is not an array; expected [{\"target\": \"name\"}, …]");
            }
            return;
        }
        targets.clear(); // Of a field that is there twice, the last counts.
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (targets.size() >= limits.maxTargets()) {
                throw new SimpleJsonException(
                        ErrorKind.TOO_LARGE,
                        "the request has more than " + limits.maxTargets() + " targets (setting 'max-targets')");
            }
            targets.add(TargetReader.read(parser, payloads));
        }
    }

    private void readUnknown(String field) throws IOException {
        if (unknown.isEmpty()) {
            unknown = new LinkedHashMap<>();
        }
        unknown.put(field, TreeReader.read(parser));
    }

    private void readAnnotation() throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            annotation = TreeReader.readObject(parser);
        } else {
            parser.skipChildren();
        }
    }

    GrafanaRequest toRequest(Clock clock) {
        ZoneId zone = Zones.of(timeZone);
        return new GrafanaRequest(
                range.resolve(clock, zone, limits.defaultRange()),
                intervalMillis > 0 ? intervalMillis : Numbers.intervalMillis(interval),
                maxDataPoints,
                List.copyOf(targets),
                filters.isEmpty() ? adhocFilters : filters,
                variables,
                zone,
                target,
                key,
                metric,
                name,
                payload,
                annotation,
                unknown);
    }
}
