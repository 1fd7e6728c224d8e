// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.report;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH says of the parts that an answer is made of, in the same run. */
public final class JmhFigures {
    private final boolean quick;

    public JmhFigures(boolean quick) {
        this.quick = quick;
    }

    /** What writing a point costs, in nanoseconds. */
    public double writeNanosPerPoint() throws RunnerException {
        return score("WritePointsBenchmark.simplejson$", "values", "SINE");
    }

    /** What thinning the same million points to 1,308 costs, in milliseconds. */
    public double thinMillis() throws RunnerException {
        return score("ThinningBenchmark.thinInMemory$", "shape", "waves") / 1000;
    }

    private double score(String benchmark, String parameter, String value) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(benchmark)
                        .param(parameter, value)
                        .forks(1)
                        .warmupIterations(quick ? 1 : 4)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(quick ? 1 : 4)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        return results.iterator().next().getPrimaryResult().getScore();
    }
}
