// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.spi.DataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Engines over fake sources, and a way for a source to hang until the test is over. */
@Timeout(60)
abstract class EngineTesting {
    /** The range of every query here. */
    static final String RANGE = "\"range\":{\"from\":0,\"to\":1000}";

    /** Long enough for a worker to begin on a busy machine, short enough to be waited for. */
    static final Map<String, String> SHORT_DEADLINE = Map.of("deadline", "500ms");

    private final List<SimpleJsonEngine> engines = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void releaseAndClose() {
        release();
        engines.forEach(SimpleJsonEngine::close);
        clients.shutdownNow();
    }

    final SimpleJsonEngine engine(DataSource... sources) {
        return engine(Map.of(), sources);
    }

    final SimpleJsonEngine engine(Map<String, String> settings, DataSource... sources) {
        SimpleJsonSettings.Builder builder = SimpleJsonSettings.builder();
        settings.forEach(builder::set);
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T05:06:07.890Z"), ZoneOffset.UTC);
        SimpleJsonEngine engine = SimpleJsonEngine.builder()
                .sources(sources)
                .settings(builder.build())
                .clock(clock)
                .build();
        return closed(engine);
    }

    /** An engine that is closed when the test is over. */
    final SimpleJsonEngine closed(SimpleJsonEngine engine) {
        engines.add(engine);
        return engine;
    }

    /** Asks for these targets, which are JSON texts. */
    static TestExchange query(SimpleJsonEngine engine, String... targets) throws IOException {
        return queryExchange(targets).handledBy(engine);
    }

    static TestExchange queryExchange(String... targets) {
        StringBuilder json = new StringBuilder();
        for (String target : targets) {
            json.append(json.isEmpty() ? "" : ",")
                    .append("{\"target\":\"")
                    .append(target.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"}");
        }
        return TestExchange.post("/query", "{" + RANGE + ",\"targets\":[" + json + "]}");
    }

    /** The same on a client's thread. */
    final CompletableFuture<TestExchange> queryLater(SimpleJsonEngine engine, String... targets) {
        return handledLater(engine, queryExchange(targets));
    }

    final CompletableFuture<TestExchange> handledLater(SimpleJsonEngine engine, TestExchange exchange) {
        CompletableFuture<TestExchange> answer = new CompletableFuture<>();
        clients.execute(() -> {
            try {
                answer.complete(exchange.handledBy(engine));
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    /** Hangs until the test is over, whoever interrupts. */
    final void hang() {
        boolean interrupted = false;
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException ignored) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Spins until the test is over, whoever interrupts. */
    final void spin() {
        while (released.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    /** Lets go of all that hangs or spins. */
    final void release() {
        released.countDown();
    }
}
