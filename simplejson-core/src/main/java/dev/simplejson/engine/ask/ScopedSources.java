// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.engine.keep.Alignment;
import dev.simplejson.engine.keep.KeptAnswers;
import dev.simplejson.engine.keep.SharedAnswer;
import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.Contract;
import dev.simplejson.engine.work.PointsAtHand;
import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SourceCalls;
import dev.simplejson.engine.work.SourceTask;
import dev.simplejson.engine.work.WorkCancellation;
import dev.simplejson.hook.Caller;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.transform.AdhocConditions;
import dev.simplejson.transform.TransformSpec;
import dev.simplejson.transform.Transformer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sources of one request, asked by an endpoint that is no part of Grafana's own protocol. */
public final class ScopedSources implements AskedSources {
    private final Map<String, DataSource> sources;
    private final Caller caller;
    private final RequestWork work;
    private final SourceCalls calls;
    private final Settings settings;
    private final Directory directory;
    private final KeptAnswers kept;

    ScopedSources(Map<String, DataSource> sources, Caller caller, RequestWork work, EngineParts engine) {
        this.sources = sources;
        this.caller = caller;
        this.work = work;
        this.calls = new SourceCalls(work, this::context);
        this.settings = engine.settings();
        this.directory = engine.directory();
        this.kept = engine.kept();
    }

    @Override
    public Map<String, DataSource> byName() {
        return sources;
    }

    @Override
    public Map<String, List<Metric>> metrics() throws Exception {
        return calls.askWilling(sources, listing(), ScopedSources::listed);
    }

    @Override
    public Map<String, List<Metric>> metricsOf(Collection<String> some) {
        Map<String, DataSource> asked = these(some);
        return calls.askAll(asked, asked.size() > 1, listing(), ScopedSources::listed);
    }

    private static Asking listing() {
        return Asking.to(Purpose.METRICS, "list its metrics");
    }

    private static List<Metric> listed(String name, DataSource source, RequestContext context) throws Exception {
        return Contract.checked(source.metrics(context), name, "metrics");
    }

    private Map<String, DataSource> these(Collection<String> some) {
        Map<String, DataSource> these = new LinkedHashMap<>(sources);
        these.keySet().retainAll(some);
        return these;
    }

    @Override
    public Map<String, List<MetricName>> resolve(Collection<String> texts) throws Exception {
        Map<String, List<MetricName>> names = new LinkedHashMap<>();
        new TargetRouter(sources, directory, calls, settings.get(EngineSettings.MAX_EXPANDED_TARGETS))
                .resolve(texts)
                .forEach((text, metrics) -> names.put(
                        text,
                        metrics.stream()
                                .map(metric -> new MetricName(metric.sourceName(), metric.metric()))
                                .toList()));
        return names;
    }

    @Override
    public Map<String, MetricName> firstExisting(Map<String, List<MetricName>> readings, boolean patient) {
        return new TargetRouter(sources, directory, calls, settings.get(EngineSettings.MAX_EXPANDED_TARGETS))
                .firstExisting(readings, patient);
    }

    @Override
    public List<List<Frame>> query(List<Question> questions) {
        checkNumber(questions);
        List<Answering<List<Frame>>> answers = new ArrayList<>(questions.size());
        for (Question question : questions) {
            answers.add(begin(question));
        }
        return Answering.await(answers, place -> beginAlone(questions.get(place)), work);
    }

