// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

/** Strings as the inside of JSON strings: UTF-8, with the characters escaped that RFC 8259 wants escaped. */
final class JsonText {
    /** The most bytes one {@code char} takes: a control character, {@code \u0001}. */
    static final int MAX_BYTES_PER_CHAR = 6;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    /** For each ASCII character: 0 if it stands for itself, the letter after the backslash, {@code u} for four digits. */
    private static final byte[] ESCAPES = escapes();

    /** U+FFFD, which also takes the place of half a surrogate pair: UTF-8 has no form for that. */
    private static final char REPLACEMENT = '\uFFFD';

    private JsonText() {}

    /**
     * Where to cut a text that is encoded in parts: {@code end}, or one further if that would split a surrogate pair. The
     * pair does not take more bytes than {@link #MAX_BYTES_PER_CHAR} allows for its first half.
     */
    static int cut(String text, int end) {
        return end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end + 1 : end;
    }

    /**
     * Encodes a part of a text.
     *
     * @param target with {@link #MAX_BYTES_PER_CHAR} bytes for each character from {@code position}
     * @return the position after the last byte
     */
    static int encode(String text, int start, int end, byte[] target, int position) {
        int next = position;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c < 0x80) {
                byte escape = ESCAPES[c];
                if (escape == 0) {
                    target[next++] = (byte) c;
                } else {
                    next = writeEscape(c, escape, target, next);
                }
            } else if (Character.isHighSurrogate(c) && at + 1 < end && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
                next = writePair(Character.toCodePoint(c, text.charAt(at)), target, next);
            } else {
                next = writeTwoOrThree(Character.isSurrogate(c) ? REPLACEMENT : c, target, next);
            }
        }
        return next;
    }

    private static int writeEscape(char c, byte escape, byte[] target, int position) {
        target[position] = '\\';
        target[position + 1] = escape;
        if (escape != 'u') {
            return position + 2;
        }
        target[position + 2] = '0';
        target[position + 3] = '0';
        target[position + 4] = HEX[c >> 4];
        target[position + 5] = HEX[c & 0xF];
        return position + 6;
    }

    private static int writeTwoOrThree(char c, byte[] target, int position) {
        int next = position;
        if (c < 0x800) {
            target[next++] = (byte) (0xC0 | c >> 6);
        } else {
            target[next++] = (byte) (0xE0 | c >> 12);
            target[next++] = continuation(c >> 6);
        }
        target[next++] = continuation(c);
        return next;
    }

    private static int writePair(int codePoint, byte[] target, int position) {
        target[position] = (byte) (0xF0 | codePoint >> 18);
        target[position + 1] = continuation(codePoint >> 12);
        target[position + 2] = continuation(codePoint >> 6);
        target[position + 3] = continuation(codePoint);
        return position + 4;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | bits & 0x3F);
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[0x80];
        for (int control = 0; control < ' '; control++) {
            escapes[control] = 'u';
        }
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }
}
