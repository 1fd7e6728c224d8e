// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.jdbc;

import dev.simplejson.model.TimeRange;
import java.util.List;

/** Puts the values of a thinning query into its text, for a program that cannot bind. */
final class SqlText {
    private SqlText() {}

    /** In the order in which the statement names them. */
    static String bound(String sql, String series, TimeRange range, int points) {
        long length = range.toEpochMillis() - range.fromEpochMillis();
        long columns = Math.max(4L, points & -4);
        String name = "'" + series + "'";
        List<Object> values = List.of(
                columns,
                length,
                range.fromEpochMillis(),
                range.fromEpochMillis(),
                range.toEpochMillis(),
                name,
                name,
                length);
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            text.append(c == '?' ? values.get(next++).toString() : String.valueOf(c));
        }
        if (next != values.size()) {
            throw new IllegalStateException("expected " + values.size() + " parameters in " + sql);
        }
        return text.toString();
    }
}
