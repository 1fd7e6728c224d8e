// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

/** What a slip of the finger makes of a name. */
public final class OneEdit {
    private OneEdit() {}

    /** Whether one letter more, less or other, or two letters swapped, or letters of another case make one text of the other. */
    public static boolean between(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        int longest = longer.length() - shorter.length();
        int front = 0;
        while (front < shorter.length() && shorter.charAt(front) == longer.charAt(front)) {
            front++;
        }
        int back = 0;
        while (back < shorter.length() - front
                && shorter.charAt(shorter.length() - 1 - back) == longer.charAt(longer.length() - 1 - back)) {
            back++;
        }
        int differing = shorter.length() - front - back;
        boolean swapped = longest == 0
                && differing == 2
                && shorter.charAt(front) == longer.charAt(front + 1)
                && shorter.charAt(front + 1) == longer.charAt(front);
        return one.equalsIgnoreCase(other)
                || swapped
                || (longest == 0 && differing <= 1)
                || (longest == 1 && differing == 0);
    }
}
