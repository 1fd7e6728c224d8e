// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.spi.DataSources;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The example server on a free port of this machine, and a client for it. */
public final class DemoServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final DataSources sources;
    private final SimpleJsonEngine engine;
    private final ExampleServer server;

    private DemoServer(DataSources sources, SimpleJsonSettings settings) throws IOException {
        this.sources = sources;
        this.engine = new SimpleJsonEngine(sources, settings);
        this.server = new ExampleServer(engine, ExampleServer.listen("127.0.0.1", 0));
    }

    /** Serves what the launcher serves. */
    public static DemoServer start() {
        return start(DataSources.load());
    }

    /** With the settings that nobody has changed. */
    public static DemoServer start(DataSources sources) {
        return start(sources, SimpleJsonSettings.defaults());
    }

    /** Serves what the launcher serves, with flags as it takes them. */
    public static DemoServer startWith(String... flags) {
        return start(DataSources.load(), Options.of(List.of(flags), Map.of()).settings());
    }

    /** Answers once this is back. */
    public static DemoServer start(DataSources sources, SimpleJsonSettings settings) {
        try {
            DemoServer demo = new DemoServer(sources, settings);
            demo.server.start();
            return demo;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Of this machine's loopback interface. */
    public int port() {
        return server.port();
    }

    /** Sends a request as it is, slashes and all; an empty body is none. */
    public HttpResponse<String> send(String method, String path, Map<String, String> headers, String body) {
        return send(client, URI.create("http://127.0.0.1:" + port() + path), method, headers, body);
    }

    /** The same, to anywhere. */
    public static HttpResponse<String> send(
            HttpClient client, URI uri, String method, Map<String, String> headers, String body) {
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, publisher);
        headers.forEach(request::header);
        try {
            return client.send(request.build(), DemoServer::text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    /** The first line of the answer to GET, which the JDK's client does not tell. */
    public String statusLine(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private static HttpResponse.BodySubscriber<String> text(HttpResponse.ResponseInfo answer) {
        boolean gzip =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.ofByteArray(),
                bytes -> new String(gzip ? unzipped(bytes) : bytes, StandardCharsets.UTF_8));
    }

    private static byte[] unzipped(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        } finally {
            engine.close();
            sources.close();
        }
    }
}
