// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.graphite.target;

/** Texts of requests in messages. */
public final class Texts {
    private static final int LONGEST = 100;

    private Texts() {}

    /** The text, cut if a message would be too long to read. */
    public static String abridged(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
