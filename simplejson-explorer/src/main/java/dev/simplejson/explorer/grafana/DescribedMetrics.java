// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.AskedSources.MetricName;
import dev.simplejson.endpoint.AskedSources.Outcome;
import dev.simplejson.endpoint.AskedSources.Question;
import dev.simplejson.explorer.grafana.Panel.Span;
import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a dashboard must know of metrics besides their names: unit, labels, columns, and when they have data. Only an answer says
 * so, so each is asked for a few points: of the last hours, and if those are no line, of the past, and then of all times; and whether it
 * goes on ahead. Serves one request.
 */
final class DescribedMetrics {
    /** What is shown of metrics that have data now. */
    static final Duration RECENT = Duration.ofHours(6);

    private static final int POINTS = 10;

    private static final int FORECAST = 3;
    private static final Duration SOON = Duration.ofDays(2);
    private static final Duration FARTHEST_FORECAST = Duration.ofDays(60);

    /** What is computed in even steps, as many as were asked for, ends a step before the range does, and rounds the step. */
    private static final Duration NEAR_THE_END =
            FARTHEST_FORECAST.dividedBy(POINTS).multipliedBy(3).dividedBy(2);

    /** So many metrics of a source that all fail: it is down, and the others would only take as long again. */
    private static final int DOWN = 5;

    /** The years 1 to 9999, which every database can hold. */
    private static final TimeRange ALWAYS =
            TimeRange.between(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"));

    private final AskedSources sources;
    private final long now;
    private final Narrowing narrowing;
    private final List<String> absent = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, SimpleJsonException> late = new HashMap<>();
    private final Map<String, SimpleJsonException> undescribed = new TreeMap<>(NaturalOrder.INSTANCE);

    DescribedMetrics(AskedSources sources, long now) {
        this.sources = sources;
        this.now = now;
        this.narrowing = new Narrowing(sources, now);
    }

    /** The sources that did not list their metrics when they were asked to. */
    List<String> absent() {
        return List.copyOf(absent);
    }

    /** Why there is nothing to say of some of the metrics that were to be described, by their targets: they took too long. */
    Map<String, SimpleJsonException> undescribed() {
        return Collections.unmodifiableMap(undescribed);
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
        bySource.forEach((source, metrics) -> {
            Set<String> wholes = wholes(metrics);
            metrics.forEach(metric -> {
                boolean alone = claimants.getOrDefault(metric.name(), 1) == 1;
                String target = alone ? metric.name() : source + "/" + metric.name();
                @Nullable String whole = metric.whole();
                listed.putIfAbsent(
                        target,
                        new Listed(
                                source,
                                metric.name(),
                                target,
                                metric.label(),
                                whole == null ? "" : whole,
                                wholes.contains(metric.name())));
            });
        });
        return listed;
    }

    private static Set<String> wholes(List<Metric> metrics) {
        Set<String> wholes = new TreeSet<>();
        for (Metric metric : metrics) {
            @Nullable String whole = metric.whole();
            if (whole != null) {
                wholes.add(whole);
            }
        }
        return wholes;
    }

    /** The metrics that targets stand for. */
    List<Listed> resolved(List<String> targets) throws Exception {
        Map<String, List<MetricName>> names = sources.resolve(targets);
        Map<MetricName, Listed> listed = listed().values().stream()
                .collect(Collectors.toMap(
                        metric -> new MetricName(metric.source(), metric.metric()),
                        metric -> metric,
                        (one, other) -> one));
        List<Listed> found = new ArrayList<>();
        for (String target : targets) {
            List<MetricName> metrics = names.getOrDefault(target, List.of());
            for (MetricName name : metrics) {
                String own = metrics.size() == 1 ? target : name.source() + "/" + name.metric();
                @Nullable Listed known = listed.get(name);
                found.add(new Listed(
                        name.source(),
                        name.metric(),
                        own,
                        own,
                        known == null ? "" : known.whole(),
                        known != null && known.holdsOthers()));
            }
        }
        return found;
    }

    /** What panels of metrics need to know; nothing of those that turn out to take too long, see {@link #undescribed}. */
    List<Panel> describe(List<Listed> metrics) throws Exception {
        TimeRange recent = new TimeRange(now - RECENT.toMillis(), now);
        List<Answer> recently =
                ask(metrics, metrics.stream().map(metric -> Answer.NOTHING).toList(), recent);
        List<Listed> answered = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Listed metric = metrics.get(i);
            SimpleJsonException tooLate = late.get(metric.target());
            if (tooLate == null) {
                answered.add(metric);
                answers.add(recently.get(i));
            } else {
                undescribed.put(metric.target(), tooLate);
            }
        }
        return panels(
                answered, answers); // Who is late only with what is asked from now on is shown as far as it is known.
    }

