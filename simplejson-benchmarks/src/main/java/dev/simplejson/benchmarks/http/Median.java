// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.util.List;

/** The value in the middle: what a neighbour's burst of work moves least. */
final class Median {
    private Median() {}

    /** The lower one of an even number's two. */
    static double of(List<Double> values) {
        return values.stream().sorted().toList().get((values.size() - 1) / 2);
    }
}
