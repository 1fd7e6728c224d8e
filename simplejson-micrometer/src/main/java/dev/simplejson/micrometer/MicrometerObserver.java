// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import dev.simplejson.hook.Observer;
import dev.simplejson.model.ErrorKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the engine does, in a Micrometer registry:
 *
 * <ul> <li>{@code simplejson.requests}: timer of requests by {@code endpoint}, {@code method}, {@code status}, {@code error} and
 * {@code complete}. The error is {@code none}, or the kind in lower case: {@code timed_out} for what took too long, {@code overloaded} for
 * what was refused; <li>{@code simplejson.response.size}: summary of the bytes of answers' bodies as they were sent, by {@code endpoint};
 * <li>{@code simplejson.source.calls}: timer of what sources did, by {@code source}, {@code purpose} and {@code error};
 * <li>{@code simplejson.source.queue}: timer of how long that waited for one of the source's threads, by {@code source};
 * <li>{@code simplejson.source.unasked}: counter of what was given up before the source had its turn, by {@code source}, {@code purpose}
 * and {@code error}; <li>{@code simplejson.points.in} and {@code simplejson.points.out}: counters of points and rows that sources gave, and
 * of those that were left to send, by {@code source}; <li>{@code simplejson.shared}: counter of questions that several viewers may share an
 * answer to, by {@code source} and {@code origin}: {@code kept} if the answer was kept, {@code waited} if another request had asked
 * already, {@code asked} if the source was; <li>{@code simplejson.kept.size}: gauge of the bytes that kept answers took when last one was
 * looked for.
 * </ul>
 *
 * <p>The values of tags are few, whatever clients send: no targets, no addresses. Thread-safe.
 */
public final class MicrometerObserver implements Observer {
    private static final String NONE = "none";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final MeterProvider<Timer> requests;
    private final MeterProvider<DistributionSummary> sizes;
    private final MeterProvider<Timer> calls;
    private final MeterProvider<Timer> queues;
    private final MeterProvider<Counter> unasked;
    private final MeterProvider<Counter> pointsIn;
    private final MeterProvider<Counter> pointsOut;
    private final MeterProvider<Counter> shared;
    private final AtomicLong keptBytes = new AtomicLong();

    /** An observer that counts in this registry; of a composite, in all of its registries. */
    public MicrometerObserver(MeterRegistry registry) {
        requests = Timer.builder("simplejson.requests")
                .description("Requests of Grafana and other clients")
                .withRegistry(registry);
        sizes = DistributionSummary.builder("simplejson.response.size")
                .description("Bodies of answers as they were sent")
                .baseUnit("bytes")
                .withRegistry(registry);
        calls = Timer.builder("simplejson.source.calls")
                .description("What data sources did")
                .withRegistry(registry);
        queues = Timer.builder("simplejson.source.queue")
                .description("Waiting for one of a data source's threads")
                .withRegistry(registry);
        unasked = Counter.builder("simplejson.source.unasked")
                .description("What was given up before the data source had its turn")
                .withRegistry(registry);
        pointsIn = Counter.builder("simplejson.points.in")
                .description("Points and rows that data sources gave")
                .baseUnit("points")
                .withRegistry(registry);
        pointsOut = Counter.builder("simplejson.points.out")
                .description("Points and rows that were left to send")
                .baseUnit("points")
                .withRegistry(registry);
        shared = Counter.builder("simplejson.shared")
                .description("Questions that several viewers may share an answer to")
                .withRegistry(registry);
        Gauge.builder("simplejson.kept.size", keptBytes, AtomicLong::doubleValue)
                .description("Answers that are kept for others to get")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void requestFinished(Request request) {
        String endpoint = request.endpoint().isEmpty() ? NONE : request.endpoint();
        String method = METHODS.contains(request.method()) ? request.method() : "other";
        requests.withTags(Tags.of(
                        "endpoint", endpoint,
                        "method", method,
                        "status", Integer.toString(request.status()),
                        "error", text(request.failure()),
                        "complete", Boolean.toString(request.isComplete())))
                .record(request.duration());
        sizes.withTag("endpoint", endpoint).record((double) request.bytes());
    }

    @Override
    public void sourceAsked(Ask ask) {
        Tags what = Tags.of("source", ask.source(), "purpose", text(ask.purpose()), "error", text(ask.failure()));
        queues.withTag("source", ask.source()).record(ask.queued());
        if (ask.ran().isZero() && ask.failure() != null) {
            unasked.withTags(what).increment();
        } else {
            calls.withTags(what).record(ask.ran());
        }
        if (ask.pointsIn() > 0 || ask.pointsOut() > 0) {
            pointsIn.withTag("source", ask.source()).increment((double) ask.pointsIn());
            pointsOut.withTag("source", ask.source()).increment((double) ask.pointsOut());
        }
    }

    @Override
    public void answerShared(Sharing sharing) {
        shared.withTags(Tags.of("source", sharing.source(), "origin", text(sharing.origin())))
                .increment();
        keptBytes.set(sharing.keptBytes());
    }

    private static String text(@Nullable ErrorKind failure) {
        return failure == null ? NONE : text((Enum<?>) failure);
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
