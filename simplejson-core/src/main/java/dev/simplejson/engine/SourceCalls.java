// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.spi.DataSource;
import java.util.LinkedHashMap;
import java.util.Map;

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
        };
    }

    /** Asks side by side on the workers, each on its source's own. */
    static SourceCalls onWorkers(RequestWork work) {
        return new SourceCalls() {
            @Override
            public <T> Map<String, T> askAll(Map<String, DataSource> sources, String purpose, Question<T> question) {
                Map<String, SourceTask<T>> tasks = new LinkedHashMap<>();
                sources.forEach((name, source) ->
                        tasks.put(name, work.submit(name, purpose, () -> question.ask(name, source))));
                work.await();
                Map<String, T> answers = new LinkedHashMap<>();
                tasks.forEach((name, task) -> answers.put(name, RequestWork.resultOf(task)));
                return answers;
            }
        };
    }
}
