// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import dev.simplejson.graphite.target.Expression.Literal;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a target: {@code path}, {@code function(argument, …)} or {@code expression|function(…)}. What graphite-web reads, this reads, but
 * for two things. It takes a call that is broken for a path, and leaves out what follows a complete expression; here both are errors. And a
 * path may hold blanks, and parentheses that come in pairs, so that a plain name such as {@code Load (1 min)} can be written as it is.
 */
public final class TargetParser {
    /** Long enough for a variable with a thousand values. */
    public static final int MOST_CHARACTERS = 1 << 16;

    private static final int MOST_DEPTH = 64;

    private final String target;
    private int index;
    private int depth;

    private TargetParser(String target) {
        this.target = target;
    }

    /**
     * Reads a target that is not blank.
     *
     * @throws SimpleJsonException of kind {@code BAD_REQUEST} that says where reading ended, and why
     */
    public static Expression parse(String target) {
        if (target.length() > MOST_CHARACTERS) {
            throw SimpleJsonException.badRequest(
                    "the target has " + target.length() + " characters; expected at most " + MOST_CHARACTERS);
        }
        TargetParser parser = new TargetParser(target);
        Expression expression = parser.piped();
        if (expression instanceof Literal) {
            throw parser.failure("a constant is no series; expected a path or a function");
        }
        if (parser.index < target.length()) {
            throw parser.failure("unexpected '" + target.charAt(parser.index) + "' behind a complete expression");
        }
        return expression;
    }

    /** {@code a|f(1)} is {@code f(a,1)}. */
    private Expression piped() {
        Expression expression = one();
        while (peek() == '|') {
            index++;
            skipBlanks();
            int start = index;
            if (!isCallAhead()) {
                throw failure("expected a function behind '|'");
            }
            expression = call(start, expression);
        }
        return expression;
    }

    private Expression one() {
        skipBlanks();
        char c = peek();
        if (c == '"' || c == '\'') {
            return quoted(c);
        }
        int start = index;
        Expression found = isCallAhead() ? call(start) : pathOrConstant();
        skipBlanks();
        return found;
    }

    private Expression quoted(char quote) {
        int start = ++index;
        while (index < target.length() && !(target.charAt(index) == quote && isBehindText(index + 1))) {
            // A backslash stays in the text, as regular expressions want it, but the quote behind it does not end it.
            index += target.charAt(index) == '\\' ? 2 : 1;
        }
        if (index >= target.length()) {
            index = target.length();
            throw failure("the text that begins at character " + start + " has no closing " + quote);
        }
        String text = target.substring(start, index++);
        skipBlanks();
        return new Literal(Literal.Kind.TEXT, text);
    }

    /** A quote in front of anything else belongs to the text: Grafana puts the values of variables into texts as they are. */
    private boolean isBehindText(int start) {
        int i = start;
        while (i < target.length() && isBlank(target.charAt(i))) {
            i++;
        }
        return i == target.length() || target.charAt(i) == ',' || target.charAt(i) == ')';
    }

    private boolean isCallAhead() {
        int end = endOfWord(index);
        return end > index && end < target.length() && target.charAt(skipBlanks(end)) == '(';
    }

    private Expression call(int start, Expression... first) {
        if (++depth > MOST_DEPTH) {
            throw failure("more than " + MOST_DEPTH + " functions inside each other");
        }
        int end = endOfWord(index);
        String function = target.substring(index, end);
        index = skipBlanks(end) + 1;
        List<Expression> arguments = new ArrayList<>(List.of(first));
        Map<String, Expression> named = new LinkedHashMap<>();
        skipBlanks();
        if (peek() != ')') {
            arguments(function, arguments, named);
        }
        index++;
        depth--;
        String text = target.substring(start, index);
        skipBlanks();
        return new Expression.Call(function, arguments, named, text);
    }

    private void arguments(String function, List<Expression> arguments, Map<String, Expression> named) {
        while (true) {
            argument(arguments, named);
            if (peek() == ')') {
                return;
            }
            if (peek() != ',') {
                throw failure(
                        index >= target.length()
                                ? "the call of '" + Texts.abridged(function) + "' has no closing ')'"
                                : "unexpected '" + target.charAt(index) + "' in the call of '"
                                        + Texts.abridged(function) + "'");
            }
            index++;
        }
    }

    private void argument(List<Expression> arguments, Map<String, Expression> named) {
        skipBlanks();
        int end = endOfWord(index);
        boolean isNamed = end > index && end < target.length() && target.charAt(skipBlanks(end)) == '=';
        if (!isNamed) {
            if (!named.isEmpty()) {
                throw failure("an argument without a name follows one with a name");
            }
            arguments.add(piped());
            return;
        }
        String name = target.substring(index, end);
        index = skipBlanks(end) + 1;
        if (named.put(name, piped()) != null) {
            throw failure("the argument '" + Texts.abridged(name) + "' is given twice");
        }
    }

