// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Targets that only wait: side by side, all of them take as long as one. */
final class Sleepers {
    private static final int TARGETS = 10;

    private Sleepers() {}

    static void measure(Bench bench) throws IOException {
        List<String> metrics = IntStream.range(0, TARGETS)
                .mapToObj(index -> WaveSource.sleep(200, index))
                .toList();
        Question question = bench.query(Requests.query(metrics, 1_308));
        Load.times(question, 1).checked();
        Load.Result result = Load.times(question, bench.times(15)).checked();
        bench.findings()
                .add(
                        "10 targets, each source sleeping 200 ms",
                        "≤ 260 ms",
                        result.millis(100) <= 260,
                        String.format(
                                Locale.ROOT, "%.0f ms, %.0f ms at most", result.medianMillis(), result.millis(100)));
    }
}
