// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.graphite.DeliberateDifference.Outcome;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answers of a real graphite-web 1.1.8 to requests over fixed series, compared with ours. */
class GraphiteWebComparisonTest {
    private static final double TOLERANCE = 1e-9;

    private static final List<RecordedSeries> SERIES = new ArrayList<>();
    private static final List<RecordedCase> CASES = new ArrayList<>();
    private static long base;

    @BeforeAll
    static void read() throws Exception {
        byte[] json = GraphiteWebComparisonTest.class
                .getResourceAsStream("graphite-functions.json")
                .readAllBytes();
        Map<?, ?> file = (Map<?, ?>) Json.read(json);
        base = ((Double) file.get("base")).longValue();
        long now = base + ((Double) file.get("now")).longValue();
        ((List<?>) file.get("series")).forEach(series -> SERIES.add(RecordedSeries.of((Map<?, ?>) series, base)));
        for (Object one : (List<?>) file.get("cases")) {
            Map<String, Object> fields = new TreeMap<>();
            ((Map<?, ?>) one).forEach((key, value) -> fields.put((String) key, value));
            CASES.add(new RecordedCase(fields, base, now));
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
        int deliberate = explained.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(equal / (double) (ours - deliberate)).isGreaterThanOrEqualTo(0.9);
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
        RecordedSource source = new RecordedSource(SERIES);
        try {
            Window window = GraphiteTime.window(recorded.from(), recorded.until(), recorded.now() * 1000);
            Evaluator evaluator =
                    new Evaluator(source, new Budget(Budget.MOST_POINTS, () -> {}), recorded.xFilesFactor());
            List<Series> answer = new ArrayList<>();
            for (String target : recorded.targets()) {
                if (!target.isBlank()) {
                    evaluator.evaluateTarget(TargetParser.parse(target), window, answer::add);
                }
            }
            List<String> names = answer.stream().map(Series::name).toList();
            if (recorded.status() != 200) {
                return new Outcome(200, "", names, "status", 0, source.stepsRead());
            }
            return compared(recorded, answer, names, source);
        } catch (SimpleJsonException refused) {
            int status = refused.kind().status();
            String difference = status == recorded.status() ? "" : "status";
            return new Outcome(status, refused.getMessage(), List.of(), difference, 0, source.stepsRead());
        }
    }

    private static Outcome compared(
            RecordedCase recorded, List<Series> answer, List<String> names, RecordedSource source) throws Exception {
        List<?> expected = recorded.answer();
        String difference = expected.size() == answer.size() ? "" : "names";
        double error = 0;
        for (int i = 0; i < answer.size() && difference.isEmpty(); i++) {
            Map<?, ?> series = (Map<?, ?>) expected.get(i);
            Object tags = series.get("tags") instanceof Map<?, ?> map ? map : Map.of(Series.NAME, series.get("target"));
            List<?> points = (List<?>) series.get("datapoints");
            if (!names.get(i).equals(series.get("target"))) {
                difference = "names";
            } else if (!answer.get(i).tags().equals(tags)) {
                difference = "tags";
            } else if (!hasTimes(answer.get(i).points().get(), points)) {
                difference = "points";
            } else {
                error = Math.max(error, largestError(answer.get(i).points().get(), points));
                difference = error <= TOLERANCE ? "" : "values";
            }
        }
        return new Outcome(200, "", names, difference, error, source.stepsRead());
    }

    private static boolean hasTimes(Points points, List<?> expected) {
        if (points.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < points.size(); i++) {
            if ((points.time(i) - base * 1000) / 1000.0 != (Double) ((List<?>) expected.get(i)).get(1)) {
                return false;
            }
        }
        return true;
    }

    /** The largest relative error; infinite if one of them has a value where the other has none. */
    private static double largestError(Points points, List<?> expected) {
        double largest = 0;
        for (int i = 0; i < points.size(); i++) {
            Object value = ((List<?>) expected.get(i)).get(0);
            double wanted = value == null ? Double.NaN : (Double) value;
            double actual = points.value(i);
            if (Double.isNaN(wanted) != Double.isNaN(actual)) {
                return Double.POSITIVE_INFINITY;
            }
            if (!Double.isNaN(wanted) && wanted != actual) {
                largest = Math.max(largest, Math.abs(wanted - actual) / Math.max(1, Math.abs(wanted)));
            }
        }
        return largest;
    }
}
