// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.discovery.Catalog;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where rows of known metrics come from.
 *
 * @param catalog forgets what it knows when rows of it cannot be read
 * @param compared of which relations the driver has shown that it compares times as it is asked to; thread-safe
 */
public record RowSource(Database database, Catalog catalog, Set<String> compared) {
    public RowSource(Database database, Catalog catalog) {
        this(database, catalog, ConcurrentHashMap.newKeySet());
    }

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

    /**
     * Looks at whether an answer without a row is right, as far as that can be told.
     *
     * @throws SimpleJsonException if it is not
     */
    void checkEmpty(String purpose, Selection selection) throws Exception {
        WrittenTimes written = new WrittenTimes(this, selection);
        boolean any = written.check();
        new ComparedTimes(this, selection, purpose).check();
        if (!any) {
            written.checkOtherwise();
        }
    }

    /**
     * Looks at whether rows of the range can be missing from an answer, as far as one of them tells.
     *
     * @throws SimpleJsonException if they can
     */
    void checkRange(String purpose, Selection selection) throws Exception {
        new ComparedTimes(this, selection, purpose).checkRange();
    }
}
