// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import dev.simplejson.jdbc.dialect.TableColumn;
import java.util.Locale;

/** What a column holds in a database whose columns hold anything: by its values, else by its declared type. */
public final class Affinity {
    private Affinity() {}

    public static TableColumn.Kind kind(String declaredType, ColumnSample sample) {
        if (sample.values() == 0) {
            return declared(declaredType);
        }
        if (sample.numbers() == 0) {
            return sample.texts() > 0 && sample.others() == 0 ? TableColumn.Kind.TEXT : TableColumn.Kind.OTHER;
        }
        if (sample.texts() + sample.others() > sample.numbers()) {
            return TableColumn.Kind.OTHER;
        }
        return sample.fractions() > 0 ? TableColumn.Kind.DECIMAL : TableColumn.Kind.INTEGER;
    }

    /** The rules of https://www.sqlite.org/datatype3.html, section 3.1. */
    private static TableColumn.Kind declared(String type) {
        String upper = type.toUpperCase(Locale.ROOT);
        if (upper.contains("INT")) {
            return TableColumn.Kind.INTEGER;
        }
        if (upper.contains("CHAR") || upper.contains("CLOB") || upper.contains("TEXT")) {
            return TableColumn.Kind.TEXT;
        }
        if (upper.isEmpty() || upper.contains("BLOB")) {
            return TableColumn.Kind.OTHER;
        }
        return TableColumn.Kind.DECIMAL;
    }
}
