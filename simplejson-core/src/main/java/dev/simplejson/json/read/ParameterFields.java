// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Parameters;
import dev.simplejson.model.Payload;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The fields of a request that is written in a URL, as Infinity, curl and browsers send it. */
final class ParameterFields {
    private final Parameters parameters;
    private final ReaderLimits limits;

    ParameterFields(Parameters parameters, ReaderLimits limits) {
        this.parameters = parameters;
        this.limits = limits;
    }

    GrafanaRequest toRequest(Clock clock) {
        ZoneId zone = Zones.of(parameters.first("timezone"));
        RangeFields range = new RangeFields();
        range.from(parameters.first("from"));
        range.to(parameters.first("to"));
        String query = parameters.first("query");
        return new GrafanaRequest(
                range.resolve(clock, zone, limits.defaultRange()),
                stepMillis(),
                (int) Math.min(Integer.MAX_VALUE, number("maxDataPoints")),
                targets(),
                List.of(),
                Map.of(),
                zone,
                parameters.first("target"),
                parameters.first("key"),
                "",
                "",
                Payload.empty(),
                query.isEmpty() ? Map.of() : Map.of("query", query),
                Map.of());
    }

    private List<TargetRequest> targets() {
        List<String> texts = parameters.all("target");
        if (texts.size() > limits.maxTargets()) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    "the request has more than " + limits.maxTargets() + " targets (setting 'max-targets')");
        }
        Shape shape = TargetReader.shape(parameters.first("type"));
        return texts.stream()
                .map(text -> new TargetRequest(text, "", shape, false, Payload.empty()))
                .toList();
    }

    /** {@code step} as Grafana writes an interval, or in milliseconds; {@code intervalMs} as in a body. */
    private long stepMillis() {
        String step = parameters.first("step");
        long millis = Numbers.intervalMillis(step);
        if (millis > 0) {
            return millis;
        }
        return step.isEmpty() ? number("intervalMs") : number("step");
    }

    private long number(String name) {
        String text = parameters.first(name);
        return text.isEmpty() ? 0 : Numbers.wholeNumber(name, text);
    }
}
