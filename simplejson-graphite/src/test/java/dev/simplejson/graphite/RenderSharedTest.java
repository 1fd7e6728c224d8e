// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.testkit.MemoryExchange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Viewers of a source that says how old an answer may be are given one answer, and each the range of their own. */
@Timeout(60)
class RenderSharedTest extends GraphiteTesting {
    private static final int POINTS = 360;

    private final AtomicLong nowSeconds = new AtomicLong(FakeSource.START);

    /** Its points are read only when they are wanted, if {@link #deferred} says so. */
    private static class Fresh extends FakeSource {
        boolean deferred;

        Fresh() {
            super("fresh", List.of("m"), "web-1", "web-2");
        }

        @Override
        public Duration freshness() {
            return Duration.ofSeconds(10);
        }

        @Override
        public List<Frame> query(Query query) {
            return super.query(query).stream()
                    .map(frame -> deferred ? deferred((TimeSeries) frame) : frame)
                    .toList();
        }

        private Frame deferred(TimeSeries series) {
            return TimeSeries.named(series.name()).labels(series.labels()).points(series::forEach);
        }
    }

    private final Fresh fresh = new Fresh();

    private SimpleJsonEngine sharing(String... settings) {
        SimpleJsonSettings.Builder builder = SimpleJsonSettings.builder();
        for (int i = 0; i < settings.length; i += 2) {
            builder.set(settings[i], settings[i + 1]);
        }
        InstantSource now = () -> Instant.ofEpochSecond(nowSeconds.get());
        return SimpleJsonEngine.builder()
                .sources(fresh)
                .settings(builder.build())
                .clock(now.withZone(ZoneOffset.UTC))
                .build();
    }

    /** An hour that ends so many seconds after the start. */
    private static MemoryExchange render(SimpleJsonEngine engine, String target, int endSeconds) throws Exception {
        long until = FakeSource.START + endSeconds;
        MemoryExchange request = postForm(
                "/render",
                "format=json&from=" + (until - 3_600) + "&until=" + until + "&maxDataPoints=" + POINTS + "&target="
                        + target);
        return request.handledBy(engine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m",
                "fresh.m",
                "sumSeries(m)",
                "m;host=web-1",
                "seriesByTag('name=m','host=web-2')",
                "scale(m,2)"
            })
    void render_viewersWithTheirOwnNow_haveTheSourceAskedOnce(String target) throws Exception {
        try (SimpleJsonEngine engine = sharing()) {
            MemoryExchange first = render(engine, target, -8);
            MemoryExchange second = render(engine, target, -3);

            assertThat(first.status()).isEqualTo(200);
            assertThat(points(second, 0)).isNotEmpty();
            assertThat(fresh.queries).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"m", "sumSeries(m)", "movingAverage(m,'1min')", "summarize(m,'5min','sum')"})
    void render_ofAKeptAnswer_isThatOfTheSourceAlone(String target) throws Exception {
        try (SimpleJsonEngine engine = sharing();
                SimpleJsonEngine alone = sharing("max-kept-bytes", "1")) {
            render(engine, target, -8);

            MemoryExchange kept = render(engine, target, -3);

            assertThat(kept.text()).isEqualTo(render(alone, target, -3).text());
        }
    }

    @Test
    void render_answerOlderThanFreshness_isMadeAnew() throws Exception {
        try (SimpleJsonEngine engine = sharing()) {
            render(engine, "m", -3);
            nowSeconds.addAndGet(9);
            render(engine, "m", -3);
            assertThat(fresh.queries).hasSize(1);

            nowSeconds.addAndGet(1);
            render(engine, "m", -3);
            assertThat(fresh.queries).hasSize(2);
        }
    }

    @Test
    void render_deferredPoints_areReadOnceForAll() throws Exception {
        fresh.deferred = true;
        try (SimpleJsonEngine engine = sharing()) {
            MemoryExchange first = render(engine, "sumSeries(m)", -3);
            MemoryExchange second = render(engine, "sumSeries(m)", -3);

            assertThat(points(first, 0)).hasSize(POINTS);
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(fresh.queries).hasSize(1);
        }
    }

    @Test
    void render_moreThanMayBeKept_isAskedForByEach() throws Exception {
        fresh.deferred = true;
        try (SimpleJsonEngine engine = sharing("max-kept-bytes", "1MiB")) {
            String many = "format=json&from=" + (FakeSource.START - 300_000) + "&until=" + FakeSource.START
                    + "&maxDataPoints=100000&target=sumSeries(m)";
            MemoryExchange first = postForm("/render", many).handledBy(engine);
            MemoryExchange second = postForm("/render", many).handledBy(engine);

            assertThat(points(first, 0)).hasSize(30_000);
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(fresh.queries).hasSize(1 + 2); // Once to find out, then by each for itself.
        }
    }

    @Test
    void renderAndQuery_ofTheSame_haveTheirOwnAnswers() throws Exception {
        try (SimpleJsonEngine engine = sharing()) {
            String query = """
                    {"range":{"from":%d,"to":%d},"maxDataPoints":360,"targets":[{"target":"m","refId":"A"}]}""".formatted((FakeSource.START - 3_600) * 1000, FakeSource.START * 1000);
            MemoryExchange panel = MemoryExchange.post("/query", query).handledBy(engine);
            MemoryExchange drawn = render(engine, "m", 0);
            MemoryExchange again = MemoryExchange.post("/query", query).handledBy(engine);

            assertThat(names(drawn)).containsExactly("m;host=web-1", "m;host=web-2");
            assertThat(again.text()).isEqualTo(panel.text());
        }
    }

    @Test
    void render_fiftyAtOnce_waitForOneEvaluation() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Fresh slow = new Fresh() {
            @Override
            public List<Frame> query(Query query) {
                List<Frame> frames = super.query(query);
                asked.countDown();
                try {
                    go.await();
                } catch (InterruptedException end) {
                    throw new IllegalStateException(end);
                }
                return frames;
            }
        };
        ExecutorService viewers = Executors.newCachedThreadPool();
        try (SimpleJsonEngine engine = SimpleJsonEngine.builder()
                .sources(slow)
                // Nobody knows the metric yet, and so each asks for it first.
                .settings(SimpleJsonSettings.builder()
                        .set("max-waiting-queries", "50")
                        .build())
                .clock(Clock.fixed(Instant.ofEpochSecond(FakeSource.START), ZoneOffset.UTC))
                .build()) {
            List<Future<String>> answers = new ArrayList<>();
            Callable<String> viewer = () -> render(engine, "m", 0).text();
            for (int i = 0; i < 50; i++) {
                answers.add(viewers.submit(viewer));
            }
            asked.await();
            go.countDown();

            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.get(0).get());
            }
            assertThat(slow.queries).hasSize(1);
        } finally {
            viewers.shutdownNow();
        }
    }
}
