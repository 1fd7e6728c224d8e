// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import java.util.Locale;

/** H2: its information schema, which knows indexes, too. */
final class H2Metadata extends Metadata {
    H2Metadata(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected String keysQuery() {
        return "SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_SCHEMA || '.' || INDEX_NAME, IS_UNIQUE, COLUMN_NAME"
                + " FROM INFORMATION_SCHEMA.INDEX_COLUMNS ORDER BY INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION";
    }

    @Override
    protected String referencesQuery() {
        return "SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.COLUMN_NAME, u.TABLE_SCHEMA, u.TABLE_NAME, u.COLUMN_NAME"
                + " FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE k"
                + " ON k.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA AND k.CONSTRAINT_NAME = r.CONSTRAINT_NAME"
                + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE u ON u.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA"
                + " AND u.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME AND u.ORDINAL_POSITION = k.POSITION_IN_UNIQUE_CONSTRAINT"
                + " WHERE NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE o WHERE o.CONSTRAINT_SCHEMA ="
                + " r.CONSTRAINT_SCHEMA AND o.CONSTRAINT_NAME = r.CONSTRAINT_NAME AND o.ORDINAL_POSITION = 2)";
    }

    @Override
    public Kind kind(int jdbcType, String typeName) {
        String lower = typeName.toLowerCase(Locale.ROOT);
        return lower.startsWith("enum") || lower.equals("uuid") ? Kind.SYMBOL : super.kind(jdbcType, typeName);
    }

    @Override
    public String rowNumber() {
        return "_ROWID_";
    }

    @Override
    public String lastRowNumber(String from) {
        return "SELECT MAX(_ROWID_) FROM " + from;
    }
}
