// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.DataSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Asks several sources the same thing, side by side. */
final class SourceCalls {
    private SourceCalls() {}

    /**
     * Asks all of them and gathers the answers.
     *
     * @param purpose as it reads behind "data source 'x' failed to …"
     * @return the answers by source, in the sources' order
     * @throws SimpleJsonException whatever the first source that fails throws
     */
    static <T> Map<String, T> askAll(
            RequestWork work, Map<String, DataSource> sources, String purpose, Question<T> question) {
        Map<String, SourceTask<T>> tasks = submit(work, sources, purpose, question);
        work.await();
        Map<String, T> answers = new LinkedHashMap<>();
        tasks.forEach((name, task) -> answers.put(name, RequestWork.resultOf(task)));
        return answers;
    }

    /**
     * Asks all of them and gathers the answers of those that neither fail nor take long.
     *
     * @param patienceEnds whether that is what the setting {@code patience} says, or else the deadline
     * @param failures takes what the others failed with, of kind {@link ErrorKind#TIMED_OUT} if they took too long
     * @throws SimpleJsonException if time is up
     */
    static <T> Map<String, T> askWilling(
            RequestWork work,
            Map<String, DataSource> sources,
            boolean patienceEnds,
            String purpose,
            Question<T> question,
            BiConsumer<String, SimpleJsonException> failures) {
        Map<String, SourceTask<T>> tasks = submit(work, sources, purpose, question);
        if (patienceEnds) {
            work.awaitPatiently();
        } else {
            work.awaitAll();
        }
        Map<String, T> answers = new LinkedHashMap<>();
        tasks.forEach((name, task) -> {
            SimpleJsonException failure = task.isCancelled() ? work.tooSlow(task) : SourceFailure.of(task);
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
    static <T> Map<String, T> askWilling(
            RequestWork work, Map<String, DataSource> sources, String purpose, Question<T> question) {
        Map<String, SimpleJsonException> failures = new LinkedHashMap<>();
        // With nobody else to answer there is no reason to give up before the deadline.
        Map<String, T> answers = askWilling(work, sources, sources.size() > 1, purpose, question, failures::put);
        if (answers.isEmpty() && !failures.isEmpty()) {
            throw failures.values().iterator().next();
        }
        return answers;
    }

    private static <T> Map<String, SourceTask<T>> submit(
            RequestWork work, Map<String, DataSource> sources, String purpose, Question<T> question) {
        Map<String, SourceTask<T>> tasks = new LinkedHashMap<>();
        sources.forEach((name, source) ->
                tasks.put(name, work.submit(name, purpose, () -> question.ask(name, source))));
        return tasks;
    }

    /** What a source is asked. */
    interface Question<T> {
        T ask(String name, DataSource source) throws Exception;
    }
}
