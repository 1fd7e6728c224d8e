// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.keep;

import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.Observation;
import dev.simplejson.engine.work.PointsAtHand;
import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SharedTask;
import dev.simplejson.engine.work.WorkCancellation;
import dev.simplejson.hook.Observer;
import dev.simplejson.model.Frame;
import dev.simplejson.spi.Query;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answers that several viewers share: those that are being made, and those that were made a short while ago. What is kept takes no more
 * memory than it may; what was not wanted for the longest time goes first. Thread-safe.
 */
public final class KeptAnswers {
    /** What an answer takes beside its bytes. */
    private static final int OVERHEAD_BYTES = 400;

    /** One answer must not drive out all others. */
    private static final int SHARE = 8;

    /** Nor may little memory keep small answers from being waited for together. */
    private static final int SMALL_BYTES = 256 * 1024;

    /** How long, and of how many questions, it is remembered that their answers are too large: a range moves on, the panel stays. */
    private static final Duration TOO_LARGE_FOR = Duration.ofMinutes(1);

    private static final int MOST_TOO_LARGE = 1_000;

    private final long mostBytes;
    private final int mostOfOne;
    private final Clock clock;
    private final Observation observation;
    private final Map<QuestionKey, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<QuestionKey, SharedTask<Optional<Kept>>> underWay = new HashMap<>();
    private final Map<ByteBuffer, Long> tooLarge = new LinkedHashMap<>();
    private long bytes;

    /**
     * Nothing yet.
     *
     * @param mostBytes how much memory may be taken
     * @param clock tells how old an answer is
     * @param observation is told where answers come from
     */
    public KeptAnswers(long mostBytes, Clock clock, Observation observation) {
        this.mostBytes = mostBytes;
        this.mostOfOne = (int) Math.min(Integer.MAX_VALUE, Math.max(mostBytes / SHARE, SMALL_BYTES));
        this.clock = clock;
        this.observation = observation;
    }

    /**
     * The answer to a question. If nobody has it, the source is asked, with the next call of the request's work that waits.
     *
     * @param query what the source is asked, but for the context's cancellation; its range is aligned
     * @param freshness how old an answer may be
     * @param asking what it is, to whoever observes
     * @param evaluation asks the source
     * @return null if such answers are known to be too large
     */
    public @Nullable SharedAnswer find(
            String source, Query query, Duration freshness, RequestWork work, Asking asking, Evaluation evaluation) {
        return find(QuestionKey.of(source, query, false), source, query, freshness, work, asking, evaluation);
    }

    /** As {@link #find}, for whoever goes on with the points: they are kept as they are, and series that are deferred are read. */
    public @Nullable SharedAnswer findPoints(
            String source, Query query, Duration freshness, RequestWork work, Asking asking, Evaluation evaluation) {
        return find(QuestionKey.of(source, query, true), source, query, freshness, work, asking, evaluation);
    }

    private @Nullable SharedAnswer find(
            QuestionKey key,
            String source,
            Query query,
            Duration freshness,
            RequestWork work,
            Asking asking,
            Evaluation evaluation) {
        SharedAnswer found;
        Observer.Origin origin;
        long keptBytes;
        SharedTask<Optional<Kept>> begun = null;
        synchronized (this) {
            long now = clock.millis();
            if (isTooLarge(key, now)) {
                return null;
            }
            Kept known = kept(key, now, freshness);
            if (known != null) {
                origin = Observer.Origin.KEPT;
                found = SharedAnswer.kept(known, Duration.ofMillis(now - known.begunMillis), this);
            } else {
                origin = Observer.Origin.WAITED;
                found = underWay(key, work);
            }
            if (found == null) {
                begun = work.share(
                        source,
                        asking,
                        (cancellation, held) -> evaluate(
                                key,
                                query.refId(),
                                freshness,
                                cancellation,
                                () -> evaluation.frames(cancellation, held)),
                        task -> over(key, task));
                underWay.put(key, begun);
                found = SharedAnswer.begun(begun);
                origin = Observer.Origin.ASKED;
            }
            keptBytes = bytes;
        }
        if (begun != null) {
            work.begin(begun);
        }
        if (work.isObserved()) {
            observation.shared(new Shared(source, query.metric(), origin, keptBytes));
        }
        return found;
    }

