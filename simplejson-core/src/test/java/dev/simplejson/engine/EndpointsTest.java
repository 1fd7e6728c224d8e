// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.endpoint.AskedSources.MetricName;
import dev.simplejson.endpoint.AskedSources.Question;
import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.endpoint.EndpointProvider;
import dev.simplejson.engine.ask.ProtocolEndpoints;
import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.settings.Kind;
import dev.simplejson.settings.Setting;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What applications and modules hang onto the engine. */
class EndpointsTest extends EngineTesting {
    /** One class, and one line where the engine is built. */
    static final class Hello {
        static final Endpoint ENDPOINT = Endpoint.get("/-/hello/{name}")
                .errors(Endpoint.Errors.TEXT)
                .text(request -> "Hello, " + request.variable("name") + "\n");
    }

    private SimpleJsonEngine engineWith(Endpoint... endpoints) {
        return closed(SimpleJsonEngine.builder()
                .sources(new FakeSource("app", "cpu", "mem"), new FakeSource("db", "rows"))
                .endpoints(endpoints)
                .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/-/hello/you", "/base/-/hello/you/", "/app/-/hello/you", "//base//app//-/hello//you"})
    void get_anEndpointOfOnesOwn_isServedBelowEachBase(String path) throws Exception {
        TestExchange answer = TestExchange.of("GET", path).handledBy(engineWith(Hello.ENDPOINT));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sent()).isEqualTo("Hello, you\n");
        assertThat(answer.answerHeader("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.answerHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void head_anEndpointOfOnesOwn_isServed() throws Exception {
        assertThat(TestExchange.of("HEAD", "/-/hello/you")
                        .handledBy(engineWith(Hello.ENDPOINT))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void root_anEndpointOfOnesOwn_isInTheTable() throws Exception {
        assertThat(TestExchange.of("GET", "/")
                        .handledBy(engineWith(Hello.ENDPOINT))
                        .sent())
                .contains("\"/-/hello/{name}\"");
        assertThat(TestExchange.post("/nosuch", "{}")
                        .handledBy(engineWith(Hello.ENDPOINT))
                        .sent())
                .contains("GET /-/hello/{name}");
    }

    @Test
    void post_anEndpointOfOnesOwnThatIsRead_isRefusedInItsOwnWay() throws Exception {
        TestExchange answer = TestExchange.post("/-/hello/you", "").handledBy(engineWith(Hello.ENDPOINT));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.answerHeader("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(answer.answerHeader("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.sent()).isEqualTo("/-/hello/{name} does not answer POST; it accepts GET, HEAD, OPTIONS\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/-/hello", "/-/nosuch", "/app/-/", "/query/x/y"})
    void get_noEndpointBelowOnesOwn_isNotFound(String path) throws Exception {
        assertThat(TestExchange.of("GET", path)
                        .handledBy(engineWith(Hello.ENDPOINT))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void preflight_methodsOfOnesOwn_areAllowed() throws Exception {
        Endpoint put = Endpoint.of("/-/put", "PUT").text(request -> "");

        assertThat(TestExchange.of("OPTIONS", "/-/put")
                        .handledBy(engineWith(put))
                        .answerHeader("Access-Control-Allow-Methods"))
                .isEqualTo("GET, POST, PUT, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({"/tags/find, variable", "/metrics/find, three", "/find, one", "/tags/other, variable", "/x/find, two"})
    void get_severalPathsThatFit_theMostExactAnswers(String path, String expected) throws Exception {
        SimpleJsonEngine engine = engineWith(
                Endpoint.get("/find").text(request -> "one"),
                Endpoint.get("/tags/{any}").text(request -> "variable"),
                Endpoint.get("/{any}/find").text(request -> "two"),
                Endpoint.get("/metrics/find").text(request -> "three"));

        assertThat(TestExchange.of("GET", path).handledBy(engine).sent()).isEqualTo(expected);
    }

    @Test
    void protocol_inTheDocuments_isWhatIsServed() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("../docs/protocol.md"));

        assertThat(ProtocolEndpoints.all()).allSatisfy(endpoint -> {
            String requests = endpoint.methods().stream()
                    .map(method -> "`" + method + " " + endpoint.path() + "`")
                    .collect(Collectors.joining(", "));
            assertThat(rows)
                    .anySatisfy(row ->
                            assertThat(row).startsWith("| " + requests).endsWith(" | " + endpoint.summary() + " |"));
        });
    }

    @Test
    void build_twoEndpointsForOneRequest_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engineWith(Endpoint.post("/search").text(request -> "")))
                .withMessage("two endpoints answer [POST] of /search");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "/hello/", "//hello", "/he llo", "/{na me}", "/a{b}"})
    void of_aPathThatIsNone_isRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.get(path))
                .withMessageContaining("expected a path such as /-/hello/{name}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,*/*;q=0.8 | page",
                "TEXT/HTML | page",
                "*/* | json",
                "application/json | json",
                "text/html;q=0 | json"
            })
    void get_aPageBesideTheJson_isForThoseWhoAskForIt(String accept, String expected) throws Exception {
        SimpleJsonEngine engine =
                engineWith(Endpoint.get("/").onlyFor("text/html").answer((request, response) -> {
                    response.contentType("text/html; charset=utf-8");
                    response.body().write("a page".getBytes(UTF_8));
                }));

        TestExchange answer =
                TestExchange.of("GET", "/base/app").with("Accept", accept).handledBy(engine);

        assertThat(answer.sent()).startsWith(expected.equals("page") ? "a page" : "{\"name\":");
        assertThat(TestExchange.of("GET", "/").handledBy(engine).sent()).startsWith("{\"name\":");
    }

    @Test
    void get_whatTheClientHolds_isNotSentAgain() throws Exception {
        SimpleJsonEngine engine = engineWith(Endpoint.get("/-/page.css")
                .caching(Endpoint.Caching.REVALIDATED)
                .answer((request, response) -> {
                    response.contentType("text/css");
                    if (!response.isKnown("abc")) {
                        response.body().write("x".getBytes(UTF_8));
                    }
                }));

        TestExchange first = TestExchange.of("GET", "/-/page.css").handledBy(engine);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.sent()).isEqualTo("x");
        assertThat(first.answerHeader("ETag")).isEqualTo("W/\"abc\"");
        assertThat(first.answerHeader("Cache-Control")).isEqualTo("no-cache");
        for (String held : List.of("W/\"abc\"", "\"abc\"", "\"old\", \"abc\"", "*")) {
            TestExchange again = TestExchange.of("GET", "/-/page.css")
                    .with("If-None-Match", held)
                    .handledBy(engine);
            assertThat(again.status()).as(held).isEqualTo(304);
            assertThat(again.sent()).isEmpty();
            assertThat(again.answerHeader("Content-Length")).isNull();
        }
        assertThat(TestExchange.of("GET", "/-/page.css")
                        .with("If-None-Match", "\"ab\"")
                        .handledBy(engine)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answer_failureOfWhatMayBeKept_isNotKept() throws Exception {
        SimpleJsonEngine engine = engineWith(Endpoint.get("/-/page")
                .caching(Endpoint.Caching.IMMUTABLE)
                .errors(Endpoint.Errors.HTML)
                .answer((request, response) -> {
                    assertThat(response.isKnown("abc")).isFalse();
                    response.body().write("half".getBytes(UTF_8));
                    throw SimpleJsonException.badRequest("<no>");
                }));

        TestExchange answer = TestExchange.of("GET", "/-/page").handledBy(engine);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.answerHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.answerHeader("ETag")).isNull();
        assertThat(answer.answerHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.sent())
                .startsWith("<!DOCTYPE html>")
                .contains("&lt;no>")
                .doesNotContain("half");
    }

    @Test
    void answer_statusAndHeadersOfOnesOwn_areSent() throws Exception {
        SimpleJsonEngine engine = engineWith(Endpoint.get("/-/busy").answer((request, response) -> {
            response.status(503);
            response.header("Retry-After", "5");
            response.body().write("{}".getBytes(UTF_8));
        }));

        TestExchange answer = TestExchange.of("GET", "/-/busy").handledBy(engine);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.answerHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.answerHeader("Content-Type")).isEqualTo("application/json");
        assertThat(answer.sent()).isEqualTo("{}");
    }

    @Test
    void answer_unforeseenFailure_isToldInItsOwnWayWithAnId() throws Exception {
        SimpleJsonEngine engine = engineWith(
                Endpoint.get("/-/broken").errors(Endpoint.Errors.TEXT).answer((request, response) -> {
                    throw new IllegalStateException("a secret");
                }));

        TestExchange answer = TestExchange.of("GET", "/-/broken").handledBy(engine);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.sent()).matches("the request failed; the server's log says why under [0-9a-f]{8}\n");
    }