    private Expression pathOrConstant() {
        int start = index;
        int behind = endOfPath();
        int end = behind;
        while (end > start && isBlank(target.charAt(end - 1)) && !isEscaped(end - 1)) {
            end--;
        }
        if (end == start) {
            throw failure(
                    start >= target.length()
                            ? "the target ends where a path, a function or a constant is expected"
                            : "expected a path, a function or a constant, not '" + target.charAt(start) + "'");
        }
        index = behind;
        String written = target.substring(start, end);
        return depth == 0 ? path(written) : constantOrPath(written);
    }

    private boolean isEscaped(int at) {
        return at > 0 && target.charAt(at - 1) == '\\';
    }

    private static Expression constantOrPath(String written) {
        if (isNumber(written)) {
            boolean whole = written.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
            return whole
                    ? new Literal(Literal.Kind.INTEGER, withoutZeros(written))
                    : new Literal(Literal.Kind.DECIMAL, written);
        }
        return switch (written.length() > 5 ? "" : written.toLowerCase(Locale.ROOT)) {
            case "true", "false" -> new Literal(Literal.Kind.BOOLEAN, written.toLowerCase(Locale.ROOT));
            case "none" -> new Literal(Literal.Kind.NONE, written);
            case "inf" -> new Literal(Literal.Kind.INFINITY, written);
            default -> path(written);
        };
    }

    /** A whole number as it is named: {@code 007} is {@code 7}, and {@code -0} is {@code 0}. */
    private static String withoutZeros(String number) {
        String sign = number.startsWith("-") ? "-" : "";
        String digits = number.substring(sign.length()).replaceFirst("^0+(?=[0-9])", "");
        return digits.equals("0") ? digits : sign + digits;
    }

    private static Expression path(String written) {
        return new Expression.Path(unescaped(written), written);
    }

    /** A path without the backslashes in front of its symbols. */
    private static String unescaped(String written) {
        if (written.indexOf('\\') < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            boolean escapes = written.charAt(i) == '\\' && i + 1 < written.length();
            text.append(written.charAt(escapes ? ++i : i));
        }
        return text.toString();
    }

    /** Where a path ends: at a comma, a pipe or a parenthesis, unless that stands in braces or parentheses of the path itself. */
    private int endOfPath() {
        int braces = 0;
        int parentheses = 0;
        for (int i = index; i < target.length(); i++) {
            char c = target.charAt(i);
            switch (c) {
                case '\\' -> i++;
                case '{' -> braces++;
                case '}' -> braces = Math.max(0, braces - 1);
                case '(' -> parentheses++;
                case ')' -> {
                    if (--parentheses < 0) {
                        return closed(i, braces);
                    }
                }
                case ',', '|' -> {
                    if (braces == 0 && parentheses == 0) {
                        return i;
                    }
                }
                case '"', '\'' -> {
                    if (braces == 0 && parentheses == 0 && i == index) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return closed(target.length(), braces);
    }

    private int closed(int end, int braces) {
        if (braces > 0) {
            throw failure("'{' has no closing '}'");
        }
        return end;
    }

    /** As Graphite writes numbers, and with a plus in the exponent. */
    public static boolean isNumber(String text) {
        int i = text.startsWith("-") ? 1 : 0;
        int behind = digits(text, i);
        if (behind == i) {
            return false;
        }
        i = behind;
        if (i < text.length() && text.charAt(i) == '.') {
            behind = digits(text, i + 1);
            if (behind == i + 1) {
                return false;
            }
            i = behind;
        }
        if (i < text.length() && (text.charAt(i) | 0x20) == 'e') {
            i++;
            i += i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+') ? 1 : 0;
            behind = digits(text, i);
            if (behind == i) {
                return false;
            }
            i = behind;
        }
        return i == text.length();
    }

    private static int digits(String text, int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private int endOfWord(int start) {
        int i = start;
        while (i < target.length() && isWord(target.charAt(i), i > start)) {
            i++;
        }
        return i;
    }

    private static boolean isWord(char c, boolean digitsToo) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || digitsToo && c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private void skipBlanks() {
        while (index < target.length() && isBlank(target.charAt(index))) {
            index++;
        }
    }

    /** The first index from here on that is no blank; the last character's if all are. */
    private int skipBlanks(int start) {
        int i = start;
        while (i < target.length() - 1 && isBlank(target.charAt(i))) {
            i++;
        }
        return i;
    }

    private char peek() {
        return index < target.length() ? target.charAt(index) : '\0';
    }

    private SimpleJsonException failure(String reason) {
        String shown = Texts.abridged(target);
        return SimpleJsonException.badRequest("target cannot be read at character "
                + Math.min(index + 1, target.length()) + ": " + reason + ", in " + shown);
    }
}
