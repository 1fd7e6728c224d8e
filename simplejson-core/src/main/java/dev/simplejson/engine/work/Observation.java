// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.hook.Observer;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells an observer what happens, if there is one. Thread-safe. */
public final class Observation {
    private static final System.Logger QUERIES = System.getLogger(Text.QUERY_LOGGER);

    /** Tells nobody. */
    public static final Observation NONE = new Observation(null, Duration.ofDays(365));

    private final @Nullable Observer observer;
    private final long slowNanos;
    private final FailureLog log = new FailureLog();

    /**
     * An observation.
     *
     * @param observer who is told
     * @param slow what takes a source longer than this is told to the log
     */
    public Observation(@Nullable Observer observer, Duration slow) {
        this.observer = observer;
        this.slowNanos = slow.toNanos();
    }

    /** Whether there is one. */
    public boolean isWanted() {
        return observer != null;
    }

    /** A source has ended a task, or will never. */
    void asked(SourceTask<?> task) {
        if (task.elapsedNanos() > slowNanos) {
            QUERIES.log(System.Logger.Level.WARNING, () -> Text.ofLog(slow(task)));
        }
        if (observer != null) {
            Asking asking = task.asking();
            tell(there -> there.sourceAsked(new Ask(
                    task.threads().source(),
                    asking.metric(),
                    asking.purpose(),
                    failureOf(task),
                    Duration.ofNanos(task.queuedNanos()),
                    Duration.ofNanos(task.elapsedNanos()),
                    asking.points().in(),
                    asking.points().out())));
        }
    }

    private String slow(SourceTask<?> task) {
        PointCount points = task.asking().points();
        return task.description("took " + Text.seconds(task.elapsedNanos()) + " to")
                + " (setting 'slow-query'); it waited "
                + Text.seconds(task.queuedNanos()) + " for its turn"
                // Without an observer nobody counts them.
                + (isWanted() ? ", gave " + points.in() + " points and rows, and " + points.out() + " were sent" : "");
    }

    /** A question was one that several viewers may share an answer to. */
    public void shared(Observer.Sharing sharing) {
        tell(there -> there.answerShared(sharing));
    }

    /** A request is over. */
    public void finished(Observer.Request request) {
        tell(there -> there.requestFinished(request));
    }

    private void tell(Consumer<Observer> event) {
        if (observer != null) {
            try {
                event.accept(observer);
            } catch (RuntimeException | Error failure) { // The threads that tell it are needed for more.
                String unused = log.failed("an observer failed", failure);
            }
        }
    }

    private static @Nullable ErrorKind failureOf(SourceTask<?> task) {
        try {
            task.get();
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof SimpleJsonException chosen ? chosen.kind() : ErrorKind.SOURCE_FAILED;
        } catch (CancellationException givenUp) {
            return ErrorKind.TIMED_OUT;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return ErrorKind.TIMED_OUT;
        }
    }

    private record Ask(
            String source,
            String metric,
            Purpose purpose,
            @Nullable ErrorKind failure,
            Duration queued,
            Duration ran,
            long pointsIn,
            long pointsOut)
            implements Observer.Ask {}
}
