// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.Contract;
import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SharedTask;
import dev.simplejson.engine.work.SourceCalls;
import dev.simplejson.engine.work.SourceFailure;
import dev.simplejson.engine.work.SourceTask;
import dev.simplejson.engine.work.SourceThreads;
import dev.simplejson.engine.work.Text;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.model.Metric;
import dev.simplejson.model.ScopedVariable;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.RequestContext;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The names of one source's metrics. They are read beside the requests, on the source's own threads, so that a source which hangs is in
 * nobody's way: requests wait for its first list only, and not for long. Thread-safe.
 */
public final class Listing {
    private static final System.Logger LOGGER = System.getLogger(Text.LOGGER);
    private static final long FRESH_NANOS = 1_000_000_000;
    /** A source that takes long to list its metrics is not kept busy with it. */
    private static final int REST = 20;
    /**
     * For how long a source is not asked again that took longer than patience lasts, and how long what it said beside its list is believed.
     */
    private static final long A_WHILE_NANOS = 10_000_000_000L;

    private static final int MOST_LEARNED = 10_000;

    private final String name;
    private final DataSource source;
    private final SourceThreads threads;
    private final long deadlineNanos;
    private final long patienceNanos;
    /** Names that it answers without listing them, and whether it is the only source that does. */
    private final ConcurrentHashMap<String, Boolean> learned = new ConcurrentHashMap<>();

    private final int mostShown;
    private final AtomicBoolean cutTold = new AtomicBoolean();
    private final AtomicLong leftAloneUntilNanos = new AtomicLong();
    private volatile @Nullable Names names;
    private volatile @Nullable SimpleJsonException failure;
    private volatile long nextLookNanos = System.nanoTime();
    private volatile long forgetNanos = nextLookNanos;
    /** Since when it is looked at: what was given up meanwhile and begun anew is one wait. */
    private volatile long lookedAtSinceNanos;

    private final Semaphore waiting;
    private volatile @Nullable Look latest; // Changed by who holds the lock of this.
    private final Map<Naming, SharedTask<Set<String>>> asked = new HashMap<>(); // Guarded by itself.

    Listing(
            String name,
            DataSource source,
            SourceThreads threads,
            Duration deadline,
            Duration patience,
            int mostShown) {
        this.mostShown = mostShown;
        this.name = name;
        this.source = source;
        this.threads = threads;
        this.deadlineNanos = deadline.toNanos();
        this.patienceNanos = patience.toNanos();
        this.waiting = new Semaphore(threads.places());
    }

    /** Whether the source is known to have a metric. */
    boolean holds(String metric) {
        return lists(metric) || learned.containsKey(metric);
    }

    /** Whether the source lists a metric, or is known to be the only one that has it. */
    boolean holdsAlone(String metric) {
        return lists(metric) || saidAlone(metric);
    }

    /** Whether all sources were asked for a metric a moment ago, and this one alone has it. */
    boolean saidAlone(String metric) {
        return learned.getOrDefault(metric, false);
    }

    private boolean lists(String metric) {
        Names known = names;
        return known != null && known.all.contains(metric);
    }

    /** The source said that it has metrics that it does not list. */
    void learn(Set<String> metrics, boolean alone) {
        metrics.forEach(metric -> {
            if (learned.size() < MOST_LEARNED) {
                learned.merge(metric, alone, Boolean::logicalOr);
            }
        });
    }

    /** All names, as the source lists them; none if it never has. */
    List<String> names() {
        Names known = names;
        return known == null ? List.of() : known.ordered;
    }

    /** Which metrics are parts of others, as the source lists them. */
    Map<String, String> wholes() {
        Names known = names;
        return known == null ? Map.of() : known.wholes;
    }

    /** Whether the source has ever listed its metrics. */
    boolean isKnown() {
        return names != null;
    }

    /** Why the latest look failed; null if it did not, or is not over. */
    @Nullable
    SimpleJsonException failure() {
        return failure;
    }

    /** Begins to look again, if the latest look was a while ago. */
    void lookIfOld() {
        if (System.nanoTime() - nextLookNanos >= 0 && (names == null || threads.hasFreeThread())) {
            Look unused = look();
        }
    }

    /** Waits for the first list: from the first request on, as long as patience lasts. */
    void awaitFirst() {
        if (names == null && failure == null) {
            await(look(), lookedAtSinceNanos + patienceNanos);
        }
    }

    /** Whether the source is being looked at for its first list, and that has not taken longer than a request may. */
    boolean isBeginning() {
        return names == null && isLookUnderWay() && System.nanoTime() - lookedAtSinceNanos < deadlineNanos;
    }

    /**
     * Waits for the first list as long as that may take, for a request that has nothing else to wait for. No more of them wait than the
     * source has places for.
     *
     * @throws SimpleJsonException if the request's time is up, or nobody waits for it any more
     */
    void awaitBeginning(RequestWork work) {
        Look awaited = latest;
        if (awaited != null && waiting.tryAcquire()) {
            try {
                work.awaitOther(awaited.task, awaited.over, lookedAtSinceNanos + deadlineNanos);
            } finally {
                waiting.release();
            }
        }
    }

