// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.digits;

/**
 * Writes ascending times: the leading digits change once in 10^8 milliseconds (a good day), so they are kept as text and
 * only the last eight are worked out. Any time is written right, in any order. Not thread-safe.
 */
public final class EpochDigits {
    /** How many bytes one time may touch. */
    public static final int ROOM = Digits.ROOM;

    /** The largest that leaves at most eight leading digits. */
    private static final long MAX_TIME = Digits.EIGHT_LIMIT * Digits.EIGHT_LIMIT - 1;

    /** What the kept leading digits stand for. */
    private long base;

    private long leading;
    private int leadingCount;

    public EpochDigits() {
        rebase(Digits.EIGHT_LIMIT);
    }

    /**
     * Writes a time.
     *
     * @param target with {@link #ROOM} bytes from {@code position}
     * @return the position after the last digit
     */
    public int write(long epochMillis, byte[] target, int position) {
        long rest = epochMillis - base;
        if (rest < 0 || rest >= Digits.EIGHT_LIMIT) {
            if (epochMillis < Digits.EIGHT_LIMIT || epochMillis > MAX_TIME) {
                return Digits.write(epochMillis, target, position);
            }
            rest = rebase(epochMillis);
        }
        Digits.store(leading, target, position);
        int next = position + leadingCount;
        Digits.store(Digits.eight(rest) | Digits.ZEROS, target, next);
        return next + 8;
    }

    private long rebase(long epochMillis) {
        long upper = epochMillis / Digits.EIGHT_LIMIT;
        base = upper * Digits.EIGHT_LIMIT;
        leadingCount = Digits.count(upper);
        leading = (Digits.eight(upper) | Digits.ZEROS) >>> ((8 - leadingCount) << 3);
        return epochMillis - base;
    }
}
