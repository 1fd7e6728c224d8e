// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.util.regex.Pattern;

/** The size of a text that may be larger than the memory, by which it is told. */
public final class TextSize {
    /** Text with more bytes, or characters where only those are known without reading it, is told by its size. */
    public static final int LARGEST_TEXT = 65_536;

    /** Longer text is not read where a sample is looked at: it names nothing. */
    public static final int LONGEST_SAMPLED = 256;

    /**
     * Bytes of which there are no more may be an id, such as a UUID or a hash, and are shown in hexadecimal where they tell lines apart.
     */
    public static final int LONGEST_ID_BYTES = 64;

    private static final Pattern SIZE = Pattern.compile("\\(\\d+ (?:bytes|characters)\\)");

    private TextSize() {}

    /** The expression for a text, or its size where that is more than the largest. */
    public static String orText(String size, int largest, String unit, String text) {
        return "CASE WHEN " + size + " > " + largest + " THEN '(' || " + size + " || ' " + unit + ")' ELSE " + text
                + " END";
    }

    /** Whether a label may be the size of a text instead of the text. */
    public static boolean isOne(Object label) {
        return label instanceof String text && SIZE.matcher(text).matches();
    }
}
