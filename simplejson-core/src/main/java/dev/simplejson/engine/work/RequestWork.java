// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All that sources do for one request: each on threads of its own, side by side, while the request's thread waits until it is done, one of
 * them fails or time is up. Sources in memory run on the request's thread. Used by that thread, apart from {@link #newCancellation}.
 */
public final class RequestWork {
    /** How long to wait for sources before the next look whether the client still does. */
    private static final long LOOK_AT_CLIENT_NANOS = 1_000_000_000;

    private final Workers workers;
    private final Duration allowed;
    private final Duration patience;
    private final BooleanSupplier isClientGone;
    private final LongSupplier nanoClock;
    private final PointsAtHand.Share held;
    private final Instant deadline;
    private final long deadlineNanos;
    private final BlockingQueue<SourceTask<?>> finished = new LinkedBlockingQueue<>();
    private final Consumer<SourceTask<?>> whenDone = finished::add; // Known by its identity to shared tasks.
    private final List<SourceTask<?>> here = new ArrayList<>();
    private final List<SourceTask<?>> started = new ArrayList<>();
    private final List<SourceTask<?>> joined = new ArrayList<>();
    private final List<SourceTask<?>> heldBack = new ArrayList<>();
    private final List<WorkCancellation> cancellations = new ArrayList<>();
    private @Nullable SourceTask<?> slowest;
    private @Nullable SimpleJsonException cancelled;

    /**
     * The work for one request, whose time begins now.
     *
     * @param allowed how long the answer may take
     * @param patience how long a source may take to say what is only good to know
     * @param held what its answer holds in memory
     * @param isClientGone whether nobody waits for it any more
     */
    public RequestWork(
            Workers workers,
            Duration allowed,
            Duration patience,
            Clock clock,
            PointsAtHand.Share held,
            BooleanSupplier isClientGone) {
        this(workers, allowed, patience, clock, held, isClientGone, System::nanoTime);
    }

    /** The same with another clock for what is measured; for tests. */
    RequestWork(
            Workers workers,
            Duration allowed,
            Duration patience,
            Clock clock,
            PointsAtHand.Share held,
            BooleanSupplier isClientGone,
            LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.workers = workers;
        this.allowed = allowed;
        this.patience = patience;
        this.held = held;
        this.isClientGone = isClientGone;
        this.deadline = clock.instant().plus(allowed);
        this.deadlineNanos = nanoClock.getAsLong() + allowed.toNanos();
    }

    /** What the answer holds in memory. */
    public PointsAtHand.Share held() {
        return held;
    }

    /** Whether somebody wants to know what sources do. */
    public boolean isObserved() {
        return workers.isObserved();
    }

    /** When the answer has to be complete, as {@link System#nanoTime()} tells it. */
    public long deadlineNanos() {
        return deadlineNanos;
    }

    /** How long the request has taken. */
    public long elapsedNanos() {
        return nanoClock.getAsLong() - deadlineNanos + allowed.toNanos();
    }

    /** Until when patience lasts, if it begins now. */
    public long patienceEndsNanos() {
        return nanoClock.getAsLong() + patience.toNanos();
    }

    /** What tells one source that it should stop. May be called on any thread. */
    public WorkCancellation newCancellation(String source) {
        WorkCancellation cancellation = new WorkCancellation(
                deadline, deadlineNanos, this::timedOut, workers.of(source).cancelling());
        synchronized (cancellations) {
            cancellations.add(cancellation);
            if (cancelled != null) {
                cancellation.cancel(cancelled);
            }
        }
        return cancellation;
    }

    /**
     * Has a piece of work done, at the latest by the next call that waits.
     *
     * @param asking what it is
     */
    public <T> SourceTask<T> submit(String source, Asking asking, Callable<T> work) {
        SourceTask<T> task = new SourceTask<>(workers.of(source), asking, work, whenDone);
        submit(task);
        return task;
    }

    private void submit(SourceTask<?> task) {
        if (task.threads().isInMemory()) {
            here.add(task);
        } else if (!start(task)) {
            heldBack.add(task);
        }
    }

    /**
     * A piece of work that other requests may wait for, too; this one does, and has to {@linkplain #begin begin} it. It goes on as long as
     * anybody waits, so its source has twice the time of a request: who joins last still has all of its own.
     *
     * @param whenOver runs when it is over, well or not, before anybody is told
     */
    public <T> SharedTask<T> share(
            String source, Asking asking, SharedTask.Work<T> work, Consumer<SharedTask<T>> whenOver) {
        SourceThreads threads = workers.of(source);
        WorkCancellation cancellation = new WorkCancellation(
                deadline.plus(allowed), deadlineNanos + allowed.toNanos(), this::timedOut, threads.cancelling());
        Callable<T> call = () -> {
            try (PointsAtHand.Share ofTask = held.ofAnother()) {
                return work.run(cancellation, ofTask);
            }
        };
        return new SharedTask<>(threads, asking, call, whenOver, cancellation, deadlineNanos, whenDone);
    }

    /** Has such a piece of work done, at the latest by the next call that waits. */
    public void begin(SharedTask<?> task) {
        submit(task);
    }

