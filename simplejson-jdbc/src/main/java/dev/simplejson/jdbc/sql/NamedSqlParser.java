// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Takes SQL apart into texts, at even places, and names of parameters, at odd ones. For one text only. */
final class NamedSqlParser {
    private final String sql;
    private final SqlText text;
    private final String setting;
    private final List<String> parts = new ArrayList<>();

    /** Of the square brackets around, the innermost first, whether each is {@code ARRAY[…]}, which has parameters. */
    private final Deque<Boolean> lists = new ArrayDeque<>();

    private int start;
    private int end;
    private int open;

    NamedSqlParser(String sql, String setting) {
        this.sql = sql;
        this.text = new SqlText(sql);
        this.end = sql.length();
        this.setting = setting;
    }

    List<String> parse() {
        int i = 0;
        while (i < end) {
            i = next(i);
        }
        if (open != 0) {
            throw unbalanced();
        }
        parts.add(sql.substring(start, end));
        return parts;
    }

    private int next(int i) {
        char c = sql.charAt(i);
        return switch (c) {
            case '\'' -> ended(text.behindString(i), "'");
            case '"', '`' -> ended(text.behind(String.valueOf(c), i + 1), String.valueOf(c));
            case '-', '/' -> comment(i);
            case '$' -> dollar(i);
            case '[' -> bracket(i);
            case ']' -> closingBracket(i);
            case ':' -> colon(i);
            case ';' -> semicolon(i);
            case '?' -> questionMark(i);
            case '(' -> parenthesis(i, 1);
            case ')' -> parenthesis(i, -1);
            default -> i + 1;
        };
    }

    private int comment(int i) {
        int behind = ended(text.behindComment(i), "*/");
        return behind == i ? i + 1 : behind;
    }

    private int dollar(int i) {
        String mark = text.dollarQuote(i);
        return mark.isEmpty() ? i + 1 : ended(text.behind(mark, i + mark.length()), mark);
    }

    private int ended(int behind, String mark) {
        if (behind < 0) {
            throw new IllegalArgumentException(setting + " has a quote, comment or bracket without its end " + mark);
        }
        return behind;
    }

    /** Of an array or a list of values, or else of a name in T-SQL and SQLite, which may hold anything. */
    private int bracket(int i) {
        boolean array = text.isBehindWord(i, "array");
        boolean subscript = !array && text.isBehindOperand(i);
        boolean list = array || !subscript && Boolean.TRUE.equals(lists.peek());
        if (list || subscript || sql.startsWith("[[", i) || sql.startsWith("['", i)) {
            lists.push(list);
            return i + 1;
        }
        return ended(text.behindBracket(i, lists.isEmpty()), "]");
    }

    private int closingBracket(int i) {
        lists.poll();
        return i + 1;
    }

    /** The last one ends the query, whatever comments follow. */
    private int semicolon(int i) {
        int rest = i;
        int next = i + 1;
        while (next > rest) {
            rest = next;
            next = rest < sql.length() && sql.charAt(rest) == ';' ? rest + 1 : text.behindFiller(rest);
        }
        if (rest < sql.length()) {
            throw new IllegalArgumentException(setting + " holds several statements; expected one query without ';'");
        }
        end = i;
        return end;
    }

    /** Two are PostgreSQL's operator {@code ?} to its driver. */
    private int questionMark(int i) {
        if (!sql.startsWith("??", i)) {
            throw new IllegalArgumentException(setting + " holds a '?'; expected parameters by name: " + accepted()
                    + ", or '??' for PostgreSQL's operator '?'");
        }
        return i + 2;
    }

    /** What closes more than it opens would change what stands around the query. */
    private int parenthesis(int i, int more) {
        open += more;
        if (open < 0) {
            throw unbalanced();
        }
        return i + 1;
    }

    private IllegalArgumentException unbalanced() {
        return new IllegalArgumentException(setting + " has a parenthesis without its other one");
    }

    private int colon(int i) {
        int last = i + 1;
        while (last < sql.length() && Character.isJavaIdentifierPart(sql.charAt(last))) {
            last++;
        }
        boolean cast = i > 0 && sql.charAt(i - 1) == ':';
        boolean slice = Boolean.FALSE.equals(lists.peek());
        if (cast || slice || last == i + 1 || Character.isDigit(sql.charAt(i + 1))) {
            return i + 1;
        }
        String name = sql.substring(i + 1, last);
        if (!NamedSql.NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    setting + " has the parameter ':" + name + "'; expected one of " + accepted());
        }
        parts.add(sql.substring(start, i));
        parts.add(name);
        start = last;
        return last;
    }

    private static String accepted() {
        return ":" + String.join(", :", NamedSql.NAMES);
    }
}
