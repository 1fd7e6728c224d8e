// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

/**
 * Writes values of one kind after the other: integers and numbers with few decimals are looked for first, but for as long as there
 * are any only. Any value is written right, in any order. Not thread-safe.
 */
public final class ValueDigits {
    /** How many bytes one value may touch. */
    public static final int ROOM = ShortestDecimal.ROOM;

    /** After so many values in a row that are not short, only one of as many is looked at. */
    private static final int TRIES = 16;

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private int triesLeft = TRIES;
    private int count;

    /**
     * Writes a value, {@code null} for NaN and the infinities.
     *
     * @param target with {@link #ROOM} bytes from {@code position}
     * @return the position after the last character
     */
    public int write(double value, byte[] target, int position) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            System.arraycopy(NULL, 0, target, position, NULL.length);
            return position + NULL.length;
        }
        if (triesLeft > 0 || ++count % TRIES == 0) {
            int end = ShortestDecimal.writeIfShort(value, target, position);
            if (end > position) {
                triesLeft = TRIES;
                return end;
            }
            triesLeft = Math.max(0, triesLeft - 1);
        }
        return ShortestDecimal.writeSearched(value, target, position);
    }
}
