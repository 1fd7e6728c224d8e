// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.sql.SQLException;

/** A file cannot be read, and it is known why. */
public final class Unreadable extends SQLException {
    private static final long serialVersionUID = 1L;

    private final String told;
    private final boolean isEmpty;

    private Unreadable(String logged, String told, boolean isEmpty) {
        super(logged);
        this.told = told;
        this.isEmpty = isEmpty;
    }

    /** @param told for the log and for answers alike: nothing of the file's text */
    Unreadable(String told) {
        this(told, told, false);
    }

    /** @param line its number, from 1 */
    static Unreadable line(long line, String text, String problem) {
        String number = "its line " + line;
        String misfit = "does not fit its first: " + problem;
        return new Unreadable(number + ", '" + text + "', " + misfit, number + " " + misfit, false);
    }

    /** What DuckDB says has the place, and may have some of the text. */
    static Unreadable json(SQLException failure) {
        return because(
                failure, String.valueOf(failure.getMessage()), "it is no valid JSON, or cut; the log says where");
    }

    static Unreadable encoded(String told, SQLException failure) {
        return because(failure, told, told);
    }

    private static Unreadable because(SQLException failure, String logged, String told) {
        Unreadable unreadable = new Unreadable(logged, told, false);
        unreadable.initCause(failure);
        return unreadable;
    }

    /** There is nothing in it, which is no fault. */
    static Unreadable empty(String told) {
        return new Unreadable(told, told, true);
    }

    /** For answers: begins with "it" or "its", and holds nothing of the file. */
    public String told() {
        return told;
    }

    /** Whether there is nothing in it yet, which is no fault. */
    public boolean isEmpty() {
        return isEmpty;
    }
}
