// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.transform.AdhocConditions;
import dev.simplejson.transform.TransformSpec;
import dev.simplejson.transform.Transformer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sources of one request, asked by an endpoint that is no part of Grafana's own protocol. */
final class ScopedSources implements AskedSources {
    private final Map<String, DataSource> sources;
    private final String user;
    private final RequestWork work;
    private final SimpleJsonSettings settings;
    private final Directory directory;

    ScopedSources(Map<String, DataSource> sources, String user, RequestWork work, EngineParts engine) {
        this.sources = sources;
        this.user = user;
        this.work = work;
        this.settings = engine.settings();
        this.directory = engine.directory();
    }

    @Override
    public Map<String, DataSource> byName() {
        return sources;
    }

    @Override
    public Map<String, List<Metric>> metrics() throws Exception {
        return askWilling(
                "list its metrics", (name, source, context) -> Contract.checked(source.metrics(), name, "metrics"));
    }

    @Override
    public Map<String, List<MetricName>> resolve(Collection<String> texts) throws Exception {
        Map<String, List<MetricName>> names = new LinkedHashMap<>();
        new TargetRouter(sources, directory, work, settings.maxExpandedTargets())
                .resolve(texts)
                .forEach((text, metrics) -> names.put(
                        text,
                        metrics.stream()
                                .map(metric -> new MetricName(metric.sourceName(), metric.metric()))
                                .toList()));
        return names;
    }

    @Override
    public List<List<Frame>> query(List<Question> questions) {
        if (questions.size() > settings.maxExpandedTargets()) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    questions.size() + " metrics are asked for; at most " + settings.maxExpandedTargets()
                            + " are answered at once (setting 'max-expanded-targets')");
        }
        List<SourceTask<List<Frame>>> tasks = new ArrayList<>();
        for (Question question : questions) {
            DataSource source = named(question.source());
            WorkCancellation cancellation = work.newCancellation(question.source());
            String purpose = "answer '" + Text.abbreviated(question.query().metric()) + "'";
            tasks.add(work.submit(question.source(), purpose, () -> answer(question, source, cancellation)));
        }
        work.await();
        List<List<Frame>> answers = new ArrayList<>();
        tasks.forEach(task -> answers.add(RequestWork.resultOf(task)));
        return answers;
    }

    /** Runs where the source does. */
    private List<Frame> answer(Question question, DataSource source, WorkCancellation cancellation) throws Exception {
        Query asked = question.query();
        boolean downsampling = asked.downsampling() && settings.downsampling() && source.downsampling();
        Query query = asked.toBuilder()
                .context(context(cancellation))
                .downsampling(downsampling)
                .pointsPerPixel(Math.min(asked.pointsPerPixel(), settings.pointsPerPixel()))
                .build();
        List<Frame> frames = Contract.checked(source.query(query), question.source(), "query");
        TransformSpec spec = new TransformSpec(
                asked.range(),
                asked.shape(),
                query.slices().orElse(null),
                AdhocConditions.of(asked.filters()),
                settings.maxRawPoints(),
                settings.maxTableRows(),
                cancellation::checkAlive);
        List<Frame> ready = Transformer.transform(frames, spec);
        work.held().hold(ready);
        if (ready.stream().noneMatch(frame -> frame instanceof TimeSeries series && series.isDeferred())) {
            cancellation.forgetActions(); // Else the source's work goes on while the answer is written.
        }
        return ready;
    }

    @Override
    public <T> Map<String, T> askWilling(String purpose, Work<T> question) throws Exception {
        return SourceCalls.askWilling(work, sources, purpose, inContext(question));
    }

    @Override
    public <T> Map<String, T> askAll(String purpose, Work<T> question) throws Exception {
        return SourceCalls.askAll(work, sources, purpose, inContext(question));
    }

    @Override
    public <T> T work(String source, String purpose, Work<T> question) throws Exception {
        DataSource named = named(source);
        SourceTask<T> task = work.submit(
                source,
                purpose,
                () -> Objects.requireNonNull(inContext(question).ask(source, named), "the work's result"));
        work.await();
        return RequestWork.resultOf(task);
    }

    private <T> SourceCalls.Question<T> inContext(Work<T> question) {
        return (name, source) -> {
            WorkCancellation cancellation = work.newCancellation(name);
            T answer = question.ask(name, source, context(cancellation));
            cancellation.forgetActions();
            return answer;
        };
    }

    private RequestContext context(WorkCancellation cancellation) {
        return RequestContext.of(ZoneOffset.UTC, user, Map::of, cancellation);
    }

    private DataSource named(String source) {
        @Nullable DataSource named = sources.get(source);
        if (named == null) {
            throw new IllegalArgumentException("no data source '" + source + "' here; there are " + sources.keySet());
        }
        return named;
    }
}