    @Test
    void request_formJsonAndBytes_areReadAsTheEndpointSays() throws Exception {
        SimpleJsonEngine engine = engineWith(
                Endpoint.of("/render", "POST", "GET")
                        .body(Endpoint.Body.FORM)
                        .text(request -> request.parameters().all("target")
                                + request.parameters().first("from")),
                Endpoint.post("/-/json")
                        .body(Endpoint.Body.JSON)
                        .text(request -> String.valueOf(request.json().raw("a"))),
                Endpoint.post("/-/bytes")
                        .body(Endpoint.Body.BYTES)
                        .text(request -> request.parameters().names() + new String(request.body(), UTF_8)),
                Endpoint.post("/-/none").text(request -> "" + request.body().length));

        assertThat(TestExchange.post("/render", "target=b&from=2&target=c%2Bd")
                        .withQuery("target=a")
                        .handledBy(engine)
                        .sent())
                .isEqualTo("[a, b, c+d]2");
        assertThat(TestExchange.get("/render", "target=a&from=1")
                        .handledBy(engine)
                        .sent())
                .isEqualTo("[a]1");
        assertThat(TestExchange.post("/-/json", "{\"a\":[1,\"b\"]}")
                        .handledBy(engine)
                        .sent())
                .isEqualTo("[1, b]");
        assertThat(TestExchange.post("/-/json", "").handledBy(engine).sent()).isEqualTo("null");
        assertThat(TestExchange.post("/-/json", "{\"a\":").handledBy(engine).status())
                .isEqualTo(400);
        assertThat(TestExchange.post("/-/json", "{} {}").handledBy(engine).status())
                .isEqualTo(400);
        assertThat(TestExchange.post("/-/bytes", "query=a.*&%")
                        .withQuery("x=1")
                        .handledBy(engine)
                        .sent())
                .isEqualTo("[x]query=a.*&%");
        assertThat(TestExchange.post("/-/none", "123").handledBy(engine).sent()).isEqualTo("0");
    }

