// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import dev.simplejson.endpoint.AskedSources.Question;
import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.hook.Observer;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObserverTest extends EngineTesting {
    private final Recorder recorder = new Recorder();

    private SimpleJsonEngine observed(FakeSource source, String... settings) {
        SimpleJsonSettings.Builder builder = SimpleJsonSettings.builder();
        for (int i = 0; i < settings.length; i += 2) {
            builder.set(settings[i], settings[i + 1]);
        }
        return closed(SimpleJsonEngine.builder()
                .sources(source)
                .settings(builder.build())
                .observer(recorder)
                .build());
    }

    private static FakeSource points(int count) {
        return new FakeSource("app", "cpu").answering(query -> {
            long[] times = new long[count];
            for (int i = 0; i < count; i++) {
                times[i] = i - 10L;
            }
            return List.of(TimeSeries.named("cpu").points(times, new double[count]));
        });
    }

    @Test
    void query_inMemory_isSeenWithItsPoints() throws Exception {
        TestExchange answer = query(observed(points(100)), "cpu");

        Observer.Request request = recorder.request();
        assertThat(request.endpoint()).isEqualTo("/query");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.failure()).isNull();
        assertThat(request.isComplete()).isTrue();
        assertThat(request.bytes()).isEqualTo(answer.sent().length());
        Observer.Ask ask = recorder.ask(Purpose.QUERY);
        assertThat(ask.source()).isEqualTo("app");
        assertThat(ask.metric()).isEqualTo("cpu");
        assertThat(ask.failure()).isNull();
        assertThat(ask.pointsIn()).isEqualTo(100);
        assertThat(ask.pointsOut()).isEqualTo(90); // Ten lie in front of the range.
        assertThat(ask.queued()).isBetween(Duration.ZERO, request.duration());
        assertThat(ask.ran()).isBetween(Duration.ofNanos(1), request.duration());
        assertThat(recorder.asks).noneMatch(other -> other.purpose() == Purpose.READ);
    }

    @Test
    void query_deferred_isSeenWhenItIsRead() throws Exception {
        FakeSource later = new FakeSource("app", "cpu")
                .answering(query -> List.of(TimeSeries.named("cpu").points(sink -> {
                    for (int i = -5; i < 20; i++) {
                        sink.add(i, i);
                    }
                })));

        query(observed(later), "cpu");

        assertThat(recorder.ask(Purpose.QUERY).pointsIn()).isZero();
        Observer.Ask read = recorder.ask(Purpose.READ);
        assertThat(read.metric()).isEqualTo("cpu");
        assertThat(read.pointsIn()).isEqualTo(25);
        assertThat(read.pointsOut()).isEqualTo(20);
    }

    /** Thinning reads the points at once, so that nothing is left to be read later. */
    @Test
    void query_deferredThatIsThinned_isSeenWithItsPoints() throws Exception {
        TestExchange.post("/query", "{" + RANGE + ",\"maxDataPoints\":3,\"targets\":[{\"target\":\"cpu\"}]}")
                .handledBy(observed(later()));

        assertThat(recorder.ask(Purpose.QUERY).pointsIn()).isEqualTo(100);
        assertThat(recorder.ask(Purpose.QUERY).pointsOut()).isBetween(1L, 8L);
        assertThat(recorder.asks).noneMatch(other -> other.purpose() == Purpose.READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rows", "/now"})
    void get_deferred_isSeenWithItsPoints(String path) throws Exception {
        TestExchange.get(path, "target=cpu&from=0&to=1000").handledBy(observed(later()));

        assertThat(recorder.asks.stream().mapToLong(Observer.Ask::pointsIn)).containsOnlyOnce(100L);
    }

    @Test
    void endpointOfOnesOwn_isSeenWithThePointsThatItAsksFor() throws Exception {
        Endpoint asking = Endpoint.get("/-/ask").text(request -> {
            Question question =
                    new Question("app", Query.of("cpu", new TimeRange(0, 1_000)).build());
            Frame frame = request.sources().query(List.of(question)).get(0).get(0);
            request.sources().read("app", "cpu", (TimeSeries) frame, (epochMillis, value) -> {});
            return "";
        });
        for (FakeSource source : List.of(points(100), later())) {
            SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                    .sources(source)
                    .observer(recorder)
                    .endpoints(asking)
                    .build());
            TestExchange.of("GET", "/-/ask").handledBy(engine);
        }

        assertThat(recorder.asks)
                .extracting(Observer.Ask::purpose, Observer.Ask::metric, Observer.Ask::pointsIn)
                .contains(
                        tuple(Purpose.QUERY, "cpu", 100L),
                        tuple(Purpose.READ, "cpu", 90L),
                        tuple(Purpose.QUERY, "cpu", 0L),
                        tuple(Purpose.READ, "cpu", 100L));
    }

    private static FakeSource later() {
        return new FakeSource("app", "cpu")
                .answering(query -> List.of(TimeSeries.named("cpu").points(sink -> {
                    for (int i = 0; i < 100; i++) {
                        sink.add(i, i);
                    }
                })));
    }

    @Test
    void query_table_isSeenWithItsRows() throws Exception {
        FakeSource tables = new FakeSource("app", "cpu")
                .answering(query -> List.of(Table.named("cpu")
                        .columns(Column.string("host"))
                        .row("a")
                        .row("b")
                        .build()));

        query(observed(tables), "cpu");

        assertThat(recorder.ask(Purpose.QUERY).pointsIn()).isEqualTo(2);
        assertThat(recorder.ask(Purpose.QUERY).pointsOut()).isEqualTo(2);
    }

    @Test
    void query_thatFails_isSeenWithItsKind() throws Exception {
        query(
                observed(new FakeSource("app", "cpu").answering(query -> {
                    throw new IllegalStateException("disk");
                })),
                "cpu");

        assertThat(recorder.request().status()).isEqualTo(502);
        assertThat(recorder.request().failure()).isEqualTo(ErrorKind.SOURCE_FAILED);
        assertThat(recorder.ask(Purpose.QUERY).failure()).isEqualTo(ErrorKind.SOURCE_FAILED);
    }

    @Test
    void query_thatHangs_isSeenWhenItIsGivenUp() throws Exception {
        query(
                observed(
                        new FakeSource("app", "cpu").answering(query -> {
                            hang();
                            return List.of();
                        }),
                        "deadline",
                        "300ms"),
                "cpu");

        assertThat(recorder.request().failure()).isEqualTo(ErrorKind.TIMED_OUT);
        Observer.Ask ask = recorder.ask(Purpose.QUERY);
        assertThat(ask.failure()).isEqualTo(ErrorKind.TIMED_OUT);
        assertThat(ask.ran()).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void observer_thatFails_costsNobodyAnAnswerAndIsALineAMinute() throws Exception {
        for (Throwable failure :
                List.of(new IllegalArgumentException("other tags"), new NoClassDefFoundError("gone"))) {
            Observer failing = new Observer() {
                @Override
                public void sourceAsked(Ask ask) {
                    throw sneaky(failure);
                }

                @Override
                public void requestFinished(Request request) {
                    throw sneaky(failure);
                }
            };
            SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                    .sources(new FakeSource("app", "cpu"))
                    .observer(failing)
                    .build());
            try (Log log = new Log()) {
                for (int i = 0; i < 5; i++) {
                    query(engine, "cpu").assertSent("[{\"target\":\"cpu\",\"refId\":\"A\",\"datapoints\":[[1,1000]]}]");
                }

                assertThat(log.lines()).hasSize(1).allMatch(line -> line.startsWith("SEVERE an observer failed ["));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void request_toNoEndpoint_isSeenWithoutOne() throws Exception {
        SimpleJsonEngine engine = observed(points(1));

        TestExchange.post("/nosuch", "").handledBy(engine);

        assertThat(recorder.request().endpoint()).isEmpty();
        assertThat(recorder.request().status()).isEqualTo(404);
        assertThat(recorder.request().failure()).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void request_whoseClientGoes_isSeenAsCut() {
        SimpleJsonEngine engine = observed(points(50));
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatIOException().isThrownBy(() -> queryExchange("cpu").to(broken).handledBy(engine));

        assertThat(recorder.request().isComplete()).isFalse();
        assertThat(recorder.request().bytes()).isZero();
    }

    @Test
    void otherEndpoints_areSeenWithWhatTheyAsk() throws Exception {
        SimpleJsonEngine engine = observed(points(1));
        TestExchange.of("GET", "/").handledBy(engine);
        TestExchange.post("/search", "{}").handledBy(engine);
        TestExchange.post("/annotations", "{}").handledBy(engine);
        TestExchange.post("/tag-keys", "{}").handledBy(engine);
        TestExchange.post("/metric-payload-options", "{}").handledBy(engine);

        assertThat(recorder.requests)
                .extracting(Observer.Request::endpoint)
                .containsExactly("/", "/search", "/annotations", "/tag-keys", "/metric-payload-options");
        assertThat(recorder.asks)
                .extracting(Observer.Ask::purpose)
                .contains(Purpose.CHECK, Purpose.METRICS, Purpose.ANNOTATIONS, Purpose.TAGS, Purpose.CHOICES);
    }

    @Test
    void observer_thatFails_changesNothing() throws Exception {
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(points(30))
                .observer(new Observer() {
                    @Override
                    public void requestFinished(Request request) {
                        throw new IllegalStateException("an observer's own");
                    }

                    @Override
                    public void sourceAsked(Ask ask) {
                        throw new IllegalStateException("an observer's own");
                    }
                })
                .build());

        assertThat(query(engine, "cpu").status()).isEqualTo(200);
    }

    private static final class Recorder implements Observer {
        private final List<Request> requests = new CopyOnWriteArrayList<>();
        private final List<Ask> asks = new CopyOnWriteArrayList<>();

        @Override
        public void requestFinished(Request request) {
            requests.add(request);
        }

        @Override
        public void sourceAsked(Ask ask) {
            asks.add(ask);
        }

        Request request() {
            assertThat(requests).hasSize(1);
            return requests.get(0);
        }

        Ask ask(Purpose purpose) {
            List<Ask> found =
                    asks.stream().filter(ask -> ask.purpose() == purpose).toList();
            assertThat(found).as(purpose + " of " + asks).hasSize(1);
            return found.get(0);
        }
    }
}
