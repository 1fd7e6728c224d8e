// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.MetricSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWorkTest {
    private static final Duration ALLOWED = Duration.ofNanos(100);

    private final Workers workers = new Workers(Map.of("app", MetricSource.named("app")), 4, 100, Observation.NONE);

    @AfterEach
    void close() {
        workers.close();
    }

    /** A clock that goes on by one with each look, so that the deadline comes before, between and behind any two of them. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101})
    void await_deadlineBetweenTwoLooksAtTheClock_isToldInsteadOfAnEnd(long passedNanos) {
        for (boolean wellOrNot : new boolean[] {false, true}) {
            AtomicLong clock = new AtomicLong();
            RequestWork work = new RequestWork(
                    workers,
                    ALLOWED,
                    ALLOWED,
                    Clock.systemUTC(),
                    new PointsAtHand(1_000, 1_000).share(),
                    () -> false,
                    clock::getAndIncrement);
            SourceTask<Void> endless =
                    work.submit("app", Asking.to(Purpose.OTHER, "end"), RequestWorkTest::waitUntilInterrupted);
            clock.addAndGet(passedNanos);

            assertThatExceptionOfType(SimpleJsonException.class)
                    .isThrownBy(() -> {
                        if (wellOrNot) {
                            work.awaitAll();
                        } else {
                            work.await();
                        }
                    })
                    .matches(
                            failure -> failure.kind() == ErrorKind.TIMED_OUT || failure.kind() == ErrorKind.OVERLOADED);
            endless.giveUp();
        }
    }

    private static Void waitUntilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
        return null;
    }
}
