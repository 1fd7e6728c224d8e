// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.Locale;

/**
 * How many of something may leave.
 *
 * @param most the last number that is allowed
 * @param unit what is counted
 * @param setting the name under which an operator knows the limit
 */
record Limit(long most, String unit, String setting) {
    static Limit rawPoints(TransformSpec spec) {
        return new Limit(spec.maxRawPoints(), "points", "max-raw-points");
    }

    static Limit tableRows(TransformSpec spec) {
        return new Limit(spec.maxTableRows(), "rows", "max-table-rows");
    }

    /** For what is thinned however much it is. */
    static Limit none() {
        return new Limit(Long.MAX_VALUE, "points", "");
    }

    /** Fails if there are more. */
    void check(String what, long count) {
        if (count > most) {
            throw failure(what, number(count));
        }
    }

    /** What to throw when something that is not counted to its end has more. */
    SimpleJsonException exceeded(String what, long countSoFar) {
        return failure(what, "at least " + number(countSoFar));
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private SimpleJsonException failure(String what, String count) {
        return new SimpleJsonException(
                ErrorKind.TOO_LARGE,
                what + " has " + count + " " + unit + "; " + setting + " allows " + number(most)
                        + ": ask for a shorter range or less detail");
    }
}