    @Test
    void request_below_aSource_saysWhere() throws Exception {
        SimpleJsonEngine engine = engineWith(Endpoint.get("/-/where")
                .text(request -> request.basePath() + " " + request.source() + " " + request.path() + " "
                        + request.sources().byName().keySet()));

        assertThat(TestExchange.of("GET", "/base/app/-/where").handledBy(engine).sent())
                .isEqualTo("/base/app app /base/app/-/where [app]");
        assertThat(TestExchange.of("GET", "/-/where").handledBy(engine).sent()).isEqualTo("  /-/where [app, db]");
    }

    @Test
    void sources_listsAndTargets_areTheEngines() throws Exception {
        SimpleJsonEngine engine = engineWith(Endpoint.get("/-/list")
                .text(request -> request.sources().metrics() + " "
                        + request.sources().resolve(List.of("cpu", "app/mem", "{cpu,rows}"))));

        assertThat(TestExchange.of("GET", "/-/list").handledBy(engine).sent())
                .contains("app=[Metric[name=cpu", "db=[Metric[name=rows")
                .contains("cpu=[" + new MetricName("app", "cpu") + "]")
                .contains("app/mem=[" + new MetricName("app", "mem") + "]")
                .contains("{cpu,rows}=[" + new MetricName("app", "cpu") + ", " + new MetricName("db", "rows") + "]");
    }

    @Test
    void sources_query_isCheckedCutAndThinned() throws Exception {
        FakeSource app = new FakeSource("app", "many").answering(query -> {
            assertThat(query.context().cancellation().deadline()).isNotNull();
            long[] times = new long[2_000];
            double[] values = new double[2_000];
            for (int i = 0; i < times.length; i++) {
                times[i] = i;
                values[i] = i % 7;
            }
            return List.of(TimeSeries.named(query.metric()).points(times, values));
        });
        Endpoint count = Endpoint.get("/-/count").text(request -> {
            Query raw = Query.of("many", new TimeRange(0, 999))
                    .downsampling(false)
                    .maxDataPoints(100)
                    .build();
            Query thinned = raw.toBuilder().downsampling(true).build();
            List<List<Frame>> answers =
                    request.sources().query(List.of(new Question("app", raw), new Question("app", thinned)));
            return points(answers.get(0)) + " " + (points(answers.get(1)) <= 202);
        });
        SimpleJsonEngine engine =
                closed(SimpleJsonEngine.builder().sources(app).endpoints(count).build());

        assertThat(TestExchange.of("GET", "/-/count").handledBy(engine).sent()).isEqualTo("1000 true");
    }

