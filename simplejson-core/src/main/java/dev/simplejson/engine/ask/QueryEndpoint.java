// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SourceTask;
import dev.simplejson.json.FrameWriter;
import dev.simplejson.json.JsonOutput;
import dev.simplejson.json.TargetRequest;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.Query;
import dev.simplejson.transform.AdhocConditions;
import dev.simplejson.transform.TransformSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Answers {@code /query}: the frames of every target, in the asked order. Serves one request. */
public final class QueryEndpoint {
    /** No screen is wider, and a source that makes a point per step must not be made to fill the memory. */
    private static final int MOST_POINTS = 100_000;

    private final Scope scope;
    private final Settings settings;
    private final AnswerStyle style;
    private final AdhocConditions conditions;
    private List<Notice> notices = List.of();

    QueryEndpoint(Scope scope, Settings settings, AnswerStyle style) {
        this.scope = scope;
        this.settings = settings;
        this.style = style;
        this.conditions = AdhocConditions.of(scope.request().filters());
    }

    /** Has the sources answer, side by side. Nothing is written yet, so a failure still gets its own status. */
    List<Part> answer() {
        List<Part> parts = parts(Asked.of(scope.request().targets()));
        if (parts.size() > settings.get(EngineSettings.MAX_EXPANDED_TARGETS)) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    "the targets stand for " + parts.size() + " metrics; at most "
                            + settings.get(EngineSettings.MAX_EXPANDED_TARGETS)
                            + " are answered at once (setting 'max-expanded-targets')");
        }
        List<SourceTask<Part>> tasks = new ArrayList<>(parts.size());
        for (Part part : parts) {
            tasks.add(scope.work().submit(part.metric().sourceName(), part.asking(), () -> ask(part)));
        }
        scope.work().await();
        List<Part> answered = new ArrayList<>(tasks.size());
        for (SourceTask<Part> task : tasks) {
            answered.add(RequestWork.resultOf(task));
        }
        return answered;
    }

    private List<Part> parts(List<Asked> asked) {
        TargetRouter router = scope.router(settings);
        List<String> texts = new ArrayList<>(asked.size());
        for (Asked one : asked) {
            texts.add(one.target().target());
        }
        Map<String, List<ResolvedMetric>> found = router.resolve(texts);
        notices = router.notices();
        List<Part> parts = new ArrayList<>();
        for (Asked one : asked) {
            for (ResolvedMetric metric :
                    Objects.requireNonNull(found.get(one.target().target()))) {
                parts.add(Part.of(one, metric, scope.work().newCancellation(metric.sourceName())));
            }
        }
        return parts;
    }

    /** What is to be said of the whole answer: which sources had no say, and the like. */
    List<Notice> notices() {
        return notices;
    }

    /** Writes the parts' frames one by one; deferred points are read now, where their source runs. */
    void write(List<Part> parts, JsonOutput out) throws Exception {
        for (Part part : parts) {
            for (Frame frame : part.frames()) {
                if (SourceQuery.isDeferred(frame)) {
                    SourceTask<Part> unused = scope.work().submit(part.metric().sourceName(), part.reading(), () -> {
                        write(frame, part, out);
                        return part;
                    });
                    scope.work().await();
                } else {
                    write(frame, part, out);
                }
            }
            part.cancellation().forgetActions();
        }
    }

    private void write(Frame frame, Part part, JsonOutput out) throws Exception {
        FrameWriter.write(frame, part.asked().refId(), notices, out);
        notices = List.of(); // Once is enough.
    }

    /** Runs where the source does. */
    private Part ask(Part part) throws Exception {
        ResolvedMetric metric = part.metric();
        Query query = query(part);
        List<Frame> ready = new ArrayList<>();
        boolean anyDeferred = false;
        for (Frame frame : SourceQuery.answer(
                metric, query, spec(part, query), part.asking(), scope.work().isObserved() ? part.reading() : null)) {
            Frame styled = style.step().apply(frame);
            anyDeferred |= SourceQuery.isDeferred(styled);
            ready.add(styled);
        }
        scope.work().held().hold(ready);
        if (!anyDeferred) {
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
                .pointsPerPixel(settings.get(EngineSettings.POINTS_PER_PIXEL))
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

    private TransformSpec spec(Part part, Query query) {
        return new TransformSpec(
                query.range(),
                query.shape(),
                query.slices().orElse(null),
                conditions,
                settings.get(EngineSettings.MAX_RAW_POINTS),
                settings.get(EngineSettings.MAX_TABLE_ROWS),
                part.cancellation()::checkAlive);
    }

    private boolean downsampling(Part part) {
        return style.downsampling()
                && settings.get(EngineSettings.DOWNSAMPLING)
                && part.metric().source().downsampling();
    }

    private int maxDataPoints() {
        int asked = scope.request().maxDataPoints();
        return asked > 0 ? Math.min(asked, MOST_POINTS) : style.defaultMaxDataPoints();
    }
}
