// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to graphite-web with its answer. Times are epoch seconds.
 *
 * @param series the series that were there
 */
record RecordedCase(Map<String, Object> json, List<RecordedSeries> series, long base, long fileNow) {
    String id() {
        return (String) json.get("id");
    }

    List<String> targets() {
        Object target = json.get("target");
        if (target instanceof List<?> list) {
            return list.stream().map(String.class::cast).toList();
        }
        return target == null ? List.of() : List.of((String) target);
    }

    String target() {
        return String.join(" & ", targets());
    }

    long now() {
        return json.get("now") instanceof Double now ? base + now.longValue() : fileNow;
    }

    @Nullable
    String from() {
        return time("from");
    }

    @Nullable
    String until() {
        return time("until");
    }

    private @Nullable String time(String field) {
        Object time = json.get(field);
        return time instanceof Double offset ? Long.toString(base + offset.longValue()) : (String) time;
    }

    double xFilesFactor() {
        return json.get("xFilesFactor") instanceof Double factor ? factor : 0;
    }

    boolean hasMaxDataPoints() {
        return json.containsKey("maxDataPoints");
    }

    /** What was sent as {@code maxDataPoints}; empty if it was not. */
    String maxDataPoints() {
        return json.get("maxDataPoints") instanceof Double points ? Long.toString(points.longValue()) : "";
    }

    int status() {
        return json.get("status") instanceof Double status ? status.intValue() : 200;
    }

    /** The answer's series; times are offsets from the base. */
    List<?> answer() throws Exception {
        if (json.get("answer") instanceof List<?> answer) {
            return answer;
        }
        return json.get("raw") instanceof String raw
                ? (List<?>) Json.read(raw.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                : List.of();
    }

    /** Whether graphite-web itself refuses it once it is told to check arguments. */
    boolean isRefusedWhenValidating() {
        return json.get("validating") instanceof Map<?, ?> validating
                && Double.valueOf(400).equals(validating.get("status"));
    }
}
