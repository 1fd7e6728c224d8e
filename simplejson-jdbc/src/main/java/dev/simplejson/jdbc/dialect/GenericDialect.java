// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.sql.BoundSql;

/**
 * A database that nothing is known about but that it speaks standard SQL. Series over epoch numbers are thinned by it. Its cells are read
 * whole, however long they are: Oracle and SQL Server do not know the standard's {@code CHARACTER_LENGTH}. */
final class GenericDialect extends Dialect {
    @Override
    public boolean countsTimes() {
        return false;
    }

    @Override
    public String epochMillis(TimeFormat format, String column) {
        return column;
    }

    @Override
    public boolean floorsNumbers() {
        return false;
    }

    @Override
    public String bigintParameter() {
        return "CAST(? AS BIGINT)";
    }

    /** Exact whether the database divides integers as integers or not. */
    @Override
    public void addQuotient(BoundSql sql, BoundSql dividend, long divisor) {
        sql.sql("((").add(dividend).sql(" - MOD(").add(dividend).sql(", ").bind(bigintParameter(), divisor);
        sql.sql(")) / ").bind(bigintParameter(), divisor).sql(")");
    }

    @Override
    public String startOfText(String column, int characters) {
        return column;
    }

    @Override
    public String text(TableColumn column) {
        return column.quoted();
    }

    @Override
    public String limit(int rows) {
        return "";
    }

    @Override
    public String asText(String column) {
        return column;
    }

    @Override
    public void addLimit(BoundSql sql, long rows) {}
}
