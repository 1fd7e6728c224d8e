// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two hundred clients mix good requests, whose answers are checked against plain computation, with bad input, sources that misbehave, slow
 * readers and writers, and clients that hang up. For half a minute, or as many seconds as {@code -Dsimplejson.chaos.seconds} says; a
 * failure names its seed, and {@code -Dsimplejson.chaos.seed} starts there. At the end nothing has grown, the server answers as before, and
 * no log or answer held a secret.
 */
class ChaosIT {
    private static final long SECONDS = Long.getLong("simplejson.chaos.seconds", 30);
    private static final long FIRST_SEED = Long.getLong("simplejson.chaos.seed", 1);
    private static final int CLIENTS = 200;
    private static final String KEY = "chaos-key-0123456789-do-not-tell";
    private static final String SECRET_OF_SOURCE = "chaos-password-of-a-database";
    private static final Map<String, String> HEADERS = Map.of("X-API-Key", KEY);
    private static final int POINTS = 50;

    /** What a heap may differ by that holds nothing new: code, classes and buffers of threads. */
    private static final long SAME_BYTES = 48L << 20;

    private final List<Capture> captures =
            Capture.all().stream().filter(capture -> !capture.body().isEmpty()).toList();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong good = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong droppedClients = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void server_amidChaos_answersRightAndKeepsNothing() throws Exception {
        Handler listener = listener();
        Logger root = Logger.getLogger("");
        List<Handler> others = List.of(root.getHandlers());
        others.forEach(root::removeHandler); // Thousands of failures are wanted here.
        root.addHandler(listener);
        SimpleJsonSettings settings = SimpleJsonSettings.builder()
                .set("auth", "header")
                .set("auth-keys-file", keys())
                .set("deadline", "2s")
                .set("patience", "200ms")
                .build();
        try (DemoServer server = DemoServer.start(
                DataSources.of(new Good("good", Duration.ZERO), new Good("fresh", Duration.ofSeconds(1)), new Bad()),
                settings)) {
            run(server, 5); // What is made once is there by then.
            Grown before = Grown.settled();
            run(server, SECONDS);
            over.countDown();
            Grown after = Grown.settledBelow(before);

            assertThat(failures).as("seed %d", FIRST_SEED).isEmpty();
            System.out.printf(
                    "%d good questions, of which %d refused for load; %d bad ones; %d connections dropped. %s → %s%n",
                    good.get(), refused.get(), bad.get(), droppedClients.get(), before, after);
            assertThat(good.get() - refused.get()).isPositive();
            assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 8);
            assertThat(after.descriptors()).as("descriptors").isLessThanOrEqualTo(before.descriptors() + 16);
            assertThat(after.heapBytes()).as("heap").isLessThan(before.heapBytes() + SAME_BYTES);
            askGood(server, new Random(FIRST_SEED), false);
            assertThat(failures).isEmpty();
        } finally {
            over.countDown();
            root.removeHandler(listener);
            others.forEach(root::addHandler);
        }
        assertThat(heard.stream().filter(text -> text.contains(KEY) || text.contains(SECRET_OF_SOURCE)))
                .as("what was logged or answered and holds a secret")
                .isEmpty();
    }

    private static String keys() throws IOException {
        Path file = Files.createTempFile("chaos", ".keys");
        file.toFile().deleteOnExit();
        Files.writeString(file, "chaos " + KEY + "\n");
        return file.toString();
    }

    private void run(DemoServer server, long seconds) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            Random random = new Random(FIRST_SEED * 1_000_003 + client);
            clients.execute(() -> {
                while (System.nanoTime() < end && failures.isEmpty()) {
                    try {
                        act(server, random);
                    } catch (IOException | RuntimeException | AssertionError failure) {
                        failures.add(failure);
                    }
                }
            });
        }
        clients.shutdown();
        assertThat(clients.awaitTermination(seconds + 300, TimeUnit.SECONDS)).isTrue();
    }

    private void act(DemoServer server, Random random) throws IOException {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> askGood(server, random, true);
            case 4, 5 -> askAnything(server, random);
            case 6, 7 -> askBad(server, random);
            case 8 -> hangUp(server, random);
            default -> dawdle(server, random);
        }
    }

    /** A question whose answer is known; only a server with too much to do may refuse it. */
    private void askGood(DemoServer server, Random random, boolean mayBeRefused) {
        String source = random.nextBoolean() ? "good" : "fresh";
        int wave = random.nextInt(8);
        long from = 1_700_000_000_000L + random.nextInt(4) * 60_000L;
        long to = from + 50_000;
        good.incrementAndGet();
        HttpResponse<String> answer;
        try {
            answer = server.send("POST", "/" + source + "/query", HEADERS, question("wave" + wave, from, to));
        } catch (UncheckedIOException dropped) {
            assertThat(mayBeRefused).as("%s", dropped).isTrue(); // On a machine this busy it is taken for slow.
            refused.incrementAndGet();
            return;
        }
        heard(answer);
        if (answer.statusCode() != 200) {
            assertThat(mayBeRefused && Set.of(408, 503, 504).contains(answer.statusCode()))
                    .as(answer.body())
                    .isTrue();
            refused.incrementAndGet();
            return;
        }
        assertThat(answer.body()
                        .replaceFirst(
                                ",\"meta\":\\{\"notices\":\\[\\{\"severity\":\"info\",\"text\":\"this answer is [^}]*}]}",
                                ""))
                .isEqualTo(expected("wave" + wave, from, to));
    }

    private static String question(String target, long from, long to) {
        return "{\"range\":{\"from\":" + from + ",\"to\":" + to + "},\"intervalMs\":1000,\"maxDataPoints\":500,"
                + "\"targets\":[{\"target\":\"" + target + "\",\"refId\":\"A\"}]}";
    }

    private static String expected(String metric, long from, long to) {
        List<String> points = new ArrayList<>();
        for (long time = from; time <= to; time += 1_000) {
            points.add("[" + value(metric, time) + "," + time + "]");
        }
        return "[{\"target\":\"" + metric + "\",\"refId\":\"A\",\"datapoints\":[" + String.join(",", points) + "]}]";
    }

    private static long value(String metric, long time) {
        return (time / 1_000 * 31 + metric.charAt(metric.length() - 1)) % 97;
    }

    /** Whatever a client may send; the answer is data or a refusal that is told in JSON, never a failure of the server. */
    private void askAnything(DemoServer server, Random random) throws IOException {
        byte[] body = new Mutator(random.nextLong(), captures).input().text();
        try (Socket client = connect(server)) {
            send(client, "/good/query", body.length, body);
            assertThat(firstOf(client)).doesNotStartWith("HTTP/1.1 500");
        } catch (SocketException | SocketTimeoutException dropped) {
            droppedClients.incrementAndGet();
        }
        bad.incrementAndGet();
    }

    private void askBad(DemoServer server, Random random) {
        Misbehaviour misbehaviour = Misbehaviour.values()[random.nextInt(Misbehaviour.values().length)];
        try {
            HttpResponse<String> answer = server.send(
                    "POST",
                    "/bad/query",
                    HEADERS,
                    question(misbehaviour.name(), 1_700_000_000_000L, 1_700_000_050_000L));
            heard(answer);
            assertThat(answer.statusCode()).as(answer.body()).isIn(408, 502, 503, 504);
        } catch (UncheckedIOException cut) {
            droppedClients.incrementAndGet(); // An answer that breaks off must not look whole, so the connection does.
        }
        bad.incrementAndGet();
    }

    private void hangUp(DemoServer server, Random random) throws IOException {
        try (Socket client = connect(server)) {
            String target = random.nextBoolean() ? "wave1" : "SLEEPS";
            String path = target.equals("SLEEPS") ? "/bad/query" : "/fresh/query";
            byte[] body =
                    question(target, 1_700_000_000_000L, 1_700_000_050_000L).getBytes(UTF_8);
            send(client, path, body.length, random.nextBoolean() ? body : Arrays.copyOf(body, body.length / 2));
        } catch (SocketException dropped) {
            droppedClients.incrementAndGet();
        }
        bad.incrementAndGet();
    }

    /** Sends its body, or reads its answer, byte by byte and too slowly. */
    private void dawdle(DemoServer server, Random random) throws IOException {
        byte[] body = question("wave1", 1_700_000_000_000L, 1_700_000_050_000L).getBytes(UTF_8);
        try (Socket client = connect(server)) {
            client.setSoTimeout(10_000);
            send(client, "/good/query", body.length, Arrays.copyOf(body, 10));
            boolean unused = over.await(random.nextInt(200), TimeUnit.MILLISECONDS);
            client.getOutputStream().write(body, 10, body.length - 10);
            InputStream in = client.getInputStream();
            for (int i = 0; i < 20 && in.read() >= 0; i++) {
                unused = over.await(5, TimeUnit.MILLISECONDS);
            }
        } catch (SocketException | SocketTimeoutException dropped) {
            droppedClients.incrementAndGet(); // A server may drop who is slow.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        bad.incrementAndGet();
    }

    private static Socket connect(DemoServer server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static void send(Socket client, String path, int length, byte[] body) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + KEY
                        + "\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(UTF_8));
        out.write(body);
        out.flush();
    }

    private static String firstOf(Socket client) throws IOException {
        client.setSoTimeout(60_000);
        return new String(client.getInputStream().readNBytes(200), UTF_8);
    }

    private void heard(HttpResponse<String> answer) {
        if (answer.statusCode() != 200 || answer.body().contains("chaos-")) {
            String text = answer.headers().map() + answer.body();
            if (text.contains(KEY) || text.contains(SECRET_OF_SOURCE)) {
                heard.add(text);
            }
        }
    }

    private Handler listener() {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                String text = entry.getMessage() + " " + entry.getThrown();
                if (text.contains(KEY)) {
                    heard.add(text);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    /** Has a value for every second. */
    private record Good(String name, Duration freshness) implements DataSource {
        @Override
        public List<Metric> metrics() {
            return IntStream.range(0, 8).mapToObj(i -> Metric.named("wave" + i)).toList();
        }

        @Override
        public List<Frame> query(Query query) {
            long[] times = new long[POINTS * 4];
            double[] values = new double[times.length];
            long first = query.range().fromEpochMillis() / 1_000 * 1_000 - 10_000;
            for (int i = 0; i < times.length; i++) {
                times[i] = first + i * 1_000L;
                values[i] = value(query.metric(), times[i]);
            }
            return List.of(TimeSeries.named(query.metric()).points(times, values));
        }
    }

    private enum Misbehaviour {
        THROWS,
        NULLS,
        SLEEPS,
        NO_MEMORY,
        FAILS_AMIDST,
        SECONDS
    }

    /** Does what a source must not. */
    private static final class Bad implements DataSource {
        @Override
        public String name() {
            return "bad";
        }

        @Override
        public List<Metric> metrics() {
            return Arrays.stream(Misbehaviour.values())
                    .map(misbehaviour -> Metric.named(misbehaviour.name()))
                    .toList();
        }

        @Override
        public Duration freshness() {
            return Duration.ofMillis(100);
        }

        @Override
        @SuppressWarnings("NullAway") // That is one of the things.
        public List<Frame> query(Query query) throws Exception {
            return switch (Misbehaviour.valueOf(query.metric())) {
                case THROWS -> throw new IOException("no connection with password " + SECRET_OF_SOURCE);
                case NULLS -> null;
                case SLEEPS -> {
                    Thread.sleep(60_000);
                    yield List.of();
                }
                case NO_MEMORY -> throw new OutOfMemoryError("as if");
                case FAILS_AMIDST ->
                    List.of(TimeSeries.named("x").withoutDownsampling().points(sink -> {
                        sink.add(query.range().fromEpochMillis(), 1);
                        throw new IllegalStateException("halfway");
                    }));
                case SECONDS ->
                    List.of(TimeSeries.named("x")
                            .points(new long[] {query.range().fromEpochMillis() / 1_000}, new double[] {1}));
            };
        }
    }

    /** What must not grow. */
    private record Grown(int threads, long descriptors, long heapBytes) {
        static Grown now() {
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            long descriptors = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : 0;
            return new Grown(threads, descriptors, heap);
        }

        /** Once it stops getting less. */
        static Grown settled() throws InterruptedException {
            Grown last = now();
            for (int i = 0; i < 20; i++) {
                Thread.sleep(250);
                last = now();
            }
            return last;
        }

        /**
         * As soon as there is no more than before; after a minute and a half, whatever there is: idle threads and connections end by
         * themselves.
         */
        static Grown settledBelow(Grown before) throws InterruptedException {
            Grown last = now();
            for (int i = 0; i < 180 && !last.isWithin(before); i++) {
                Thread.sleep(500);
                last = now();
            }
            return last;
        }

        private boolean isWithin(Grown before) {
            return threads <= before.threads + 8
                    && descriptors <= before.descriptors + 16
                    && heapBytes < before.heapBytes + SAME_BYTES;
        }
    }
}
