// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.json.AnswerWriter;
import dev.simplejson.json.GrafanaRequest;
import dev.simplejson.json.JsonOutput;
import dev.simplejson.json.QueryString;
import dev.simplejson.json.ReaderLimits;
import dev.simplejson.json.RequestReader;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests of Grafana's SimpleJson protocol from data sources. One engine serves any number of exchanges at once; it is
 * thread-safe.
 *
 * <p>The sources' code runs on the engine's own threads. The caller's thread waits for it, no longer than the setting
 * {@code deadline} says, whatever the source does. A source that has always answered within two milliseconds runs on the caller's thread
 * instead, unless the setting {@code prompt-sources} says {@code workers}. Should it hang there, the client is still told at the deadline, by
 * another thread; no more than eight callers' threads per source are ever kept that way.
 */
public final class SimpleJsonEngine implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(SimpleJsonEngine.class.getName());

    private static final byte[] NOTHING = {};

    private final DataSources sources;
    private final SimpleJsonSettings settings;
    private final Clock clock;
    private final RequestReader requestReader;
    private final BodyReader bodyReader;
    private final Cors cors;
    private final Workers workers;
    private final Buffers buffers = new Buffers();

    /**
     * An engine for these sources.
     *
     * @param sources who answers
     * @param settings limits and deadline
     */
    public SimpleJsonEngine(DataSources sources, SimpleJsonSettings settings) {
        this(sources, settings, Clock.systemUTC());
    }

    /**
     * An engine with a clock of its own, for tests.
     *
     * @param sources who answers
     * @param settings limits and deadline
     * @param clock tells now, for relative times and requests without a range
     */
    public SimpleJsonEngine(DataSources sources, SimpleJsonSettings settings, Clock clock) {
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
        this.requestReader = new RequestReader(
                new ReaderLimits(
                        settings.maxTargets(),
                        settings.maxJsonDepth(),
                        settings.maxJsonStringLength(),
                        settings.defaultRange()),
                clock);
        this.bodyReader = new BodyReader(settings.maxBodyBytes());
        this.cors = new Cors(settings.corsAllowedOrigins());
        this.workers = new Workers(settings);
    }

    /** What lets the tasks of one source in; for tests. */
    SourceGate gate(String source) {
        return workers.gate(source);
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
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        cors.addTo(headers, exchange);
        Buffers.Buffer buffer = buffers.take();
        AnswerBuffer answer = new AnswerBuffer(exchange, headers, mayGzip(exchange, headers), buffer.held());
        RequestWork work = new RequestWork(
                workers,
                settings.deadline(),
                clock,
                exchange::isClientGone,
                failure -> rescue(exchange, headers, answer, failure));
        try {
            if (exchange.method().equals("OPTIONS")) {
                answerPreflight(exchange, headers);
            } else {
                answer(exchange, headers, work, answer, buffer.json());
                buffers.giveBack(buffer);
            }
        } catch (CallersTurn.Rescued answered) {
            LOGGER.log(System.Logger.Level.DEBUG, "a data source gave a caller's thread back", answered);
        } catch (Exception failure) {
            answer.cut();
            SimpleJsonException told = told(failure);
            work.cancelAll(told);
            fail(exchange, headers, answer, told);
        }
    }

    private boolean mayGzip(Exchange exchange, Map<String, String> headers) {
        if (!settings.gzip()) {
            return false;
        }
        headers.merge("Vary", "Accept-Encoding", (others, one) -> others + ", " + one);
        return AcceptEncoding.hasGzip(exchange.header("Accept-Encoding"));
    }

    /** Interrupts what still runs. Requests that come later are refused. */
    @Override
    public void close() {
        workers.close();
    }

    private void answerPreflight(Exchange exchange, Map<String, String> headers) throws IOException {
        cors.addPreflight(headers, exchange);
        headers.remove("Content-Type");
        exchange.start(204, headers);
    }

    private void answer(
            Exchange exchange, Map<String, String> headers, RequestWork work, AnswerBuffer answer, JsonOutput json)
            throws Exception {
        Route route =
                Route.of(exchange.method(), exchange.path(), sources.byName().keySet());
        if (!route.endpoint().accepts(exchange.method())) {
            headers.put("Allow", route.endpoint().allow());
            throw new SimpleJsonException(
                    ErrorKind.METHOD_NOT_ALLOWED,
                    route.endpoint().path() + " does not answer " + exchange.method() + "; it accepts "
                            + route.endpoint().allow());
        }
        QueryString parameters = QueryString.parse(exchange.queryString());
        byte[] body = exchange.method().equals("POST") ? bodyReader.read(exchange) : NOTHING;
        GrafanaRequest request = body.length > 0 ? requestReader.read(body) : requestReader.read(parameters);
        Scope scope = new Scope(inScope(route), request, parameters, acceptsCsv(exchange), user(exchange), work);
        json.restart(answer);
        new Answers(scope, settings, sources, headers, answer, json).write(route.endpoint());
        answer.finish();
    }

    private Map<String, DataSource> inScope(Route route) {
        if (route.source().isEmpty()) {
            return sources.byName();
        }
        return Map.of(route.source(), sources.byName().get(route.source()));
    }

    private static boolean acceptsCsv(Exchange exchange) {
        @Nullable String accept = exchange.header("Accept");
        return accept != null && accept.contains("text/csv");
    }

    private static String user(Exchange exchange) {
        @Nullable String user = exchange.header("X-Grafana-User");
        return user == null ? "" : user;
    }

    /** What the client is told. A failure that nobody foresaw is logged with an id. */
    private static SimpleJsonException told(Exception failure) {
        if (failure instanceof SimpleJsonException chosen) {
            return chosen;
        }
        if (failure instanceof ClientGone) {
            return ClientGone.asFailure(failure);
        }
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOGGER.log(System.Logger.Level.ERROR, "a request failed [" + id + "]", failure);
        return new SimpleJsonException(
                ErrorKind.INTERNAL_ERROR, "the request failed; the server's log says why under " + id, failure);
    }

    /** Answers for a caller's thread that does not come back. Nothing was sent yet: only what is asked ahead runs on it. */
    private static void rescue(
            Exchange exchange, Map<String, String> headers, AnswerBuffer answer, SimpleJsonException failure) {
        answer.cut();
        // The thread may keep the connection for as long as it likes, so the client needs another one.
        headers.put("Connection", "close");
        try {
            fail(exchange, headers, answer, failure);
        } catch (IOException gone) {
            LOGGER.log(System.Logger.Level.DEBUG, "a client could not be told that time is up", gone);
        }
    }

    private static void fail(
            Exchange exchange, Map<String, String> headers, AnswerBuffer answer, SimpleJsonException failure)
            throws IOException {
        if (answer.isStarted()) {
            throw new IOException("the answer was broken off: " + failure.getMessage(), failure);
        }
        LOGGER.log(System.Logger.Level.DEBUG, () -> failure.kind() + ": " + failure.getMessage());
        byte[] body = AnswerWriter.error(failure.kind(), String.valueOf(failure.getMessage()));
        if (failure.kind() == ErrorKind.OVERLOADED) {
            headers.put("Retry-After", "1");
        }
        // For servers that can put it on the status line, which is all that Infinity shows.
        headers.put("X-Error-Message", Text.ofHeader(String.valueOf(failure.getMessage())));
        headers.put("Content-Length", Integer.toString(body.length));
        OutputStream out = exchange.start(failure.kind().status(), headers);
        out.write(body);
        out.flush(); // The container may have to wait for its thread before it does.
    }
}
