// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.simplejson.model.SimpleJsonException;

/**
 * A regular expression from outside, in RE2 syntax: matching takes time in proportion to the text, whatever the expression.
 * Immutable and thread-safe.
 */
public final class LinearPattern {
    private static final int MOST_CHARACTERS = 20_000;

    private final String description;
    private final Pattern pattern;

    private LinearPattern(String description, Pattern pattern) {
        this.description = description;
        this.pattern = pattern;
    }

    /**
     * Compiles an expression.
     *
     * @param expression what a user or a dashboard wrote
     * @param owner where it stands, for the message, such as {@code the filter on 'host'}
     * @throws SimpleJsonException of kind {@code BAD_REQUEST} if it is not in RE2 syntax, or too large
     */
    public static LinearPattern compile(String expression, String owner) {
        String description = "regular expression '" + abridged(expression) + "' of " + owner;
        if (expression.length() > MOST_CHARACTERS) {
            throw tooLarge(description, expression.length() + " characters; expected at most " + MOST_CHARACTERS);
        }
        // RE2/J itself would write out (((a{1000}){1000}){1000} copy by copy until the memory is gone.
        if (!ExpressionSize.isModest(expression)) {
            throw tooLarge(
                    description,
                    "too many repetitions or groups inside each other; expected at most " + ExpressionSize.MOST_STEPS
                            + " steps when written out");
        }
        try {
            return new LinearPattern(description, Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw SimpleJsonException.badRequest(
                    description + " is invalid: " + e.getDescription() + "; expected RE2 syntax");
        }
    }

    /** Whether it matches the whole text, not only a part. */
    public boolean matches(String text) {
        try {
            return pattern.matches(text);
        } catch (StackOverflowError e) {
            // RE2/J calls itself once for each of the optional parts that stand in a row.
            throw tooLarge(description, "too many optional parts in a row");
        }
    }

    private static SimpleJsonException tooLarge(String description, String reason) {
        return SimpleJsonException.badRequest(description + " has " + reason);
    }

    private static String abridged(String expression) {
        return expression.length() <= 100 ? expression : expression.substring(0, 100) + "…";
    }
}
