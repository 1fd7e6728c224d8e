// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sql;

import java.util.ArrayList;
import java.util.List;

/** The words in SQL that somebody wrote, in quotes or not, but for strings, comments and parameters. For one text only. */
public final class SqlNames {
    private final String sql;
    private final SqlText text;
    private final List<Name> names = new ArrayList<>();

    private SqlNames(String sql) {
        this.sql = sql;
        this.text = new SqlText(sql);
    }

    /**
     * A word, which may be a name, or one of SQL's own.
     *
     * @param isOfTable whether it stands where a table is named
     * @param isOfFunction whether it stands where a function is named
     * @param isQualifier whether it is the part of a longer name in front of a full stop
     */
    public record Name(String text, boolean isOfTable, boolean isOfFunction, boolean isQualifier) {}

    /** In the order of the SQL. */
    public static List<Name> of(String sql) {
        SqlNames names = new SqlNames(sql);
        int i = 0;
        while (i >= 0 && i < sql.length()) {
            i = names.next(i);
        }
        return List.copyOf(names.names);
    }

    /** Behind what begins there; negative if it has no end. */
    private int next(int i) {
        char c = sql.charAt(i);
        if (c == '\'') {
            return text.behindString(i);
        }
        if (c == '"' || c == '`') {
            return quoted(i, text.behind(String.valueOf(c), i + 1));
        }
        if (c == '[' && !text.isBehindOperand(i)) {
            return quoted(i, text.behindBracket(i, false));
        }
        if (c == '-' || c == '/') {
            return behindComment(i);
        }
        if (c == '$' && !text.dollarQuote(i).isEmpty()) {
            String mark = text.dollarQuote(i);
            return text.behind(mark, i + mark.length());
        }
        boolean isParameter = c == ':' && !sql.startsWith("::", i);
        if (!Character.isJavaIdentifierPart(c) && !isParameter) {
            return sql.startsWith("::", i) ? i + 2 : i + 1;
        }
        int end = i + 1;
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
            end++;
        }
        if (!isParameter && !Character.isDigit(c)) {
            add(sql.substring(i, end), i, end);
        }
        return end;
    }

    private int behindComment(int i) {
        int behind = text.behindComment(i);
        return behind == i ? i + 1 : behind;
    }

    private int quoted(int quote, int behind) {
        if (behind > 0) {
            add(sql.substring(quote + 1, behind - 1), quote, behind);
        }
        return behind;
    }

    private void add(String name, int at, int end) {
        boolean isPart = at > 0 && sql.charAt(at - 1) == '.' && !names.isEmpty();
        boolean isOfTable = isPart
                ? names.get(names.size() - 1).isOfTable()
                : text.isBehindWord(at, "from") || text.isBehindWord(at, "join");
        boolean isOfFunction = sql.substring(end).stripLeading().startsWith("(");
        names.add(new Name(name, isOfTable, isOfFunction, sql.startsWith(".", end)));
    }
}