    @Test
    void sources_deferredSeries_areReadOnAWorker() throws Exception {
        FakeSource app = new FakeSource("app", "later")
                .answering(query -> List.of(TimeSeries.named("later").points(sink -> {
                    sink.add(1, System.identityHashCode(Thread.currentThread()));
                })));
        Endpoint read = Endpoint.get("/-/read").text(request -> {
            List<Frame> frames = request.sources()
                    .query(List.of(new Question(
                            "app", Query.of("later", new TimeRange(0, 10)).build())))
                    .get(0);
            TimeSeries series = (TimeSeries) frames.get(0);
            double[] thread = {0};
            request.sources().read("app", "later", series, (time, value) -> thread[0] = value);
            return series.isDeferred() + " " + (thread[0] != System.identityHashCode(Thread.currentThread()));
        });
        SimpleJsonEngine engine =
                closed(SimpleJsonEngine.builder().sources(app).endpoints(read).build());

        assertThat(TestExchange.of("GET", "/-/read").handledBy(engine).sent()).isEqualTo("true true");
    }

    @Test
    void sources_queryEach_costsNoQuestionTheAnswerOfAnother() throws Exception {
        AtomicReference<Cancellation> ofStuck = new AtomicReference<>();
        FakeSource app = new FakeSource("app", "good", "broken", "stuck", "later").answering(query -> {
            switch (query.metric()) {
                case "broken" -> throw new IllegalStateException("disk");
                case "stuck" -> {
                    ofStuck.set(query.context().cancellation());
                    hang();
                }
                default -> {}
            }
            return List.of(TimeSeries.named(query.metric()).points(sink -> sink.add(1, 2)));
        });
        Endpoint each = Endpoint.get("/-/each").text(request -> {
            List<Question> questions = Stream.of("stuck", "broken", "good", "later")
                    .map(metric -> new Question(
                            "app", Query.of(metric, new TimeRange(0, 10)).build()))
                    .toList();
            return request
                    .sources()
                    .queryEach(questions, (question, frames) -> question.query().metric() + points(frames))
                    .stream()
                    .map(outcome -> {
                        try {
                            return outcome.get();
                        } catch (SimpleJsonException failure) {
                            return failure.kind() + ": " + failure.getMessage();
                        }
                    })
                    .collect(Collectors.joining("\n"));
        });
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(app)
                .settings(SimpleJsonSettings.builder().set("deadline", "2s").build())
                .endpoints(each)
                .build());

