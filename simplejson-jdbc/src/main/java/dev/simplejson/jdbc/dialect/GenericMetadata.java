// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.util.List;

/** A database that nothing is known about. */
final class GenericMetadata extends Metadata {
    GenericMetadata(Dialect dialect) {
        super(dialect);
    }

    @Override
    public String sampled(String column, TableColumn.Kind kind) {
        return kind == TableColumn.Kind.OTHER ? "NULL" : column;
    }

    @Override
    public String sample(String from, List<String> selected, int rows, boolean bothEnds) {
        return "SELECT " + String.join(", ", selected) + " FROM " + from;
    }
}
