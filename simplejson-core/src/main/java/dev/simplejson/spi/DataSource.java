// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.model.Annotation;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.MetricInput;
import dev.simplejson.model.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Data that Grafana can browse and draw. Only {@link #name}, {@link #metrics} and {@link #query} are required; the methods with
 * a default mean "not offered" until overridden.
 *
 * <p>One instance answers many requests at once: implementations must be thread-safe. The engine calls every method but {@link #name},
 * {@link #inMemory}, {@link #downsampling} and {@link #freshness} on threads of its own, of which each source has some, or, if
 * {@link #inMemory} says so, on the request's; within the request's deadline. It interrupts the thread when the answer is no longer wanted.
 * Anything a method throws is logged, each kind once a minute, with an id that the client is told, and answered with status 502; a
 * {@link dev.simplejson.model.SimpleJsonException} chooses its own status and message, also behind a future's {@code ExecutionException} or
 * {@code CompletionException}. Of one kind are failures that come from one place and say the same but for numbers. The engine never
 * retries. Returning null, or a list that holds null, breaks the contract and is answered with 502, too.
 *
 * <p>The name is that of Grafana's documents and screens. It has nothing to do with {@code javax.sql.DataSource}, which hands out
 * connections; a class that needs both imports the one that it names more often, and writes the other in full. {@link MetricSource} makes a
 * source of a few functions, without a class.
 *
 * <p>Implementations are found by {@link java.util.ServiceLoader}: a public class with a public no-argument constructor, named in
 * {@code META-INF/services/dev.simplejson.spi.DataSource} and, for the module path, in a {@code provides} clause. Or they are
 * registered by hand: {@link DataSources#of}.
 */
public interface DataSource {
    /**
     * A short, stable, unique name. It is part of URLs and targets ({@code name/metric}), so it holds no slash and is not empty. Called
     * once, at registration.
     */
    String name();

    /**
     * Everything that can be queried, in the order in which the editor should list it. The engine keeps the names and looks again beside
     * the requests, at most once a second. A source whose list is long or slow overrides {@link #search} and {@link #answers}, too.
     *
     * @throws Exception if the list cannot be read
     */
    List<Metric> metrics() throws Exception;

    /**
     * What can be queried by whoever asks; by default {@link #metrics()}, whoever it is. Lists for people come from here. The
     * engine also keeps the names for all, asked for in {@linkplain RequestContext#none() nobody's} context, to find out which
     * source a target means: a name is no secret, the data behind it is refused by {@link #query}.
     *
     * @param context who asks, and how long there is to answer
     * @throws Exception if the list cannot be read
     */
    default List<Metric> metrics(RequestContext context) throws Exception {
        return metrics();
    }

    /**
     * Answers one target of a panel.
     *
     * <p>Points inside {@link Query#range()} are wanted, in ascending time; what lies outside is dropped. More than the panel can draw is
     * fine. Times are epoch milliseconds: points that would lie in the range if they were seconds fail the query. Series of the same name
     * have labels or titles that differ.
     *
     * @return one frame or several, in the order of the legend; empty for "no data"
     * @throws Exception if the data cannot be read
     */
    List<Frame> query(Query query) throws Exception;

    /**
     * The metrics to offer for what the user has typed so far. By default those of {@link #metrics} whose name or label holds
     * the text, whatever its case.
     *
     * @param typed may be empty: then everything is offered
     * @param limit the most metrics that will be used
     * @param context who asks, and how long there is to answer
     * @throws Exception if the list cannot be read
     */
    default List<Metric> search(String typed, int limit, RequestContext context) throws Exception {
        String wanted = typed.toLowerCase(Locale.ROOT);
        List<Metric> found = new ArrayList<>();
        for (Metric metric : metrics(context)) {
            if (found.size() >= limit) {
                break;
            }
            if (wanted.isEmpty()
                    || metric.name().toLowerCase(Locale.ROOT).contains(wanted)
                    || metric.label().toLowerCase(Locale.ROOT).contains(wanted)) {
                found.add(metric);
            }
        }
        return found;
    }

    /**
     * Whether {@link #query} can answer this metric; asked for names that {@link #metrics} did not hold when it was last
     * called. By default, whether {@link #metrics} lists it; a source that understands more than it lists, or has a faster way
     * to know, overrides this.
     *
     * @param context who asks, and how long there is to answer
     * @throws Exception if that cannot be found out
     */
    default boolean answers(String metric, RequestContext context) throws Exception {
        for (Metric known : metrics(context)) {
            if (known.name().equals(metric)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Events to mark on the time axis; none by default.
     *
     * @throws Exception if they cannot be read
     */
    default List<Annotation> annotations(AnnotationQuery query) throws Exception {
        return List.of();
    }

    /**
     * The names of labels and columns that ad-hoc filters can use; none by default.
     *
     * @throws Exception if they cannot be read
     */
    default List<String> tagKeys(TagQuery query) throws Exception {
        return List.of();
    }

    /**
     * The values that a label or column has; none by default.
     *
     * @param key one of {@link #tagKeys}, or anything else a client sends
     * @throws Exception if they cannot be read
     */
    default List<String> tagValues(String key, TagQuery query) throws Exception {
        return List.of();
    }

    /**
     * The values of a dashboard variable; null, the default, offers the metrics that match the text. SimpleJson and simPod's plugin up to
     * 0.3 ask for them as for a list of metrics ({@code /search}); that reaches this method too, unless the text is empty.
     *
     * @throws Exception if they cannot be read
     */
    default @Nullable List<Option> variable(VariableQuery query) throws Exception {
        return null;
    }

    /**
     * The inputs the query builder shows for a metric, given what the user has entered so far; null, the default, shows those that
     * {@link #metrics} gives.
     *
     * @throws Exception if they cannot be read
     */
    default @Nullable List<MetricInput> inputs(InputQuery query) throws Exception {
        return null;
    }

    /**
     * The choices of an input that has none of its own; none by default.
     *
     * @throws Exception if they cannot be read
     */
    default List<Option> payloadOptions(InputQuery query) throws Exception {
        return List.of();
    }

    /**
     * Whether every method answers at once from what it has in memory: no lock that is held for long, no file, no network. Then what a
     * request asks runs on that request's own thread, which saves handing it to another. Nothing interrupts it there, and the deadline is
     * looked at before and after only: if it hangs, that request hangs, and with it a thread of the container. Asked once, when an engine
     * is made.
     */
    default boolean inMemory() {
        return false;
    }

    /** Whether the engine may thin this source's series to what the panel can draw. A series can opt out on its own. */
    default boolean downsampling() {
        return true;
    }

    /**
     * How old an answer of {@link #query} may be when a panel gets it; zero, the default, has each viewer's panel ask anew. With more than
     * that, viewers who look at the same thing share one answer: who asks while it is made waits for it, and who asks within this time of
     * its beginning gets it as it was sent. From an age of one second on, a notice on the panel says how old it is.
     *
     * <p>Each viewer of Grafana has a now of their own. So that their questions can be the same, {@link Query#range()} is then aligned
     * <em>outward</em> to {@link Query#interval()}, never inward: it begins up to one interval earlier and ends up to one interval later
     * than what was asked for, and the panel, which clips that, gets what lies in it. Whoever reduces a few points to one number sees
     * those, too. Where the interval is longer than the range, the range stays as it is.
     *
     * <p>An answer is shared only among questions that are the same in all that {@link Query} tells, {@link Query#context()} with its user,
     * headers and variables included; of what else an answer may depend on, a source with a freshness must not make it depend. Failures are
     * not kept. {@link #annotations} and lists are not shared. For endpoints that go on with the points, such as Graphite's, series that
     * are deferred are then read at once, and what lies beyond the asked range is cut off again.
     *
     * <p>Called with each query, on the request's thread: answers at once, from memory.
     *
     * @param metric the metric that is asked for, as {@link Query#metric()} has it
     * @return zero or more
     */
    default Duration freshness(String metric) {
        return freshness();
    }

    /** {@link #freshness(String)} of every metric that does not say its own. */
    default Duration freshness() {
        return Duration.ZERO;
    }

    /**
     * Checks that the data can be reached; run when a user tests the connection. Nothing is checked by default.
     *
     * @param context who asks, and how long there is to answer
     * @throws Exception if it cannot; the message is logged, and the user is told which source is not well
     */
    default void check(RequestContext context) throws Exception {}
}
