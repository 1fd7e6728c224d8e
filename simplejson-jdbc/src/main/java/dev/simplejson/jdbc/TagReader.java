// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.spi.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what ad-hoc filters can use: columns of text, and their values. */
final class TagReader {
    private static final int MOST_VALUES = 1000;

    private final Database database;
    private final List<Relation> relations;
    private final Cancellation cancellation;

    TagReader(Database database, List<Relation> relations, Cancellation cancellation) {
        this.database = database;
        this.relations = relations;
        this.cancellation = cancellation;
    }

    List<String> keys() {
        TreeSet<String> keys = new TreeSet<>();
        for (Relation relation : relations) {
            for (TableColumn column : relation.columns()) {
                if (isKey(relation, column)) {
                    keys.add(column.name());
                }
            }
        }
        return List.copyOf(keys);
    }

    /** The values that any table has in a column of that name; none if there is no such column. */
    List<String> values(String key) throws Exception {
        TreeSet<String> values = new TreeSet<>();
        for (Relation relation : relations) {
            TableColumn column = relation.column(key);
            if (column != null && isKey(relation, column)) {
                values.addAll(values(relation, column));
            }
        }
        return values.stream().limit(MOST_VALUES).toList();
    }

    private List<String> values(Relation relation, TableColumn column) throws Exception {
        String text = database.dialect().text(column.quoted());
        BoundSql sql =
                new BoundSql().sql("SELECT DISTINCT ").sql(text).sql(" FROM ").sql(String.valueOf(relation.source()));
        sql.sql(" WHERE ").sql(column.quoted()).sql(" IS NOT NULL");
        database.dialect().addLimit(sql, MOST_VALUES);
        return database.read("values of '" + column.name() + "'", sql, cancellation, rows -> {
            List<String> values = new ArrayList<>();
            while (rows.next() && values.size() < MOST_VALUES) {
                @Nullable String value = rows.getString(1);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        });
    }

    private static boolean isKey(Relation relation, TableColumn column) {
        boolean text =
                column.kind() == TableColumn.Kind.TEXT || relation.labels().contains(column);
        return text && !column.equals(relation.time());
    }
}