        assertThat(TestExchange.of("GET", "/-/each").handledBy(engine).sent().lines())
                .satisfiesExactly(
                        stuck -> assertThat(stuck)
                                .startsWith("TIMED_OUT: data source 'app' was still trying to answer 'stuck' after "),
                        broken -> assertThat(broken).startsWith("SOURCE_FAILED: data source 'app' failed to answer"),
                        good -> assertThat(good).isEqualTo("good1"),
                        later -> assertThat(later).isEqualTo("later1"));
        assertThatThrownBy(ofStuck.get()::checkAlive).hasMessageContaining("still trying to answer");
    }

    @Test
    void sources_failingOrHanging_areToldInTheEndpointsOwnWay() throws Exception {
        FakeSource broken = new FakeSource("broken", "a").answering(query -> {
            throw new IllegalStateException("disk");
        });
        FakeSource stuck = new FakeSource("stuck", "b").answering(query -> {
            hang();
            return List.of();
        });
        Endpoint ask = Endpoint.get("/-/ask/{source}/{metric}")
                .errors(Endpoint.Errors.TEXT)
                .text(request -> request.sources()
                        .query(List.of(new Question(
                                request.variable("source"),
                                Query.of(request.variable("metric"), new TimeRange(0, 1))
                                        .build())))
                        .toString());
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(broken, stuck)
                .settings(SimpleJsonSettings.builder().set("deadline", "500ms").build())
                .endpoints(ask)
                .build());

        TestExchange failed = TestExchange.of("GET", "/-/ask/broken/a").handledBy(engine);
        assertThat(failed.status()).isEqualTo(502);
        assertThat(failed.sent()).startsWith("data source 'broken' failed to answer 'a'");
        assertThat(TestExchange.of("GET", "/-/ask/stuck/b").handledBy(engine).status())
                .isEqualTo(504);
    }

    @Test
    void sources_askAllAndAskWilling_differInWhatAFailureDoes() throws Exception {
        FakeSource well = new FakeSource("well", "a");
        FakeSource broken = new FakeSource("broken", "b") {
            @Override
            public void check(RequestContext context) {
                throw new IllegalStateException("down");
            }
        };
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(well, broken)
                .endpoints(
                        Endpoint.get("/-/willing")
                                .text(request -> request.sources()
                                        .askWilling("be well", (name, source, context) -> {
                                            source.check(context);
                                            return "ok";
                                        })
                                        .toString()),
                        Endpoint.get("/-/all")
                                .text(request -> request.sources()
                                        .askAll("be well", (name, source, context) -> {
                                            source.check(context);
                                            return "ok";
                                        })
                                        .toString()))
                .build());

        assertThat(TestExchange.of("GET", "/-/willing").handledBy(engine).sent())
                .isEqualTo("{well=ok}");
        assertThat(TestExchange.of("GET", "/-/all").handledBy(engine).status()).isEqualTo(502);
    }

    @Test
    void sources_askBriefly_leavesOutWhoFailsOrTakesLongAndAsksNobodyElse() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Map<String, Callable<String>> answers =
                Map.of("well", () -> "ok", "broken", () -> raised(new IllegalStateException("down")), "stuck", () -> {
                    never.await();
                    return "";
                });
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(new FakeSource("well"), new FakeSource("broken"), new FakeSource("stuck"))
                .settings(SimpleJsonSettings.builder()
                        .set("patience", "100ms")
                        .set("deadline", "20s")
                        .build())
                .endpoints(Endpoint.get("/-/briefly/{some}")
                        .text(request -> request.sources()
                                .askBriefly(
                                        List.of(request.variable("some").split(",")),
                                        "be well",
                                        (name, source, context) ->
                                                answers.get(name).call())
                                .toString()))
                .build());

        assertThat(List.of("well,broken,stuck", "stuck", "broken", "well"))
                .map(some -> TestExchange.of("GET", "/-/briefly/" + some)
                        .handledBy(engine)
                        .sent())
                .containsExactly("{well=ok}", "{}", "{}", "{well=ok}");
    }

    @Test
    void sources_askedForListsThatHoldNull_areTheirOwnFailure() throws Exception {
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(new FakeSource("well"), new FakeSource("broken"))
                .endpoints(Endpoint.get("/-/lists")
                        .text(request -> request.sources()
                                .askWilling(
                                        "list its tag keys",
                                        (name, source, context) ->
                                                name.equals("well") ? List.of("a") : Arrays.asList("a", null))
                                .toString()))
                .build());

        assertThat(TestExchange.of("GET", "/-/lists").handledBy(engine).sent()).isEqualTo("{well=[a]}");
    }

    private static String raised(Exception failure) throws Exception {
        throw failure;
    }

    /** Found by its name in a services file. */
    public static final class Provider implements EndpointProvider {
        static final Setting<Boolean> GREETING =
                Setting.of("greeting", Kind.SWITCH, "on", "whether people are greeted: on or off");

        @Override
        public List<Setting<?>> settings() {
            return List.of(GREETING);
        }

        @Override
        public List<Endpoint> endpoints(Settings settings) {
            return settings.get(GREETING) ? List.of(Hello.ENDPOINT) : List.of();
        }
    }

    @Test
    void provider_inAServicesFile_isFoundWithItsSettings(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(EndpointProvider.class.getName()), Provider.class.getName() + "\n");
        withContextLoader(folder, () -> {
            for (Map.Entry<String, Integer> expected :
                    Map.of("on", 200, "off", 404).entrySet()) {
                SimpleJsonSettings settings = SimpleJsonSettings.builder()
                        .set("greeting", expected.getKey())
                        .build();
                SimpleJsonEngine engine =
                        closed(SimpleJsonEngine.builder().settings(settings).build());
                assertThat(TestExchange.of("GET", "/-/hello/you")
                                .handledBy(engine)
                                .status())
                        .isEqualTo(expected.getValue());
            }
            assertThat(SimpleJsonSettings.table()).contains(Provider.GREETING);
        });
    }

    @Test
    void provider_thatCannotBeLoaded_isLeftOut(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(EndpointProvider.class.getName()), "gone.One\n" + Provider.class.getName() + "\n");
        withContextLoader(folder, () -> {
            SimpleJsonEngine engine = closed(SimpleJsonEngine.builder().build());
            assertThat(TestExchange.of("GET", "/-/hello/you").handledBy(engine).sent())
                    .isEqualTo("Hello, you\n");
        });
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void withContextLoader(Path folder, Action action) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            action.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static int points(List<Frame> frames) {
        int[] count = {0};
        for (Frame frame : frames) {
            try {
                ((TimeSeries) frame).forEach((time, value) -> count[0]++);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }
        return count[0];
    }
}