    private boolean isTooLarge(QuestionKey key, long now) {
        Long since = tooLarge.get(key.text());
        return since != null && isYoung(since, now, TOO_LARGE_FOR);
    }

    private @Nullable Kept kept(QuestionKey key, long now, Duration freshness) {
        Kept answer = kept.get(key);
        return answer == null || !isYoung(answer.begunMillis, now, freshness) ? null : answer;
    }

    private @Nullable SharedAnswer underWay(QuestionKey key, RequestWork work) {
        SharedTask<Optional<Kept>> task = underWay.get(key);
        return task != null && !task.isDone() && work.join(task) ? SharedAnswer.joined(task, this) : null;
    }

    /** A clock that was set back makes everything old. */
    private static boolean isYoung(long sinceMillis, long now, Duration most) {
        return now >= sinceMillis && now - sinceMillis < most.toMillis();
    }

    /** Runs where the source does. */
    private Optional<Kept> evaluate(
            QuestionKey key, String refId, Duration freshness, WorkCancellation cancellation, Frames frames)
            throws Exception {
        long begunMillis = clock.millis(); // What it says may have been so from here on.
        ReadyFrames ready =
                key.points() ? GivenFrames.collected(frames.all(), refId, mostOfOne) : ready(frames.all(), refId);
        if (ready == null) {
            rememberTooLarge(key, begunMillis);
            return Optional.empty();
        }
        cancellation.checkAlive(); // A source that was told to stop may have given what it had.
        Kept answer = new Kept(key, ready, begunMillis, freshness);
        keep(answer);
        return Optional.of(answer);
    }

    private @Nullable ReadyFrames ready(List<Frame> frames, String refId) throws Exception {
        GivenFrames given = GivenFrames.of(frames, refId);
        if (given == null) {
            return RenderedFrames.of(frames, refId, mostOfOne);
        }
        return RenderedFrames.areSurelyOver(frames, mostOfOne) ? null : given;
    }

    /** The frames of an answer that is not asked for the first time; null if they turn out to be too large. */
    @Nullable
    ReadyFrames again(Kept answer) {
        if (!answer.key.points() && answer.frames() instanceof GivenFrames) {
            answer.render(mostOfOne);
            recount(answer);
        }
        return answer.frames();
    }

    private synchronized void recount(Kept answer) {
        if (kept.get(answer.key) != answer) {
            return;
        }
        if (answer.frames() == null) {
            forget(answer);
            rememberTooLarge(answer.key, answer.begunMillis);
        } else {
            keep(answer);
        }
    }

    private void forget(Kept answer) {
        kept.remove(answer.key);
        bytes -= answer.countedBytes;
    }

    private synchronized void rememberTooLarge(QuestionKey key, long now) {
        tooLarge.remove(key.text());
        tooLarge.put(key.text(), now);
        if (tooLarge.size() > MOST_TOO_LARGE) {
            tooLarge.remove(tooLarge.keySet().iterator().next());
        }
    }

    private synchronized void keep(Kept answer) {
        ReadyFrames frames = answer.frames();
        Kept before = kept.put(answer.key, answer);
        bytes -= before == null ? 0 : before.countedBytes;
        answer.countedBytes = OVERHEAD_BYTES + (frames == null ? 0 : frames.size());
        bytes += answer.countedBytes;
        long now = clock.millis();
        Iterator<Kept> eldest = kept.values().iterator();
        while (eldest.hasNext()) {
            Kept next = eldest.next();
            if (bytes <= mostBytes && isYoung(next.begunMillis, now, next.freshness)) {
                return;
            }
            eldest.remove();
            bytes -= next.countedBytes;
        }
    }

    private synchronized void over(QuestionKey key, SharedTask<Optional<Kept>> task) {
        underWay.remove(key, task);
    }

    /** Asks a source for what is to be shared. */
    @FunctionalInterface
    public interface Evaluation {
        /**
         * The frames, as they are to be written.
         *
         * @param cancellation tells when nobody waits for them any more
         * @param held what is in memory until they are rendered
         * @throws Exception fails all who wait
         */
        List<Frame> frames(WorkCancellation cancellation, PointsAtHand.Share held) throws Exception;
    }

    private interface Frames {
        List<Frame> all() throws Exception;
    }

    private record Shared(String source, String metric, Observer.Origin origin, long keptBytes)
            implements Observer.Sharing {}
}
