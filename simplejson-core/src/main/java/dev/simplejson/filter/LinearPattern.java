// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.filter;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression from outside, in RE2 syntax: matching takes time in proportion to the text, whatever the expression.
 * Immutable and thread-safe.
 */
public final class LinearPattern {
    private static final int MOST_CHARACTERS = 20_000;

    /** As much as one UUID, digit by digit, with some hundred characters beside it. A step takes RE2/J about a hundred bytes. */
    private static final double MOST_STEPS = 1_000_000;

    /**
     * What stands for one character or for quoted text: escapes, and classes in brackets, where one right behind the opening is a member.
     */
    private static final java.util.regex.Pattern NO_COUNTS = java.util.regex.Pattern.compile(
            "\\\\Q.*?(?:\\\\E|\\z)|\\\\x\\{\\w*}|\\\\.|\\[\\^?]?(?:\\\\.|[^]\\\\])*+]", java.util.regex.Pattern.DOTALL);

    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("(.?)\\{(\\d++)(?:,(\\d*+))?}", java.util.regex.Pattern.DOTALL);

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
        if (mostSteps(expression) > MOST_STEPS) {
            throw tooLarge(description, "too many repetitions");
        }
        try {
            return new LinearPattern(description, Pattern.compile(expression));
        } catch (StackOverflowError e) {
            throw tooLarge(description, "too many groups inside each other");
        } catch (PatternSyntaxException e) {
            throw SimpleJsonException.badRequest(
                    description + " is invalid: " + e.getDescription() + "; expected RE2 syntax");
        }
    }

    /** Whether it matches the whole text, not only a part. */
    public boolean matches(String text) {
        return boundedBySize(() -> pattern.matches(text));
    }

    /** Whether it matches from the text's start on, up to its end or not. */
    public boolean matchesStart(String text) {
        return boundedBySize(() -> pattern.matcher(text).lookingAt());
    }

    /** Whether it matches anywhere in the text. */
    public boolean isFoundIn(String text) {
        return boundedBySize(() -> pattern.matcher(text).find());
    }

    /** All matches in a text, from left to right. One of no characters counts, also right behind another. */
    public List<Match> allIn(String text) {
        return boundedBySize(() -> {
            List<Match> matches = new ArrayList<>();
            Matcher matcher = pattern.matcher(text);
            for (int start = 0; start <= text.length() && matcher.find(start); ) {
                List<String> groups = new ArrayList<>();
                for (int i = 0; i <= matcher.groupCount(); i++) {
                    String group = matcher.group(i);
                    groups.add(group == null ? "" : group);
                }
                matches.add(new Match(matcher.start(), matcher.end(), groups));
                start = matcher.end() > matcher.start() ? matcher.end() : matcher.end() + 1;
            }
            return matches;
        });
    }

    /** The number of groups in parentheses. */
    public int groupCount() {
        return pattern.groupCount();
    }

    /** The number of a group; -1 if none has the name. */
    public int groupNamed(String name) {
        return pattern.namedGroups().getOrDefault(name, -1);
    }

    private <T> T boundedBySize(Supplier<T> matching) {
        try {
            return matching.get();
        } catch (StackOverflowError e) {
            // RE2/J calls itself once for each of the optional parts that stand in a row.
            throw tooLarge(description, "too many optional parts in a row");
        }
    }

    /**
     * At most so many steps has the expression once its counted repetitions are written out, each group as if it stood inside all others.
     */
    private static double mostSteps(String expression) {
        double ofCharacters = expression.length();
        double ofGroups = 1;
        for (MatchResult count : COUNT.matcher(NO_COUNTS.matcher(expression).replaceAll("x"))
                .results()
                .toList()) {
            double times = Math.max(count(count.group(2)), count(count.group(3)));
            if (")}*+?".contains(count.group(1))) {
                ofGroups *= times;
            } else {
                ofCharacters += times;
            }
        }
        return ofCharacters * ofGroups;
    }

    private static double count(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 1 : Math.max(1, Double.parseDouble(digits));
    }

    private static SimpleJsonException tooLarge(String description, String reason) {
        return SimpleJsonException.badRequest(description + " has " + reason);
    }

    private static String abridged(String expression) {
        return expression.length() <= 100 ? expression : expression.substring(0, 100) + "…";
    }

    /**
     * One match.
     *
     * @param start the index of its first character
     * @param end the index behind its last character
     * @param groups the whole match and what the groups matched; empty text for a group that did not take part
     */
    public record Match(int start, int end, List<String> groups) {
        /** Copies. */
        public Match {
            groups = List.copyOf(groups);
        }

        /** What a group matched; the whole match is group 0. */
        public String group(int number) {
            return groups.get(number);
        }
    }
}
