// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.DataSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks several sources the same thing. */
interface SourceCalls {
    /**
     * Asks all of them and gathers the answers.
     *
     * @param purpose as it reads behind "data source 'x' failed to …"
     * @return the answers by source, in the sources' order
     * @throws Exception whatever the first source that fails throws
     */
    <T> Map<String, T> askAll(Map<String, DataSource> sources, String purpose, Question<T> question) throws Exception;

    /**
     * Asks all of them and gathers the answers of those that do not fail.
     *
     * @param failures takes what the others failed with
     * @throws Exception if time is up
     */
    <T> Map<String, T> askWilling(
            Map<String, DataSource> sources,
            String purpose,
            Question<T> question,
            Consumer<SimpleJsonException> failures)
            throws Exception;

    /**
     * As {@link #askWilling(Map, String, Question, Consumer)}, for lists to choose from: one source that is down must not keep the others from being
     * chosen. The failures are logged.
     *
     * @throws SimpleJsonException if all of them fail, or time is up
     */
    static <T> Map<String, T> askWilling(
            RequestWork work, Map<String, DataSource> sources, String purpose, Question<T> question) throws Exception {
        List<SimpleJsonException> failures = new ArrayList<>();
        Map<String, T> answers = onWorkers(work).askWilling(sources, purpose, question, failures::add);
        if (answers.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        return answers;
    }

    private static <T> Map<String, SourceTask<T>> submitAll(
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

    /** Asks on this thread, which is a worker already. */
    static SourceCalls onThisThread() {
        return new SourceCalls() {
            @Override
            public <T> Map<String, T> askAll(Map<String, DataSource> sources, String purpose, Question<T> question)
                    throws Exception {
                Map<String, T> answers = new LinkedHashMap<>();
                for (Map.Entry<String, DataSource> source : sources.entrySet()) {
                    answers.put(source.getKey(), question.ask(source.getKey(), source.getValue()));
                }
                return answers;
            }

            // A worker asks its own source only: if that fails, nobody is left.
            @Override
            public <T> Map<String, T> askWilling(
                    Map<String, DataSource> sources,
                    String purpose,
                    Question<T> question,
                    Consumer<SimpleJsonException> failures)
                    throws Exception {
                return askAll(sources, purpose, question);
            }
        };
    }

    /** Asks side by side on the workers, each on its source's own. */
    static SourceCalls onWorkers(RequestWork work) {
        return new SourceCalls() {
            @Override
            public <T> Map<String, T> askAll(Map<String, DataSource> sources, String purpose, Question<T> question) {
                Map<String, SourceTask<T>> tasks = submitAll(work, sources, purpose, question);
                work.await();
                Map<String, T> answers = new LinkedHashMap<>();
                tasks.forEach((name, task) -> answers.put(name, RequestWork.resultOf(task)));
                return answers;
            }

            @Override
            public <T> Map<String, T> askWilling(
                    Map<String, DataSource> sources,
                    String purpose,
                    Question<T> question,
                    Consumer<SimpleJsonException> failures) {
                Map<String, SourceTask<T>> tasks = submitAll(work, sources, purpose, question);
                work.awaitAll();
                Map<String, T> answers = new LinkedHashMap<>();
                tasks.forEach((name, task) -> {
                    SimpleJsonException failure = SourceFailure.of(task);
                    if (failure == null) {
                        answers.put(name, RequestWork.resultOf(task));
                    } else {
                        failures.accept(failure);
                    }
                });
                return answers;
            }
        };
    }
}
