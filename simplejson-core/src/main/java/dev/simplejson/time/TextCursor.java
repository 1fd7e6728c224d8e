// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

/**
 * A place in a text that moves forward; what it does not find where it must be is a {@link Refusal} that says where.
 */
final class TextCursor {
    private final String text;
    private int index;

    TextCursor(String text, int index) {
        this.text = text;
        this.index = index;
    }

    boolean atEnd() {
        return index == text.length();
    }

    boolean skip(char expected) {
        if (atEnd() || text.charAt(index) != expected) {
            return false;
        }
        index++;
        return true;
    }

    void skipSpaces() {
        while (!atEnd() && text.charAt(index) == ' ') {
            index++;
        }
    }

    boolean isAtDigit() {
        return !atEnd() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /** How many digits follow here, counted up to one more than {@code most}. */
    int countDigits(int most) {
        int count = 0;
        int start = index;
        while (count <= most && isAtDigit()) {
            index++;
            count++;
        }
        index = start;
        return count;
    }

    /** The number of exactly so many digits. */
    long digits(int count, String name) {
        long value = 0;
        for (int read = 0; read < count; read++) {
            if (!isAtDigit()) {
                throw unexpected("a digit of the " + name);
            }
            value = value * 10 + (text.charAt(index++) - '0');
        }
        return value;
    }

    int twoDigits(String name, int least, int most) {
        int value = (int) digits(2, name);
        if (value < least || value > most) {
            throw new Refusal(name + " is " + value);
        }
        return value;
    }

    void expect(char expected, String name) {
        if (!skip(expected)) {
            throw unexpected(name);
        }
    }

    void expectEnd() {
        if (!atEnd()) {
            throw unexpected("nothing more");
        }
    }

    /** A refusal of what stands here; places are counted from 1. */
    Refusal unexpected(String expected) {
        return new Refusal(
                atEnd()
                        ? "it ends where " + expected + " is expected"
                        : "character " + (index + 1) + " is " + Refusal.quote(text.substring(index, index + 1))
                                + " where " + expected + " is expected");
    }
}