    /** Waits for what another request has begun, from the next call that waits on. False if it is too late for that. */
    public boolean join(SharedTask<?> task) {
        if (!task.join(whenDone)) {
            return false;
        }
        joined.add(task);
        started.add(task);
        return true;
    }

    /** What is said of a source's failures. */
    public FailureLog log(String source) {
        return workers.of(source).log();
    }

    /** However much a request asks of a busy source, it takes one place in the line; else it would keep others out of it. */
    private boolean start(SourceTask<?> task) {
        SourceThreads threads = task.threads();
        if (!threads.hasFreeThread() && started.stream().anyMatch(other -> isInLine(other, threads))) {
            return false;
        }
        started.add(task);
        threads.submit(task);
        return true;
    }

    /** What others have begun takes no place of this request's, and must not keep it from beginning what others wait for. */
    private boolean isInLine(SourceTask<?> task, SourceThreads threads) {
        return task.threads() == threads && !joined.contains(task);
    }

    /**
     * Waits until everything that was submitted is done.
     *
     * @throws SimpleJsonException if something failed or time is up; the rest is cancelled. After a failure more may be submitted
     */
    public void await() {
        await(deadlineNanos, true);
    }

    /** The same, but what is not done when patience is over has failed, too. */
    void awaitAllPatiently() {
        await(patienceEndsNanos(), true);
        if (!started.isEmpty()) {
            logLate(this::tooSlow);
            throw failed(tooSlow(started.get(0)));
        }
    }

    private void await(long untilNanos, boolean onlyWell) {
        runHere();
        for (SourceTask<?> task = next(untilNanos); task != null; task = next(untilNanos)) {
            SimpleJsonException failure = onlyWell ? SourceFailure.of(task) : null;
            if (failure != null) {
                throw failed(failure);
            }
        }
    }

    private SimpleJsonException failed(SimpleJsonException failure) {
        synchronized (cancellations) {
            cancellations.forEach(cancellation -> cancellation.cancel(failure));
            cancellations.clear();
        }
        giveUpAll(failure);
        return failure;
    }

    /**
     * Waits until everything that was submitted is done, well or not.
     *
     * @throws SimpleJsonException if time is up
     */
    void awaitAll() {
        await(deadlineNanos, false);
    }

    /**
     * Waits until everything that was submitted is done, well or not, or patience is over. What is not done then is given up, and ends as
     * cancelled.
     *
     * @throws SimpleJsonException if time is up
     */
    void awaitPatiently() {
        awaitNoLongerThan(patience.toNanos(), this::tooSlow);
    }

    /**
     * Waits until everything that was submitted is done, well or not, or half of the time that is left is over. What is not done then is
     * given up: the request can still do without it.
     *
     * @param tasks all that was submitted
     * @return why each was not done well, in their order; null for those that were
     * @throws SimpleJsonException if time is up
     */
    public List<@Nullable SimpleJsonException> awaitHalf(List<? extends SourceTask<?>> tasks) {
        long nanos = (deadlineNanos - nanoClock.getAsLong()) / 2;
        String after = " after " + Text.seconds(nanos);
        awaitNoLongerThan(nanos, task -> timedOut(task.description("was still trying to") + after));
        List<@Nullable SimpleJsonException> failures = new ArrayList<>(tasks.size());
        for (SourceTask<?> task : tasks) {
            if (!task.isCancelled()) {
                failures.add(SourceFailure.of(task));
            } else if (task.hasBegun()) {
                failures.add(timedOut(task.description("was still trying to") + after));
            } else {
                failures.add(task.threads().busy());
            }
        }
        return failures;
    }

    private void awaitNoLongerThan(long nanos, Function<SourceTask<?>, SimpleJsonException> late) {
        await(nanoClock.getAsLong() + nanos, false);
        logLate(late);
        giveUpAll(timedOut());
    }

    private void logLate(Function<SourceTask<?>, SimpleJsonException> late) {
        started.forEach(task ->
                task.threads().log().late(String.valueOf(late.apply(task).getMessage()), task));
    }

    /** Why a source is left out that patience was over for. */
    SimpleJsonException tooSlow(SourceTask<?> task) {
        return timedOut(
                task.description("took more than " + Text.seconds(patience.toNanos()) + " (setting 'patience') to"));
    }

    private void runHere() {
        if (!here.isEmpty()) {
            started.addAll(here);
            workers.runHere(() -> here.forEach(this::runHere));
            here.clear();
        }
    }

    private void runHere(SourceTask<?> task) {
        task.run();
        if (isLate()) {
            throw over();
        }
    }

    /**
     * Waits until something is over that goes on whether this request waits for it or not.
     *
     * @param task what it is; blamed if it takes too long
     * @param over counts down when it is
     * @param untilNanos when to go on without it
     * @throws SimpleJsonException if time is up, or nobody waits for the answer any more
     */
    public void awaitOther(SourceTask<?> task, CountDownLatch over, long untilNanos) {
        try {
            for (long left = untilNanos - nanoClock.getAsLong(); left > 0; left = untilNanos - nanoClock.getAsLong()) {
                long pause = Math.min(Math.min(left, deadlineNanos - nanoClock.getAsLong()), LOOK_AT_CLIENT_NANOS);
                if (over.await(pause, TimeUnit.NANOSECONDS)) {
                    return;
                }
                if (isLate() || isClientGone.getAsBoolean()) {
                    slowest = slower(slowest, task);
                    throw over();
                }
            }
        } catch (InterruptedException stopping) {
            throw stopped(stopping);
        }
    }

