// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.hook.Authenticator;
import dev.simplejson.hook.Caller;
import dev.simplejson.hook.Observer;
import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Engines that share answers, with a clock that a test moves, and who was given which. */
abstract class SharingTesting extends EngineTesting {
    static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private volatile Instant now = Instant.parse("2026-11-22T05:06:07.890Z");

    final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    final Tally tally = new Tally();
    final Counting source = new Counting("db", TEN_SECONDS);

    final SimpleJsonEngine sharing(Map<String, String> settings, dev.simplejson.spi.DataSource... sources) {
        SimpleJsonSettings.Builder builder = SimpleJsonSettings.builder();
        settings.forEach(builder::set);
        Authenticator byHeader = request -> {
            @Nullable String user = request.header("X-User");
            @Nullable String tenant = request.header("X-Tenant");
            Caller caller = user == null ? Caller.anonymous() : Caller.named(user);
            return tenant == null ? caller : caller.withHeader("X-Tenant", tenant);
        };
        return closed(SimpleJsonEngine.builder()
                .sources(sources)
                .settings(builder.build())
                .authenticator(byHeader)
                .observer(tally)
                .clock(clock)
                .build());
    }

    final void advance(Duration time) {
        now = now.plus(time);
    }

    final SimpleJsonEngine sharing() {
        return sharing(Map.of(), source);
    }

    /** A panel of an hour that ends at this time of the day, one pixel per ten seconds. */
    static String panel(String toTime, String more) {
        Instant to = Instant.parse("2026-11-22T" + toTime + "Z");
        return """
                {"range":{"from":"%s","to":"%s"},"intervalMs":10000,"maxDataPoints":360%s}""".formatted(to.minusSeconds(3600), to, more);
    }

    static TestExchange post(String body) {
        return TestExchange.post("/query", body);
    }

    static TestExchange panel(String toTime) {
        return post(panel(toTime, ",\"targets\":[{\"target\":\"x\",\"refId\":\"A\"}]"));
    }

    static TestExchange target(String fields) {
        return post(panel("05:06:07", ",\"targets\":[{" + fields + "}]"));
    }

    static List<Frame> point(String name) {
        return List.of(TimeSeries.named(name).points(new long[] {1795323960000L}, new double[] {1}));
    }

    final List<CompletableFuture<TestExchange>> viewers(SimpleJsonEngine engine, int count) {
        return Stream.generate(() -> handledLater(engine, panel("05:06:07")))
                .limit(count)
                .toList();
    }

    /** Counts how often it is asked. */
    static class Counting extends FakeSource {
        final AtomicInteger asked = new AtomicInteger();
        private final Duration freshness;
        private volatile @Nullable Query last;

        Counting(String name, Duration freshness) {
            super(name, "x", "y", "slow");
            this.freshness = freshness;
        }

        @Override
        public Duration freshness() {
            return freshness;
        }

        @Override
        public List<Frame> query(Query query) throws Exception {
            asked.incrementAndGet();
            last = query;
            return super.query(query);
        }

        Query last() {
            return Objects.requireNonNull(last);
        }
    }

    static final class Tally implements Observer {
        private final List<Origin> origins = new CopyOnWriteArrayList<>();
        volatile long mostBytes;

        @Override
        public void answerShared(Sharing sharing) {
            synchronized (this) {
                origins.add(sharing.origin());
                mostBytes = Math.max(mostBytes, sharing.keptBytes());
                notifyAll();
            }
        }

        synchronized void awaitCount(int count) throws InterruptedException {
            while (origins.size() < count) {
                wait();
            }
        }

        long count(Origin origin) {
            return origins.stream().filter(origin::equals).count();
        }

        String text() {
            return origins.stream().map(Origin::name).collect(Collectors.joining(" "));
        }
    }
}
