// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.keep.Alignment;
import dev.simplejson.engine.keep.ReadyFrames;
import dev.simplejson.engine.keep.SharedAnswer;
import dev.simplejson.engine.work.PointsAtHand;
import dev.simplejson.engine.work.SourceTask;
import dev.simplejson.engine.work.WorkCancellation;
import dev.simplejson.json.read.TargetRequest;
import dev.simplejson.json.write.FrameWriter;
import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
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
        List<Answering<Part>> answers = new ArrayList<>(parts.size());
        for (Part part : parts) {
            answers.add(begin(part));
        }
        return Answering.await(answers, place -> beginAlone(parts.get(place)), scope.work());
    }

    private Answering<Part> begin(Part part) {
        Duration freshness = style.isShared() ? Freshness.of(part.metric(), scope.work()) : Duration.ZERO;
        if (freshness.isZero()) {
            return beginAlone(part);
        }
        Query asked = query(part, scope.request().range(), part.cancellation());
        TimeRange range = Alignment.outward(asked.range(), asked.interval());
        SharedAnswer shared = scope.kept()
                .find(
                        part.metric().sourceName(),
                        query(part, range, part.cancellation()),
                        freshness,
                        scope.work(),
                        part.asking(),
                        (cancellation, held) -> frames(part, query(part, range, cancellation), cancellation, held));
        boolean isWider = asked.shape() == Shape.TABLE && !range.equals(asked.range());
        return shared == null
                ? beginAlone(part)
                : Answering.shared(
                        shared,
                        answer ->
                                part.answered(Objects.requireNonNull(answer.frames()), notices(answer, part, isWider)));
    }

    private Answering<Part> beginAlone(Part part) {
        return Answering.alone(scope.work().submit(part.metric().sourceName(), part.asking(), () -> ask(part)));
    }

    /** People see seconds; what is younger is as good as asked for just now. */
    private static List<Notice> notices(SharedAnswer answer, Part part, boolean isWider) {
        List<Notice> notices = new ArrayList<>();
        String freshness = " (freshness of data source '" + part.metric().sourceName() + "')";
        long seconds = answer.age().toSeconds();
        String age = seconds == 1 ? "one second" : seconds + " seconds";
        if (seconds > 0) {
            notices.add(Notice.info("this answer is " + age + " old, because others asked for it, too" + freshness));
        }
        if (isWider) {
            notices.add(Notice.info(
                    "this table may have rows of up to one interval beside the range, so that viewers can share it"
                            + freshness));
        }
        return notices;
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
            if (part.shared() != null) {
                writeShared(part.shared(), part, out);
            }
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

    private void writeShared(ReadyFrames shared, Part part, JsonOutput out) throws Exception {
        List<Notice> all = new ArrayList<>(notices);
        all.addAll(part.notices());
        shared.write(all, out);
        notices = shared.isEmpty() ? notices : List.of();
    }

    /** Runs where the source does. */
    private Part ask(Part part) throws Exception {
        Query query = query(part, scope.request().range(), part.cancellation());
        List<Frame> ready =
                frames(part, query, part.cancellation(), scope.work().held());
        if (ready.stream().noneMatch(SourceQuery::isDeferred)) {
            part.cancellation().forgetActions(); // Else the source's work goes on while the answer is written.
        }
        return part.answered(ready);
    }

    /** Runs where the source does, and maybe for other requests, too. */
    private List<Frame> frames(Part part, Query query, WorkCancellation cancellation, PointsAtHand.Share held)
            throws Exception {
        List<Frame> ready = new ArrayList<>();
        for (Frame frame : SourceQuery.answer(
                part.metric(),
                query,
                spec(part, query, cancellation),
                part.asking(),
                scope.work().isObserved() ? part.reading() : null)) {
            ready.add(style.step().apply(frame));
        }
        part.asking().points().take(part.reading().points()); // Thinning has read them, or the step has.
        held.hold(ready);
        return ready;
    }

    private Query query(Part part, TimeRange range, WorkCancellation cancellation) {
        TargetRequest target = part.asked().target();
        Query.Builder query = Query.of(part.metric().metric(), range)
                .refId(part.asked().refId())
                .shape(style.shape(target.shape()))
                .downsampling(downsampling(part))
                .pointsPerPixel(settings.get(EngineSettings.POINTS_PER_PIXEL))
                .filters(scope.request().filters())
                .payload(target.payload())
                .context(scope.context(cancellation));
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

    private TransformSpec spec(Part part, Query query, WorkCancellation cancellation) {
        return new TransformSpec(
                query.range(),
                query.shape(),
                query.slices().orElse(null),
                conditions,
                settings.get(EngineSettings.MAX_RAW_POINTS),
                settings.get(EngineSettings.MAX_TABLE_ROWS),
                SourceQuery.late(scope.work().log(part.metric().sourceName())),
                cancellation::checkAlive);
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
