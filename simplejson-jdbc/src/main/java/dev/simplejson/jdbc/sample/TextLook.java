// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import dev.simplejson.jdbc.sample.ColumnSample.Shape;
import dev.simplejson.jdbc.time.IsoText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What one text of a column looks like. */
public record TextLook(Shape shape, boolean number, boolean absent, boolean timeOfDay, boolean dateOrDuration) {
    /** What a text that is a number looks like; longer ones are keys. */
    static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,15}(?:\\.\\d{0,17})?|\\.\\d{1,17})(?:[eE][+-]?\\d{1,3})?");

    /** What stands for no value, as R, pandas, spreadsheets, Home Assistant and people write it. */
    private static final Set<String> ABSENT =
            Set.of(("na n/a n.a. #n/a nan null none nil unknown unavailable missing ? . .. ... - -- ---"
                            + " \u2013 \u2014 #div/0! #value! #ref! #num! #null! #name?")
                    .split(" "));

    /** A number of a telephone; of what is measured none has a plus and so many digits. */
    private static final Pattern TELEPHONE = Pattern.compile("\\+\\d{7,15}");

    private static final Pattern TIME_OF_DAY =
            Pattern.compile("(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:[.,]\\d{1,9})?)?");
    private static final Pattern DURATION = Pattern.compile(
            "-?P(?=.)(?:\\d+[YMWD])*(?:T(?:\\d+(?:\\.\\d+)?[HMS])+)?|\\d{1,6}:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?");

    /** Months in English alone where the year may have two digits; in any language, {@code 27 de noviembre de 2026}, where it has four. */
    private static final Pattern OTHER_DATE = Pattern.compile("\\d{4}年\\d{1,2}月\\d{1,2}日.*|"
            + "\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}(?:[T ,_-].*)?|(?:\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2}))\\.?(?:[T ,].*)?"
            + "|(?:\\d{4}\\. \\d{1,2}\\. \\d{1,2}\\.?|\\d{1,2}\\. \\d{1,2}\\. \\d{4})(?:[ ,].*)?"
            + "|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\\d{1,2}:\\d{2}.*"
            + "|\\[?\\d{1,2}[ /.-]MONTH[ /.,-]{1,2}(?:\\d{4}|\\d{2})\\b.*|(?:DAY[a-z]*,? )?MONTH \\d{1,2},? \\d{4}\\b.*"
                    .replace("DAY", "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
                    .replace("MONTH", "(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}")
            + "|\\d{1,2}(?:\\.? (?:(?i:de) )?|[/.-])\\p{L}{3,12}(?:\\.? (?:(?i:de) )?|[/.-])(?:19|20)\\d{2}\\b.*");

    /**
     * What no text begins with that is a number, a time or a duration: a digit, a sign, or a letter of a day's or a month's name, or of
     * {@code P}.
     */
    private static final String FIRST_OF_NUMBERS_OR_TIMES = "0123456789+-.[PMTWFSJAOND";

    static TextLook of(String text) {
        Shape shape = shape(text);
        String stripped = text.strip();
        // What has no digit is neither a number nor a time, and an ISO-8601 time is nothing else.
        if (shape != Shape.NO_TIME
                || stripped.isEmpty()
                || FIRST_OF_NUMBERS_OR_TIMES.indexOf(stripped.charAt(0)) < 0
                || !hasDigit(stripped)) {
            return new TextLook(shape, false, isAbsent(stripped), false, shape != Shape.NO_TIME);
        }
        boolean timeOfDay = TIME_OF_DAY.matcher(stripped).matches();
        return new TextLook(
                shape,
                NUMBER.matcher(stripped).matches()
                        && !TELEPHONE.matcher(stripped).matches(),
                isAbsent(stripped),
                timeOfDay,
                timeOfDay
                        || DURATION.matcher(stripped).matches()
                        || OTHER_DATE.matcher(stripped).matches());
    }

    static boolean isAbsent(String stripped) {
        return stripped.isEmpty() || ABSENT.contains(stripped.toLowerCase(Locale.ROOT));
    }

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** How a text is written, if it is an ISO-8601 time. */
    public static Shape shape(String text) {
        IsoText time = IsoText.parse(text);
        if (time == null) {
            return Shape.NO_TIME;
        }
        if (time.separator() == '\0') {
            return Shape.DATE;
        }
        boolean t = time.separator() == 'T';
        if (!time.hasOffset()) {
            return t ? Shape.T : Shape.SPACE;
        }
        if (time.offsetMillis() == 0) {
            return t ? Shape.T_UTC : Shape.SPACE_UTC;
        }
        return t ? Shape.T_OFFSET : Shape.SPACE_OFFSET;
    }
}
