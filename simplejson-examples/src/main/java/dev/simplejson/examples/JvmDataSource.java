// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.model.Annotation;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The process it runs in, sampled every second: data that exists nowhere else. The last hour is kept. Annotations mark the start of the
 * process and, from its second second on, every garbage collection that took more than 10 ms.
 */
public final class JvmDataSource implements DataSource, AutoCloseable {
    private final SampleRing samples = new SampleRing(JvmMetric.ALL.size(), 3_600);
    private final GarbageCollections collections = new GarbageCollections();
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simplejson-jvm-sampler");
        thread.setDaemon(true);
        return thread;
    });
    private final Future<?> sampling;

    /** Starts sampling a second later, on a thread of its own: the JVM has all of JMX to load first, which would make the start longer. */
    public JvmDataSource() {
        sampling = sampler.scheduleAtFixedRate(() -> sample(System.currentTimeMillis()), 1, 1, TimeUnit.SECONDS);
    }

    private synchronized void sample(long time) {
        if (samples.isEmpty()) {
            collections.start();
        }
        samples.add(time, JvmMetric.sampleAll());
    }

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public List<Metric> metrics() {
        return JvmMetric.ALL.stream().map(metric -> Metric.named(metric.name())).toList();
    }

    @Override
    public List<Frame> query(Query query) {
        for (int i = 0; i < JvmMetric.ALL.size(); i++) {
            JvmMetric metric = JvmMetric.ALL.get(i);
            if (metric.name().equals(query.metric())) {
                if (samples.isEmpty()) {
                    sample(timeFor(query));
                }
                TimeSeries.Builder series = TimeSeries.named(metric.name()).unit(metric.unit());
                samples.forEach(i, (time, value) -> {
                    if (query.range().contains(time)) {
                        series.add(time, value);
                    }
                });
                return List.of(series.build());
            }
        }
        return List.of();
    }

    /** A panel's now is a moment before this: what is sampled for it is of then. */
    private static long timeFor(Query query) {
        long now = System.currentTimeMillis();
        long to = query.range().toEpochMillis();
        return to < now && now - to < 1_000 ? to : now;
    }

    /** The events whose title or a tag holds the text; {@code #gc} asks for a tag as Grafana writes it. */
    @Override
    public List<Annotation> annotations(AnnotationQuery query) {
        List<Annotation> events = new ArrayList<>(collections.longOnes());
        Instant started =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        events.add(Annotation.at(started, "Process started").withTags("start"));
        String wanted = query.text().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
        return events.stream().filter(event -> holds(event, wanted)).toList();
    }

    private static boolean holds(Annotation event, String wanted) {
        return event.title().toLowerCase(Locale.ROOT).contains(wanted)
                || event.tags().contains(wanted);
    }

    /** Stops sampling, and waits for the thread to end: what it holds on to should be gone when this returns. */
    @Override
    public void close() {
        sampling.cancel(false);
        sampler.shutdownNow();
        try {
            sampler.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        collections.stop();
    }
}
