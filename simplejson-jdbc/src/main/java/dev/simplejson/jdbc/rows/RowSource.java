// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.discovery.Catalog;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;

/**
 * Where rows of known metrics come from.
 *
 * @param catalog forgets what it knows when rows of it cannot be read
 */
public record RowSource(Database database, Catalog catalog) {
    /** Reads the rows of a statement; see {@link Database#read}. */
    <T> T read(String purpose, BoundSql sql, Cancellation cancellation, Database.RowReader<T> reader) throws Exception {
        try {
            return database.read(purpose, sql, cancellation, reader);
        } catch (SimpleJsonException failure) {
            if (failure.kind() == ErrorKind.SOURCE_FAILED) {
                catalog.forget();
            }
            throw failure;
        }
    }
}
