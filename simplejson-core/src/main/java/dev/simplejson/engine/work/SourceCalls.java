// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.RequestContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Asks sources for one request, several of them side by side. */
public final class SourceCalls {
    private final RequestWork work;
    private final Function<Cancellation, RequestContext> contexts;

    /**
     * The calls of one request.
     *
     * @param contexts what a source is told of the request
     */
    public SourceCalls(RequestWork work, Function<Cancellation, RequestContext> contexts) {
        this.work = work;
        this.contexts = contexts;
    }

    /** What the sources do for the request. */
    public RequestWork work() {
        return work;
    }

    /** What a source is told of the request besides its question. */
    public RequestContext context(Cancellation cancellation) {
        return contexts.apply(cancellation);
    }

    /**
     * Asks all of them and gathers the answers.
     *
     * @param patienceEnds whether a source fails that takes longer than the setting {@code patience} says, or else than the deadline
     * @return the answers by source, in the sources' order
     * @throws SimpleJsonException whatever the first source that fails throws
     */
    public <T> Map<String, T> askAll(
            Map<String, DataSource> sources, boolean patienceEnds, Asking asking, Question<T> question) {
        Map<String, SourceTask<T>> tasks = submitAll(sources, asking, question);
        if (patienceEnds) {
            work.awaitAllPatiently();
        } else {
            work.await();
        }
        Map<String, T> answers = new LinkedHashMap<>();
        tasks.forEach((name, task) -> answers.put(name, RequestWork.resultOf(task)));
        return answers;
    }

    /** Asks one of them. */
    public <T> T ask(String name, DataSource source, Asking asking, Question<T> question) {
        SourceTask<T> task = submit(name, source, asking, question);
        work.await();
        return RequestWork.resultOf(task);
    }

    /**
     * Asks all of them and gathers the answers of those that neither fail nor take long.
     *
     * @param patienceEnds whether that is what the setting {@code patience} says, or else the deadline
     * @param failures takes what the others failed with, of kind {@link ErrorKind#TIMED_OUT} if they took too long
     * @throws SimpleJsonException if time is up
     */
    public <T> Map<String, T> askWilling(
            Map<String, DataSource> sources,
            boolean patienceEnds,
            Asking asking,
            Question<T> question,
            BiConsumer<String, SimpleJsonException> failures) {
        return awaitWilling(submitAll(sources, asking, question), patienceEnds, failures);
    }

    /** As {@link #askWilling}, for what has been submitted already, by source. */
    public <T> Map<String, T> awaitWilling(
            Map<String, SourceTask<T>> tasks, boolean patienceEnds, BiConsumer<String, SimpleJsonException> failures) {
        if (patienceEnds) {
            work.awaitPatiently();
        } else {
            work.awaitAll();
        }
        Map<String, T> answers = new LinkedHashMap<>();
        tasks.forEach((name, task) -> {
            boolean isLate = task.isCancelled() || !task.isDone(); // Others may still wait for it.
            SimpleJsonException failure = isLate ? work.tooSlow(task) : SourceFailure.ofLeftOut(task);
            if (failure == null) {
                answers.put(name, RequestWork.resultOf(task));
            } else {
                failures.accept(name, failure);
            }
        });
        return answers;
    }

    /**
     * As above, for lists to choose from: one source that is down must not keep the others from being chosen.
     *
     * @throws SimpleJsonException if all of them fail, or time is up
     */
    public <T> Map<String, T> askWilling(Map<String, DataSource> sources, Asking asking, Question<T> question) {
        Map<String, SimpleJsonException> failures = new LinkedHashMap<>();
        // With nobody else to answer there is no reason to give up before the deadline.
        Map<String, T> answers = askWilling(sources, sources.size() > 1, asking, question, failures::put);
        if (answers.isEmpty() && !failures.isEmpty()) {
            throw failures.values().iterator().next();
        }
        return answers;
    }

    private <T> Map<String, SourceTask<T>> submitAll(
            Map<String, DataSource> sources, Asking asking, Question<T> question) {
        Map<String, SourceTask<T>> tasks = new LinkedHashMap<>();
        sources.forEach((name, source) -> tasks.put(name, submit(name, source, asking, question)));
        return tasks;
    }

    private <T> SourceTask<T> submit(String name, DataSource source, Asking asking, Question<T> question) {
        return work.submit(name, asking, () -> {
            WorkCancellation cancellation = work.newCancellation(name);
            T answer = question.ask(name, source, contexts.apply(cancellation));
            cancellation.forgetActions();
            return answer;
        });
    }

    /** What a source is asked, and in which context. */
    public interface Question<T> {
        T ask(String name, DataSource source, RequestContext context) throws Exception;
    }
}