    /** The next task that is done; null if none is left, or none is done by then. */
    private @Nullable SourceTask<?> next(long untilNanos) {
        while (!started.isEmpty()) {
            SourceTask<?> task = poll(Math.min(untilNanos, deadlineNanos) - nanoClock.getAsLong());
            if (task != null && started.remove(task)) {
                slowest = slower(slowest, task);
                heldBack.removeIf(this::start);
                return task;
            }
            // One look at the clock: whoever waits until the deadline must hear of it, even if it comes between two.
            long now = nanoClock.getAsLong();
            if (now - deadlineNanos >= 0 || task == null && isClientGone.getAsBoolean()) {
                throw over();
            }
            if (now - untilNanos >= 0) {
                return null;
            }
        }
        return null;
    }

    private @Nullable SourceTask<?> poll(long nanos) {
        try {
            SourceTask<?> task = finished.poll(Math.min(nanos, LOOK_AT_CLIENT_NANOS), TimeUnit.NANOSECONDS);
            // A task may have had no memory left to say that it is done.
            return task != null
                    ? task
                    : started.stream().filter(SourceTask::isDone).findAny().orElse(null);
        } catch (InterruptedException stopping) {
            throw stopped(stopping);
        }
    }

    private SimpleJsonException stopped(InterruptedException stopping) {
        Thread.currentThread().interrupt();
        SimpleJsonException stopped = SourceThreads.stopping(stopping);
        cancelAll(stopped);
        return stopped;
    }

    /**
     * For work on the request's own thread.
     *
     * @throws SimpleJsonException if time is up, or nobody waits for the answer any more
     */
    public void checkAlive() {
        if (isLate() || isClientGone.getAsBoolean()) {
            SimpleJsonException over = isLate() ? timedOut() : ClientGone.asFailure(null); // No source is to blame.
            cancelAll(over);
            throw over;
        }
    }

    private boolean isLate() {
        return nanoClock.getAsLong() - deadlineNanos >= 0;
    }

    /** Nothing of it is wanted any more. */
    public void cancelAll(SimpleJsonException why) {
        synchronized (cancellations) {
            cancelled = why;
            cancellations.forEach(cancellation -> cancellation.cancel(why));
        }
        giveUpAll(why);
    }

    private void giveUpAll(SimpleJsonException why) {
        List<SourceTask<?>> begun = List.copyOf(started);
        started.clear();
        joined.clear();
        List<SourceTask<?>> notBegun = new ArrayList<>(heldBack);
        notBegun.addAll(here);
        heldBack.clear();
        here.clear();
        begun.forEach(task -> task.leave(whenDone, why));
        notBegun.forEach(task -> task.leaveToOthers(whenDone, why));
    }

    /** Time is up, or nobody waits. */
    private SimpleJsonException over() {
        SimpleJsonException over = isLate() ? outOfTime() : ClientGone.asFailure(null);
        cancelAll(over);
        return over;
    }

    /** Whoever took the most of the time is to blame, and who never had a turn is not. */
    private SimpleJsonException outOfTime() {
        SourceTask<?> blamed = slowest;
        SourceTask<?> waiting = null;
        for (SourceTask<?> task : started) {
            blamed = slower(blamed, task);
            waiting = task.hasBegun() ? waiting : task;
        }
        if (waiting != null && (blamed == null || blamed.elapsedNanos() < allowed.toNanos() / 2)) {
            return waiting.threads().busy();
        }
        if (blamed == null) {
            return timedOut();
        }
        boolean isDone = blamed.isDone();
        String late = isDone
                ? blamed.description("took " + Text.seconds(blamed.elapsedNanos()) + " to")
                : blamed.description("was still trying to");
        blamed.threads().log().late(timedOutText() + ": " + late, blamed);
        return timedOut(timedOutText() + ": " + late);
    }

    private static SourceTask<?> slower(@Nullable SourceTask<?> one, SourceTask<?> other) {
        return one != null && one.elapsedNanos() >= other.elapsedNanos() ? one : other;
    }

    private SimpleJsonException timedOut() {
        return timedOut(timedOutText());
    }

    private static SimpleJsonException timedOut(String why) {
        return new SimpleJsonException(ErrorKind.TIMED_OUT, why);
    }

    private String timedOutText() {
        return "no answer within " + Text.seconds(allowed.toNanos()) + " (setting 'deadline')";
    }

    /** The result of a task that {@link #await} has seen end well. */
    public static <T> T resultOf(SourceTask<T> task) {
        try {
            return task.get();
        } catch (Exception neverAfterAwait) {
            throw new IllegalStateException(neverAfterAwait);
        }
    }
}
