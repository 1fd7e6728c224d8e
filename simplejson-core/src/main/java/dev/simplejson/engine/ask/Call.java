// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.engine.http.Accept;
import dev.simplejson.engine.http.BaseUrl;
import dev.simplejson.engine.http.Route;
import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SourceCalls;
import dev.simplejson.hook.Caller;
import dev.simplejson.hook.Exchange;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Parameters;
import dev.simplejson.model.Payload;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.RequestContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One request to an endpoint. */
public final class Call implements EndpointRequest {
    private final EngineParts engine;
    private final Exchange exchange;
    private final Route route;
    private final Caller caller;
    private final Map<String, DataSource> sources;
    private final RequestWork work;
    private final byte[] body;
    private final Parameters urlParameters;
    private final Parameters parameters;

    /**
     * A call.
     *
     * @param caller who asks
     * @param sources those that the request is about
     * @param work what they do for it
     * @param body as it was sent; empty if there is none or it is not read
     */
    public Call(
            EngineParts engine,
            Exchange exchange,
            Route route,
            Caller caller,
            Map<String, DataSource> sources,
            RequestWork work,
            byte[] body) {
        this.engine = engine;
        this.exchange = exchange;
        this.route = route;
        this.caller = caller;
        this.sources = sources;
        this.work = work;
        this.body = body;
        this.urlParameters = Parameters.parse(exchange.queryString());
        this.parameters = route.endpoint().body() == Endpoint.Body.FORM && body.length > 0
                ? urlParameters.and(Parameters.parse(new String(body, StandardCharsets.UTF_8)))
                : urlParameters;
    }

    /** The request as Grafana's plugins write it, in the body or in the URL. */
    Scope scope() {
        return new Scope(
                sources,
                body.length > 0
                        ? engine.requestReader().read(body)
                        : engine.requestReader().read(urlParameters),
                urlParameters,
                acceptsCsv(),
                caller,
                work,
                engine.directory(),
                engine.kept());
    }

    /**
     * Checks all sources, as long as patience lasts.
     *
     * @return what there is to say of those that were too slow
     * @throws SimpleJsonException if one fails
     */
    List<String> unwell() {
        List<String> slow = new ArrayList<>();
        checked(sources, scope().calls(), sources.size() > 1, (name, failure) -> {
            if (failure.kind() != ErrorKind.TIMED_OUT) {
                throw failure;
            }
            slow.add(failure.getMessage());
        });
        return slow;
    }

    /** Why sources cannot reach their data, by their names; each has as long as patience lasts, whatever the others do. */
    Map<String, String> unready() {
        return unready(sources, scope().calls());
    }

    /** The same for somebody who has sent no request: an application that asks for its own health. */
    public static Map<String, String> unready(Map<String, DataSource> sources, RequestWork work) {
        return unready(
                sources,
                new SourceCalls(work, cancellation -> RequestContext.of(ZoneOffset.UTC, "", Map::of, cancellation)));
    }

    private static Map<String, String> unready(Map<String, DataSource> sources, SourceCalls calls) {
        Map<String, String> reasons = new TreeMap<>();
        Set<String> ready = checked(
                sources, calls, true, (name, failure) -> reasons.put(name, String.valueOf(failure.getMessage())));
        reasons.keySet().removeAll(ready);
        return reasons;
    }

    /** The sources that reach their data. */
    private static Set<String> checked(
            Map<String, DataSource> sources,
            SourceCalls calls,
            boolean patienceEnds,
            BiConsumer<String, SimpleJsonException> failed) {
        return calls.askWilling(
                        sources,
                        patienceEnds,
                        Asking.to(Purpose.CHECK, "reach its data"),
                        (name, source, context) -> {
                            source.check(context);
                            return name;
                        },
                        failed)
                .keySet();
    }

    EngineParts engine() {
        return engine;
    }

    private boolean acceptsCsv() {
        return Accept.prefers(header("Accept"), "text/csv", "application/json");
    }

    @Override
    public String method() {
        return exchange.method();
    }

    @Override
    public String path() {
        return exchange.path();
    }

    @Override
    public String basePath() {
        return route.basePath();
    }

    @Override
    public String baseUrl() {
        return BaseUrl.of(exchange, route.basePath());
    }

    @Override
    public String source() {
        return route.source();
    }

    @Override
    public String variable(String name) {
        @Nullable String value = route.variables().get(name);
        if (value == null) {
            throw new IllegalArgumentException(route.endpoint().path() + " has no variable '" + name + "'");
        }
        return value;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public @Nullable String header(String name) {
        return exchange.header(name);
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public Payload json() {
        return engine.requestReader().readPayload(body);
    }

    @Override
    public AskedSources sources() {
        return new ScopedSources(sources, caller, work, engine);
    }

    @Override
    public List<String> paths() {
        return engine.routes().paths();
    }

    @Override
    public List<String> problems() {
        int count = engine.sources().problems().size();
        String noun = count == 1 ? " data source" : " data sources";
        return count == 0 ? List.of() : List.of(count + noun + " cannot be loaded; the server's log says why");
    }

    @Override
    public Settings settings() {
        return engine.settings();
    }

    @Override
    public Clock clock() {
        return engine.clock();
    }
}
