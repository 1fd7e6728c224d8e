// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how many steps a regular expression has once its counted repetitions are written out, as RE2 does. Knows only as
 * much of the syntax as that takes; whether the expression is valid is for RE2/J to say.
 */
final class ExpressionSize {
    static final int MOST_STEPS = 25_000;
    private static final int MOST_DEPTH = 200;

    private final String expression;
    private final Deque<Group> groups = new ArrayDeque<>();
    private Group group = new Group();
    private int index;

    private ExpressionSize(String expression) {
        this.expression = expression;
    }

    static boolean isModest(String expression) {
        return new ExpressionSize(expression).scan();
    }

    private boolean scan() {
        while (index < expression.length()) {
            step(expression.charAt(index++));
            if (groups.size() > MOST_DEPTH || group.size() > MOST_STEPS) {
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
        index++;
        while (index < expression.length() && expression.charAt(index) != ']') {
            index += expression.charAt(index) == '\\' ? 2 : 1;
        }
        index++;
    }

    /** The highest number up to the closing brace; 1 if this is no count but a brace. */
    private long highestCount() {
        long highest = 1;
        long number = 0;
        for (int i = index; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c >= '0' && c <= '9') {
                number = Math.min(number * 10 + c - '0', MOST_STEPS + 1L);
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
            before = Math.min(before + last, MOST_STEPS + 1L);
            last = size;
        }

        void repeat(long times) {
            last = Math.min(last * times, MOST_STEPS + 1L);
        }

        long size() {
            return before + last;
        }
    }
}
