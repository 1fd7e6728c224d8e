// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import dev.simplejson.model.Column;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.Shape;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * One metric of one point, one that breaks off in the middle, one that waits for its like, one that hangs when it is told
 * to, one that only ends when it is cancelled.
 */
final class TestSource implements DataSource {
    static final int TOGETHER = 4;

    /** More than a socket takes for a client that does not read. */
    private static final TimeSeries FLOOD = flood();

    private static final Table FLOODING_ROWS = floodingRows();

    private final CountDownLatch together = new CountDownLatch(TOGETHER);
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    /** Open once {@code endless} waits to be cancelled. */
    CountDownLatch waiting() {
        return waiting;
    }

    /** Open once {@code endless} was cancelled. */
    CountDownLatch cancelled() {
        return cancelled;
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
                Metric.named("endless"),
                Metric.named("flood"));
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
            // More than any socket takes for a client that does not read.
            case "flood" -> List.of(query.shape() == Shape.TABLE ? FLOODING_ROWS : FLOOD);
            default -> List.of(TimeSeries.named("one").points(new long[] {500}, new double[] {1.5}));
        };
    }

    private static TimeSeries flood() {
        long[] epochMillis = new long[1_000_000];
        Arrays.fill(epochMillis, 500);
        return TimeSeries.named("flood").points(epochMillis, new double[epochMillis.length]);
    }

    private static Table floodingRows() {
        String text = "x".repeat(1_000);
        Table.Builder rows = Table.named("flood").columns(Column.time("Time"), Column.string("Text"));
        for (int i = 0; i < 12_000; i++) {
            rows.row(500L, text);
        }
        return rows.build();
    }

    private static void breakOff(PointSink sink) {
        for (int i = 0; i < 50_000; i++) {
            sink.add(500, i);
        }
        throw new IllegalStateException("secret");
    }
}
