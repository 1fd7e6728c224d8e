// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.engine.access.Access;
import dev.simplejson.engine.ask.Call;
import dev.simplejson.engine.ask.Directory;
import dev.simplejson.engine.ask.EngineParts;
import dev.simplejson.engine.ask.ProtocolEndpoints;
import dev.simplejson.engine.ask.Version;
import dev.simplejson.engine.http.Accept;
import dev.simplejson.engine.http.AnswerBuffer;
import dev.simplejson.engine.http.BodyReader;
import dev.simplejson.engine.http.Buffers;
import dev.simplejson.engine.http.CallAnswer;
import dev.simplejson.engine.http.ClientWatch;
import dev.simplejson.engine.http.Cors;
import dev.simplejson.engine.http.FailureAnswer;
import dev.simplejson.engine.http.ObservedExchange;
import dev.simplejson.engine.http.Route;
import dev.simplejson.engine.http.Routes;
import dev.simplejson.engine.keep.KeptAnswers;
import dev.simplejson.engine.work.ClientGone;
import dev.simplejson.engine.work.FailureLog;
import dev.simplejson.engine.work.Observation;
import dev.simplejson.engine.work.PointsAtHand;
import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SourceThreads;
import dev.simplejson.engine.work.Text;
import dev.simplejson.engine.work.Workers;
import dev.simplejson.hook.Authenticator;
import dev.simplejson.hook.Caller;
import dev.simplejson.hook.Exchange;
import dev.simplejson.hook.Observer;
import dev.simplejson.json.read.ReaderLimits;
import dev.simplejson.json.read.RequestReader;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests of Grafana's SimpleJson protocol from data sources. One engine serves any number of exchanges at once; it is
 * thread-safe.
 *
 * <p>The sources' code runs on the engine's own threads. The caller's thread waits for it, no longer than the setting {@code deadline}
 * says, whatever the source does. A source that says it answers from memory ({@link DataSource#inMemory}) runs on the caller's thread
 * instead: if it hangs there, that request hangs.
 */
public final class SimpleJsonEngine implements AutoCloseable {
    private static final System.Logger QUERIES = System.getLogger(Text.QUERY_LOGGER);

    private static final byte[] NOTHING = {};

    private final EngineParts parts;
    private final Access access;
    private final Observation observation;
    private final BodyReader bodyReader;
    private final Cors cors;
    private final Workers workers;
    private final ClientWatch watch;
    private final PointsAtHand atHand;
    private final FailureLog log = new FailureLog();
    private final Buffers buffers = new Buffers();

    /**
     * An engine for these sources, with the endpoints that are found.
     *
     * @param sources who answers
     * @param settings limits and deadline
     */
    public SimpleJsonEngine(DataSources sources, SimpleJsonSettings settings) {
        this(builder().sources(sources).settings(settings));
    }

    private SimpleJsonEngine(Builder builder) {
        Settings settings = builder.settings.values();
        RequestReader requestReader = new RequestReader(
                new ReaderLimits(
                        settings.get(EngineSettings.MAX_TARGETS),
                        settings.get(EngineSettings.MAX_JSON_DEPTH),
                        settings.get(EngineSettings.MAX_JSON_STRING_LENGTH),
                        settings.get(EngineSettings.DEFAULT_RANGE)),
                builder.clock);
        List<Endpoint> endpoints = new ArrayList<>(ProtocolEndpoints.all());
        FoundEndpoints.providers().forEach(provider -> endpoints.addAll(provider.endpoints(settings)));
        endpoints.addAll(builder.endpoints);
        Map<String, DataSource> sources = builder.sources.byName();
        this.access = Access.of(settings, builder.authenticator, System::getenv, sources.keySet());
        this.observation = new Observation(builder.observer, settings.get(EngineSettings.SLOW_QUERY));
        this.workers = new Workers(
                sources,
                settings.get(EngineSettings.MAX_CONCURRENT_QUERIES),
                settings.get(EngineSettings.MAX_WAITING_QUERIES),
                observation);
        this.atHand = new PointsAtHand(
                settings.get(EngineSettings.MAX_REQUEST_POINTS), settings.get(EngineSettings.MAX_POINTS_AT_HAND));
        this.watch = new ClientWatch(settings.get(EngineSettings.MAX_SLOW_CLIENTS), workers.factory());
        Routes routes = new Routes(endpoints);
        checkNames(builder.sources, routes);
        this.parts = new EngineParts(
                builder.sources,
                settings,
                builder.clock,
                requestReader,
                routes,
                new Directory(
                        sources,
                        workers,
                        settings.get(EngineSettings.DEADLINE),
                        settings.get(EngineSettings.PATIENCE),
                        settings.get(EngineSettings.MAX_SEARCH_RESULTS)),
                new KeptAnswers(settings.get(EngineSettings.MAX_KEPT_BYTES), builder.clock, observation));
        this.bodyReader = new BodyReader(settings.get(EngineSettings.MAX_BODY_BYTES), watch);
        this.cors = new Cors(
                settings.get(EngineSettings.CORS_ALLOWED_ORIGINS),
                access.isLimited(),
                parts.routes().methods());
    }

    private static void checkNames(DataSources sources, Routes routes) {
        sources.byName().forEach((name, source) -> {
            String problem = routes.leadsElsewhere(name);
            if (problem != null) {
                throw new IllegalArgumentException("data source "
                        + source.getClass().getName() + " has the name '" + name + "', but " + problem + "; rename it");
            }
        });
        if (sources.byName().isEmpty()) {
            System.getLogger(SimpleJsonEngine.class.getName())
                    .log(System.Logger.Level.WARNING, ProtocolEndpoints.NO_SOURCE);
        }
    }

    /** Starts an engine; it has no sources until they are set. */
    public static Builder builder() {
        return new Builder();
    }

    /** What runs one source's code; for tests. */
    SourceThreads threads(String source) {
        return workers.of(source);
    }

    /**
     * Says where the server listens. Where others than this machine can reach it, and nobody is asked who they are, the log is told so,
     * once. Without a call it is told with the first such request.
     *
     * @param address a name or a literal, as it is bound: {@code 0.0.0.0}
     */
    public void listensOn(String address) {
        access.listensOn(address);
    }

    /**
     * Asks every source whether it reaches its data ({@link DataSource#check}), side by side, on its own threads and for no longer than the
     * setting {@code patience} says: what {@code GET /-/ready} answers, for an application that tells of its own health.
     *
     * @return why sources cannot, in words for clients, by their names; empty if all of them can
     */
    public Map<String, String> unready() {
        RequestWork work = work(() -> false);
        try {
            return Collections.unmodifiableMap(Call.unready(parts.sources().byName(), work));
        } finally {
            work.held().close();
        }
    }

    /** The library's version; empty if it runs from something that was not packaged. */
    public static String version() {
        return Version.TEXT;
    }

    /**
     * Answers one request. Every failure that has a status is answered with it and a JSON body. Returns when the answer is complete,
     * and no source runs on this thread any more.
     *
     * @throws IOException if the answer cannot be sent, or was begun and cannot be completed. The adapter must then break the
     *     connection, never end the answer properly: what was cut must not look whole
     */
    public void handle(Exchange exchange) throws IOException {
        if (observation.isWanted()) {
            ObservedExchange observed = new ObservedExchange(exchange);
            try {
                answer(observed, observed);
                observed.completed();
            } finally {
                observation.finished(observed.request());
            }
        } else {
            answer(exchange, null);
        }
    }

    private void answer(Exchange exchange, @Nullable ObservedExchange observed) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", Endpoint.Caching.NONE.header());
        headers.put("X-Content-Type-Options", "nosniff");
        cors.addTo(headers, exchange);
        Buffers.Buffer buffer = buffers.take();
        RequestWork work = work(exchange::isClientGone);
        AnswerBuffer answer = new AnswerBuffer(
                exchange, headers, mayGzip(exchange, headers), watch, work.deadlineNanos(), buffer.held());
        FailureAnswer failures = new FailureAnswer(exchange, headers, answer, watch, work.deadlineNanos());
        try {
            if (exchange.method().equals("OPTIONS")) {
                answerPreflight(exchange, headers);
            } else {
                answer(exchange, observed, headers, failures, work, answer, buffer);
                buffers.giveBack(buffer);
            }
        } catch (Throwable failure) { // An Error, too: the client is told, or cut off.
            answer.cut();
            SimpleJsonException told = told(failure);
            work.cancelAll(told);
            if (observed != null) {
                observed.failed(told.kind());
            }
            logFailed(exchange, told, work);
            failures.send(told);
        } finally {
            work.held().close();
        }
    }

    private RequestWork work(BooleanSupplier isClientGone) {
        return new RequestWork(
                workers,
                parts.settings().get(EngineSettings.DEADLINE),
                parts.settings().get(EngineSettings.PATIENCE),
                parts.clock(),
                atHand.share(),
                isClientGone);
    }

    private boolean mayGzip(Exchange exchange, Map<String, String> headers) {
        if (!parts.settings().get(EngineSettings.GZIP)) {
            return false;
        }
        headers.merge("Vary", "Accept-Encoding", (others, one) -> others + ", " + one);
        return Accept.hasGzip(exchange.header("Accept-Encoding"));
    }

    /** Interrupts what still runs. Requests that come later are refused. */
    @Override
    public void close() {
        workers.close();
        watch.close();
        workers.awaitThreads();
    }

    private void answerPreflight(Exchange exchange, Map<String, String> headers) throws IOException {
        cors.addPreflight(headers, exchange);
        headers.remove("Content-Type");
        exchange.start(204, headers);
    }

    private void answer(
            Exchange exchange,
            @Nullable ObservedExchange observed,
            Map<String, String> headers,
            FailureAnswer failures,
            RequestWork work,
            AnswerBuffer answer,
            Buffers.Buffer buffer)
            throws Exception {
        Endpoint meant = parts.routes().meant(exchange.method(), exchange.path(), exchange.header("Accept"));
        if (meant != null) {
            failures.asked(meant); // A refusal, too, is told in its way.
        }
        // Read before anything else is looked at, because what is left unread the container reads, and nobody watches
        // it.
        byte[] body = bodyReader.read(exchange, work.deadlineNanos(), buffer.held());
        access.check(exchange);
        Caller caller = caller(exchange);
        Map<String, DataSource> sources = visible(caller);
        Route route =
                parts.routes().find(exchange.method(), exchange.path(), exchange.header("Accept"), sources.keySet());
        Endpoint endpoint = route.endpoint();
        failures.asked(endpoint);
        if (observed != null) {
            observed.endpoint(endpoint.path());
        }
        if (!Routes.accepts(endpoint, exchange.method())) {
            String allow = parts.routes().allow(endpoint);
            headers.put("Allow", allow);
            throw new SimpleJsonException(
                    ErrorKind.METHOD_NOT_ALLOWED,
                    endpoint.path() + " does not answer " + exchange.method() + "; it accepts " + allow);
        }
        boolean isTaken = exchange.method().equals("POST") && endpoint.body() != Endpoint.Body.NONE;
        headers.put("Cache-Control", endpoint.caching().header());
        buffer.json().restart(answer);
        CallAnswer response = new CallAnswer(exchange, headers, answer, buffer.json());
        endpoint.handler()
                .answer(
                        new Call(
                                parts,
                                exchange,
                                route,
                                caller,
                                inScope(route, sources),
                                work,
                                isTaken ? body : NOTHING),
                        response);
        response.finish();
    }

    /** Who asks; where everybody is answered, those who may see nothing are nobody. */
    private Caller caller(Exchange exchange) throws Exception {
        try {
            return access.caller(exchange);
        } catch (SimpleJsonException refused) {
            if (refused.kind() == ErrorKind.UNAUTHORIZED && parts.routes().isOpen(exchange)) {
                return Caller.anonymous().seeingOnly(Set.of());
            }
            throw refused;
        }
    }

    private Map<String, DataSource> visible(Caller caller) {
        Map<String, DataSource> all = parts.sources().byName();
        if (!caller.isLimited()) {
            return all;
        }
        Map<String, DataSource> visible = new TreeMap<>(all);
        visible.keySet().removeIf(source -> !caller.sees(source));
        return Collections.unmodifiableMap(visible);
    }

    private static Map<String, DataSource> inScope(Route route, Map<String, DataSource> sources) {
        @Nullable DataSource only = sources.get(route.source());
        return only == null ? sources : Map.of(route.source(), only);
    }

    /**
     * One line for each that the server is to blame for, with the words that the client gets, and so the id. Every dashboard that is closed
     * leaves clients gone, which is not worth a warning.
     */
    private static void logFailed(Exchange exchange, SimpleJsonException told, RequestWork work) {
        if (told.kind().status() >= 500) {
            QUERIES.log(
                    ClientGone.isWhy(told) ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    () -> Text.ofLog(exchange.method() + " " + exchange.path() + " failed with "
                            + told.kind().status() + " after " + Text.seconds(work.elapsedNanos()) + ": "
                            + told.getMessage()));
        }
    }

    /** What the client is told. A failure that nobody foresaw is logged with an id. */
    private SimpleJsonException told(Throwable failure) {
        if (failure instanceof SimpleJsonException chosen) {
            return chosen;
        }
        if (failure instanceof ClientGone) {
            return ClientGone.asFailure(failure);
        }
        String id = log.failed("a request failed", failure);
        if (failure instanceof OutOfMemoryError) {
            return new SimpleJsonException(
                    ErrorKind.OVERLOADED,
                    "the server has no memory left for this; ask for less, or again later. Its log has more under "
                            + id,
                    failure);
        }
        return new SimpleJsonException(
                ErrorKind.INTERNAL_ERROR, "the request failed; the server's log says why under " + id, failure);
    }

    /** Collects what an engine is made of. Not thread-safe. */
    public static final class Builder {
        private final List<Endpoint> endpoints = new ArrayList<>();
        private DataSources sources = DataSources.of();
        private SimpleJsonSettings settings = SimpleJsonSettings.defaults();
        private Clock clock = Clock.systemUTC();
        private @Nullable Authenticator authenticator;
        private @Nullable Observer observer;

        private Builder() {}

        /** Sets who answers. Closing the sources is left to whoever made them. */
        public Builder sources(DataSources newSources) {
            sources = newSources;
            return this;
        }

        /** Sets who answers. */
        public Builder sources(DataSource... newSources) {
            return sources(DataSources.of(newSources));
        }

        /** Sets limits and deadline; {@link SimpleJsonSettings#defaults()} unless set. */
        public Builder settings(SimpleJsonSettings newSettings) {
            settings = newSettings;
            return this;
        }

        /** Sets what tells now, for relative times and requests without a range; the system's clock unless set. */
        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /** Sets who decides who may ask; unless set, the setting {@code auth} does. */
        public Builder authenticator(Authenticator newAuthenticator) {
            authenticator = newAuthenticator;
            return this;
        }

        /** Sets who is told what happens; nobody unless set. */
        public Builder observer(Observer newObserver) {
            observer = newObserver;
            return this;
        }

        /** Adds endpoints to those of the protocol and those that {@link dev.simplejson.endpoint.EndpointProvider}s bring. */
        public Builder endpoints(Endpoint... more) {
            endpoints.addAll(List.of(more));
            return this;
        }

        /**
         * The engine.
         *
         * @throws IllegalArgumentException if two endpoints answer the same requests, or settings contradict each other or what was set
         *     here
         */
        public SimpleJsonEngine build() {
            return new SimpleJsonEngine(this);
        }
    }
}
