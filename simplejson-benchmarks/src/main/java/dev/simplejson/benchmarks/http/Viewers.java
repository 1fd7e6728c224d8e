// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.time.Timestamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** One answer for many viewers: what a freshness saves, and what it costs where there is nothing to share. */
final class Viewers {
    private static final int CLIENTS = 256;
    private static final int FEW_CLIENTS = 4;
    private static final int ROUNDS = 7;
    private static final int PANELS = 10_000;
    private static final long KEPT_BYTES = 32L << 20;
    /** What a heap that holds nothing new differs by, and room for the code that was compiled meanwhile. */
    private static final long SAME_BYTES = 4 << 20;

    private Viewers() {}

    static void measure(Bench bench) throws IOException, InterruptedException {
        measureKept(bench);
        measureNothingToShare(bench);
        measureMemory(bench);
        measureCrowd(bench);
    }

    private static void measureKept(Bench bench) throws IOException, InterruptedException {
        Question ready = bench.ready(Panel.BODY);
        Question kept = Question.post(bench.server().port(), BenchmarkServer.freshPath(), Panel.BODY);
        double ratio = ratio(bench, kept, ready);
        bench.findings()
                .add(
                        "a kept answer of 2 × 1,020 points, 4 clients",
                        "≥ 0.85 of ready bytes",
                        ratio >= 0.85,
                        String.format(Locale.ROOT, "%.2f", ratio));
    }

    private static void measureNothingToShare(Bench bench) throws IOException {
        Supplier<byte[]> differing = differing();
        double ratio = ratio(
                bench,
                question(bench, BenchmarkServer.freshPath(), differing),
                question(bench, BenchmarkServer.queryPath(), differing));
        bench.findings()
                .add(
                        "nothing to share: 2 × 1,020 points in memory, every query differs, 4 clients",
                        "≥ 0.97 of freshness off",
                        ratio >= 0.97,
                        String.format(Locale.ROOT, "%.2f", ratio));
    }

    /** The median of rounds in turns. */
    private static double ratio(Bench bench, Question one, Question other) throws IOException {
        Load.closed(one, FEW_CLIENTS, bench.seconds(8)).checked();
        Load.closed(other, FEW_CLIENTS, bench.seconds(4)).checked();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double rate =
                    Load.closed(other, FEW_CLIENTS, bench.seconds(2)).checked().perSecond();
            ratios.add(Load.closed(one, FEW_CLIENTS, bench.seconds(2)).checked().perSecond() / rate);
        }
        return Median.of(ratios);
    }

    private static void measureMemory(Bench bench) throws IOException, InterruptedException {
        Question question = question(bench, BenchmarkServer.freshPath(), differing());
        Load.times(question, bench.times(PANELS)).checked();
        long before = bench.heapBytes();
        Load.times(question, bench.times(PANELS)).checked();
        long after = bench.heapBytes();
        bench.findings()
                .add(
                        "heap after 10,000 different panels, and after 10,000 more",
                        "flat, within 32 MiB for kept answers",
                        after - before < SAME_BYTES && after < KEPT_BYTES + 4 * SAME_BYTES,
                        String.format(Locale.ROOT, "%.1f → %.1f MB", before / 1e6, after / 1e6));
    }

    private static void measureCrowd(Bench bench) throws IOException, InterruptedException {
        bench.post(BenchmarkServer.ASKED_PATH); // Writes the database.
        long start = System.currentTimeMillis();
        Supplier<byte[]> ownNow = () -> rows(System.currentTimeMillis() - start);
        Load.Result each = Load.closed(
                        question(bench, BenchmarkServer.eachPath(), ownNow), FEW_CLIENTS, bench.seconds(20))
                .checked();
        Question shared = question(bench, BenchmarkServer.sharedPath(), ownNow);
        Load.closed(shared, CLIENTS, bench.seconds(8)).checked();
        long askedBefore = bench.post(BenchmarkServer.ASKED_PATH);
        Load.Result all = Load.closed(shared, CLIENTS, bench.seconds(30)).checked();
        long asked = bench.post(BenchmarkServer.ASKED_PATH) - askedBefore;
        double times = all.perSecond() / each.perSecond();
        double spread = all.millis(99) / all.medianMillis();
        long allowed = all.tookNanos() / 5_000_000_000L + 1;
        bench.findings()
                .add(
                        "256 clients, own now each, one SQL panel of 1,000,000 rows, freshness 5 s",
                        "asked once per 5 s; ≥ 500 × the answers/s of freshness off; p99 ≤ 10 × p50",
                        asked <= allowed && times >= 500 && spread <= 10,
                        String.format(
                                Locale.ROOT,
                                "asked %d times in %.0f s; %,.0f of %.2f answers/s (%,.0f ×); p50 %.0f ms, p99 %.0f ms (%.1f ×)",
                                asked,
                                all.tookNanos() / 1e9,
                                all.perSecond(),
                                each.perSecond(),
                                times,
                                all.medianMillis(),
                                all.millis(99),
                                spread));
    }

    private static Question question(Bench bench, String path, Supplier<byte[]> body) {
        return Question.varying(bench.server().port(), path, body);
    }

    /** The tutorial's panel, each time with another value of a dashboard variable. */
    private static Supplier<byte[]> differing() {
        AtomicLong number = new AtomicLong(System.nanoTime());
        String panel = new String(Panel.BODY, StandardCharsets.UTF_8);
        return () -> panel.replace(
                        "\"scopedVars\":{",
                        "\"scopedVars\":{\"n\":{\"text\":\"n\",\"value\":\"" + number.incrementAndGet() + "\"},")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A panel over all rows, for a viewer whose now is so many milliseconds later. */
    private static byte[] rows(long laterMillis) {
        long to = BenchmarkServer.LAST_ROW_MILLIS - 500_000 + laterMillis;
        return """
                {"range":{"from":"%s","to":"%s"},"intervalMs":1000000,"maxDataPoints":1000,\
                "targets":[{"target":"readings","refId":"A"}]}""".formatted(Timestamps.toIso(to - 1_000_000_000L), Timestamps.toIso(to))
                .getBytes(StandardCharsets.UTF_8);
    }
}
