// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.AskedSources.MetricName;
import dev.simplejson.endpoint.AskedSources.Question;
import dev.simplejson.explorer.grafana.Panel.Span;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a dashboard must know of metrics besides their names: unit, labels, and when they have data. Only an answer says so, so each is
 * asked for a few points: of the last hours, and if those are no line, of the past, and then of all times. Serves one request.
 */
final class DescribedMetrics {
    /** What is shown of metrics that have data now. */
    static final Duration RECENT = Duration.ofHours(6);

    private static final int POINTS = 10;

    /** The years 1 to 9999, which every database can hold. */
    private static final TimeRange ALWAYS =
            TimeRange.between(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"));

    private final AskedSources sources;
    private final TimeRange recent;
    private final TimeRange past;
    private final List<String> absent = new ArrayList<>();

    DescribedMetrics(AskedSources sources, long now) {
        this.sources = sources;
        this.recent = new TimeRange(now - RECENT.toMillis(), now);
        this.past = new TimeRange(0, now);
    }

    /** The sources that did not list their metrics when they were asked to. */
    List<String> absent() {
        return List.copyOf(absent);
    }

    /** Every metric that is listed, by target, with its label. */
    Map<String, Listed> listed() throws Exception {
        Map<String, List<Metric>> bySource = sources.metrics();
        sources.byName().keySet().stream()
                .filter(name -> !bySource.containsKey(name))
                .forEach(absent::add);
        Map<String, Integer> claimants = new HashMap<>();
        bySource.values()
                .forEach(metrics -> metrics.stream()
                        .map(Metric::name)
                        .distinct()
                        .forEach(name -> claimants.merge(name, 1, Integer::sum)));
        Map<String, Listed> listed = new LinkedHashMap<>();
        bySource.forEach((source, metrics) -> metrics.forEach(metric -> {
            boolean alone = claimants.getOrDefault(metric.name(), 1) == 1;
            String target = alone ? metric.name() : source + "/" + metric.name();
            listed.putIfAbsent(target, new Listed(source, metric.name(), target, metric.label()));
        }));
        return listed;
    }

    /** The metrics that targets stand for. */
    List<Listed> resolved(List<String> targets) throws Exception {
        List<Listed> found = new ArrayList<>();
        Map<String, List<MetricName>> names = sources.resolve(targets);
        for (String target : targets) {
            List<MetricName> metrics = names.getOrDefault(target, List.of());
            for (MetricName name : metrics) {
                String own = metrics.size() == 1 ? target : name.source() + "/" + name.metric();
                found.add(new Listed(name.source(), name.metric(), own, own));
            }
        }
        return found;
    }

    List<Panel> describe(List<Listed> metrics) throws Exception {
        List<Answer> recently = ask(metrics, recent);
        List<Answer> answers = new ArrayList<>(recently);
        askAgain(metrics, answers, span -> span.from() >= span.to(), past); // One point is no line.
        askAgain(metrics, answers, Span::isEmpty, ALWAYS);
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Listed metric = metrics.get(i);
            Answer answer = answers.get(i);
            Span last = recently.get(i).data();
            panels.add(new Panel(
                    metric.source(),
                    metric.metric(),
                    metric.target(),
                    metric.label(),
                    answer.unit(),
                    List.copyOf(answer.labels()),
                    List.copyOf(answer.common()),
                    answer.data(),
                    !last.isEmpty() && answer.data().from() >= last.from()));
        }
        return panels;
    }

    /** Asks for another range where the data that is known so far does not do; what comes takes the place of what was there. */
    private void askAgain(List<Listed> metrics, List<Answer> answers, Predicate<Span> unclear, TimeRange range)
            throws Exception {
        List<Integer> places = IntStream.range(0, metrics.size())
                .filter(i -> unclear.test(answers.get(i).data()))
                .boxed()
                .toList();
        List<Answer> others = ask(places.stream().map(metrics::get).toList(), range);
        for (int i = 0; i < places.size(); i++) {
            if (!others.get(i).data().isEmpty()) {
                answers.set(places.get(i), others.get(i));
            }
        }
    }

    /** Side by side; if one fails, which fails the whole, one by one, so that the others keep what they know. */
    private List<Answer> ask(List<Listed> metrics, TimeRange range) throws Exception {
        if (metrics.isEmpty()) {
            return List.of();
        }
        try {
            return answers(metrics, range);
        } catch (SimpleJsonException oneOfThem) {
            List<Answer> answers = new ArrayList<>();
            for (Listed metric : metrics) {
                answers.add(askAlone(metric, range));
            }
            return answers;
        }
    }

    private Answer askAlone(Listed metric, TimeRange range) throws Exception {
        try {
            return answers(List.of(metric), range).get(0);
        } catch (SimpleJsonException failure) {
            // Its panel will show what the source says; a dashboard of the others is better than none.
            return Answer.NOTHING;
        }
    }

    private List<Answer> answers(List<Listed> metrics, TimeRange range) throws Exception {
        List<Question> questions = metrics.stream()
                .map(metric -> new Question(
                        metric.source(),
                        Query.of(metric.metric(), range)
                                .shape(Shape.TIME_SERIES)
                                .maxDataPoints(POINTS)
                                .build()))
                .toList();
        List<List<Frame>> frames = sources.query(questions);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            answers.add(answer(metrics.get(i), frames.get(i)));
        }
        return answers;
    }

    private Answer answer(Listed metric, List<Frame> frames) throws Exception {
        String unit = "";
        Set<String> labels = new TreeSet<>();
        @Nullable Set<String> common = null;
        Span data = Span.NONE;
        for (Frame frame : frames) {
            if (!(frame instanceof TimeSeries series)) {
                continue;
            }
            @Nullable String own = series.unit();
            unit = unit.isEmpty() && own != null ? own : unit;
            Set<String> keys = series.labels().keySet();
            labels.addAll(keys);
            if (common == null) {
                common = new TreeSet<>(keys);
            } else {
                common.retainAll(keys);
            }
            data = data.with(sources.work(
                    metric.source(), "read '" + metric.metric() + "'", (name, source, context) -> span(series)));
        }
        return new Answer(unit, labels, common == null ? Set.of() : common, data);
    }

    private static Span span(TimeSeries series) throws Exception {
        Span[] span = {Span.NONE};
        series.forEach((epochMillis, value) -> span[0] = Double.isNaN(value) ? span[0] : span[0].with(epochMillis));
        return span[0];
    }

    /** A metric before anybody has asked for it. */
    record Listed(String source, String metric, String target, String label) {}

    private record Answer(String unit, Set<String> labels, Set<String> common, Span data) {
        static final Answer NOTHING = new Answer("", Set.of(), Set.of(), Span.NONE);
    }
}
