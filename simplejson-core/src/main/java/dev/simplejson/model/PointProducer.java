// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

/** Points that are read when they are needed: see {@link TimeSeries.Builder#points(PointProducer)}. */
@FunctionalInterface
public interface PointProducer {
    /**
     * Pushes all points, oldest first. The engine calls it at most once, on a worker thread, within the query's deadline,
     * and interrupts that thread when time is up or the client has gone.
     *
     * @param sink takes the points; not to be used after this method returns, which is refused and logged, nor from another thread,
     *     which fails the query
     * @throws Exception whatever reading the data throws; the query then fails with {@link ErrorKind#SOURCE_FAILED}
     */
    void produce(PointSink sink) throws Exception;
}
