// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.graphite.DeliberateDifference.Outcome;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.series.TagConditions;
import dev.simplejson.testkit.MemoryExchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answers of a real graphite-web 1.1.8 to requests over fixed series, compared with ours. */
class GraphiteWebComparisonTest {
    private static final double TOLERANCE = 1e-9;

    private static final List<RecordedCase> CASES = new ArrayList<>();

    @BeforeAll
    static void readAll() throws Exception {
        read("graphite-functions.json");
        read("graphite-functions-more.json");
    }

    private static void read(String resource) throws Exception {
        byte[] json =
                GraphiteWebComparisonTest.class.getResourceAsStream(resource).readAllBytes();
        Map<?, ?> file = (Map<?, ?>) Json.read(json);
        long base = ((Double) file.get("base")).longValue();
        long now = base + ((Double) file.get("now")).longValue();
        List<RecordedSeries> all = ((List<?>) file.get("series"))
                .stream()
                        .map(series -> RecordedSeries.of((Map<?, ?>) series, base))
                        .toList();
        for (Object one : (List<?>) file.get("cases")) {
            Map<String, Object> fields = new TreeMap<>();
            ((Map<?, ?>) one).forEach((key, value) -> fields.put((String) key, value));
            CASES.add(new RecordedCase(fields, all, base, now));
        }
    }

    @Test
    void render_recordedRequests_areAnsweredAsByGraphiteWebOrDifferOnPurpose() throws Exception {
        List<String> unexplained = new ArrayList<>();
        Map<DeliberateDifference, Integer> explained = new EnumMap<>(DeliberateDifference.class);
        int equal = 0;
        int ours = 0;
        for (RecordedCase recorded : CASES) {
            Outcome outcome = outcome(recorded);
            if (outcome.message().contains("' is not offered")) {
                continue;
            }
            ours++;
            if (outcome.difference().isEmpty()) {
                equal++;
                continue;
            }
            DeliberateDifference reason = reason(recorded, outcome);
            if (reason == null) {
                unexplained.add(recorded.id() + " " + recorded.target() + " from " + recorded.from() + " until "
                        + recorded.until() + ": " + outcome);
            } else {
                explained.merge(reason, 1, Integer::sum);
            }
        }
        System.out.println(equal + " of " + ours + " recorded answers are equal; on purpose differ " + explained);
        assertThat(unexplained).isEmpty();
        // A difference has to be known, and so does each case of it: one that slips in under another's reason is a
        // fault.
        explained.forEach((difference, cases) ->
                assertThat(cases).as(difference.name()).isLessThanOrEqualTo(difference.mostCases()));
        int promised = explained.entrySet().stream()
                .filter(entry -> entry.getKey().isPromised())
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertThat(equal / (double) (ours - promised)).isGreaterThanOrEqualTo(0.9);
    }

    private static DeliberateDifference reason(RecordedCase recorded, Outcome outcome) throws Exception {
        for (DeliberateDifference difference : DeliberateDifference.values()) {
            if (difference.explains(recorded, outcome)) {
                return difference;
            }
        }
        return null;
    }

    private static Outcome outcome(RecordedCase recorded) throws Exception {
        RecordedSource source = new RecordedSource(recorded.series(), recorded.now());
        Clock clock = Clock.fixed(Instant.ofEpochSecond(recorded.now()), ZoneOffset.UTC);
        try (SimpleJsonEngine engine =
                SimpleJsonEngine.builder().sources(source).clock(clock).build()) {
            MemoryExchange answer =
                    GraphiteTesting.postForm("/recorded/render", form(recorded)).handledBy(engine);
            return compared(recorded, answer, source);
        }
    }

    private static String form(RecordedCase recorded) {
        StringBuilder form = new StringBuilder("format=json");
        recorded.targets().forEach(target -> append("target", target, form));
        append("from", recorded.from(), form);
        append("until", recorded.until(), form);
        append("maxDataPoints", recorded.maxDataPoints(), form);
        append("xFilesFactor", recorded.xFilesFactor() == 0 ? null : Double.toString(recorded.xFilesFactor()), form);
        return form.toString();
    }

    private static void append(String name, @Nullable String value, StringBuilder form) {
        if (value != null && !(value.isEmpty() && name.equals("maxDataPoints"))) {
            form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static Outcome compared(RecordedCase recorded, MemoryExchange answer, RecordedSource source)
            throws Exception {
        int status = answer.status();
        if (status != 200) {
            String difference = status == recorded.status() ? "" : "status";
            return new Outcome(status, answer.text(), List.of(), difference, 0, source.stepsRead());
        }
        List<?> actual = (List<?>) Json.read(answer.bytes());
        List<String> names = actual.stream()
                .map(one -> (String) ((Map<?, ?>) one).get("target"))
                .toList();
        if (recorded.status() != 200) {
            return new Outcome(status, "", names, "status", 0, source.stepsRead());
        }
        List<?> expected = recorded.answer();
        String difference = expected.size() == actual.size() ? "" : "names";
        double error = 0;
        for (int i = 0; i < actual.size() && difference.isEmpty(); i++) {
            Map<?, ?> series = (Map<?, ?>) expected.get(i);
            Map<?, ?> ours = (Map<?, ?>) actual.get(i);
            Object tags = series.get("tags") instanceof Map<?, ?> map ? map : Map.of(Series.NAME, series.get("target"));
            if (!names.get(i).equals(series.get("target"))) {
                difference = "names";
            } else if (!withoutOurs((Map<?, ?>) ours.get("tags")).equals(tags)) {
                difference = "tags";
            } else if (!times((List<?>) ours.get("datapoints"), recorded.base())
                    .equals(times((List<?>) series.get("datapoints"), 0))) {
                difference = "points";
            } else {
                error = Math.max(
                        error, largestError((List<?>) ours.get("datapoints"), (List<?>) series.get("datapoints")));
                difference = error <= TOLERANCE ? "" : "values";
            }
        }
        return new Outcome(200, "", names, difference, error, source.stepsRead());
    }

    /** Every series also says its source, and none has the tags of another. */
    private static Map<?, ?> withoutOurs(Map<?, ?> tags) {
        Map<Object, Object> others = new TreeMap<>(tags);
        others.remove(TagConditions.SOURCE);
        others.remove("copy");
        return others;
    }

    private static List<Double> times(List<?> points, long start) {
        return points.stream()
                .map(point -> (Double) ((List<?>) point).get(1) - start)
                .toList();
    }

    /** The largest relative error; infinite if one of them has a value where the other has none. */
    private static double largestError(List<?> points, List<?> expected) {
        double largest = 0;
        for (int i = 0; i < points.size(); i++) {
            double wanted = value(expected.get(i));
            double actual = value(points.get(i));
            if (Double.isNaN(wanted) != Double.isNaN(actual)) {
                return Double.POSITIVE_INFINITY;
            }
            if (!Double.isNaN(wanted) && wanted != actual) {
                largest = Math.max(largest, Math.abs(wanted - actual) / Math.max(1, Math.abs(wanted)));
            }
        }
        return largest;
    }

    private static double value(Object point) {
        return ((List<?>) point).get(0) instanceof Double value ? value : Double.NaN;
    }
}
