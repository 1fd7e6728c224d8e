// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.util.List;

/**
 * A database that nothing is known about but that it speaks standard SQL. Series over epoch numbers are thinned by it. Its cells are read
 * whole, however long they are: Oracle and SQL Server do not know the standard's {@code CHARACTER_LENGTH}.
 */
final class GenericDialect extends Dialect {
    @Override
    boolean countsTimes() {
        return false;
    }

    @Override
    String epochMillis(TimeFormat format, String column) {
        return column;
    }

    @Override
    boolean floorsNumbers() {
        return false;
    }

    @Override
    String bigintParameter() {
        return "CAST(? AS BIGINT)";
    }

    /** Exact whether the database divides integers as integers or not. */
    @Override
    void addQuotient(BoundSql sql, BoundSql dividend, long divisor) {
        sql.sql("((").add(dividend).sql(" - MOD(").add(dividend).sql(", ").bind(bigintParameter(), divisor);
        sql.sql(")) / ").bind(bigintParameter(), divisor).sql(")");
    }

    @Override
    String sampled(String column, TableColumn.Kind kind) {
        return kind == TableColumn.Kind.OTHER ? "NULL" : column;
    }

    @Override
    String startOfText(String column, int characters) {
        return column;
    }

    @Override
    String text(TableColumn column) {
        return column.quoted();
    }

    @Override
    void addLimit(BoundSql sql, long rows) {}

    @Override
    String sample(String from, List<String> selected, int rows, boolean bothEnds) {
        return "SELECT " + String.join(", ", selected) + " FROM " + from;
    }
}
