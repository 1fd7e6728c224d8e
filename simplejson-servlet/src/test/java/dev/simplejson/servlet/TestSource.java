// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * One metric of one point, one that breaks off in the middle, one that waits for its like, one that hangs when it is told
 * to, one that only ends when it is cancelled.
 */
final class TestSource implements DataSource {
    static final int TOGETHER = 4;

    private final CountDownLatch together = new CountDownLatch(TOGETHER);
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile CountDownLatch hanging = new CountDownLatch(0);
    private volatile String thread = "";

    /** Lets {@code prompt} hang, whoever interrupts, until the latch is open. */
    void hangUntil(CountDownLatch released) {
        hanging = released;
    }

    /** Open once {@code endless} waits to be cancelled. */
    CountDownLatch waiting() {
        return waiting;
    }

    /** Open once {@code endless} was cancelled. */
    CountDownLatch cancelled() {
        return cancelled;
    }

    /** Which thread {@code prompt} ran on last. */
    String thread() {
        return thread;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.named("one"),
                Metric.named("broken"),
                Metric.named("together"),
                Metric.named("prompt"),
                Metric.named("endless"));
    }

    @Override
    public List<Frame> query(Query query) throws Exception {
        return switch (query.metric()) {
            case "broken" -> List.of(TimeSeries.named("broken").points(TestSource::breakOff));
            case "together" -> {
                together.countDown();
                together.await();
                yield List.of();
            }
            case "endless" -> {
                query.context().cancellation().onCancel(cancelled::countDown);
                waiting.countDown();
                cancelled.await();
                yield List.of();
            }
            case "prompt" -> {
                thread = Thread.currentThread().getName();
                while (hanging.getCount() > 0) {
                    Thread.onSpinWait();
                }
                yield List.of();
            }
            default -> List.of(TimeSeries.named("one").points(new long[] {500}, new double[] {1.5}));
        };
    }

    private static void breakOff(PointSink sink) {
        for (int i = 0; i < 50_000; i++) {
            sink.add(500, i);
        }
        throw new IllegalStateException("secret");
    }
}
