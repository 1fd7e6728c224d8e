// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

/** Texts and names in the SQL that reads files. */
public final class Quoting {
    private Quoting() {}

    /** A text, whatever is in it. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name, whatever is in it. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
