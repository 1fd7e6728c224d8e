// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.hook.Observer;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.MetricSource;
import dev.simplejson.testkit.MemoryExchange;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MicrometerObserverTest {
    private static final String QUERY = "{\"range\": {\"from\": 0, \"to\": 1000}, \"targets\": [{\"target\": \"%s\"}]}";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void query_isCountedWithItsPointsAndBytes() throws Exception {
        int length = answer("POST", "/query", QUERY.formatted("cpu"));

        Timer requests = registry.get("simplejson.requests").timer();
        assertThat(requests.count()).isEqualTo(1);
        assertThat(requests.totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(tags(requests))
                .containsOnly(
                        Map.entry("endpoint", "/query"),
                        Map.entry("method", "POST"),
                        Map.entry("status", "200"),
                        Map.entry("error", "none"),
                        Map.entry("complete", "true"));
        assertThat(registry.get("simplejson.response.size").summary().totalAmount())
                .isEqualTo(length);
        assertThat(registry.get("simplejson.response.size").meter().getId().getBaseUnit())
                .isEqualTo("bytes");
        assertThat(registry.get("simplejson.points.in")
                        .tag("source", "app")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("simplejson.points.out").counter().count())
                .as("one lies outside the range")
                .isEqualTo(2);
        assertThat(registry.get("simplejson.source.calls")
                        .tags("source", "app", "purpose", "query", "error", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("simplejson.source.queue")
                        .tag("source", "app")
                        .timer()
                        .count())
                .isPositive();
    }

    @Test
    void failures_areCountedByTheirKind() throws Exception {
        answer("POST", "/query", "no json");
        answer("POST", "/query", QUERY.formatted("broken"));

        assertThat(registry.get("simplejson.requests")
                        .tags("error", "bad_request", "status", "400")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("simplejson.requests")
                        .tags("error", "source_failed", "status", "502")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("simplejson.source.calls")
                        .tags("purpose", "query", "error", "source_failed")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatClientsSend_makesNoMeters() throws Exception {
        for (int i = 0; i < 50; i++) {
            answer("FOO" + i, "/nowhere/" + i, "");
            answer("POST", "/query", QUERY.formatted("metric-" + i));
        }

        assertThat(registry.find("simplejson.requests").timers()).hasSizeLessThan(5);
        assertThat(registry.getMeters()).hasSizeLessThan(15);
    }

    @Test
    void sharedAnswers_areCountedByWhereTheyCameFrom() {
        MicrometerObserver observer = new MicrometerObserver(registry);
        observer.answerShared(new Shared(Observer.Origin.ASKED, 0));
        observer.answerShared(new Shared(Observer.Origin.KEPT, 100));
        observer.answerShared(new Shared(Observer.Origin.KEPT, 70));

        assertThat(registry.get("simplejson.shared")
                        .tags("source", "app", "origin", "kept")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("simplejson.shared")
                        .tags("origin", "asked")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("simplejson.kept.size").gauge().value()).isEqualTo(70);
    }

    /** Where an answer came from. */
    private record Shared(Observer.Origin origin, long keptBytes) implements Observer.Sharing {
        @Override
        public String source() {
            return "app";
        }

        @Override
        public String metric() {
            return "cpu";
        }
    }

    @Test
    void whatNeverRan_isNoCallOfNoTime() {
        new MicrometerObserver(registry).sourceAsked(new NeverRan());

        assertThat(registry.find("simplejson.source.calls").timers()).isEmpty();
        assertThat(registry.get("simplejson.source.unasked")
                        .tags("source", "app", "purpose", "query", "error", "timed_out")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("simplejson.source.queue").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(5);
    }

    private int answer(String method, String path, String body) throws Exception {
        MetricSource source = MetricSource.named("app")
                .series("cpu", query -> TimeSeries.named("cpu").points(new long[] {1, 2, 2_000}, new double[3]))
                .series("broken", query -> {
                    throw new IllegalStateException("as it should");
                });
        try (SimpleJsonEngine engine = SimpleJsonEngine.builder()
                .sources(source)
                .observer(new MicrometerObserver(registry))
                .build()) {
            return MemoryExchange.of(method, path, body.getBytes(UTF_8))
                    .handledBy(engine)
                    .bytes()
                    .length;
        }
    }

    private static List<Map.Entry<String, String>> tags(Meter meter) {
        return meter.getId().getTags().stream()
                .map(tag -> Map.entry(tag.getKey(), tag.getValue()))
                .toList();
    }

    /** It waited in the queue until its time was over. */
    private record NeverRan() implements Observer.Ask {
        @Override
        public String source() {
            return "app";
        }

        @Override
        public String metric() {
            return "cpu";
        }

        @Override
        public Observer.Purpose purpose() {
            return Observer.Purpose.QUERY;
        }

        @Override
        public ErrorKind failure() {
            return ErrorKind.TIMED_OUT;
        }

        @Override
        public Duration queued() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration ran() {
            return Duration.ZERO;
        }

        @Override
        public long pointsIn() {
            return 0;
        }

        @Override
        public long pointsOut() {
            return 0;
        }
    }
}
