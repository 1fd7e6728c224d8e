// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.rename;

import dev.simplejson.filter.LinearPattern;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.target.Texts;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code aliasSub} puts in place of what it finds, in Python's spelling: {@code \1} or {@code \g<1>} is a group, {@code \g<name>} one
 * by its name, {@code \n} a line break, {@code \\} a backslash. A dollar sign is one.
 */
public final class Replacement {
    private static final String ESCAPES = "abfnrtv\\0";
    private static final String ESCAPED = "\7\b\f\n\r\t\13\\\0";

    /** Calls inside each other could double a name each time. */
    private static final int LONGEST_NAME = 10_000;

    private final LinearPattern search;
    /** Texts and numbers of groups. */
    private final List<Object> parts;

    private Replacement(LinearPattern search, List<Object> parts) {
        this.search = search;
        this.parts = parts;
    }

    /**
     * Reads a replacement.
     *
     * @throws dev.simplejson.model.SimpleJsonException of kind {@code BAD_REQUEST} if it names a group that the expression does not have
     */
    static Replacement of(Invocation call, String text, LinearPattern search) {
        List<Object> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
            } else if (next >= '1' && next <= '9') {
                boolean two = i + 2 < text.length() && text.charAt(i + 2) >= '0' && text.charAt(i + 2) <= '9';
                String number = text.substring(i + 1, i + (two ? 3 : 2));
                parts.add(plain.toString());
                plain.setLength(0);
                parts.add(group(call, number, search));
                i += number.length();
            } else if (next == 'g' && text.startsWith("<", i + 2) && text.indexOf('>', i) > 0) {
                int end = text.indexOf('>', i);
                parts.add(plain.toString());
                plain.setLength(0);
                parts.add(group(call, text.substring(i + 3, end), search));
                i = end;
            } else if (ESCAPES.indexOf(next) >= 0) {
                plain.append(ESCAPED.charAt(ESCAPES.indexOf(next)));
                i++;
            } else if (next < 0x80 && Character.isLetter(next)) {
                throw call.failure(
                        "'replace' holds \\" + next + ", which means nothing; a group is written \\1 or \\g<name>");
            } else {
                plain.append(c).append(next);
                i++;
            }
        }
        parts.add(plain.toString());
        return new Replacement(search, parts);
    }

    private static Integer group(Invocation call, String name, LinearPattern search) {
        int group = name.chars().allMatch(c -> c >= '0' && c <= '9') && !name.isEmpty() && name.length() < 4
                ? Integer.parseInt(name)
                : search.groupNamed(name);
        if (group < 0 || group > search.groupCount()) {
            throw call.failure("'replace' names group '" + Texts.abridged(name) + "', but 'search' has "
                    + search.groupCount() + " groups");
        }
        return group;
    }

    /** A text with every match replaced. */
    String in(String text) {
        StringBuilder replaced = new StringBuilder();
        int behind = 0;
        for (LinearPattern.Match match : search.allIn(text)) {
            replaced.append(text, behind, match.start());
            for (Object part : parts) {
                replaced.append(part instanceof Integer group ? match.group(group) : part);
            }
            behind = match.end();
            if (replaced.length() > LONGEST_NAME) {
                throw SimpleJsonException.badRequest(
                        "function 'aliasSub' makes a name of more than " + LONGEST_NAME + " characters");
            }
        }
        return replaced.append(text, behind, text.length()).toString();
    }
}
