// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest extends EngineTesting {
    private final SimpleJsonEngine engine = engine(Map.of("max-body-bytes", "100"), new FakeSource("app", "cpu"));

    @Test
    void body_asLargeAsTheLimit_isRead() throws Exception {
        TestExchange.post("/search", " ".repeat(98) + "{}").handledBy(engine).assertSent("[\"cpu\"]");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 1_000, 2 * 1024 * 1024})
    void body_overTheLimit_isRefused(int bytes) throws Exception {
        TestExchange.post("/search", " ".repeat(bytes - 2) + "{}")
                .handledBy(engine)
                .assertError(413, "TOO_LARGE", "the body is larger than 100 bytes (setting 'max-body-bytes')");
    }

    @Test
    void body_announcedTooLargeWith100Continue_isRefusedUnread() throws Exception {
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the body was read");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                throw new AssertionError("the body was read");
            }
        };

        TestExchange answer = TestExchange.post("/search", unread)
                .with("Expect", "100-continue")
                .with("Content-Length", "101")
                .handledBy(engine);

        assertThat(answer.status()).isEqualTo(413);
    }

    /** As it is when a filter of the container unpacks what the client has compressed. */
    @Test
    void body_longerThanAnnounced_isReadWhole() throws Exception {
        TestExchange.post("/search", "{\"target\":\"cp\"}")
                .with("Content-Length", "5")
                .handledBy(engine)
                .assertSent("[\"cpu\"]");
        TestExchange.post("/search", " ".repeat(101))
                .with("Content-Length", "5")
                .handledBy(engine)
                .assertError(413, "TOO_LARGE", "the body is larger than 100 bytes (setting 'max-body-bytes')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br"})
    void body_encoded_is415WithTheHeader(String encoding) throws Exception {
        TestExchange.post("/search", new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
                .with("Content-Encoding", encoding)
                .handledBy(engine)
                .assertError(
                        415,
                        "UNSUPPORTED_ENCODING",
                        "the body is encoded as '" + encoding
                                + "' (header 'Content-Encoding'); expected JSON as it is");
    }

    /** As a filter of the container leaves it. */
    @Test
    void body_decodedByAFilter_isRead() throws Exception {
        TestExchange.post("/search", "{}")
                .with("Content-Encoding", "gzip")
                .handledBy(engine)
                .assertSent("[\"cpu\"]");
    }

    @Test
    void points_moreThanOneRequestMayHold_is413() throws Exception {
        SimpleJsonEngine bounded = engine(Map.of("max-request-points", "3"), new FakeSource("app", "a", "b", "c", "d"));

        query(bounded, "a", "b", "c").assertSent("[" + one("a", "A") + "," + one("b", "B") + "," + one("c", "C") + "]");
        TestExchange refused = query(bounded, "[abcd]");

        refused.assertError(
                413,
                "TOO_LARGE",
                "the answer holds 4 points and more; at most 3 (setting 'max-request-points'); ask for fewer"
                        + " 'maxDataPoints', fewer targets or a shorter range");
    }

    @Test
    void points_moreThanAllMayHold_is503UntilOthersAreSent() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        SimpleJsonEngine bounded = engine(Map.of("max-points-at-hand", "1"), new FakeSource("app", "a"));
        TestExchange slow = queryExchange("a").to(new OutputStream() {
            @Override
            public void write(int b) {
                written.countDown();
                hang();
            }
        });
        CompletableFuture<TestExchange> first = handledLater(bounded, slow);
        written.await();

        query(bounded, "a")
                .assertError(
                        503,
                        "OVERLOADED",
                        "the answers at hand hold 2 points; there is memory for 1 (setting 'max-points-at-hand'); try"
                                + " again later");

        release();
        first.get();
        assertThat(query(bounded, "a").status()).isEqualTo(200);
    }

    @Test
    void points_fewWhileOthersHoldAll_areAnswered() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        FakeSource source = new FakeSource("app", "few", "many") {
            @Override
            public List<Frame> query(Query query) {
                int points = query.metric().equals("few") ? 2 : 600;
                long first = query.range().fromEpochMillis();
                return List.of(TimeSeries.named(query.metric())
                        .points(LongStream.range(first, first + points).toArray(), new double[points]));
            }
        };
        SimpleJsonEngine bounded = engine(Map.of("max-points-at-hand", "600", "downsampling", "off"), source);
        TestExchange slow = queryExchange("many").to(new OutputStream() {
            @Override
            public void write(int b) {
                written.countDown();
                hang();
            }
        });
        CompletableFuture<TestExchange> first = handledLater(bounded, slow);
        written.await();

        assertThat(query(bounded, "few").status()).isEqualTo(200);
        query(bounded, "many")
                .assertError(
                        503,
                        "OVERLOADED",
                        "the answers at hand hold 1200 points; there is memory for 600 (setting 'max-points-at-hand');"
                                + " try again later");

        release();
        first.get();
    }

    private static String one(String metric, String refId) {
        return "{\"target\":\"" + metric + "\",\"refId\":\"" + refId + "\",\"datapoints\":[[1,1000]]}";
    }

    @Test
    void body_thatBreaksOff_isABadRequest() throws Exception {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream("{\"target\":".getBytes(UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("secret of the socket");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new IOException("secret of the socket");
                    }
                });

        TestExchange.post("/search", broken)
                .handledBy(engine)
                .assertError(400, "BAD_REQUEST", "the body ended before it was complete");
    }

    /** As Open Liberty's. */
    @Test
    void body_thatBreaksOffWithOneExceptionForAll_isABadRequest() throws Exception {
        IOException gone = new IOException("secret of the socket");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw gone;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw gone;
            }

            @Override
            public void close() throws IOException {
                throw gone;
            }
        };

        TestExchange.post("/search", broken)
                .handledBy(engine)
                .assertError(400, "BAD_REQUEST", "the body ended before it was complete");
    }

    /** As Helidon's. */
    @Test
    void body_thatBreaksOffWithAnUncheckedException_isABadRequest() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException(new UncheckedIOException(new IOException("secret of the socket")));
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return read();
            }

            @Override
            public void close() {
                read();
            }
        };

        TestExchange.post("/search", broken)
                .handledBy(engine)
                .assertError(400, "BAD_REQUEST", "the body ended before it was complete");
    }

    @Test
    void body_thatTheAdapterFailsToRead_isAFaultOfTheServer() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("a fault of the adapter");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return read();
            }
        };

        TestExchange exchange = TestExchange.post("/search", broken).handledBy(engine);

        assertThat(exchange.status()).isEqualTo(500);
    }

    /** As Tomcat's, when the connector's connectionTimeout is over. */
    @Test
    void body_thatTheContainerWaitsForNoLonger_isTooSlow() throws Exception {
        InputStream stalled = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketTimeoutException();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new SocketTimeoutException();
            }
        };

        TestExchange exchange = TestExchange.post("/search", stalled);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> exchange.handledBy(engine))
                .withMessageStartingWith("the connection is broken off");
        exchange.assertError(
                408,
                "REQUEST_TIMED_OUT",
                "the rest of the body did not arrive within the time that the server has for it, which is not the setting"
                        + " 'deadline'");
    }

    @Test
    void targets_tenThousand_areRefused() throws Exception {
        String[] targets = new String[10_000];
        Arrays.fill(targets, "cpu");

        query(engine(new FakeSource("app", "cpu")), targets)
                .assertError(413, "TOO_LARGE", "the request has more than 100 targets (setting 'max-targets')");
    }

    @Test
    void targets_asManyAsTheLimit_areAnswered() throws Exception {
        String[] targets = new String[100];
        Arrays.fill(targets, "cpu");

        assertThat(query(engine(new FakeSource("app", "cpu")), targets).status())
                .isEqualTo(200);
    }

    @Test
    void targets_thatStandForTooManyMetrics_areRefused() throws Exception {
        SimpleJsonEngine small = engine(Map.of("max-expanded-targets", "3"), new FakeSource("app", "a", "b", "c", "d"));

        assertThat(query(small, ".*").sent()).contains("\"code\":\"TOO_LARGE\"", "(setting 'max-expanded-targets')");
        assertThat(query(small, "(a|b|c|d)").status()).isEqualTo(413);
        assertThat(query(small, "(a|b)", "(c|d)").status()).isEqualTo(413);
        assertThat(query(small, "(a|b|c)").status()).isEqualTo(200);
    }

    @Test
    void search_moreThanTheLimit_isCut() throws Exception {
        SimpleJsonEngine small = engine(Map.of("max-search-results", "2"), new FakeSource("app", "a", "b", "c", "d"));

        TestExchange.post("/search", "{}").handledBy(small).assertSent("[\"a\",\"b\"]");
    }

    @Test
    void json_tooDeep_isRefused() throws Exception {
        assertThat(TestExchange.post("/query", "[".repeat(60) + "]".repeat(60))
                        .handledBy(engine(new FakeSource("app", "cpu")))
                        .status())
                .isEqualTo(413);
    }
}
