// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.hook.Exchange;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An engine that is asked anything, and must have an answer: never an exception, a failure of its own, or nothing. */
final class FuzzedEngine implements AutoCloseable {
    private static final Set<Integer> STATUSES = Set.of(200, 400, 404, 405, 413);

    private final DataSources sources = DataSources.of(new FuzzSource(), new OtherSource());
    private final SimpleJsonEngine engine = new SimpleJsonEngine(sources, SimpleJsonSettings.defaults());
    private long answers;

    /** Asks, looks at the answer, and tells how long it took. */
    long nanosToAnswer(FuzzInput input) throws IOException {
        Asked exchange = new Asked(input);
        long start = System.nanoTime();
        engine.handle(exchange);
        long nanos = System.nanoTime() - start;
        exchange.check();
        answers += exchange.status == 200 ? 1 : 0;
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

    /** One request and what came back. */
    private static final class Asked implements Exchange {
        private final FuzzInput input;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;
        private Map<String, String> headers = Map.of();

        Asked(FuzzInput input) {
            this.input = input;
        }

        void check() throws IOException {
            String text = body.toString(StandardCharsets.UTF_8);
            assertThat(STATUSES).as(text).contains(status);
            assertThat(text).isNotEmpty();
            if (headers.get("Content-Type").equals("application/json")) {
                Object answer = Json.parse(text);
                if (status != 200) {
                    // Only the connection test has the object, for simPod.
                    assertThat(Json.object(answer).keySet())
                            .isIn(Set.of("message", "code"), Set.of("message", "error"));
                }
            }
        }

        @Override
        public String method() {
            return input.method();
        }

        @Override
        public String path() {
            return input.path();
        }

        @Override
        public String queryString() {
            return input.method().equals("GET") ? input.queryString() : null;
        }

        @Override
        public String header(String name) {
            return null;
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(input.text());
        }

        @Override
        public OutputStream start(int newStatus, Map<String, String> newHeaders) {
            status = newStatus;
            headers = newHeaders;
            return body;
        }
    }
}
