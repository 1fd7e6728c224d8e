// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

/**
 * How the numbers of a column with decimal commas are written.
 *
 * @param hasPoints whether points are between thousands
 * @param isWhole whether all cells are numbers; if not, others are words without a digit or a comma
 */
record DecimalComma(boolean hasPoints, boolean isWhole) {
    private static final String BLANKS = " '\u2019\u00a0\u2009\u202f";

    /** A number that has such, or none, between thousands. */
    static String pattern(boolean hasPoints) {
        String grouped = "[0-9]{1,3}(?:[" + BLANKS + "][0-9]{3})+" + (hasPoints ? "|[0-9]{1,3}(?:[.][0-9]{3})+" : "");
        return Quoting.literal(" *[-+]?(?:(?:" + grouped + "|[0-9]+)(?:,[0-9]+)?|,[0-9]+)(?:[eE][-+]?[0-9]{1,2})? *");
    }

    /** SQL of whether a cell of text does not fit. */
    String misfits(String column) {
        return "NOT regexp_full_match(" + column + ", " + pattern(hasPoints) + ") AND regexp_matches(" + column + ", '["
                + (isWhole ? "^ " : "0-9,") + "]')";
    }

    /** SQL of the number in a column of text; with other words it is text, as those are with decimal points. */
    String number(String column) {
        String number = "translate(" + column + ", " + Quoting.literal(",." + BLANKS) + ", '.')";
        return isWhole
                ? "CAST(nullif(" + number + ", '') AS DOUBLE)"
                : "CASE WHEN regexp_full_match(" + column + ", " + pattern(hasPoints) + ") THEN " + number + " ELSE "
                        + column + " END";
    }
}
