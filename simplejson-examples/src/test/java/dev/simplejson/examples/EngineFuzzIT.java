// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.json.ReaderLimits;
import dev.simplejson.json.RequestReader;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

/**
 * Spoiled requests of real clients, for as long as {@code -Dsimplejson.fuzz.seconds} says. A failure prints the seed of its input; {@code
 * -Dsimplejson.fuzz.seed} starts there.
 */
class EngineFuzzIT {
    private static final long SECONDS = Long.getLong("simplejson.fuzz.seconds", 45);
    private static final long FIRST_SEED = Long.getLong("simplejson.fuzz.seed", System.nanoTime());
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(50);
    private static final int WARM_UP_INPUTS = 5_000;
    private static final int SUSPECTS = 10;
    private static final int REPETITIONS = 20;

    private final List<Capture> captures =
            Capture.all().stream().filter(capture -> !capture.body().isEmpty()).toList();

    @Test
    void engine_askedAnything_answersWithinFiftyMilliseconds() throws IOException {
        PriorityQueue<Suspect> slowest = new PriorityQueue<>(Comparator.comparingLong(Suspect::nanos));
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        long seed = FIRST_SEED;
        try (FuzzedEngine engine = new FuzzedEngine()) {
            for (; seed - FIRST_SEED < WARM_UP_INPUTS || System.nanoTime() < end; seed++) {
                long nanos = ask(engine, seed);
                if (seed - FIRST_SEED >= WARM_UP_INPUTS) {
                    slowest.add(new Suspect(seed, nanos));
                }
                if (slowest.size() > SUSPECTS) {
                    slowest.remove();
                }
            }
            report(seed - FIRST_SEED, repeated(slowest, engine), engine);
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
    private List<Suspect> repeated(Iterable<Suspect> slowest, FuzzedEngine engine) {
        List<Suspect> alone = new ArrayList<>();
        for (Suspect suspect : slowest) {
            long best = suspect.nanos();
            for (int i = 0; i < REPETITIONS; i++) {
                best = Math.min(best, ask(engine, suspect.seed()));
            }
            alone.add(new Suspect(suspect.seed(), best));
            System.out.printf(
                    "seed %d: %.1f ms at first, %.1f ms at best%n", suspect.seed(), suspect.nanos() / 1e6, best / 1e6);
        }
        alone.sort(Comparator.comparingLong(Suspect::nanos).reversed());
        return alone;
    }

    private void report(long inputs, List<Suspect> slowest, FuzzedEngine engine) {
        Suspect worst = slowest.get(0);
        FuzzInput input = new Mutator(worst.seed(), captures).input();
        System.out.printf(
                "%d inputs from seed %d, %d %% answered with data; the slowest takes %.1f ms: %s%n",
                inputs, FIRST_SEED, 100 * engine.answers() / inputs, worst.nanos() / 1e6, input);
        assertThat(Duration.ofNanos(worst.nanos()))
                .as("seed " + worst.seed() + ": " + input)
                .isLessThan(LONGEST_ANSWER);
    }

    private record Suspect(long seed, long nanos) {}
}