    /** Why a request goes on without what the source may have, in words that follow its name. */
    String whyLeftOut() {
        SimpleJsonException failed = failure;
        if (names == null && isLookUnderWay()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lookedAtSinceNanos);
            return "it is still finding out which metrics it has, for " + seconds + "s now; ask again in a while";
        }
        return names == null && failed != null
                ? String.valueOf(failed.getMessage())
                : "it does not say within the setting 'patience' which metrics it has";
    }

    private boolean isLookUnderWay() {
        Look underWay = latest;
        return underWay != null && underWay.over.getCount() > 0;
    }

    /** Looks again and waits for that, unless it took too long a moment ago. */
    void lookAgain(long untilNanos) {
        if (mayBeAsked()) {
            await(look(), untilNanos);
        }
    }

    /** Asks which of these names it answers, or waits for who asks the same: when a server begins, all viewers do at once. */
    SourceTask<Set<String>> ask(Set<String> metrics, SourceCalls calls) {
        Naming naming = Naming.of(metrics, calls.context(Cancellation.never()));
        RequestWork work = calls.work();
        SharedTask<Set<String>> begun;
        synchronized (asked) {
            SharedTask<Set<String>> underWay = asked.get(naming);
            if (underWay != null && !underWay.isDone() && work.join(underWay)) {
                return underWay;
            }
            begun = work.share(
                    name,
                    Asking.to(Purpose.METRICS, "say which metrics it has"),
                    (cancellation, held) -> answered(naming.metrics, calls.context(cancellation)),
                    task -> over(naming, task));
            asked.put(naming, begun);
        }
        work.begin(begun);
        return begun;
    }

    private Set<String> answered(Set<String> metrics, RequestContext context) throws Exception {
        Set<String> answered = new HashSet<>();
        for (String metric : metrics) {
            if (source.answers(metric, context)) {
                answered.add(metric);
            }
        }
        return answered;
    }

    private void over(Naming naming, SharedTask<Set<String>> task) {
        synchronized (asked) {
            asked.remove(naming, task);
        }
    }

    /** Whether a request may wait for what the source says; of those that come after it was left alone for a while, one may. */
    boolean mayBeAsked() {
        long until = leftAloneUntilNanos.get();
        long now = System.nanoTime();
        return until == 0 || (now - until >= 0 && leftAloneUntilNanos.compareAndSet(until, now + A_WHILE_NANOS));
    }

    /** The source took longer than patience lasts. */
    void leaveAlone() {
        leftAloneUntilNanos.set(System.nanoTime() + A_WHILE_NANOS);
    }

    /** The source said something in time. */
    void trust() {
        leftAloneUntilNanos.set(0);
    }

    private Look look() {
        Look begun;
        synchronized (this) {
            Look underWay = latest;
            boolean isAnew = underWay != null && underWay.over.getCount() > 0;
            if (underWay != null && isAnew) {
                if (underWay.task.elapsedNanos() < deadlineNanos) {
                    return underWay;
                }
                underWay.task.giveUp();
            }
            long now = System.nanoTime();
            lookedAtSinceNanos = isAnew ? lookedAtSinceNanos : now;
            CountDownLatch over = new CountDownLatch(1);
            begun = new Look(
                    new SourceTask<>(
                            threads,
                            Asking.to(Purpose.METRICS, "list its metrics"),
                            this::read,
                            task -> looked(task, over)),
                    over);
            latest = begun;
            // Last: whoever finds that it is not time for a look finds the one that is under way.
            nextLookNanos = now + deadlineNanos;
        }
        threads.submit(begun.task);
        return begun;
    }

    private Names read() throws Exception {
        List<Metric> metrics = Contract.checked(source.metrics(RequestContext.none()), name, "metrics");
        List<String> ordered = metrics.stream().map(Metric::name).toList();
        Map<String, String> wholes = new HashMap<>();
        metrics.forEach(metric -> {
            String whole = metric.whole();
            if (whole != null) {
                wholes.put(metric.name(), whole);
            }
        });
        return new Names(ordered, Set.copyOf(ordered), Map.copyOf(wholes));
    }

    private void looked(SourceTask<Names> task, CountDownLatch over) {
        SimpleJsonException failed = SourceFailure.ofLeftOut(task);
        if (failed == null) {
            Names listed = RequestWork.resultOf(task);
            if (names == null) {
                trust(); // What took long was its beginning; from now on it may be asked.
            }
            names = listed;
            tellOnceIfCut(listed.ordered.size());
        }
        if (!task.isCancelled()) {
            failure = failed; // One that was given up goes on, and says nothing about the source.
        }
        long now = System.nanoTime();
        if (now - forgetNanos >= 0) {
            learned.clear();
            forgetNanos = now + A_WHILE_NANOS;
        }
        nextLookNanos = now + Math.max(FRESH_NANOS, REST * task.elapsedNanos());
        over.countDown();
    }

    private void tellOnceIfCut(int all) {
        if (all > mostShown && cutTold.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    cut("lists of the metrics of data source '" + name + "'", mostShown, all));
        }
    }

    /** That a list ends early. A choice in the list itself that says so would be a metric that does not exist. */
    static String cut(String lists, int shown, int all) {
        return lists + " show " + shown + " of " + all
                + " (setting 'max-search-results'); the others are found by typing a part of their name, and answer by name";
    }

    private void await(Look awaited, long untilNanos) {
        long left = untilNanos - System.nanoTime();
        try {
            if (left > 0 && !awaited.over.await(left, TimeUnit.NANOSECONDS)) {
                threads.log()
                        .late(
                                awaited.task.description("takes longer than the setting 'patience' says to"),
                                awaited.task);
                leaveAlone();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw SourceThreads.stopping(stopping);
        }
    }

    /** All that the source is told when it is asked for names. */
    private record Naming(
            Set<String> metrics,
            ZoneId timeZone,
            String user,
            Map<String, String> headers,
            Map<String, ScopedVariable> variables) {
        static Naming of(Set<String> metrics, RequestContext context) {
            return new Naming(
                    Set.copyOf(metrics), context.timeZone(), context.user(), context.headers(), context.variables());
        }
    }

    private record Names(List<String> ordered, Set<String> all, Map<String, String> wholes) {}

    /** One look; it is over once the listing knows what came of it. */
    private record Look(SourceTask<Names> task, CountDownLatch over) {}
}
