// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.json.FrameWriter;
import dev.simplejson.json.JsonOutput;
import dev.simplejson.json.TargetRequest;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.transform.AdhocConditions;
import dev.simplejson.transform.TransformSpec;
import dev.simplejson.transform.Transformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Answers {@code /query}: the frames of every target, in the asked order. Serves one request. */
final class QueryEndpoint {
    /** No screen is wider, and a source that makes a point per step must not be made to fill the memory. */
    private static final int MOST_POINTS = 100_000;

    private final Scope scope;
    private final SimpleJsonSettings settings;
    private final AnswerStyle style;
    private final AdhocConditions conditions;

    QueryEndpoint(Scope scope, SimpleJsonSettings settings, AnswerStyle style) {
        this.scope = scope;
        this.settings = settings;
        this.style = style;
        this.conditions = AdhocConditions.of(scope.request().filters());
    }

    /** Has the sources answer. Nothing is written yet, so a failure still gets its own status. */
    List<Part> answer() throws Exception {
        List<Asked> asked = Asked.of(scope.request().targets());
        List<Part> parts = scope.sources().size() == 1 ? askSingleSource(asked) : askSources(asked);
        return completed(parts);
    }

    /** Writes the parts' frames one by one; deferred points are read now, on a worker. */
    void write(List<Part> parts, JsonOutput out) throws Exception {
        for (Part part : parts) {
            for (Frame frame : Objects.requireNonNull(part.frames())) {
                if (isDeferred(frame)) {
                    writeDeferred(frame, part, out);
                } else {
                    FrameWriter.write(frame, part.asked().refId(), out);
                }
            }
            part.cancellation().forgetActions();
        }
    }

    private static boolean isDeferred(Frame frame) {
        return frame instanceof TimeSeries series && series.isDeferred();
    }

    private void writeDeferred(Frame frame, Part part, JsonOutput out) {
        scope.work().runOnWorker(part.metric().sourceName(), part.purpose(), () -> {
            FrameWriter.write(frame, part.asked().refId(), out);
            return part;
        });
    }

    /** The only source finds its metrics and answers in one go: one hand-over to a worker. */
    private List<Part> askSingleSource(List<Asked> asked) {
        String source = scope.sources().keySet().iterator().next();
        List<SourceTask<List<Part>>> tasks = new ArrayList<>();
        for (Asked one : asked) {
            String purpose = "answer '" + Text.abbreviated(one.target().target()) + "'";
            WorkCancellation cancellation = scope.work().newCancellation();
            tasks.add(scope.work().submit(source, purpose, () -> findAndAsk(one, cancellation)));
        }
        scope.work().await();
        return tasks.stream()
                .flatMap(task -> RequestWork.resultOf(task).stream())
                .toList();
    }

    private List<Part> findAndAsk(Asked asked, WorkCancellation cancellation) throws Exception {
        List<Part> parts = parts(asked, find(List.of(asked), SourceCalls.onThisThread()));
        if (parts.size() > 1) {
            return parts;
        }
        Part only = parts.get(0);
        return List.of(ask(new Part(asked, only.metric(), cancellation, null)));
    }

    private List<Part> askSources(List<Asked> asked) throws Exception {
        Map<String, List<ResolvedMetric>> found = find(asked, SourceCalls.onWorkers(scope.work()));
        return asked.stream().flatMap(one -> parts(one, found).stream()).toList();
    }

    private Map<String, List<ResolvedMetric>> find(List<Asked> asked, SourceCalls calls) throws Exception {
        List<String> texts = asked.stream().map(one -> one.target().target()).toList();
        return new TargetRouter(scope.sources(), calls, settings.maxExpandedTargets()).resolve(texts);
    }

    private List<Part> parts(Asked asked, Map<String, List<ResolvedMetric>> found) {
        List<ResolvedMetric> metrics =
                Objects.requireNonNull(found.get(asked.target().target()));
        return metrics.stream()
                .map(metric -> new Part(asked, metric, scope.work().newCancellation(), null))
                .toList();
    }

    /** All parts with their answers; those without are asked for side by side. */
    private List<Part> completed(List<Part> parts) {
        if (parts.size() > settings.maxExpandedTargets()) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    "the targets stand for " + parts.size() + " metrics; at most " + settings.maxExpandedTargets()
                            + " are answered at once (setting 'max-expanded-targets')");
        }
        List<SourceTask<Part>> tasks = new ArrayList<>();
        for (Part part : parts) {
            if (part.frames() == null) {
                tasks.add(scope.work().submit(part.metric().sourceName(), part.purpose(), () -> ask(part)));
            }
        }
        scope.work().await();
        List<Part> completed = new ArrayList<>();
        int next = 0;
        for (Part part : parts) {
            completed.add(part.frames() == null ? RequestWork.resultOf(tasks.get(next++)) : part);
        }
        return completed;
    }

    /** Runs on a worker. */
    private Part ask(Part part) throws Exception {
        ResolvedMetric metric = part.metric();
        List<Frame> frames = Contract.checked(metric.source().query(query(part)), metric.sourceName(), "query");
        List<Frame> ready = new ArrayList<>();
        for (Frame frame : Transformer.transform(frames, spec(part))) {
            ready.add(style.step().apply(frame));
        }
        if (ready.stream().noneMatch(QueryEndpoint::isDeferred)) {
            part.cancellation().forgetActions(); // Else the source's work goes on while the answer is written.
        }
        return part.answered(ready);
    }

    private Query query(Part part) {
        TargetRequest target = part.asked().target();
        Query.Builder query = Query.of(part.metric().metric(), scope.request().range())
                .refId(part.asked().refId())
                .shape(style.shape(target.shape()))
                .downsampling(downsampling(part))
                .filters(scope.request().filters())
                .payload(target.payload())
                .context(scope.context(part.cancellation()));
        if (maxDataPoints() > 0) {
            query.maxDataPoints(maxDataPoints());
        }
        long interval = scope.request().intervalMillis();
        if (interval > 0) {
            long shortest = scope.request().range().durationMillis() / MOST_POINTS;
            query.interval(Duration.ofMillis(Math.max(interval, shortest)));
        }
        return query.build();
    }

    private TransformSpec spec(Part part) {
        return new TransformSpec(
                scope.request().range(),
                style.shape(part.asked().target().shape()),
                maxDataPoints(),
                downsampling(part),
                conditions,
                settings.maxRawPoints(),
                settings.maxTableRows(),
                part.cancellation()::checkAlive);
    }

    private boolean downsampling(Part part) {
        return style.downsampling()
                && settings.downsampling()
                && part.metric().source().downsampling();
    }

    private int maxDataPoints() {
        int asked = scope.request().maxDataPoints();
        return asked > 0 ? Math.min(asked, MOST_POINTS) : style.defaultMaxDataPoints();
    }
}
