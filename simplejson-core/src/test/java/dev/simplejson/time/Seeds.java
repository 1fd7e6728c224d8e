// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random numbers for property tests; the seed is in the name of the test that fails. */
final class Seeds {
    private Seeds() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
