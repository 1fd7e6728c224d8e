// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.DataSource;
import dev.simplejson.testkit.DataSourceContract;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What every data source promises, by an hour of samples of each kind of meter. */
class MicrometerContractTest extends DataSourceContract {
    private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int SAMPLES = 360;

    @Override
    protected DataSource source() {
        MockClock clock = new MockClock();
        SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
        AtomicInteger used = registry.gauge("pool.used", new AtomicInteger());
        Counter orders = registry.counter("orders", "country", "SE");
        Counter more = registry.counter("orders", "country", "DE");
        Timer requests = Timer.builder("requests").publishPercentiles(0.5, 0.99).register(registry);
        MicrometerDataSource source = MicrometerDataSource.builder(registry).unstarted();
        for (int i = 0; i < SAMPLES; i++) {
            used.set(i % 7);
            orders.increment();
            more.increment(2);
            requests.record(i % 5, TimeUnit.MILLISECONDS);
            source.sample(START.plus(STEP.multipliedBy(i)).toEpochMilli());
            clock.add(STEP);
        }
        return source;
    }

    @Override
    protected TimeRange range() {
        return TimeRange.between(START, START.plus(STEP.multipliedBy(SAMPLES)));
    }
}
