// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A series of a million points: what it costs more than a panel's is the thinning. */
final class Thinned {
    private static final int ROUNDS = 7;

    private Thinned() {}

    static void measure(Bench bench) throws Exception {
        double thinning = bench.jmh().thinMillis();
        Question panel = bench.query(Panel.BODY);
        Question million = bench.query(Requests.waves(1, 1_000_000, 1_308));
        Load.times(panel, bench.times(4_000)).checked();
        Load.times(million, bench.times(400)).checked();
        List<Double> panelMillis = new ArrayList<>();
        List<Double> millionMillis = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            panelMillis.add(Load.times(panel, bench.times(400)).checked().medianMillis());
            millionMillis.add(Load.times(million, bench.times(60)).checked().medianMillis());
        }
        double took = Median.of(millionMillis);
        double allowed = 1.5 * Median.of(panelMillis) + thinning;
        bench.findings()
                .add(
                        "1 series of 1,000,000 points in memory, `maxDataPoints` 1,308",
                        "≤ 1.5 × the panel's time + thinning",
                        took <= allowed,
                        String.format(
                                Locale.ROOT,
                                "%.2f ms, of 1.5 × %.2f + %.2f = %.2f ms",
                                took,
                                Median.of(panelMillis),
                                thinning,
                                allowed));
    }
}
