// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import dev.simplejson.testkit.MemoryExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** An engine that is asked anything, and must have an answer: never an exception, a failure of its own, or nothing. */
final class FuzzedEngine implements AutoCloseable {
    private static final Set<Integer> STATUSES = Set.of(200, 400, 404, 405, 413);

    private final DataSources sources = DataSources.of(new FuzzSource(), new OtherSource());
    private final SimpleJsonEngine engine = new SimpleJsonEngine(sources, SimpleJsonSettings.defaults());
    private long answers;

    /** Asks, looks at the answer, and tells how long it took. */
    long nanosToAnswer(FuzzInput input) throws IOException {
        MemoryExchange exchange = exchange(input);
        long start = System.nanoTime();
        engine.handle(exchange);
        long nanos = System.nanoTime() - start;
        check(exchange);
        answers += exchange.status() == 200 ? 1 : 0;
        return nanos;
    }

    /** How many times the answer was no refusal. */
    long answers() {
        return answers;
    }

    @Override
    public void close() {
        engine.close();
    }

    /** A second source, as there usually are several. */
    private static final class OtherSource implements DataSource {
        private final WavesDataSource waves = new WavesDataSource();

        @Override
        public String name() {
            return "other";
        }

        @Override
        public List<Metric> metrics() {
            return waves.metrics();
        }

        @Override
        public List<Frame> query(Query query) {
            return List.of();
        }
    }

    private static void check(MemoryExchange answer) throws IOException {
        String text = answer.text();
        assertThat(STATUSES).as(text).contains(answer.status());
        assertThat(text).isNotEmpty();
        if ("application/json".equals(answer.answerHeader("Content-Type"))) {
            Object parsed = Json.parse(text);
            if (answer.status() != 200) {
                // Only the connection test has the object, for simPod.
                assertThat(Json.object(parsed).keySet()).isIn(Set.of("message", "code"), Set.of("message", "error"));
            }
        }
    }

    private static MemoryExchange exchange(FuzzInput input) {
        String url = input.method().equals("GET") ? input.path() + "?" + input.queryString() : input.path();
        return MemoryExchange.of(input.method(), url, input.text());
    }
}
