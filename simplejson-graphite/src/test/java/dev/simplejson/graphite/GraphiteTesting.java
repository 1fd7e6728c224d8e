// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.spi.DataSource;
import dev.simplejson.testkit.MemoryExchange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Engines over fake sources, at {@link FakeSource#START}. */
abstract class GraphiteTesting {
    final FakeSource waves = new FakeSource("waves", List.of("series A", "series B", "load"));
    final FakeSource db = new FakeSource("db", List.of("orders", "orders.amount", "cpu"), "web-1", "web-2");

    private final List<SimpleJsonEngine> engines = new ArrayList<>();

    @AfterEach
    void close() {
        engines.forEach(SimpleJsonEngine::close);
    }

    final SimpleJsonEngine engine(DataSource... sources) {
        SimpleJsonEngine engine = SimpleJsonEngine.builder()
                .sources(sources)
                .clock(Clock.fixed(Instant.ofEpochSecond(FakeSource.START), ZoneOffset.UTC))
                .build();
        engines.add(engine);
        return engine;
    }

    final SimpleJsonEngine both() {
        return engine(waves, db);
    }

    /** A form, its body byte by byte as it is sent. */
    static MemoryExchange postForm(String url, String body) {
        return MemoryExchange.post(url, body).with("Content-Type", "application/x-www-form-urlencoded");
    }

    /** The names of an answer's series. */
    static List<String> names(MemoryExchange answer) throws Exception {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return ((List<?>) Json.read(answer.bytes()))
                .stream()
                        .map(series -> (String) ((Map<?, ?>) series).get("target"))
                        .toList();
    }

    static List<?> points(MemoryExchange answer, int series) throws Exception {
        return (List<?>) ((Map<?, ?>) ((List<?>) Json.read(answer.bytes())).get(series)).get("datapoints");
    }
}