    private void checkNumber(List<Question> questions) {
        if (questions.size() > settings.get(EngineSettings.MAX_EXPANDED_TARGETS)) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    questions.size() + " metrics are asked for; at most "
                            + settings.get(EngineSettings.MAX_EXPANDED_TARGETS)
                            + " are answered at once (setting 'max-expanded-targets')");
        }
    }

    @Override
    public <T> List<Outcome<T>> queryEach(List<Question> questions, Reading<T> reading) {
        checkNumber(questions);
        List<WorkCancellation> cancellations = new ArrayList<>(questions.size());
        List<SourceTask<T>> tasks = new ArrayList<>(questions.size());
        for (Question question : questions) {
            WorkCancellation cancellation = work.newCancellation(question.source());
            cancellations.add(cancellation);
            tasks.add(submit(question, cancellation, reading));
        }
        List<@Nullable SimpleJsonException> failures = work.awaitHalf(tasks);
        List<Outcome<T>> outcomes = new ArrayList<>(questions.size());
        for (int i = 0; i < tasks.size(); i++) {
            SimpleJsonException failure = failures.get(i);
            if (failure == null) {
                SourceTask<T> done = tasks.get(i);
                outcomes.add(() -> RequestWork.resultOf(done));
            } else {
                cancellations.get(i).cancel(failure);
                outcomes.add(() -> {
                    throw failure;
                });
            }
        }
        return outcomes;
    }

    private <T> SourceTask<T> submit(Question question, WorkCancellation cancellation, Reading<T> reading) {
        Asking asking = asking(question);
        ResolvedMetric metric = metric(question);
        return work.submit(question.source(), asking, () -> {
            Query query = query(metric, question.query(), cancellation);
            List<Frame> frames = frames(metric, query, asking, cancellation, work.held());
            T read = Objects.requireNonNull(reading.of(question, frames), "what was read");
            cancellation.forgetActions();
            return read;
        });
    }

    /** What others may get, too, if these are points: tables are asked for by nobody but {@code /query}, which has its own way. */
    private Answering<List<Frame>> begin(Question question) {
        ResolvedMetric metric = metric(question);
        boolean series = question.query().shape() == Shape.TIME_SERIES;
        Duration freshness = series ? Freshness.of(metric, work) : Duration.ZERO;
        if (freshness.isZero()) {
            return beginAlone(question);
        }
        TimeRange asked = question.query().range();
        Query aligned = question.query().toBuilder()
                .range(Alignment.outward(asked, interval(question.query())))
                .build();
        Asking asking = asking(question);
        SharedAnswer shared = kept.findPoints(
                question.source(),
                query(metric, aligned, work.newCancellation(question.source())),
                freshness,
                work,
                asking,
                (cancellation, held) ->
                        frames(metric, query(metric, aligned, cancellation), asking, cancellation, held));
        return shared == null
                ? beginAlone(question)
                : Answering.shared(shared, answer -> inside(asked, Objects.requireNonNull(answer.points())));
    }

    /** Borders that no client has said are at whole seconds: a range that is a moment longer has the same. */
    private static Duration interval(Query query) {
        return query.hasInterval()
                ? query.interval()
                : Duration.ofSeconds(query.interval().plusMillis(999).toSeconds());
    }

    private Answering<List<Frame>> beginAlone(Question question) {
        Asking asking = asking(question);
        return Answering.alone(work.submit(question.source(), asking, () -> answer(question, asking)));
    }

    private ResolvedMetric metric(Question question) {
        return new ResolvedMetric(
                question.source(), named(question.source()), question.query().metric());
    }

    private static Asking asking(Question question) {
        return Asking.about(Purpose.QUERY, question.query().metric(), "answer");
    }

    /** Runs where the source does. */
    private List<Frame> answer(Question question, Asking asking) throws Exception {
        WorkCancellation cancellation = work.newCancellation(question.source());
        ResolvedMetric metric = metric(question);
        Query query = query(metric, question.query(), cancellation);
        List<Frame> ready = frames(metric, query, asking, cancellation, work.held());
        if (ready.stream().noneMatch(SourceQuery::isDeferred)) {
            cancellation.forgetActions(); // Else the source's work goes on while the answer is written.
        }
        return ready;
    }

    /** Runs where the source does, and maybe for other requests, too. */
    private List<Frame> frames(
            ResolvedMetric metric, Query query, Asking asking, WorkCancellation cancellation, PointsAtHand.Share held)
            throws Exception {
        TransformSpec spec = new TransformSpec(
                query.range(),
                query.shape(),
                query.slices().orElse(null),
                AdhocConditions.of(query.filters()),
                settings.get(EngineSettings.MAX_RAW_POINTS),
                settings.get(EngineSettings.MAX_TABLE_ROWS),
                SourceQuery.late(work.log(metric.sourceName())),
                cancellation::checkAlive);
        List<Frame> ready = SourceQuery.answer(metric, query, spec, asking, work.isObserved() ? asking : null);
        held.hold(ready);
        return ready;
    }

    private Query query(ResolvedMetric metric, Query asked, WorkCancellation cancellation) {
        boolean downsampling = asked.downsampling()
                && settings.get(EngineSettings.DOWNSAMPLING)
                && metric.source().downsampling();
        return asked.toBuilder()
                .context(context(cancellation))
                .downsampling(downsampling)
                .pointsPerPixel(Math.min(asked.pointsPerPixel(), settings.get(EngineSettings.POINTS_PER_PIXEL)))
                .build();
    }

    /** The series without the points that an aligned range adds. */
    private static List<Frame> inside(TimeRange range, List<Frame> frames) {
        return frames.stream()
                .map(frame -> (Frame) Transformer.inside((TimeSeries) frame, range))
                .toList();
    }

    @Override
    public <T> Map<String, T> askWilling(String purpose, Work<T> question) {
        return calls.askWilling(sources, Asking.to(Purpose.OTHER, purpose), checked(purpose, question));
    }

    @Override
    public <T> Map<String, T> askBriefly(Collection<String> some, String purpose, Work<T> question) {
        return calls.askWilling(
                these(some),
                true,
                Asking.to(Purpose.OTHER, purpose),
                checked(purpose, question),
                (leftOut, alreadyLogged) -> {});
    }

    @Override
    public <T> Map<String, T> askAll(String purpose, Work<T> question) {
        return calls.askAll(sources, false, Asking.to(Purpose.OTHER, purpose), checked(purpose, question));
    }

    @Override
    public <T> T work(String source, String purpose, Work<T> question) {
        return calls.ask(source, named(source), Asking.to(Purpose.OTHER, purpose), checked(purpose, question));
    }

    private static <T> SourceCalls.Question<T> checked(String purpose, Work<T> question) {
        return (name, source, context) -> {
            @Nullable T answer = question.ask(name, source, context);
            if (answer == null) {
                throw Contract.broken(name, "the method to " + purpose, "null");
            }
            if (answer instanceof List<?> list) {
                List<?> unused = Contract.checked(list, name, "the method to " + purpose);
            }
            return answer;
        };
    }

    @Override
    public void read(String source, String metric, TimeSeries deferred, PointSink sink) {
        Asking reading = Asking.about(Purpose.READ, metric, "read the points of");
        PointSink counted = work.isObserved() ? reading.points().counting(sink) : sink;
        calls.ask(source, named(source), reading, (name, data, context) -> {
            deferred.forEach(counted);
            return deferred;
        });
    }

    @Override
    public boolean downsampling() {
        return settings.get(EngineSettings.DOWNSAMPLING);
    }

    @Override
    public int pointsPerPixel() {
        return settings.get(EngineSettings.POINTS_PER_PIXEL);
    }

    @Override
    public void checkAlive() {
        work.checkAlive();
    }

    private RequestContext context(Cancellation cancellation) {
        return RequestContext.of(ZoneOffset.UTC, caller.name(), Map::of, cancellation)
                .withHeaders(caller.headers());
    }

    private DataSource named(String source) {
        @Nullable DataSource named = sources.get(source);
        if (named == null) {
            throw new IllegalArgumentException("no data source '" + source + "' here; there are " + sources.keySet());
        }
        return named;
    }
}
