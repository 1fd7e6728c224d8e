// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

/** Texts and names in the SQL that reads files. */
final class Quoting {
    private Quoting() {}

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
