// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.model.TimeRange;
import dev.simplejson.testkit.MemoryExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PostgreSQL that is killed while many ask, and comes back. */
@Tag("once")
class PostgresOutageTest {
    private static final int CLIENTS = 16;
    private static final String POINTS =
            "\"datapoints\":[[0,1700000000000],[1,1700000001000],[2,1700000002000],[3,1700000003000]]";

    /** What a client got. */
    private record Answer(int status, String body) {
        boolean isRight() {
            return status == 200 && body.contains(POINTS);
        }

        boolean isOutage() {
            return status == 502 && body.contains("cannot be reached");
        }

        /** On a slow machine, while connections are opened again. */
        boolean isBusy() {
            return status == 503 && body.contains("are in use; try again");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void query_serverKilledAndStartedAgainUnderLoad_isRefusedMeanwhileAndRightAfterwards(long freshnessSeconds)
            throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        AtomicBoolean over = new AtomicBoolean();
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        List<Future<?>> all = new ArrayList<>();
        try (PostgresServer server = PostgresServer.start();
                JdbcDataSource source = source(server, freshnessSeconds);
                SimpleJsonEngine engine =
                        SimpleJsonEngine.builder().sources(source).build()) {
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(() -> {
                    while (!over.get()) {
                        answers.add(ask(engine));
                    }
                    return null;
                }));
            }
            await(answers, true);
            server.kill();
            await(answers, false);
            server.startAgain();
            await(answers, true);
        } finally {
            over.set(true);
            for (Future<?> one : all) {
                one.get(1, TimeUnit.MINUTES);
            }
            clients.shutdownNow();
        }
    }

    private static JdbcDataSource source(PostgresServer server, long freshnessSeconds) {
        return JdbcDataSource.builder(server.url())
                .user("simplejson", "")
                .poolSize(4)
                .discovery(false)
                .freshness(Duration.ofSeconds(freshnessSeconds))
                .metric(JdbcMetric.of(
                        "four",
                        "SELECT to_timestamp(1700000000 + i) AS time, i AS v FROM generate_series(0, 3) AS s(i)"))
                .build();
    }

    private static Answer ask(SimpleJsonEngine engine) throws IOException {
        MemoryExchange exchange = MemoryExchange.post(
                "/query", TestExchange.body("four", new TimeRange(1_700_000_000_000L, 1_700_000_100_000L), 100));
        exchange.handledBy(engine);
        return new Answer(exchange.status(), exchange.text());
    }

    /** Until all clients have got such answers several times; every one on the way there is right or says why it is not. */
    private static void await(BlockingQueue<Answer> answers, boolean right) throws InterruptedException {
        for (int inARow = 0; inARow < 4 * CLIENTS; ) {
            Answer answer = answers.poll(1, TimeUnit.MINUTES);
            assertThat(answer).as("an answer within a minute").isNotNull();
            assertThat(answer.isRight() || answer.isOutage() || answer.isBusy())
                    .as(answer.toString())
                    .isTrue();
            if (!answer.isBusy()) {
                inARow = answer.isRight() == right ? inARow + 1 : 0;
            }
        }
    }
}
