// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.hook.Authenticator;
import dev.simplejson.hook.Caller;
import dev.simplejson.hook.RequestHead;
import dev.simplejson.model.Annotation;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Option;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.AnnotationQuery;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.InputQuery;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import dev.simplejson.spi.VariableQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest extends EngineTesting {
    /** By a header: who sees all, who does not see the source {@code secret}, who is refused. */
    private static final Authenticator BY_KEY = request -> {
        @Nullable String key = request.header("X-Key");
        if ("all".equals(key)) {
            return Caller.named("boss").withHeader("X-Tenant", "42");
        }
        if ("some".equals(key)) {
            return Caller.named("guest").seeingOnly(Set.of("open"));
        }
        throw new SimpleJsonException(ErrorKind.UNAUTHORIZED, "wrong or missing key (header 'X-Key')");
    };

    private final Telling open = new Telling("open", "openly");
    private final Telling secret = new Telling("secret", "covertly");

    private SimpleJsonEngine engine(Authenticator authenticator) {
        return closed(SimpleJsonEngine.builder()
                .sources(open, secret)
                .authenticator(authenticator)
                .endpoints(
                        Endpoint.get("/-/list")
                                .text(request -> request.sources().byName().keySet() + " "
                                        + request.sources().metrics()),
                        Endpoint.get("/render").errors(Endpoint.Errors.TEXT).text(request -> "drawn"))
                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /base",
                "POST /search {}",
                "POST /search {\"target\":\"covert\"}",
                "POST /metrics {}",
                "POST /metrics {\"metric\":\"covertly\"}",
                "POST /variable {\"payload\":{\"target\":\"x\"}}",
                "POST /metric-payload-options {\"name\":\"host\"}",
                "POST /annotations {\"range\":{\"from\":0,\"to\":1000}}",
                "POST /query {\"range\":{\"from\":0,\"to\":1000},\"targets\":[{\"refId\":\"Anno\",\"target\":\"x\"}]}",
                "POST /query {\"range\":{\"from\":0,\"to\":1000},\"targets\":[{\"target\":\".*ly\"}]}",
                "POST /tag-keys {}",
                "POST /tag-values {\"key\":\"host\"}",
                "GET /-/list",
            })
    void request_ofSomebodyWhoDoesNotSeeASource_doesNotHearOfIt(String request) throws Exception {
        SimpleJsonEngine engine = engine(BY_KEY);

        TestExchange ofAll = ask(engine, request, "all");
        TestExchange ofSome = ask(engine, request, "some");

        assertThat(ofAll.status()).isEqualTo(200);
        assertThat(ofAll.sent()).containsAnyOf("covertly", "secret");
        assertThat(ofSome.status()).isEqualTo(200);
        assertThat(ofSome.sent()).doesNotContain("covertly").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /query {\"targets\":[{\"target\":\"covertly\"}]}",
                "POST /query {\"targets\":[{\"target\":\"secret/covertly\"}]}",
                "GET /rows?target=covertly",
                "GET /now?target=secret/covertly",
                "GET /infinity?target=covertly"
            })
    void target_ofASourceThatIsNotSeen_isUnknownAndNobodyAsksIt(String request) throws Exception {
        SimpleJsonEngine engine = engine(BY_KEY);
        assertThat(ask(engine, request, "all").status()).isEqualTo(200);
        secret.queries.clear();

        TestExchange answer = ask(engine, request, "some");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.sent())
                .contains("unknown target")
                .contains("'openly'")
                .doesNotContain("did you mean 'covertly");
        assertThat(secret.queries).isEmpty();
    }

    @Test
    void path_ofASourceThatIsNotSeen_isABasePath() throws Exception {
        SimpleJsonEngine engine = engine(BY_KEY);

        assertThat(ask(engine, "POST /secret/search {}", "all").sent()).isEqualTo("[\"covertly\"]");
        assertThat(ask(engine, "POST /secret/search {}", "some").sent()).isEqualTo("[\"openly\"]");
        assertThat(ask(engine, "GET /secret/-/list", "some").sent()).startsWith("[open] ");
    }

    @Test
    void request_refused_isToldInTheEndpointsOwnWay() throws Exception {
        SimpleJsonEngine engine = engine(BY_KEY);

        ask(engine, "POST /query {}", "wrong")
                .assertError(403, "UNAUTHORIZED", "wrong or missing key (header 'X-Key')");
        TestExchange drawn = ask(engine, "GET /base/render", "wrong");
        assertThat(drawn.status()).isEqualTo(403);
        assertThat(drawn.sent()).isEqualTo("wrong or missing key (header 'X-Key')\n");
        assertThat(ask(engine, "GET /nosuch/query/x", "wrong").status()).isEqualTo(403);
        assertThat(open.queries).isEmpty();
    }

    @Test
    void preflight_isAnsweredWithoutAsking() throws Exception {
        SimpleJsonEngine engine = engine(request -> {
            throw new AssertionError("asked for " + request.method());
        });

        assertThat(TestExchange.of("OPTIONS", "/query").handledBy(engine).status())
                .isEqualTo(204);
    }

    @Test
    void authenticator_thatFails_isAnErrorThatTellsNothing() throws Exception {
        SimpleJsonEngine engine = engine(request -> {
            throw new IllegalStateException("the password is 123");
        });

        TestExchange answer = ask(engine, "POST /query {}", "all");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.sent()).doesNotContain("123");
    }

    @Test
    void authenticator_seesMethodPathAndPrincipal() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        SimpleJsonEngine engine = engine(request -> {
            seen.add(described(request));
            return Caller.anonymous();
        });

        ask(engine, "GET /base/", "all");

        assertThat(seen).containsExactly("GET /base/ all null");
    }

    private static String described(RequestHead request) {
        return request.method() + " " + request.path() + " " + request.header("x-key") + " " + request.principal();
    }

    @Test
    void sources_inEachOfTheirMethods_hearWhoAsks() throws Exception {
        SimpleJsonEngine engine = engine(BY_KEY);
        for (String request : List.of(
                "GET /",
                "POST /search {}",
                "POST /metrics {\"metric\":\"openly\"}",
                "POST /variable {\"payload\":{\"target\":\"x\"}}",
                "POST /metric-payload-options {\"metric\":\"openly\",\"name\":\"host\"}",
                "POST /annotations {}",
                "POST /tag-keys {}",
                "POST /tag-values {\"key\":\"host\"}",
                "POST /query {\"range\":{\"from\":0,\"to\":1000},\"targets\":[{\"target\":\"unlisted\"}]}",
                "GET /-/list")) {
            assertThat(ask(engine, request, "all").status()).as(request).isEqualTo(200);
        }

        assertThat(new TreeMap<>(open.heard))
                .containsOnlyKeys(
                        "annotations",
                        "answers",
                        "check",
                        "inputs",
                        "metrics",
                        "payloadOptions",
                        "query",
                        "search",
                        "tagKeys",
                        "tagValues",
                        "variable");
        assertThat(open.heard.values()).containsOnly("boss 42 true");
    }

    private static TestExchange ask(SimpleJsonEngine engine, String request, String key) throws Exception {
        String[] parts = request.split(" ", 3);
        String[] path = parts[1].split("\\?", 2);
        TestExchange exchange =
                parts.length == 3 ? TestExchange.post(path[0], parts[2]) : TestExchange.of(parts[0], path[0]);
        if (path.length == 2) {
            exchange.withQuery(path[1]);
        }
        return exchange.with("X-Key", key).handledBy(engine);
    }

    /** Notes in which context it is asked, and says its metric's name wherever it can. */
    private static final class Telling implements DataSource {
        private final String name;
        private final String metric;
        private final Map<String, String> heard = new ConcurrentSkipListMap<>();
        private final List<String> queries = new CopyOnWriteArrayList<>();

        Telling(String name, String metric) {
            this.name = name;
            this.metric = metric;
        }

        private void hear(String method, RequestContext context) {
            heard.put(
                    method,
                    context.user() + " " + context.header("x-tenant") + " "
                            + context.cancellation().deadline().isAfter(Instant.now()));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.named(metric));
        }

        @Override
        public List<Metric> metrics(RequestContext context) {
            if (!context.user().isEmpty()) { // Nobody's is the directory's.
                hear("metrics", context);
            }
            return metrics();
        }

        @Override
        public List<Metric> search(String typed, int limit, RequestContext context) throws Exception {
            hear("search", context);
            return DataSource.super.search("", limit, context);
        }

        @Override
        public boolean answers(String asked, RequestContext context) throws Exception {
            hear("answers", context);
            return asked.equals("unlisted") && name.equals("open") || DataSource.super.answers(asked, context);
        }

        @Override
        public List<Frame> query(Query query) {
            hear("query", query.context());
            queries.add(query.metric());
            return List.of(dev.simplejson.model.TimeSeries.named(query.metric())
                    .points(new long[] {query.range().toEpochMillis()}, new double[] {1}));
        }

        @Override
        public List<Annotation> annotations(AnnotationQuery query) {
            hear("annotations", query.context());
            return List.of(Annotation.at(query.range().from(), metric));
        }

        @Override
        public List<String> tagKeys(TagQuery query) {
            hear("tagKeys", query.context());
            return List.of(metric);
        }

        @Override
        public List<String> tagValues(String key, TagQuery query) {
            hear("tagValues", query.context());
            return List.of(metric);
        }

        @Override
        public List<Option> variable(VariableQuery query) {
            hear("variable", query.context());
            return List.of(Option.of(metric));
        }

        @Override
        public @Nullable List<dev.simplejson.model.MetricInput> inputs(InputQuery query) {
            hear("inputs", query.context());
            return null;
        }

        @Override
        public List<Option> payloadOptions(InputQuery query) {
            hear("payloadOptions", query.context());
            return List.of(Option.of(metric));
        }

        @Override
        public void check(RequestContext context) {
            hear("check", context);
        }
    }
}
