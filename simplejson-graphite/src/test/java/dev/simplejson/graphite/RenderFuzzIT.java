// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.graphite.target.TargetParser;
import dev.simplejson.testkit.MemoryExchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Spoiled targets, up to 64 KiB long, for as long as {@code -Dsimplejson.fuzz.seconds} says. A failure prints the seed of its input, and
 * the end that of the slowest; {@code -Dsimplejson.fuzz.seed} starts there.
 */
class RenderFuzzIT extends GraphiteTesting {
    private static final long SECONDS = Long.getLong("simplejson.fuzz.seconds", 60);
    private static final long FIRST_SEED = Long.getLong("simplejson.fuzz.seed", 1);
    private static final Duration SLOW = Duration.ofMillis(50);
    private static final int WARM_UP_INPUTS = 500;
    private static final int REPETITIONS = 50;
    private static final Set<Integer> STATUSES = Set.of(200, 400, 404, 413);
    private static final String LETTERS = "(){}[],.'\"\\|*?=~!^$#;:<> aA0-1é温\n";

    @Test
    void render_ofAnything_isAnsweredOrRefused() throws Exception {
        List<String> targets = TargetParserTest.editorTargets().toList();
        SimpleJsonEngine engine = both();
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        long longest = 0;
        long slowest = FIRST_SEED;
        long answered = 0;
        long seed = FIRST_SEED;
        for (; seed - FIRST_SEED < WARM_UP_INPUTS || System.nanoTime() < end; seed++) {
            String target = spoiled(targets, new Random(seed));
            long nanos = ask(engine, target, seed);
            // Whatever else the machine does makes an answer late once, not every time.
            for (int i = 0; i < REPETITIONS && nanos > SLOW.toNanos(); i++) {
                nanos = Math.min(nanos, ask(engine, target, seed));
            }
            if (seed - FIRST_SEED >= WARM_UP_INPUTS && nanos > longest) {
                longest = nanos;
                slowest = seed;
            }
            answered++;
            waves.queries.clear();
            db.queries.clear();
        }
        System.out.printf(
                "%d targets from seed %d, the slowest %d with %.1f ms%n", answered, FIRST_SEED, slowest, longest / 1e6);
    }

    private static long ask(SimpleJsonEngine engine, String target, long seed) {
        String body = "target=" + URLEncoder.encode(target, StandardCharsets.UTF_8)
                + "&from=-10min&until=now&format=json&maxDataPoints=100";
        long start = System.nanoTime();
        try {
            MemoryExchange answer = postForm("/render", body).handledBy(engine);
            long nanos = System.nanoTime() - start;
            assertThat(STATUSES).as(answer.text()).contains(answer.status());
            if (answer.status() == 200) {
                Json.read(answer.bytes());
            } else {
                assertThat(answer.text()).isNotBlank().hasSizeLessThan(5000);
            }
            return nanos;
        } catch (Exception | AssertionError failure) {
            throw new AssertionError("seed " + seed + ": " + target, failure);
        }
    }

    private static String spoiled(List<String> targets, Random random) {
        StringBuilder target = new StringBuilder(targets.get(random.nextInt(targets.size())));
        for (int i = random.nextInt(8); i > 0; i--) {
            int at = random.nextInt(target.length() + 1);
            switch (random.nextInt(6)) {
                case 0 -> target.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                case 1 -> target.delete(at, Math.min(target.length(), at + 1 + random.nextInt(5)));
                case 2 -> target.insert(at, targets.get(random.nextInt(targets.size())));
                case 3 -> repeat(target, at, random);
                case 4 -> target.replace(0, target.length(), "sumSeries(" + target + ", waves.*, db.**)");
                default ->
                    target.insert(
                            at,
                            List.of("waves.*", "**", "db.cpu", "-1e300", "inf", "'1s'", "seriesByTag('name=~.*u')")
                                    .get(random.nextInt(7)));
            }
        }
        return target.length() > TargetParser.MOST_CHARACTERS
                ? target.substring(0, TargetParser.MOST_CHARACTERS)
                : target.toString();
    }

    private static void repeat(StringBuilder target, int at, Random random) {
        int start = Math.max(0, at - 1 - random.nextInt(20));
        String part = target.substring(start, at);
        int most = TargetParser.MOST_CHARACTERS / Math.max(1, part.length());
        target.insert(at, part.repeat(1 + random.nextInt(random.nextInt(10) == 0 ? most : 20)));
    }
}
