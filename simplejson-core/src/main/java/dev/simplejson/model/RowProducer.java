// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

/** Rows that are read when they are needed: see {@link Table.Builder#rows(RowProducer)}. */
@FunctionalInterface
public interface RowProducer {
    /**
     * Pushes all rows, in the order in which they are shown. Called at most once, within the query's deadline: on a thread that the
     * engine has for the source, which is interrupted when time is up or the client has gone, or on the request's own, which is not, if
     * the source says that all it has is {@linkplain dev.simplejson.spi.DataSource#inMemory in memory}.
     *
     * @param sink takes the rows, on this thread and until this method returns: a row from another thread fails the query, a later one
     *     is refused and logged. What it throws is to be let through
     * @throws Exception whatever reading the data throws: the query then fails, with {@link ErrorKind#SOURCE_FAILED} unless it is a
     *     {@link SimpleJsonException}, which has a kind of its own. An answer of which a part has been sent is broken off
     */
    void produce(RowSink sink) throws Exception;
}
