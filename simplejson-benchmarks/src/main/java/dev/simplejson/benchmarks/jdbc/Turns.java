// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.jdbc;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Measures two ways to the same, in turns, so that what else the machine does meets both. */
final class Turns {
    private final int rounds;

    /** @param rounds how often each is measured, after once that does not count */
    Turns(int rounds) {
        this.rounds = rounds;
    }

    /**
     * Prints the medians and their ratio.
     *
     * @param ours gives how many points or bytes came
     * @param name what the others are called
     */
    double compare(String what, Callable<Integer> ours, String name, Work theirs) throws Exception {
        double[] ourMillis = new double[rounds];
        double[] theirMillis = new double[rounds];
        int count = ours.call();
        theirs.run();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            ours.call();
            long middle = System.nanoTime();
            theirs.run();
            ourMillis[round] = (middle - start) / 1e6;
            theirMillis[round] = (System.nanoTime() - middle) / 1e6;
        }
        double ratio = median(ourMillis) / median(theirMillis);
        System.out.printf(
                Locale.ROOT,
                "%-50s ours %.0f ms, %s %.0f ms, ratio %.2f (%d)%n",
                what,
                median(ourMillis),
                name,
                median(theirMillis),
                ratio,
                count);
        return ratio;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Runs a program to its end; what it prints is thrown away. */
    static void run(ProcessBuilder program) throws Exception {
        Process process = program.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program.command().get(0) + " failed");
        }
    }

    /** Something to be measured. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
