// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The panel of the tutorial: how much of what the same Jetty does with ready bytes simplejson reaches. */
final class Panel {
    /** Two series of 1,020 points. */
    static final byte[] BODY = Requests.waves(2, 1_020, 1_308);

    private static final int CLIENTS = 4;
    private static final int ROUNDS = 7;

    private Panel() {}

    static void measure(Bench bench) throws IOException, InterruptedException {
        Question ready = bench.ready(BODY);
        Question query = bench.query(BODY);
        Load.closed(query, CLIENTS, bench.seconds(8)).checked();
        Load.closed(ready, CLIENTS, bench.seconds(4)).checked();
        List<Double> readyRates = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double readyRate =
                    Load.closed(ready, CLIENTS, bench.seconds(2)).checked().perSecond();
            double rate =
                    Load.closed(query, CLIENTS, bench.seconds(2)).checked().perSecond();
            readyRates.add(readyRate);
            rates.add(rate);
            ratios.add(rate / readyRate);
        }
        double ratio = Median.of(ratios);
        bench.findings()
                .add(
                        "2 series × 1,020 points, 4 clients",
                        "≥ 0.5 of ready bytes",
                        ratio >= 0.5,
                        String.format(
                                Locale.ROOT,
                                "%.2f (%,.0f of %,.0f requests/s)",
                                ratio,
                                Median.of(rates),
                                Median.of(readyRates)));
    }
}
