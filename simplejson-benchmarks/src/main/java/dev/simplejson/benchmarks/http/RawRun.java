// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** A run that is far longer than the heap: whether it arrives whole, and how fast. */
final class RawRun {
    private static final int POINTS = 10_000_000;

    /** Around the points: the answer and the series. */
    private static final int OTHER_BRACKETS = 2;

    private RawRun() {}

    static void measure(Bench bench) throws IOException, RunnerException {
        double writeNanos = bench.jmh().writeNanosPerPoint();
        try (ServerProcess server = ServerProcess.benchmark(List.of("-Xmx48m"), List.of())) {
            Question question = Question.post(
                    server.port(),
                    BenchmarkServer.queryPath(),
                    Requests.query(List.of(WaveSource.run(bench.times(POINTS))), 0));
            Load.Result counted = Load.times(question.countingBrackets(), 1).checked();
            boolean whole = counted.brackets() == bench.times(POINTS) + OTHER_BRACKETS;
            Load.Result timed = Load.times(question, 5).checked();
            double nanos = timed.medianMillis() * 1e6 / bench.times(POINTS);
            double ratio = writeNanos / nanos;
            bench.findings()
                    .add(
                            "raw 10,000,000-point deferred series under `-Xmx48m`",
                            "whole; ≥ 0.6 of the JMH writing rate",
                            whole && ratio >= 0.6,
                            String.format(
                                    Locale.ROOT,
                                    "%s, %,.0f MB; %.2f (%.1f of %.1f million points/s)",
                                    whole ? "whole" : "cut at " + counted.brackets(),
                                    counted.bytes() / 1e6,
                                    ratio,
                                    1e3 / nanos,
                                    1e3 / writeNanos));
        }
    }
}
