// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.isolation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks a server of two sources fifteen times a second for a bare name of one, while the other hangs in each of its methods in turn,
 * ignoring interrupts, or fills the heap, and while clients send or read a byte a second. Prints what came of each, and ends with 1 if
 * anything was not answered.
 */
public final class IsolationProbe {
    private static final int A_SECOND = 15;
    private static final int SLOW_BODIES = 250;
    private static final int SLOW_READERS = 210;
    private static final int RECEIVE_BUFFER = 4096;
    private static final String DEADLINE = "8s";
    private static final List<String> LISTS = List.of("/search", "/metrics", "/variable", "/tag-keys");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI server;
    private final int seconds;
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private boolean failed;

    private IsolationProbe(int port, int seconds) {
        this.server = URI.create("http://127.0.0.1:" + port);
        this.seconds = seconds;
    }

    /**
     * Runs it.
     *
     * @param arguments how many seconds each trouble lasts
     */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]);
        boolean failed = false;
        for (Trouble trouble : Trouble.values()) {
            failed |= withServer(seconds, running -> running.with(trouble));
        }
        failed |= withServer(seconds, IsolationProbe::withSlowBodies);
        failed |= withServer(seconds, IsolationProbe::withSlowReaders);
        System.exit(failed ? 1 : 0);
    }

    private static boolean withServer(int seconds, Part part) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProbedServer.class.getName(),
                        DEADLINE)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new IOException("the server ended without naming its port");
            }
            IsolationProbe probe = new IsolationProbe(Integer.parseInt(line.replace("port: ", "")), seconds);
            for (int i = 0; i < A_SECOND; i++) {
                probe.ask("y");
            }
            part.of(new Running(probe, process));
            probe.clients.shutdownNow();
            return probe.failed;
        } finally {
            process.destroyForcibly();
        }
    }

    private interface Part {
        void of(Running running) throws Exception;
    }

    /** A server with the trouble that can be made there. */
    private record Running(IsolationProbe probe, Process process) {
        void with(Trouble trouble) throws Exception {
            process.outputWriter().write(trouble + "\n");
            process.outputWriter().flush();
            boolean during = trouble != Trouble.HEAP;
            probe.round("a source, " + trouble, true, during);
            if (!during) {
                process.outputWriter().write(Trouble.NONE + "\n");
                process.outputWriter().flush();
                probe.round("after a full heap", false, true);
            }
        }
    }

    private static void withSlowBodies(Running running) throws Exception {
        running.probe().withSlow(SLOW_BODIES + " bodies at a byte a second", SLOW_BODIES, false);
    }

    private static void withSlowReaders(Running running) throws Exception {
        running.probe().withSlow(SLOW_READERS + " readers at a byte a second", SLOW_READERS, true);
    }

    private void withSlow(String title, int count, boolean reading) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        byte[] body = body(reading ? "flood" : "y");
        byte[] head = ("POST /query HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
            socket.getOutputStream().write(head);
            if (reading) {
                socket.getOutputStream().write(body);
            }
            sockets.add(socket);
        }
        Thread pulse = new Thread(() -> trickle(sockets, body, reading), "slow clients");
        pulse.setDaemon(true);
        pulse.start();
        round(title, false, true);
        pulse.interrupt();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void trickle(List<Socket> sockets, byte[] body, boolean reading) {
        try {
            for (int i = 0; i < body.length; i++) {
                for (Socket socket : sockets) {
                    one(socket, body[i], reading);
                }
                Thread.sleep(1_000);
            }
        } catch (InterruptedException over) {
            // The round has ended.
        }
    }

    private static void one(Socket socket, byte next, boolean reading) {
        try {
            if (!reading) {
                socket.getOutputStream().write(next);
            } else if (socket.getInputStream().available() > 0) {
                int unused = socket.getInputStream().read();
            }
        } catch (IOException cut) {
            // As it shall be, in the end.
        }
    }

    /** Asks for a while, and says how the well source's name was answered. */
    private void round(String title, boolean askStuck, boolean mustAnswer) throws InterruptedException {
        ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> both = List.of(
                () -> {
                    long start = System.nanoTime();
                    int status = ask("y");
                    if (status == 200) {
                        micros.add((System.nanoTime() - start) / 1_000);
                    } else {
                        refused.add(Integer.toString(status));
                    }
                    return null;
                },
                () -> {
                    int unused = askStuck ? ask("x") : 0;
                    return null;
                });
        List<Future<Void>> asked = new ArrayList<>();
        for (int i = 0; i < A_SECOND * seconds; i++) {
            both.forEach(one -> asked.add(clients.submit(one)));
            if (askStuck && i % A_SECOND == 0) {
                for (String path : LISTS) {
                    Future<Integer> unused = clients.submit(() -> send(path, new byte[] {'{', '}'}));
                }
            }
            TimeUnit.NANOSECONDS.sleep(1_000_000_000L / A_SECOND);
        }
        for (int i = 0; i < asked.size(); i++) {
            try {
                asked.get(i).get();
            } catch (ExecutionException broken) {
                if (i % 2 == 0) {
                    refused.add(String.valueOf(broken.getCause()));
                }
            }
        }
        say(title, micros.stream().sorted().toList(), List.copyOf(refused), mustAnswer);
    }

    @SuppressWarnings("SystemOut") // It is what the probe is run for.
    private void say(String title, List<Long> micros, List<String> refused, boolean mustAnswer) {
        failed |= mustAnswer && (!refused.isEmpty() || micros.isEmpty());
        String times = micros.isEmpty()
                ? "no answer"
                : String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                        micros.get(micros.size() / 2) / 1e3,
                        micros.get(micros.size() * 99 / 100) / 1e3,
                        micros.get(micros.size() - 1) / 1e3);
        System.out.printf(
                Locale.ROOT,
                "%-32s %d of %d answered, %s%s%n",
                title,
                micros.size(),
                micros.size() + refused.size(),
                times,
                refused.isEmpty() ? "" : "; else " + refused.get(0));
    }

    private int ask(String metric) throws IOException, InterruptedException {
        return send("/query", body(metric));
    }

    private int send(String path, byte[] body) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(server.resolve(path))
                                .timeout(PATIENCE)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .statusCode();
    }

    private static byte[] body(String metric) {
        return """
                {"range":{"from":"2026-11-22T05:00:00Z","to":"2026-11-22T05:30:00Z"},"targets":[{"target":"%s"}]}\
                """.formatted(metric).getBytes(StandardCharsets.UTF_8);
    }
}
