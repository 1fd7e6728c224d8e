// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sql;

/**
 * Where the quotes, comments and brackets of SQL end, as positions; negative if they have no end. Which database it is for is not known.
 * Not thread-safe.
 */
final class SqlText {
    private final String sql;
    private boolean nestsComments = true;

    SqlText(String sql) {
        this.sql = sql;
    }

    /** Behind a space, a parenthesis or a comment, which may stand in front of a query; the same position if there is none. */
    int behindFiller(int from) {
        if (from == sql.length()) {
            return from;
        }
        if (sql.charAt(from) == '(' || Character.isWhitespace(sql.charAt(from))) {
            return from + 1;
        }
        int behind = behindComment(from);
        return behind < 0 ? sql.length() : behind;
    }

    /** Behind the comment that begins there; the same position if none does. */
    int behindComment(int from) {
        if (sql.startsWith("--", from)) {
            int line = behind("\n", from);
            return line < 0 ? sql.length() : line;
        }
        if (!sql.startsWith("/*", from)) {
            return from;
        }
        // PostgreSQL nests comments, SQLite does not: a comment that would have no end proves that these are not
        // nested.
        int nested = nestsComments ? behindNested(from) : -1;
        nestsComments = nested >= 0;
        return nestsComments ? nested : behind("*/", from + 2);
    }

    private int behindNested(int from) {
        int depth = 0;
        int i = from;
        while (i < sql.length()) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else if (sql.startsWith("*/", i)) {
                depth--;
                i += 2;
            } else {
                i++;
            }
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the string in single quotes that begins there, or the first half of one with a doubled quote. */
    int behindString(int quote) {
        return hasEscapes(quote) ? behindEscaped(quote + 1) : behind("'", quote + 1);
    }

    /** PostgreSQL's {@code E'…'}, where a backslash goes before a quote. */
    private boolean hasEscapes(int quote) {
        return quote > 0 && Character.toLowerCase(sql.charAt(quote - 1)) == 'e' && !isBehindName(quote - 1);
    }

    private int behindEscaped(int from) {
        int i = from;
        while (i < sql.length()) {
            if (sql.charAt(i) == '\\' || sql.startsWith("''", i)) {
                i += 2;
            } else if (sql.charAt(i) == '\'') {
                return i + 1;
            } else {
                i++;
            }
        }
        return -1;
    }

    /** Behind the next such mark. */
    int behind(String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? -1 : found + mark.length();
    }

    /**
     * PostgreSQL's marks {@code $$} and {@code $tag$}, which begin and end a string; empty if none begins there. A dollar behind a part of
     * a name belongs to that.
     */
    String dollarQuote(int dollar) {
        if (isBehindName(dollar)) {
            return "";
        }
        int tag = dollar + 1;
        while (tag < sql.length() && Character.isJavaIdentifierPart(sql.charAt(tag)) && sql.charAt(tag) != '$') {
            tag++;
        }
        boolean marks = tag < sql.length() && sql.charAt(tag) == '$' && !Character.isDigit(sql.charAt(dollar + 1));
        return marks ? sql.substring(dollar, tag + 1) : "";
    }

    /**
     * Behind a name in square brackets.
     *
     * @param mayDouble whether two closing ones are one of the name
     */
    int behindBracket(int bracket, boolean mayDouble) {
        int end = behind("]", bracket);
        while (mayDouble && end > 0 && sql.startsWith("]", end)) {
            end = behind("]", end + 1);
        }
        return end;
    }

    /** Whether a value may end there, of which a bracket takes a part. */
    boolean isBehindOperand(int at) {
        return at > 0 && (isBehindName(at) || "])\"".indexOf(sql.charAt(at - 1)) >= 0);
    }

    /** Whether that word ends there, spaces aside. */
    boolean isBehindWord(int at, String word) {
        int end = at;
        while (end > 0 && Character.isWhitespace(sql.charAt(end - 1))) {
            end--;
        }
        int begin = end - word.length();
        return begin >= 0 && sql.regionMatches(true, begin, word, 0, word.length()) && !isBehindName(begin);
    }

    private boolean isBehindName(int at) {
        return at > 0 && Character.isJavaIdentifierPart(sql.charAt(at - 1));
    }
}