    private List<Panel> panels(List<Listed> metrics, List<Answer> recently) throws Exception {
        List<Answer> answers = new ArrayList<>(recently);
        // One point is no line.
        askAgain(metrics, answers, span -> span.from() >= span.to(), new TimeRange(ALWAYS.fromEpochMillis(), now));
        askAgain(metrics, answers, Span::isEmpty, ALWAYS);
        List<Span> ahead = ahead(metrics, answers);
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Answer answer = answers.get(i);
            Span last = recently.get(i).data();
            panels.add(new Panel(
                    metrics.get(i),
                    answer.unit(),
                    List.copyOf(answer.labels()),
                    answer.columns(),
                    answer.start(),
                    answer.data().with(ahead.get(i)),
                    !last.isEmpty() && answer.data().from() >= last.from()));
        }
        return panels;
    }

    /**
     * How far forecasts reach. What reaches into all future is computed for whoever asks, and a few points, or some hours, are clocks that
     * are wrong.
     */
    private List<Span> ahead(List<Listed> metrics, List<Answer> known) throws Exception {
        List<Answer> soon = ask(metrics, known, new TimeRange(now + 1, now + SOON.toMillis()));
        long end = now + FARTHEST_FORECAST.toMillis();
        List<Answer> later = new ArrayList<>(Collections.nCopies(metrics.size(), Answer.NOTHING));
        askAt(places(metrics, i -> soon.get(i).points() > 0), metrics, known, new TimeRange(now + 1, end), later);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Answer ahead = later.get(i);
            long last = ahead.data().to();
            boolean forecast = Math.max(ahead.points(), soon.get(i).points()) >= FORECAST
                    && last > now + RECENT.toMillis()
                    && last < end - NEAR_THE_END.toMillis();
            spans.add(forecast ? ahead.data() : Span.NONE);
        }
        return spans;
    }

    /** Asks for another range where the data that is known so far does not do; what comes takes the place of what was there. */
    private void askAgain(List<Listed> metrics, List<Answer> answers, Predicate<Span> unclear, TimeRange range)
            throws Exception {
        List<Answer> others = new ArrayList<>(Collections.nCopies(metrics.size(), Answer.NOTHING));
        askAt(places(metrics, i -> unclear.test(answers.get(i).data())), metrics, answers, range, others);
        for (int i = 0; i < metrics.size(); i++) {
            Answer before = answers.get(i);
            Answer other = others.get(i);
            if (!other.data().isEmpty()
                    || before.start().isEmpty() && !other.start().isEmpty()) {
                answers.set(i, other);
            }
        }
    }

    private List<Answer> ask(List<Listed> metrics, List<Answer> before, TimeRange range) throws Exception {
        List<Answer> answers = new ArrayList<>(Collections.nCopies(metrics.size(), Answer.NOTHING));
        askAt(places(metrics, i -> true), metrics, before, range, answers);
        return answers;
    }

    /** Those of sources that are not down, and that have not been waited for in vain. */
    private List<Integer> places(List<Listed> metrics, IntPredicate wanted) {
        return IntStream.range(0, metrics.size())
                .filter(i -> wanted.test(i)
                        && failures.getOrDefault(metrics.get(i).source(), 0) < DOWN
                        && !late.containsKey(metrics.get(i).target()))
                .boxed()
                .toList();
    }

    /** Asks for those of these metrics side by side. */
    private void askAt(
            List<Integer> places, List<Listed> metrics, List<Answer> before, TimeRange range, List<Answer> answers)
            throws Exception {
        List<Listed> asked = places.stream().map(metrics::get).toList();
        List<Outcome<Answer>> outcomes = asked.isEmpty()
                ? List.of()
                : outcomes(
                        asked, places.stream().map(i -> before.get(i).start()).toList(), range);
        for (int i = 0; i < outcomes.size(); i++) {
            answers.set(places.get(i), answerOrNothing(asked.get(i), outcomes.get(i), range));
        }
    }

    private Answer answerOrNothing(Listed metric, Outcome<Answer> outcome, TimeRange range) throws Exception {
        try {
            Answer answer = outcome.get();
            failures.put(metric.source(), Integer.MIN_VALUE / 2); // It answers, whatever some metrics do.
            return answer;
        } catch (SimpleJsonException failure) {
            if (failure.kind() == ErrorKind.TOO_LARGE && !metric.holdsOthers()) {
                return narrowing.of(
                        metric,
                        range,
                        start -> outcomes(List.of(metric), List.of(start), range)
                                .get(0)
                                .get());
            }
            if (failure.kind() == ErrorKind.TIMED_OUT) {
                late.put(metric.target(), failure);
            } else {
                failures.merge(metric.source(), 1, Integer::sum);
            }
            // Its panel will show what the source says; a dashboard of the others is better than none.
            return Answer.NOTHING;
        }
    }

    /**
     * Once the request's time is up there is no answer without this metric either; a failure that took all of it says whose fault it was.
     */
    static void rethrownIfLate(AskedSources sources, SimpleJsonException failure) {
        try {
            sources.checkAlive();
        } catch (SimpleJsonException late) {
            throw failure.kind() == ErrorKind.TIMED_OUT ? failure : late;
        }
    }

    private List<Outcome<Answer>> outcomes(List<Listed> metrics, List<Map<String, String>> starts, TimeRange range)
            throws Exception {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Listed metric = metrics.get(i);
            questions.add(new Question(
                    metric.source(),
                    Query.of(metric.metric(), range)
                            .shape(metric.holdsOthers() ? Shape.TABLE : Shape.TIME_SERIES)
                            .filters(starts.get(i).entrySet().stream()
                                    .map(start -> AdhocFilter.of(start.getKey(), Operator.EQUAL, start.getValue()))
                                    .toList())
                            .maxDataPoints(POINTS)
                            .build()));
        }
        return sources.queryEach(questions, DescribedMetrics::answer);
    }

    /** Runs where the source does. */
    private static Answer answer(Question question, List<Frame> frames) throws Exception {
        String unit = "";
        Set<String> labels = new TreeSet<>();
        @Nullable Set<String> common = null;
        List<Column> columns = List.of();
        Times times = new Times();
        for (Frame frame : frames) {
            if (frame instanceof TimeSeries series) {
                @Nullable String own = series.unit();
                unit = unit.isEmpty() && own != null ? own : unit;
                Set<String> keys = series.labels().keySet();
                labels.addAll(keys);
                if (common == null) {
                    common = new TreeSet<>(keys);
                } else {
                    common.retainAll(keys);
                }
            } else if (frame instanceof Table table) {
                columns = columns.isEmpty() ? table.columns() : columns;
            }
            times.addAll(frame);
        }
        Map<String, String> start = question.query().filters().stream()
                .collect(Collectors.toUnmodifiableMap(AdhocFilter::key, AdhocFilter::value));
        return common == null
                ? new Answer(unit, Set.of(), Set.of(), columns, start, times.span, times.number)
                : new Answer(unit, labels, common, List.of(), start, times.span, times.number);
    }

    /** When a frame has values, and how many. */
    private static final class Times {
        private Span span = Span.NONE;
        private long number;

        void addAll(Frame frame) throws Exception {
            if (frame instanceof TimeSeries series) {
                series.forEach((epochMillis, value) -> {
                    if (!Double.isNaN(value)) {
                        add(epochMillis);
                    }
                });
            } else if (frame instanceof Table table) {
                int time = table.columns().stream().map(Column::type).toList().indexOf(ColumnType.TIME);
                table.forEach(cells -> {
                    if (time >= 0 && cells[time] instanceof Long epochMillis) {
                        add(epochMillis);
                    }
                });
            }
        }

        private void add(long epochMillis) {
            span = span.with(epochMillis);
            number++;
        }
    }

    /**
     * A metric before anybody has asked for it.
     *
     * @param whole the metric of its source that holds it, as a table does; empty if there is none
     * @param holdsOthers whether it is such a whole itself
     */
    record Listed(String source, String metric, String target, String label, String whole, boolean holdsOthers) {
        /** Its table, or what its name has in front of a dot or a slash; empty if it is alone. */
        String group() {
            if (!whole.isEmpty() || holdsOthers) {
                return holdsOthers ? metric : whole;
            }
            for (int i = 1; i < metric.length() - 1; i++) {
                if (metric.charAt(i) == '.' || metric.charAt(i) == '/') {
                    return metric.substring(0, i);
                }
            }
            return "";
        }
    }

    /**
     * What is known of a metric from what it has answered.
     *
     * @param start the values of labels that it was asked for, because all are too many
     */
    record Answer(
            String unit,
            Set<String> labels,
            Set<String> common,
            List<Column> columns,
            Map<String, String> start,
            Span data,
            long points) {
        static final Answer NOTHING = new Answer("", Set.of(), Set.of(), List.of(), Map.of(), Span.NONE, 0);
    }
}
