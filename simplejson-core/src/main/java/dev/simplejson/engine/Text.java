// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

/** Texts of others in our messages. */
final class Text {
    private static final int LONGEST = 100;

    private Text() {}

    /** The text, cut where a person would stop reading. */
    static String abbreviated(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
