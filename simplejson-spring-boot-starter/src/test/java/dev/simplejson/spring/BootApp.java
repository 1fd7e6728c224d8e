// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An application in a process of its own, with the class path that it would have, on a free port of 127.0.0.1. */
final class BootApp implements AutoCloseable {
    static final String JDBC = "spring-jdbc|spring-tx|spring-boot-(starter-)?(jdbc|sql|transaction)|HikariCP|/h2";
    static final String SECURITY = "spring-security|spring-boot-(starter-)?security";
    static final String ACTUATOR = "actuator|micrometer-(core|jakarta9)|spring-boot-(starter-)?(health|micrometer)";
    static final String WEB =
            "tomcat|servlet-api|spring-web|spring-boot-(starter-)?(web|tomcat|servlet|http-converter)";

    private static final Pattern STARTED = Pattern.compile("Started \\S+ in ");
    private static final Pattern PORT = Pattern.compile("started on port (\\d+)");

    private final Process process;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Thread rest = new Thread();
    private int port;

    private BootApp(Process process) {
        this.process = process;
    }

    /**
     * Starts an application and waits until it serves, or has ended.
     *
     * @param without what stands in the names of the jars that it does not have
     * @param folders with classes of its own, in front
     */
    static BootApp start(
            String main, List<String> without, List<Path> folders, Map<String, String> environment, String... arguments)
            throws IOException {
        Pattern left = Pattern.compile(String.join("|", without));
        String jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> without.isEmpty()
                        || !jar.endsWith(".jar")
                        || !left.matcher(jar).find())
                .collect(Collectors.joining(File.pathSeparator));
        String own = folders.stream().map(folder -> folder + File.pathSeparator).collect(Collectors.joining());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                own + jars,
                main,
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--spring.main.banner-mode=off"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        BootApp app = new BootApp(builder.start());
        app.awaitStart();
        return app;
    }

    private void awaitStart() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.add(line);
            Matcher started = PORT.matcher(line);
            if (started.find()) {
                port = Integer.parseInt(started.group(1));
            }
            if (port > 0 && STARTED.matcher(line).find()) {
                rest = new Thread(() -> output.lines().forEach(log::add));
                rest.setDaemon(true);
                rest.start();
                return;
            }
        }
    }

    /** What it has printed so far. */
    String log() {
        return String.join("\n", log);
    }

    /** The code with which it has ended by itself. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Ends it as an operator does, and gives all that it has printed. */
    String stopped() throws InterruptedException {
        process.toHandle().destroy(); // Process.destroy would close what it prints, too.
        exitCode();
        rest.join();
        return log();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        assertThat(port).as(log()).isPositive();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(log(), failure);
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }

    /** All that comes back until the connection ends, as it is sent. */
    String raw(String method, String path, String body) throws IOException {
        StringBuilder heard = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] part = new byte[8192];
            for (int count = socket.getInputStream().read(part);
                    count >= 0;
                    count = socket.getInputStream().read(part)) {
                heard.append(new String(part, 0, count, StandardCharsets.UTF_8));
            }
        } catch (SocketException reset) {
            heard.append("<reset>");
        }
        return heard.toString();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly(); // As above: the thread that reads is left to come to the end.
    }
}
