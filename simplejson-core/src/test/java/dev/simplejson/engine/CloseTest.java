// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CloseTest extends EngineTesting {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    private final SimpleJsonEngine engine = engine(new FakeSource("app", "cpu").answering(query -> {
        query.context().cancellation().onCancel(cancelled::countDown);
        begun.countDown();
        new CountDownLatch(1).await();
        return List.of();
    }));

    @Test
    void close_whileAQueryRuns_interruptsAndAnswersIt() throws Exception {
        CompletableFuture<TestExchange> answer = queryLater(engine, "cpu");
        begun.await();

        engine.close();

        assertThat(answer.get().status()).isIn(502, 503);
        assertThat(answer.get().sent()).doesNotContain("INTERNAL_ERROR");
        cancelled.await();
    }

    @Test
    void close_thenAQuery_is503() throws Exception {
        engine.close();

        TestExchange refused = query(engine, "cpu");

        refused.assertError(503, "OVERLOADED", "the server is stopping");
        assertThat(refused.answerHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void close_twice_isFine() throws Exception {
        engine.close();
        engine.close();

        assertThat(query(engine, "cpu").status()).isEqualTo(503);
    }
}
