// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The example server as a user starts it: {@code java -jar} until a panel has its answer. */
final class StartUp {
    private static final int STARTS = 9;
    private static final byte[] BODY = Requests.query(List.of("series A"), 1_308);

    private StartUp() {}

    static void measure(Bench bench) throws IOException {
        Path jar = bench.options().examples();
        if (!Files.exists(jar)) {
            throw new IllegalArgumentException("no " + jar + "; build everything first, or say --examples JAR");
        }
        List<Double> millis = new ArrayList<>();
        for (int start = 0; start < bench.times(STARTS); start++) {
            millis.add(firstAnswerMillis(jar));
        }
        double median = Median.of(millis);
        bench.findings()
                .add(
                        "example server: JVM start to first answer",
                        "≤ 900 ms",
                        median <= 900,
                        String.format(Locale.ROOT, "%.0f ms", median));
    }

    private static double firstAnswerMillis(Path jar) throws IOException {
        long start = System.nanoTime();
        try (ServerProcess server = ServerProcess.example(jar)) {
            Load.times(Question.post(server.port(), "/query", BODY), 1).checked();
            return (System.nanoTime() - start) / 1e6;
        }
    }
}
