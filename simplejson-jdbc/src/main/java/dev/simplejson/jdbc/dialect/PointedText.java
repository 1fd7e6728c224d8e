// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

/**
 * The type of a column whose numbers are kept as they are written, because it is not clear whether {@code 1.396} is more than a thousand.
 */
public final class PointedText {
    private static final String PREFIX = "varchar of numbers such as ";

    private static final String BESIDE = " beside ";

    private PointedText() {}

    /**
     * What databases call a type so that it is known by.
     *
     * @param decimals a number of another column with a comma before its decimals; empty if there is none
     */
    public static String type(String example, String decimals) {
        return PREFIX + example + (decimals.isEmpty() ? "" : BESIDE + decimals);
    }

    /** Such a number of the column; empty if it is of another type. */
    public static String exampleIn(String type) {
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()).split(BESIDE, 2)[0] : "";
    }

    /** A number of another column with a comma before its decimals; empty if there is none, or it is not known. */
    public static String decimalsIn(String type) {
        return type.startsWith(PREFIX) && type.contains(BESIDE) ? type.split(BESIDE, 2)[1] : "";
    }

    /** What the names of such types are like, as a pattern of SQL. */
    public static String pattern() {
        return PREFIX + "%";
    }
}
