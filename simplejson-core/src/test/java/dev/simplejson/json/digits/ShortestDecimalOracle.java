// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * Compares {@link ShortestDecimal} with {@link Double#toString}, fast enough for hundreds of millions of values.
 *
 * <p>{@code Double.toString} is the shortest and closest from Java 19 on. Before, and for the few subnormal numbers where
 * it prefers two digits to one, a difference is settled by {@link ExactDecimal}. Not thread-safe.
 */
final class ShortestDecimalOracle {
    private static final boolean TO_STRING_IS_SHORTEST = Runtime.version().feature() >= 19;

    /** Above this no single digit is in the rounding interval along with a closer pair of digits. */
    private static final double TWO_DIGITS_MATTER = 1e-321;

    private final byte[] text = new byte[ShortestDecimal.ROOM];
    private final byte[] searched = new byte[ShortestDecimal.ROOM];
    private final DecimalValue ours = new DecimalValue();
    private final DecimalValue theirs = new DecimalValue();

    /** Whether a finite double other than zero is written as it should be. */
    boolean agrees(double value) {
        int end = ShortestDecimal.write(value, text, 0);
        int searchedEnd = ShortestDecimal.writeSearched(value, searched, 0);
        if (end > ShortestDecimal.MAX_LENGTH || !Arrays.equals(text, 0, end, searched, 0, searchedEnd)) {
            return false;
        }
        ours.parse(text, 0, end);
        byte[] expected = Double.toString(value).getBytes(ISO_8859_1);
        theirs.parse(expected, 0, expected.length);
        if (ours.isSame(theirs)) {
            return true;
        }
        boolean settledByDefinition = !TO_STRING_IS_SHORTEST || Math.abs(value) < TWO_DIGITS_MATTER;
        return settledByDefinition && text(end).equals(ExactDecimal.text(value));
    }

    private String text(int end) {
        return new String(text, 0, end, ISO_8859_1);
    }

    /** What is written, whether short doubles are looked for or not. */
    static String write(double value) {
        byte[] target = new byte[ShortestDecimal.ROOM];
        String text = new String(target, 0, ShortestDecimal.write(value, target, 0), ISO_8859_1);
        String searched = new String(target, 0, ShortestDecimal.writeSearched(value, target, 0), ISO_8859_1);
        return text.equals(searched) ? text : text + " or " + searched;
    }
}
