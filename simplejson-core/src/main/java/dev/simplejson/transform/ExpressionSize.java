// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how many steps a regular expression has once its counted repetitions are written out, as RE2 does. Knows only as
 * much of the syntax as that takes; whether the expression is valid is for RE2/J to say.
 */
final class ExpressionSize {
    /** A list of values, however long, is written out as it is; only repetitions make more of an expression. */
    private static final int MOST_STEPS = 2_000;

    /** Counting stops here, far beyond anything modest and far below an overflow. */
    private static final long CEILING = 1_000_000;

    private static final int MOST_DEPTH = 200;

    /** RE2/J reads letters that stand in a row in quadratic time: 20,000 of them in 35 ms. */
    private static final int MOST_LETTERS = 1_000;

    private static final String OPERATORS = "|.*+?^$[()";

    private final String expression;
    private final long mostSteps;
    private final Deque<Group> groups = new ArrayDeque<>();
    private Group group = new Group();
    private int index;
    private int letters;

    private ExpressionSize(String expression) {
        this.expression = expression;
        this.mostSteps = Math.max(MOST_STEPS, 2L * expression.length());
    }

    static boolean isModest(String expression) {
        return new ExpressionSize(expression).scan();
    }

    private boolean scan() {
        while (index < expression.length()) {
            char c = expression.charAt(index++);
            int behind = index;
            step(c);
            boolean isCount = c == '{' && index > behind;
            letters = isCount || OPERATORS.indexOf(c) >= 0 ? 0 : letters + 1;
            if (letters > MOST_LETTERS || groups.size() > MOST_DEPTH || group.size() > mostSteps) {
                return false;
            }
        }
        return true;
    }

    private void step(char c) {
        switch (c) {
            case '\\' -> {
                index++;
                group.part(1);
            }
            case '[' -> {
                skipClass();
                group.part(1);
            }
            case '(' -> {
                groups.push(group);
                group = new Group();
            }
            case ')' -> {
                long size = group.size();
                group = groups.isEmpty() ? group : groups.pop();
                group.part(size + 2);
            }
            case '{' -> group.repeat(highestCount());
            default -> group.part(1);
        }
    }

    /** Moves behind the bracket that closes a class; one right after the opening is a member. */
    private void skipClass() {
        if (index < expression.length() && expression.charAt(index) == '^') {
            index++;
        }
        skipMember();
        while (index < expression.length() && expression.charAt(index) != ']') {
            skipMember();
        }
        index++;
    }

    private void skipMember() {
        index += index < expression.length() && expression.charAt(index) == '\\' ? 2 : 1;
    }

    /** The highest number up to the closing brace; 1 if this is no count but a brace. */
    private long highestCount() {
        long highest = 1;
        long number = 0;
        for (int i = index; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c >= '0' && c <= '9') {
                number = Math.min(number * 10 + c - '0', CEILING);
                highest = Math.max(highest, number);
            } else if (c == ',') {
                number = 0;
            } else {
                index = c == '}' ? i + 1 : index;
                return c == '}' ? highest : 1;
            }
        }
        return 1;
    }

    /** The parts of one group so far; the last one apart, because a repetition is only of that. */
    private static final class Group {
        private long before;
        private long last;

        void part(long size) {
            before = Math.min(before + last, CEILING);
            last = size;
        }

        void repeat(long times) {
            last = Math.min(last * times, CEILING);
        }

        long size() {
            return before + last;
        }
    }
}
