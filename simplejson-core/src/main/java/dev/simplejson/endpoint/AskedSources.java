// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.endpoint;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The data sources that one request is about, and the only way for an endpoint to ask them: on the threads that the engine has for each, as
 * many at a time as the settings say, no longer than the request's deadline, and not at all once the client has gone. Used by the thread
 * that the handler was called on.
 */
public interface AskedSources {
    /** The sources by name: all that there are, or the one that the path names. */
    Map<String, DataSource> byName();

    /**
     * The metrics that each source lists, for lists to choose from; a source that fails is left out, and logged.
     *
     * @throws SimpleJsonException if all of them fail
     * @throws Exception if time is up
     */
    Map<String, List<Metric>> metrics() throws Exception;

    /**
     * The metrics that some sources list, for data that must not lack what one of them did not say. Of several, each has as long as the
     * setting {@code patience} says, so that one that hangs does not keep the request.
     *
     * @param some the sources' names; those that {@link #byName} lacks are passed over
     * @return the list of each, which may be empty, by source and in the order of {@link #byName}
     * @throws SimpleJsonException what the first that fails says, or of kind {@link dev.simplejson.model.ErrorKind#TIMED_OUT} if one takes
     *     longer; the others are cancelled
     * @throws Exception if time is up
     */
    Map<String, List<Metric>> metricsOf(Collection<String> some) throws Exception;

    /**
     * The metrics that each text stands for, as {@code /query} finds them: {@code source/metric}, a plain name, a multi-value expansion, a
     * regular expression.
     *
     * @throws SimpleJsonException of kind {@link dev.simplejson.model.ErrorKind#UNKNOWN_TARGET} if a text stands for nothing; its message
     *     names the nearest
     * @throws Exception if time is up
     */
    Map<String, List<MetricName>> resolve(Collection<String> texts) throws Exception;

    /**
     * Finds exact metrics, where a text has several readings and it costs too much to say what was meant instead of each: of every text the
     * first reading that a source lists, else the first that a source knows when it is asked.
     *
     * @param readings the metrics that each text may stand for, best first
     * @param patient whether a source may take until the deadline to say what it knows; else it has as long as the setting 'patience' says
     * @return the metric of each text that has one
     * @throws SimpleJsonException if no text has one, and a source that may know one failed or did not say in time
     * @throws Exception if time is up
     */
    Map<String, MetricName> firstExisting(Map<String, List<MetricName>> readings, boolean patient) throws Exception;

    /**
     * Asks for several metrics side by side. What comes back is checked, inside the query's range, filtered, limited, and thinned if the
     * query allows {@linkplain Query#downsampling() that}, as {@code /query} does it. Series may be {@linkplain TimeSeries#isDeferred
     * deferred}: read those within {@link #work}.
     *
     * @return the frames of each question, in the order of the questions
     * @throws SimpleJsonException what the first that fails says; the others are cancelled
     * @throws Exception if time is up
     */
    List<List<Frame>> query(List<Question> questions) throws Exception;

    /**
     * As {@link #query}, but each question by itself, for who can do without some: what fails or takes long costs no other its answer. All
     * together have half of the time that is left until the request's deadline; what is not answered then is given up. No answer is shared
     * with other requests.
     *
     * @param reading makes something of a question's frames, and may read deferred series; runs where their source does, once for each
     *     question
     * @return what came of each question, in their order
     * @throws Exception if the request's time is up
     */
    <T> List<Outcome<T>> queryEach(List<Question> questions, Reading<T> reading) throws Exception;

    /**
     * Asks all sources the same thing side by side, for lists to choose from: a source that fails is left out, and logged.
     *
     * @param purpose as it reads behind "data source 'x' failed to …"
     * @return the answers by source, in the sources' order
     * @throws SimpleJsonException if all of them fail
     * @throws Exception if time is up
     */
    <T> Map<String, T> askWilling(String purpose, Work<T> work) throws Exception;

    /**
     * Asks some sources the same thing side by side, for what the answer can do without: a source that fails or takes longer than the
     * setting {@code patience} says, even if it is the only one, is left out, and logged.
     *
     * @param purpose as it reads behind "data source 'x' failed to …"
     * @return the answers by source, in the sources' order; empty if none has one
     * @throws Exception if the request's time is up
     */
    <T> Map<String, T> askBriefly(Collection<String> sources, String purpose, Work<T> work) throws Exception;

    /**
     * Asks all sources the same thing side by side, for data: if one fails, the request does.
     *
     * @param purpose as it reads behind "data source 'x' failed to …"
     * @return the answers by source, in the sources' order
     * @throws SimpleJsonException what the first that fails says; the others are cancelled
     * @throws Exception if time is up
     */
    <T> Map<String, T> askAll(String purpose, Work<T> work) throws Exception;

    /**
     * Has one source's thread do something and waits for it.
     *
     * @param purpose as it reads behind "data source 'x' failed to …"
     * @throws SimpleJsonException what it fails with
     * @throws Exception if time is up
     */
    <T> T work(String source, String purpose, Work<T> work) throws Exception;

    /**
     * Reads the points of a series that a source has answered and that are deferred, on a thread of that source, and waits for it.
     * Observers see it as {@link dev.simplejson.hook.Observer.Purpose#READ}. Such points can be read once.
     *
     * @param metric whose points they are, for messages and observers
     * @param sink takes them in epoch milliseconds, on that thread and on no other
     * @throws SimpleJsonException what reading fails with
     * @throws Exception if time is up
     */
    void read(String source, String metric, TimeSeries deferred, PointSink sink) throws Exception;

    /** Whether what is made of the sources' series may be thinned: as the setting {@code downsampling} says. */
    boolean downsampling();

    /** How many points per pixel of the panel it then has at most: as the setting {@code points-per-pixel} says. */
    int pointsPerPixel();

    /**
     * For an endpoint that works long by itself: goes on, or not, as a source's {@link dev.simplejson.spi.Cancellation#checkAlive} does.
     *
     * @throws SimpleJsonException if time is up, or the client has gone
     */
    void checkAlive();

    /**
     * A metric of a source.
     *
     * @param source the source's name
     * @param metric the name by which that source knows it
     */
    record MetricName(String source, String metric) {}

    /**
     * One metric that is asked for.
     *
     * @param source the source's name
     * @param query what it is asked; the engine puts the request's context into it
     */
    record Question(String source, Query query) {}

    /** What is made of the frames that answer one question. */
    @FunctionalInterface
    interface Reading<T> {
        /**
         * Reads them.
         *
         * @param question what they answer
         * @return not null
         * @throws Exception fails that question
         */
        T of(Question question, List<Frame> frames) throws Exception;
    }

    /** What came of one question. */
    @FunctionalInterface
    interface Outcome<T> {
        /**
         * The answer.
         *
         * @throws SimpleJsonException if there is none: of kind {@link dev.simplejson.model.ErrorKind#TIMED_OUT} if it took too long, of
         *     kind {@link dev.simplejson.model.ErrorKind#OVERLOADED} if its turn did not come, else what the source failed with
         */
        T get();
    }

    /** What is asked of a source, on one of its threads. */
    @FunctionalInterface
    interface Work<T> {
        /**
         * Asks.
         *
         * @param name the source's name
         * @param context what the source is told of the request besides its own question
         * @throws Exception fails the request, or leaves the source out
         */
        T ask(String name, DataSource source, RequestContext context) throws Exception;
    }
}
