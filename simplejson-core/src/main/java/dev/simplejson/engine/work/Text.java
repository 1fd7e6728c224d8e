// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

/** Texts of others in our messages. */
public final class Text {
    /** The name that the engine logs under, whichever of its classes it is. */
    public static final String LOGGER = "dev.simplejson.engine.SimpleJsonEngine";

    /** The name of the log that has a line for each query that failed or was slow. */
    public static final String QUERY_LOGGER = "dev.simplejson.queries";

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST = 100;
    private static final int LONGEST_HEADER = 300;
    private static final String CUT = "...";

    private Text() {}

    /**
     * One short line that every server and proxy takes for a header's value: in place of what is not ASCII a question mark, of what is cut
     * dots.
     */
    public static String ofHeader(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_HEADER); i++) {
            char c = text.charAt(i);
            line.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        if (text.length() > LONGEST_HEADER) {
            line.replace(LONGEST_HEADER - CUT.length(), LONGEST_HEADER, CUT);
        }
        return line.toString();
    }

    /** One line of a log, whatever a client has put into it. */
    public static String ofLog(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\u2028\u2029]", "?");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    /** A time as settings write it. */
    public static String seconds(long nanos) {
        long millis = nanos / 1_000_000;
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    /** The text, cut where a person would stop reading. */
    public static String abbreviated(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
