// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

/** A data source that can say what it found out about its database: {@link JdbcDataSource}, and what stands in front of one. */
public interface Explained {
    /**
     * What was decided about each table, now. Thread-safe.
     *
     * @throws dev.simplejson.model.SimpleJsonException if the database cannot be reached
     * @throws Exception if it cannot be asked for another reason
     */
    JdbcExplanation explain() throws Exception;
}
