// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.benchmarks.report.Chart;
import dev.simplejson.benchmarks.report.Chart.Line;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Many clients for a long time: nobody starves and nothing is left behind. */
final class Crowd {
    private static final int CLIENTS = 256;
    private static final List<Double> PERCENTILES = List.of(1.0, 5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.9);

    /** What a heap that holds nothing new differs by between two collections. */
    private static final long SAME_BYTES = 1 << 20;

    private Crowd() {}

    static void measure(Bench bench) throws IOException, InterruptedException {
        Question question = bench.query(Requests.waves(8, 300, 1_308));
        Load.closed(question, CLIENTS, bench.seconds(8)).checked();
        long before = bench.heapBytes();
        Load.Result busy = Load.closed(question, CLIENTS, bench.seconds(60));
        long after = bench.heapBytes();
        double ratio = busy.millis(99) / busy.medianMillis();
        boolean met = busy.errors() == 0 && ratio <= 10 && after - before < SAME_BYTES;
        bench.findings()
                .add(
                        "256 clients for 60 s on 8 × 300-point panels",
                        "no error; p99 ≤ 10 × p50; heap as at the start",
                        met,
                        String.format(
                                Locale.ROOT,
                                "%d errors of %,d; p50 %.0f ms, p99 %.0f ms (%.1f ×), %,.0f requests/s; heap %.1f → %.1f MB",
                                busy.errors(),
                                busy.requests(),
                                busy.medianMillis(),
                                busy.millis(99),
                                ratio,
                                busy.perSecond(),
                                before / 1e6,
                                after / 1e6));
        measureHalfLoad(bench, question, busy);
    }

    private static void measureHalfLoad(Bench bench, Question question, Load.Result busy) throws IOException {
        Load.Result half = Load.open(question, CLIENTS, busy.perSecond() / 2, bench.seconds(20));
        double ratio = half.millis(99) / half.medianMillis();
        bench.findings()
                .add(
                        "the same at half that rate, from the time each request was due",
                        "no error; p99 ≤ 10 × p50",
                        half.errors() == 0 && ratio <= 10,
                        String.format(
                                Locale.ROOT,
                                "%d errors of %,d; p50 %.1f ms, p99 %.1f ms (%.1f ×), %,.0f requests/s",
                                half.errors(),
                                half.requests(),
                                half.medianMillis(),
                                half.millis(99),
                                ratio,
                                half.perSecond()));
        bench.findings()
                .add(new Chart(
                        "latency",
                        "256 clients, 8 × 300 points: how long answers take",
                        "percentile",
                        "milliseconds",
                        false,
                        List.of(line("as fast as they can", busy), line("at half that rate", half))));
    }

    private static Line line(String name, Load.Result result) {
        return new Line(
                name, PERCENTILES, PERCENTILES.stream().map(result::millis).toList());
    }
}
