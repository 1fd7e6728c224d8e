// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import java.util.regex.Pattern;

/** Numbers in columns of text, as devices and home automation store them. */
final class NumericText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

    private NumericText() {}

    /** The number; NaN if the text is anything else, such as {@code unavailable} or {@code 21 °C}. */
    static double parse(String text) {
        String stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            return Double.NaN;
        }
        double number = Double.parseDouble(stripped);
        return Double.isInfinite(number) ? Double.NaN : number;
    }
}
