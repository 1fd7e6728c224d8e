// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.json.read.ReaderLimits;
import dev.simplejson.json.read.RequestReader;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

/**
 * Spoiled requests of real clients, for as long as {@code -Dsimplejson.fuzz.seconds} says; when it says so, an answer may also not take
 * longer than 50 ms, which only means something on a machine that does nothing else. A failure prints the seed of its input;
 * {@code -Dsimplejson.fuzz.seed} starts there.
 */
class EngineFuzzIT {
    private static final long SECONDS = Long.getLong("simplejson.fuzz.seconds", 45);
    private static final boolean TIMED = System.getProperty("simplejson.fuzz.seconds") != null;
    private static final long FIRST_SEED = Long.getLong("simplejson.fuzz.seed", TIMED ? System.nanoTime() : 1);
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(50);
    private static final int WARM_UP_INPUTS = 5_000;
    private static final int SUSPECTS = 3;
    private static final int REPETITIONS = 20;

    private final List<Capture> captures =
            Capture.all().stream().filter(capture -> !capture.body().isEmpty()).toList();

    @Test
    void engine_askedAnything_answers() throws IOException {
        PriorityQueue<Suspect> slowest = new PriorityQueue<>(Comparator.comparingLong(Suspect::nanos));
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        long seed = FIRST_SEED;
        try (FuzzedEngine engine = new FuzzedEngine()) {
            for (; seed - FIRST_SEED < WARM_UP_INPUTS || System.nanoTime() < end; seed++) {
                long nanos = ask(engine, seed);
                if (seed - FIRST_SEED >= WARM_UP_INPUTS) {
                    consider(seed, nanos, slowest, engine);
                }
            }
            report(seed - FIRST_SEED, slowest, engine);
        }
    }

    @Test
    void reader_givenAnything_readsOrRefuses() {
        RequestReader reader =
                new RequestReader(new ReaderLimits(100, 50, 262_144, Duration.ofHours(6)), Clock.systemUTC());
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS / 4 + 1).toNanos();
        for (long seed = FIRST_SEED; System.nanoTime() < end; seed++) {
            byte[] body = new Mutator(seed, captures).input().text();
            try {
                assertThat(reader.read(body).range()).isNotNull();
            } catch (SimpleJsonException refused) {
                assertThat(refused.kind().status()).isIn(400, 413);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }

    private long ask(FuzzedEngine engine, long seed) {
        FuzzInput input = new Mutator(seed, captures).input();
        try {
            return engine.nanosToAnswer(input);
        } catch (IOException | RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + seed + ": " + input, failure);
        }
    }

    /** Whatever else the machine does makes an answer late once, not every time. */
    private void consider(long seed, long nanos, PriorityQueue<Suspect> slowest, FuzzedEngine engine) {
        long best = nanos;
        for (int i = 0; i < REPETITIONS && isSlow(best, slowest); i++) {
            best = Math.min(best, ask(engine, seed));
        }
        if (isSlow(best, slowest)) {
            slowest.add(new Suspect(seed, best));
        }
        if (slowest.size() > SUSPECTS) {
            slowest.remove();
        }
    }

    private static boolean isSlow(long nanos, PriorityQueue<Suspect> slowest) {
        return slowest.size() < SUSPECTS || nanos > slowest.peek().nanos();
    }

    private void report(long inputs, PriorityQueue<Suspect> slowest, FuzzedEngine engine) {
        System.out.printf(
                "%d inputs from seed %d, %d %% answered with data; the slowest:%n",
                inputs, FIRST_SEED, 100 * engine.answers() / inputs);
        while (!slowest.isEmpty()) {
            Suspect suspect = slowest.remove();
            FuzzInput input = new Mutator(suspect.seed(), captures).input();
            System.out.printf("%.1f ms, seed %d: %s%n", suspect.nanos() / 1e6, suspect.seed(), input);
            if (TIMED) {
                assertThat(Duration.ofNanos(suspect.nanos()))
                        .as("seed " + suspect.seed() + ": " + input)
                        .isLessThan(LONGEST_ANSWER);
            }
        }
    }

    private record Suspect(long seed, long nanos) {}
}
