// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

/** Rows that are read when they are needed: see {@link Table.Builder#rows(RowProducer)}. */
@FunctionalInterface
public interface RowProducer {
    /**
     * Pushes all rows in the order in which they are shown. The engine calls it at most once, on a worker thread, within the
     * query's deadline, and interrupts that thread when time is up or the client has gone.
     *
     * @param sink takes the rows; not to be used after this method returns, which is refused and logged, nor from another thread,
     *     which fails the query
     * @throws Exception whatever reading the data throws; the query then fails with {@link ErrorKind#SOURCE_FAILED}
     */
    void produce(RowSink sink) throws Exception;
}
