// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.simplejson.model.Metric;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import io.micrometer.core.instrument.AbstractTimer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.NoopHistogram;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.core.instrument.step.StepTuple2;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MicrometerDataSourceTest {
    private static final long STEP_MILLIS = 10_000;

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final MicrometerDataSource source =
            MicrometerDataSource.builder(registry).unstarted();
    private long now = 1_700_000_000_000L;

    @Test
    void gauge_isItsValueWithUnitAndLabels() {
        AtomicInteger used = new AtomicInteger(7);
        Gauge.builder("pool.used", used, AtomicInteger::get)
                .tag("pool", "main")
                .baseUnit("bytes")
                .register(registry);

        sample(source);
        used.set(9);
        sample(source);

        TimeSeries series = only(source, "pool.used");
        assertThat(series.labels()).containsExactly(Map.entry("pool", "main"));
        assertThat(series.unit()).isEqualTo("bytes");
        assertThat(values(series)).containsExactly(7.0, 9.0);
        assertThat(series.epochMillisAt(1) - series.epochMillisAt(0)).isEqualTo(STEP_MILLIS);
    }

    @Test
    void sampling_thatWasHeldUp_makesUpForNothing() throws Exception {
        Duration every = Duration.ofMillis(100);
        List<Long> begun = Collections.synchronizedList(new ArrayList<>());
        List<Long> ended = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch readings = new CountDownLatch(4);
        Gauge.builder("slow", () -> {
                    long start = System.nanoTime();
                    begun.add(start);
                    while (begun.size() == 1
                            && System.nanoTime() - start < every.multipliedBy(5).toNanos()) {
                        Thread.onSpinWait();
                    }
                    ended.add(System.nanoTime());
                    readings.countDown();
                    return 1;
                })
                .register(registry);

        try (MicrometerDataSource other =
                MicrometerDataSource.builder(registry).sampleEvery(every).build()) {
            readings.await();
            assertThat(names(other)).containsExactly("slow");
            for (int i = 1; i < 4; i++) {
                assertThat(begun.get(i) - ended.get(i - 1))
                        .as("between sample %d and the one before", i)
                        .isGreaterThanOrEqualTo(every.toNanos());
            }
        }
    }

    @Test
    void gauge_thatIsNotANumberOrThrows_isAGap() {
        Gauge.builder("broken", () -> {
                    throw new IllegalStateException("closed");
                })
                .register(registry);
        Gauge.builder("absent", () -> Double.NaN).register(registry);

        sample(source);

        assertThat(values(only(source, "broken"))).containsExactly(Double.NaN);
        assertThat(values(only(source, "absent"))).containsExactly(Double.NaN);
    }

    @Test
    void meter_thatEndsInAnError_isAGapAndTheOthersAreRead() {
        FunctionCounter.builder("a.broken", this, unused -> {
                    throw new NoClassDefFoundError("gone");
                })
                .register(registry);
        registry.counter("b.well").increment();

        sample(source);

        assertThat(values(only(source, "b.well.count"))).containsExactly(1.0);
        assertThat(names(source)).doesNotContain("a.broken.count");
    }

    @Test
    void sampling_thatEndedInAnError_goesOn() throws Exception {
        CountDownLatch samples = new CountDownLatch(3);
        MeterRegistry outOfMemory = new SimpleMeterRegistry() {
            @Override
            public List<Meter> getMeters() {
                samples.countDown();
                throw new OutOfMemoryError("as if");
            }
        };

        try (MicrometerDataSource other = MicrometerDataSource.builder(outOfMemory)
                .sampleEvery(Duration.ofMillis(100))
                .build()) {
            assertThat(samples.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(names(other)).isEmpty();
        }
    }

    @Test
    void samples_ofAClockThatWasSetBack_areInOrderAndEachTimeOnce() {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder("value", value::incrementAndGet).register(registry);
        for (int i = 0; i < 6; i++) {
            sample(source);
        }

        now -= 4 * STEP_MILLIS - 1;
        sample(source);
        sample(source);

        TimeSeries series = only(source, "value");
        assertThat(values(series)).containsExactly(1, 2, 3, 7, 8);
        for (int i = 1; i < series.size(); i++) {
            assertThat(series.epochMillisAt(i)).isGreaterThan(series.epochMillisAt(i - 1));
        }
    }

    @Test
    void samples_ofAFullRingWhoseClockWasSetBack_areTheYoungest() {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder("value", value::incrementAndGet).register(registry);
        MicrometerDataSource small = MicrometerDataSource.builder(registry)
                .keep(Duration.ofSeconds(40))
                .unstarted();
        for (int i = 0; i < 8; i++) {
            sample(small);
        }

        now -= 3 * STEP_MILLIS - 1;
        sample(small);
        assertThat(values(only(small, "value"))).containsExactly(4, 5, 6, 9);

        for (int i = 0; i < 4; i++) {
            sample(small);
        }
        assertThat(values(only(small, "value"))).containsExactly(9, 10, 11, 12, 13);
    }

    @Test
    void counter_isARateAndACount() {
        Counter counter = Counter.builder("orders").baseUnit("bytes").register(registry);
        counter.increment(5);

        sample(source);
        counter.increment(30);
        sample(source);
        sample(source);

        assertThat(values(only(source, "orders.rate"))).containsExactly(Double.NaN, 3.0, 0.0);
        assertThat(only(source, "orders.rate").unit()).isEqualTo("binBps");
        assertThat(values(only(source, "orders.count"))).containsExactly(5.0, 35.0, 35.0);
        assertThat(only(source, "orders.count").unit()).isEqualTo("bytes");
    }

    @Test
    void counter_thatBecomesLess_hasNoNegativeRate() {
        AtomicLong count = new AtomicLong(100);
        FunctionCounter.builder("requests", count, AtomicLong::get).register(registry);

        sample(source);
        count.set(20);
        sample(source);
        count.set(50);
        sample(source);

        assertThat(values(only(source, "requests.rate"))).containsExactly(Double.NaN, 0.0, 3.0);
    }

    @Test
    void timer_isRateMeanMaxInSeconds() {
        Timer timer = registry.timer("calls", "uri", "/a");
        sample(source);
        timer.record(Duration.ofMillis(100));
        timer.record(Duration.ofMillis(300));
        sample(source);
        sample(source);

        assertThat(values(only(source, "calls.rate"))).containsExactly(Double.NaN, 0.2, 0.0);
        assertThat(only(source, "calls.rate").unit()).isEqualTo("ops");
        assertThat(values(only(source, "calls.mean"))[1]).isCloseTo(0.2, within(1e-9));
        assertThat(values(only(source, "calls.mean"))[2])
                .as("nothing came since")
                .isNaN();
        assertThat(only(source, "calls.mean").unit()).isEqualTo("s");
        assertThat(values(only(source, "calls.max"))[1]).isCloseTo(0.3, within(1e-9));
        assertThat(values(only(source, "calls.count"))).containsExactly(0.0, 2.0, 2.0);
    }

    @Test
    void percentilesAndBuckets_areTheTimers_andNoMetersOfTheirOwn() {
        Timer timer = Timer.builder("calls")
                .publishPercentiles(0.5, 0.99)
                .serviceLevelObjectives(Duration.ofMillis(50), Duration.ofSeconds(1))
                .register(registry);
        for (int i = 0; i < 100; i++) {
            timer.record(Duration.ofMillis(i < 98 ? 10 : 500));
        }
        assertThat(registry.getMeters())
                .as("what SimpleMeterRegistry adds for itself")
                .hasSizeGreaterThan(1);

        sample(source);

        assertThat(names(source))
                .containsExactly(
                        "calls.count", "calls.histogram", "calls.max", "calls.mean", "calls.percentile", "calls.rate");
        List<TimeSeries> percentiles = series(source, "calls.percentile");
        assertThat(percentiles)
                .extracting(TimeSeries::labels)
                .containsExactly(Map.of("phi", "0.5"), Map.of("phi", "0.99"));
        assertThat(percentiles).extracting(TimeSeries::unit).containsOnly("s");
        assertThat(values(percentiles.get(0))[0]).isCloseTo(0.01, within(0.002));
        assertThat(values(percentiles.get(1))[0]).isCloseTo(0.5, within(0.05));
        assertThat(series(source, "calls.histogram"))
                .extracting(TimeSeries::labels)
                .containsExactly(Map.of("le", "0.05"), Map.of("le", "1"));
        assertThat(values(series(source, "calls.histogram").get(0))).containsExactly(98.0);
    }

    @Test
    void gaugeThatIsOnlyCalledLikeAPercentile_staysAMeter() {
        registry.timer("calls");
        Gauge.builder("calls.percentile", () -> 3).tag("phi", "none").register(registry);

        sample(source);

        assertThat(values(only(source, "calls.percentile"))).containsExactly(3.0);
    }

    @Test
    void metersOfOneName_areToldApart() {
        registry.timer("calls").record(Duration.ofSeconds(2));
        Gauge.builder("calls.max", () -> 3).register(registry);

        sample(source);

        assertThat(series(source, "calls.max"))
                .extracting(TimeSeries::labels)
                .containsExactlyInAnyOrder(Map.of("statistic", "max"), Map.of("statistic", "value"));
    }

    @Test
    void otherMeters_areByTheirMeasurements() {
        DistributionSummary.builder("sizes")
                .baseUnit("bytes")
                .register(registry)
                .record(12);
        TimeGauge.builder("age", () -> 1_500, TimeUnit.MILLISECONDS).register(registry);
        LongTaskTimer.builder("jobs").register(registry).start();
        Meter.builder(
                        "own",
                        Meter.Type.OTHER,
                        List.of(
                                new Measurement(() -> 4.0, Statistic.VALUE),
                                new Measurement(() -> 8.0, Statistic.VALUE),
                                new Measurement(() -> 5.0, Statistic.MAX)))
                .register(registry);
        clock.add(Duration.ofSeconds(3));

        sample(source);

        assertThat(values(only(source, "sizes.max"))).containsExactly(12.0);
        assertThat(only(source, "sizes.max").unit()).isEqualTo("bytes");
        assertThat(values(only(source, "age"))).containsExactly(1.5);
        assertThat(only(source, "age").unit()).isEqualTo("s");
        assertThat(values(only(source, "jobs.active"))).containsExactly(1.0);
        assertThat(values(only(source, "jobs.duration"))).containsExactly(3.0);
        assertThat(values(only(source, "own.max"))).containsExactly(5.0);
        assertThat(series(source, "own"))
                .extracting(TimeSeries::labels)
                .containsExactly(Map.of(), Map.of("measurement", "2"));
    }

    @Test
    void units_areGrafanas() {
        assertThat(Units.of("seconds")).isEqualTo("s");
        assertThat(Units.of("microseconds")).isEqualTo("\u00B5s");
        assertThat(Units.of("milliseconds")).isEqualTo("ms");
        assertThat(Units.of("threads")).isEqualTo("threads");
        assertThat(Units.of(null)).isNull();
        assertThat(Units.perSecond("events")).isEqualTo("events/s");
        assertThat(Units.perSecond(null)).isEqualTo("cps");
    }

    /** A composite's own count is that of any of its registries: of one that counts in steps, most often nothing. */
    @Test
    void composite_isReadWhereItCounts() {
        SimpleMeterRegistry steps = steps(clock, Duration.ofMinutes(1));
        for (List<MeterRegistry> order :
                List.of(List.<MeterRegistry>of(steps, registry), List.<MeterRegistry>of(registry, steps))) {
            CompositeMeterRegistry composite = new CompositeMeterRegistry(clock);
            CompositeMeterRegistry outer = new CompositeMeterRegistry(clock);
            order.forEach(composite::add);
            outer.add(composite);
            String name = "orders" + order.get(0).getClass().getSimpleName() + order.indexOf(steps);
            Counter counter = outer.counter(name);
            MicrometerDataSource both = MicrometerDataSource.builder(outer).unstarted();

            counter.increment(3);
            sample(both);
            counter.increment(20);
            sample(both);

            assertThat(values(only(both, name + ".rate"))).containsExactly(Double.NaN, 2.0);
            assertThat(values(only(both, name + ".count"))).containsExactly(3.0, 23.0);
        }
    }

    @Test
    void composite_withoutARegistry_isNotWell() {
        MicrometerDataSource empty =
                MicrometerDataSource.builder(new CompositeMeterRegistry()).unstarted();

        sample(empty);

        assertThat(empty.metrics()).isEmpty();
        assertThatThrownBy(() -> empty.check(RequestContext.none())).hasMessageContaining("holds no registry");
    }

    @Test
    void steps_areReadAtLeastOnceEach_andDividedByTheirLength() {
        SimpleMeterRegistry steps = steps(clock, Duration.ofSeconds(20));
        MicrometerDataSource stepping = MicrometerDataSource.builder(steps)
                .countingStep(Duration.ofSeconds(20))
                .unstarted();
        Counter counter = steps.counter("orders");
        Timer timer = steps.timer("calls");
        sample(stepping);
        for (int step = 1; step <= 3; step++) {
            counter.increment(40 * step);
            timer.record(Duration.ofMillis(100L * step));
            sample(stepping);
            sample(stepping);
        }

        assertThat(values(only(stepping, "orders.rate")))
                .as("each step, when it is over, as long as it is the last")
                .containsExactly(0, 0, 2, 2, 4, 4, 6);
        assertThat(values(only(stepping, "calls.mean"))[6]).isCloseTo(0.3, within(1e-9));
        assertThat(names(stepping)).doesNotContain("orders.count", "calls.count");
    }

    /** As Micrometer's OTLP registry with deltas has them: its timers are no step timers, and only hold what counts in steps. */
    @Test
    void steps_ofATimerOfItsOwnClass_areSteps() {
        Duration step = Duration.ofSeconds(20);
        MeterRegistry deltas = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock) {
            @Override
            protected Timer newTimer(Meter.Id id, DistributionStatisticConfig histograms, PauseDetector pauseDetector) {
                return new DeltaTimer(id, clock, pauseDetector, step);
            }
        };
        MicrometerDataSource stepping =
                MicrometerDataSource.builder(deltas).countingStep(step).unstarted();
        Timer timer = deltas.timer("calls");
        sample(stepping);
        for (int i = 1; i <= 3; i++) {
            for (int call = 0; call < 40 * i; call++) {
                timer.record(Duration.ofMillis(100));
            }
            sample(stepping);
            sample(stepping);
        }

        assertThat(values(only(stepping, "calls.rate"))).containsExactly(0, 0, 2, 2, 4, 4, 6);
        assertThat(names(stepping)).doesNotContain("calls.count");
    }

    private static final class DeltaTimer extends AbstractTimer {
        private final LongAdder calls = new LongAdder();
        private final LongAdder nanos = new LongAdder();
        private final StepTuple2<Long, Long> ofStep;

        DeltaTimer(Meter.Id id, Clock clock, PauseDetector pauseDetector, Duration step) {
            super(id, clock, pauseDetector, TimeUnit.SECONDS, NoopHistogram.INSTANCE);
            this.ofStep = new StepTuple2<>(clock, step.toMillis(), 0L, 0L, calls::sumThenReset, nanos::sumThenReset);
        }

        @Override
        protected void recordNonNegative(long amount, TimeUnit unit) {
            calls.increment();
            nanos.add(unit.toNanos(amount));
        }

        @Override
        public long count() {
            return ofStep.poll1();
        }

        @Override
        public double totalTime(TimeUnit unit) {
            return (double) ofStep.poll2() / unit.toNanos(1);
        }

        @Override
        public double max(TimeUnit unit) {
            return 0;
        }
    }

    @Test
    void steps_ofUnknownLength_haveNoRate_andThatIsTold() {
        SimpleMeterRegistry steps = steps(clock, Duration.ofSeconds(20));
        steps.counter("orders").increment();
        MicrometerDataSource stepping = MicrometerDataSource.builder(steps).unstarted();

        sample(stepping);

        assertThat(values(only(stepping, "orders.rate"))).containsExactly(Double.NaN);
        assertThat(only(stepping, "orders.rate").notices())
                .extracting(Notice::text)
                .containsExactly(
                        "data source 'micrometer': a registry counts in steps, and without 'countingStep' nobody knows how long they are: its meters have no rates");
        assertThatThrownBy(() -> stepping.check(RequestContext.none())).hasMessageContaining("'countingStep'");
    }

    @Test
    void build_withSettingsThatLoseSamples_isRefused() {
        MicrometerDataSource.Builder builder = MicrometerDataSource.builder(registry);

        assertThatThrownBy(() -> builder.countingStep(Duration.ofSeconds(15)).unstarted())
                .hasMessage("sampleEvery is PT10S; steps of PT15S have to be read twice each, or some are lost");
        assertThatThrownBy(() -> builder.sampleEvery(Duration.ofMillis(1))).hasMessageContaining("at least PT0.1S");
        assertThatThrownBy(() -> builder.maxMeters(0).unstarted()).hasMessage("maxMeters is 0; expected at least 1");
        assertThatThrownBy(() -> builder.maxMeters(1).maxMemoryBytes(100).unstarted())
                .hasMessageStartingWith("maxMemoryBytes is 100; one series takes ");
        assertThatThrownBy(() -> builder.keep(Duration.ofSeconds(1)).unstarted())
                .hasMessageContaining("keep is PT1S");
    }

    @Test
    void build_withMoreSamplesThanCanBeKept_isRefused() {
        for (Duration keep : List.of(Duration.ofDays(365), ChronoUnit.FOREVER.getDuration())) {
            assertThatThrownBy(() ->
                            MicrometerDataSource.builder(registry).keep(keep).unstarted())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("keep is " + keep + "; expected at most PT2912H42M30S, 1048576 samples");
        }
    }

    /** Whoever answered with others would be told that times are milliseconds. */
    @Test
    void range_withoutASample_hasSeriesWithoutPoints() {
        registry.gauge("size", 1);
        long first = now;
        sample(source);
        sample(source);

        for (long from : List.of(first - 9_000, first + 1_000, first + STEP_MILLIS + 1_000)) {
            TimeRange range = new TimeRange(from, from + 1_000);
            assertThat(source.query(Query.of("size", range).build()))
                    .singleElement()
                    .satisfies(frame -> assertThat(((TimeSeries) frame).size()).isZero());
        }
    }

    @Test
    void samples_areKeptAsLongAsSaid() {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder("value", value, AtomicInteger::get).register(registry);
        MicrometerDataSource brief = MicrometerDataSource.builder(registry)
                .keep(Duration.ofSeconds(30))
                .unstarted();

        for (int i = 0; i < 9; i++) {
            value.set(i);
            sample(brief);
        }

        assertThat(values(only(brief, "value"))).containsExactly(5, 6, 7, 8);
    }

    @Test
    void meter_thatIsRemoved_isAGapUntilNothingOfItIsKept() {
        Gauge gone = Gauge.builder("gone", () -> 1).register(registry);
        MicrometerDataSource brief = MicrometerDataSource.builder(registry)
                .keep(Duration.ofSeconds(30))
                .unstarted();
        sample(brief);
        registry.remove(gone);
        sample(brief);

        assertThat(values(only(brief, "gone"))).containsExactly(1.0, Double.NaN);

        for (int i = 0; i < 4; i++) {
            sample(brief);
        }
        assertThat(names(brief)).isEmpty();
    }

    @Test
    void meters_beyondTheBound_areLeftOutWithANotice_andTheOthersStay() {
        registry.counter("b", "n", "1");
        registry.counter("b", "n", "2");
        MicrometerDataSource two =
                MicrometerDataSource.builder(registry).maxMeters(2).unstarted();
        sample(two);
        assertThat(only(two, 0, "b.rate").notices()).isEmpty();

        registry.counter("a");
        registry.counter("b", "n", "0");
        sample(two);

        assertThat(names(two)).containsExactly("b.count", "b.rate");
        assertThat(series(two, "b.rate"))
                .extracting(one -> one.labels().get("n"))
                .containsExactly("1", "2");
        assertThat(only(two, 0, "b.rate").notices())
                .extracting(notice -> notice.text())
                .containsExactly(
                        "some series of 'b' are not kept: there are more meters than 'maxMeters' and 'maxMemoryBytes' allow");
    }

    @Test
    void meter_ofWhichNothingIsKept_isNoUnknownOne() {
        for (int i = 0; i < 3; i++) {
            registry.gauge("many", Tags.of("n", Integer.toString(i)), 1);
        }
        registry.counter("orders");
        registry.gauge("size", 1);
        MicrometerDataSource two =
                MicrometerDataSource.builder(registry).maxMeters(2).unstarted();
        sample(two);

        assertThat(two.answers("many", RequestContext.none())).isTrue();
        assertThat(two.answers("order", RequestContext.none())).isFalse();
        for (String metric : List.of("orders.rate", "size")) {
            assertThatThrownBy(() -> two.answers(metric, RequestContext.none()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage(
                            "meter '" + metric.replace(".rate", "")
                                    + "' is not kept by data source 'micrometer': there are more meters than 'maxMeters' and 'maxMemoryBytes' allow");
        }
    }

    @Test
    void percentiles_ofMetersWithATagPhi_areSeriesOfTheirOwn() {
        for (String phi : List.of("golden", "silver")) {
            DistributionSummary.builder("ratio")
                    .tag("phi", phi)
                    .publishPercentiles(0.5)
                    .register(registry);
        }
        sample(source);

        assertThat(series(source, "ratio.percentile"))
                .extracting(TimeSeries::labels)
                .containsExactly(
                        Map.of("phi", "golden", "percentile.phi", "0.5"),
                        Map.of("phi", "silver", "percentile.phi", "0.5"));
    }

    @Test
    void meter_withoutAName_costsNoOthers() {
        registry.gauge("", 1);
        registry.gauge("size", 2);
        sample(source);

        assertThat(names(source)).containsExactly("size");
    }

    @Test
    void memory_isBounded() {
        for (int i = 0; i < 100; i++) {
            registry.gauge("many", Tags.of("n", Integer.toString(i)), 1);
        }
        MicrometerDataSource small = MicrometerDataSource.builder(registry)
                .maxMemoryBytes(SeriesRing.bytesPerSeries(361) * 10)
                .unstarted();

        sample(small);
        sample(small);

        assertThat(series(small, "many")).hasSize(10);
        assertThat(only(small, 0, "many").notices()).hasSize(1);
    }

    @Test
    void metrics_areSorted_andLabelsCanBeFilteredBy() {
        registry.gauge("z", 1);
        registry.gauge("a", Tags.of("host", "web-2"), 1);
        registry.gauge("m", Tags.of("host", "web-1"), 1);

        sample(source);

        assertThat(names(source)).containsExactly("a", "m", "z");
        assertThat(source.answers("m", RequestContext.none())).isTrue();
        assertThat(source.answers("n", RequestContext.none())).isFalse();
    }

    @Test
    void build_samplesByItself_untilItIsClosed() throws Exception {
        CountDownLatch samples = new CountDownLatch(3);
        Gauge.builder("value", () -> {
                    samples.countDown();
                    return 1;
                })
                .register(registry);

        try (MicrometerDataSource running = MicrometerDataSource.builder(registry)
                .sampleEvery(Duration.ofMillis(100))
                .build()) {
            assertThat(samples.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(names(running)).containsExactly("value");
            running.check(RequestContext.none());
        }

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("simplejson-micrometer")) {
                thread.join(30_000); // It was told to end, and may not have come to it yet.
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void check_onceNothingWasReadForLong_fails() {
        sample(source);

        assertThatThrownBy(() -> source.check(RequestContext.none()))
                .isInstanceOf(SimpleJsonException.class)
                .hasMessage("data source 'micrometer': no meters have been read since 2023-11-14T22:13:20Z");
    }

    @Test
    void check_whenNothingWasEverRead_fails() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Gauge.builder("stuck", () -> {
                    begun.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException closed) {
                        Thread.currentThread().interrupt();
                    }
                    return 1;
                })
                .register(registry);
        AtomicLong wallClock = new AtomicLong(now);

        try (MicrometerDataSource stuck = MicrometerDataSource.builder(registry)
                .clock(() -> Instant.ofEpochMilli(wallClock.get()))
                .build()) {
            begun.await();
            stuck.check(RequestContext.none());
            wallClock.addAndGet(30_001);

            assertThatThrownBy(() -> stuck.check(RequestContext.none()))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessage("data source 'micrometer': no meters have been read since 2023-11-14T22:13:20Z");
        }
    }

    private static SimpleMeterRegistry steps(Clock clock, Duration step) {
        return new SimpleMeterRegistry(
                new SimpleConfig() {
                    @Override
                    public @Nullable String get(String key) {
                        return null;
                    }

                    @Override
                    public CountingMode mode() {
                        return CountingMode.STEP;
                    }

                    @Override
                    public Duration step() {
                        return step;
                    }
                },
                clock);
    }

    private void sample(MicrometerDataSource of) {
        of.sample(now);
        now += STEP_MILLIS;
        clock.add(Duration.ofMillis(STEP_MILLIS));
    }

    private static List<String> names(MicrometerDataSource of) {
        return of.metrics().stream().map(Metric::name).toList();
    }

    private List<TimeSeries> series(MicrometerDataSource of, String metric) {
        TimeRange range = TimeRange.between(Instant.ofEpochMilli(now - 3_600_000), Instant.ofEpochMilli(now));
        List<TimeSeries> series = new ArrayList<>();
        of.query(Query.of(metric, range).build()).forEach(frame -> series.add((TimeSeries) frame));
        return series;
    }

    private TimeSeries only(MicrometerDataSource of, String metric) {
        assertThat(series(of, metric)).as(metric).hasSize(1);
        return only(of, 0, metric);
    }

    private TimeSeries only(MicrometerDataSource of, int index, String metric) {
        return series(of, metric).get(index);
    }

    private static double[] values(TimeSeries series) {
        double[] values = new double[series.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = series.valueAt(i);
        }
        return values;
    }
}
