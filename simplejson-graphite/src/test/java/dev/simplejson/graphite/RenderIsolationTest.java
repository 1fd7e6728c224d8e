// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.testkit.MemoryExchange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that does not say what it has is nobody else's trouble. */
@Timeout(60)
class RenderIsolationTest extends GraphiteTesting {
    /** In front of the others by its name. */
    private final FakeSource stuck = new FakeSource("a stuck one", List.of("x")) {
        @Override
        public List<Metric> metrics() {
            return hang();
        }

        @Override
        public boolean answers(String metric, RequestContext context) {
            return hang();
        }
    };

    private static <T> T hang() {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("it waits for ever");
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
    }

    private SimpleJsonEngine engine() {
        return engine("100ms", stuck, waves, db);
    }

    private SimpleJsonEngine engine(String patience, FakeSource... sources) {
        return SimpleJsonEngine.builder()
                .sources(sources)
                .settings(SimpleJsonSettings.builder()
                        .set("deadline", "10m")
                        .set("patience", patience)
                        .build())
                .clock(Clock.fixed(Instant.ofEpochSecond(FakeSource.START), ZoneOffset.UTC))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load",
                "series A",
                "waves.load",
                "alias(load, \"x\")",
                "waves.*",
                "w*.load",
                "seriesByTag('source=waves')",
                "group(waves.nosuch*, load)"
            })
    void render_besideASourceThatHangs_isAnswered(String target) throws Exception {
        try (SimpleJsonEngine engine = engine()) {
            MemoryExchange answer = render(engine, target);

            assertThat(names(answer)).isNotEmpty();
        }
    }

    /** A sum without the metrics of one source looks right, and Graphite has no place for a notice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sumSeries(*.load)",
                "broken.*",
                "**.load",
                "lo*",
                "seriesByTag('name=load')",
                "seriesByTag('source=broken')"
            })
    void render_ofSourcesOfWhichOneDoesNotSayWhatItHas_isRefused(String target) throws Exception {
        FakeSource broken = new FakeSource("broken", List.of()) {
            @Override
            public List<Metric> metrics() {
                throw new IllegalStateException("secret");
            }
        };
        try (SimpleJsonEngine engine = SimpleJsonEngine.builder()
                .sources(broken, waves)
                .clock(Clock.fixed(Instant.ofEpochSecond(FakeSource.START), ZoneOffset.UTC))
                .build()) {
            MemoryExchange answer = render(engine, target);

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text())
                    .startsWith("data source 'broken' failed to list its metrics; the server's log says why under ")
                    .doesNotContain("secret");
        }
    }

    /** The deadline is ten minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"sumSeries(*.load)", "seriesByTag('name=load')"})
    void render_ofSourcesOfWhichOneHangs_isRefusedWithinPatience(String target) throws Exception {
        try (SimpleJsonEngine engine = engine()) {
            MemoryExchange answer = render(engine, target);

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.text())
                    .isEqualTo(
                            "data source 'a stuck one' took more than 100ms (setting 'patience') to list its metrics\n");
        }
    }

    @Test
    void render_ofSourcesOfWhichOneHangsAndAnotherFails_isRefusedAtOnceAndNobodyLeftOut() throws Exception {
        FakeSource busy = new FakeSource("busy", List.of()) {
            @Override
            public List<Metric> metrics() {
                throw new SimpleJsonException(ErrorKind.OVERLOADED, "come back later");
            }
        };
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(SimpleJsonEngine.class.getName());
        logger.addHandler(handler);
        try (SimpleJsonEngine engine = engine("9m", stuck, busy)) {
            MemoryExchange answer = render(engine, "sumSeries(*.load)");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).isEqualTo("come back later\n");
            assertThat(logged).noneMatch(line -> line.contains("come back later"));
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void render_nameThatNobodyElseKnows_saysWhoDidNotAnswer() throws Exception {
        try (SimpleJsonEngine engine = engine()) {
            MemoryExchange answer = render(engine, "nosuch");

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.text()).contains("'a stuck one'").doesNotContain("\n\tat");
        }
    }

    @Test
    void render_nameThatIsListed_asksNobodyElse() throws Exception {
        FakeSource curious = new FakeSource("curious", List.of("x")) {
            @Override
            public boolean answers(String metric, RequestContext context) {
                throw new AssertionError("asked for " + metric);
            }
        };
        try (SimpleJsonEngine engine = SimpleJsonEngine.builder()
                .sources(curious, waves)
                .clock(Clock.fixed(Instant.ofEpochSecond(FakeSource.START), ZoneOffset.UTC))
                .build()) {
            render(engine, "waves.*"); // Now both lists are there.

            assertThat(names(render(engine, "series A"))).containsExactly("series A");
        }
    }

    private static MemoryExchange render(SimpleJsonEngine engine, String target) throws Exception {
        return postForm("/render", "target=" + target + "&from=-1h&until=now&format=json&maxDataPoints=10")
                .handledBy(engine);
    }
}
