// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.Contract;
import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SourceCalls;
import dev.simplejson.engine.work.SourceTask;
import dev.simplejson.engine.work.WorkCancellation;
import dev.simplejson.hook.Caller;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.transform.AdhocConditions;
import dev.simplejson.transform.TransformSpec;
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

    ScopedSources(Map<String, DataSource> sources, Caller caller, RequestWork work, EngineParts engine) {
        this.sources = sources;
        this.caller = caller;
        this.work = work;
        this.calls = new SourceCalls(work, this::context);
        this.settings = engine.settings();
        this.directory = engine.directory();
    }

    @Override
    public Map<String, DataSource> byName() {
        return sources;
    }

    @Override
    public Map<String, List<Metric>> metrics() throws Exception {
        return calls.askWilling(
                sources,
                Asking.to(Purpose.METRICS, "list its metrics"),
                (name, source, context) -> Contract.checked(source.metrics(context), name, "metrics"));
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
        if (questions.size() > settings.get(EngineSettings.MAX_EXPANDED_TARGETS)) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    questions.size() + " metrics are asked for; at most "
                            + settings.get(EngineSettings.MAX_EXPANDED_TARGETS)
                            + " are answered at once (setting 'max-expanded-targets')");
        }
        List<SourceTask<List<Frame>>> tasks = new ArrayList<>();
        for (Question question : questions) {
            Asking asking = Asking.about(Purpose.QUERY, question.query().metric(), "answer");
            ResolvedMetric metric = new ResolvedMetric(
                    question.source(),
                    named(question.source()),
                    question.query().metric());
            tasks.add(work.submit(question.source(), asking, () -> answer(metric, question.query(), asking)));
        }
        work.await();
        List<List<Frame>> answers = new ArrayList<>();
        tasks.forEach(task -> answers.add(RequestWork.resultOf(task)));
        return answers;
    }

    /** Runs where the source does. */
    private List<Frame> answer(ResolvedMetric metric, Query asked, Asking asking) throws Exception {
        WorkCancellation cancellation = work.newCancellation(metric.sourceName());
        boolean downsampling = asked.downsampling()
                && settings.get(EngineSettings.DOWNSAMPLING)
                && metric.source().downsampling();
        Query query = asked.toBuilder()
                .context(context(cancellation))
                .downsampling(downsampling)
                .pointsPerPixel(Math.min(asked.pointsPerPixel(), settings.get(EngineSettings.POINTS_PER_PIXEL)))
                .build();
        TransformSpec spec = new TransformSpec(
                asked.range(),
                asked.shape(),
                query.slices().orElse(null),
                AdhocConditions.of(asked.filters()),
                settings.get(EngineSettings.MAX_RAW_POINTS),
                settings.get(EngineSettings.MAX_TABLE_ROWS),
                cancellation::checkAlive);
        List<Frame> ready = SourceQuery.answer(metric, query, spec, asking, work.isObserved() ? asking : null);
        work.held().hold(ready);
        if (ready.stream().noneMatch(SourceQuery::isDeferred)) {
            cancellation.forgetActions(); // Else the source's work goes on while the answer is written.
        }
        return ready;
    }

    @Override
    public <T> Map<String, T> askWilling(String purpose, Work<T> question) {
        return calls.askWilling(sources, Asking.to(Purpose.OTHER, purpose), question::ask);
    }

    @Override
    public <T> Map<String, T> askAll(String purpose, Work<T> question) {
        return calls.askAll(sources, Asking.to(Purpose.OTHER, purpose), question::ask);
    }

    @Override
    public <T> T work(String source, String purpose, Work<T> question) {
        return calls.ask(
                source,
                named(source),
                Asking.to(Purpose.OTHER, purpose),
                (name, data, context) ->
                        Objects.requireNonNull(question.ask(name, data, context), "the work's result"));
    }

    @Override
    public boolean downsampling() {
        return settings.get(EngineSettings.DOWNSAMPLING);
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
