// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import java.util.SplittableRandom;

/**
 * Compares hundreds of millions of doubles with {@link Double#toString}; run it by hand, on Java 19 or later, after a
 * change to {@link ShortestDecimal}: {@code java -cp target/classes:target/test-classes
 * dev.simplejson.json.digits.ShortestDecimalCheck 300000000}, and a seed if a run is to be repeated.
 *
 * <p>Half of the values are random bits, a quarter are spread evenly over the magnitudes that are written without an
 * exponent, and a quarter have few decimals.
 */
final class ShortestDecimalCheck {
    private static final int REPORTED = 20;

    private ShortestDecimalCheck() {}

    public static void main(String[] arguments) {
        long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : 300_000_000L;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new SplittableRandom().nextLong();
        System.out.printf("Java %s, %,d values, seed %d%n", Runtime.version(), count, seed);
        long started = System.nanoTime();
        long wrong = countWrong(count, new SplittableRandom(seed));
        System.out.printf("%,d wrong, %.0f s%n", wrong, (System.nanoTime() - started) / 1e9);
        if (wrong != 0) {
            System.exit(1);
        }
    }

    private static long countWrong(long count, SplittableRandom random) {
        ShortestDecimalOracle oracle = new ShortestDecimalOracle();
        long wrong = 0;
        for (long i = 0; i < count; i++) {
            double value = next((int) i & 3, random);
            if (!oracle.agrees(value) && ++wrong <= REPORTED) {
                System.out.println(Double.toHexString(value) + " " + value + " is written as "
                        + ShortestDecimalOracle.write(value));
            }
        }
        return wrong;
    }

    private static double next(int kind, SplittableRandom random) {
        double value = switch (kind) {
            case 0 -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-6, 22));
            case 1 -> random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L) / Math.pow(10, random.nextInt(1, 13));
            default -> Double.longBitsToDouble(random.nextLong());
        };
        return Double.isFinite(value) && value != 0 ? value : Math.PI;
    }
}
