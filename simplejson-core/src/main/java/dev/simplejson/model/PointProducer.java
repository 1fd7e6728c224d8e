// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

/** Points that are read when they are needed: see {@link TimeSeries.Builder#points(PointProducer)}. */
@FunctionalInterface
public interface PointProducer {
    /**
     * Pushes all points, oldest first. Called at most once, within the query's deadline: on a thread that the engine has for the source,
     * which is interrupted when time is up or the client has gone, or on the request's own, which is not, if the source says that all it
     * has is {@linkplain dev.simplejson.spi.DataSource#inMemory in memory}.
     *
     * @param sink takes the points, on this thread and until this method returns: a point from another thread fails the query, a later one
     *     is refused and logged. What it throws is to be let through
     * @throws Exception whatever reading the data throws: the query then fails, with {@link ErrorKind#SOURCE_FAILED} unless it is a
     *     {@link SimpleJsonException}, which has a kind of its own. An answer of which a part has been sent is broken off
     */
    void produce(PointSink sink) throws Exception;
}
