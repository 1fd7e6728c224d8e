// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A request that a real client sent. */
public record Capture(String file, String method, String path, Map<String, String> headers, String body) {
    /** Those of simplejson-examples, whichever module reads them. */
    static final Path RESOURCES =
            Path.of(System.getProperty("basedir", ""), "..", "simplejson-examples", "src", "test", "resources");

    /** What the HTTP client of the test sets itself. */
    private static final List<String> OF_THE_CONNECTION = List.of("host", "content-length", "connection");

    /** All that there are, by their names. */
    public static List<Capture> all() {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("captures"))) {
            return files.sorted().map(Capture::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Sends it as it was sent. */
    public HttpResponse<String> sendTo(DemoServer server) {
        return server.send(method, path, headers, body);
    }

    private static Capture read(Path file) {
        try {
            String text = Files.readString(file);
            Map<String, Object> fields = Json.object(Json.parse(text));
            Map<String, String> headers = new TreeMap<>();
            Json.object(fields.get("headers")).forEach((name, value) -> headers.put(name, value.toString()));
            headers.keySet().removeIf(name -> OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)));
            String name = file.getFileName().toString();
            return new Capture(
                    name, fields.get("method").toString(), fields.get("path").toString(), headers, body(text, fields));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    /** As it stands in the file: reading and writing it again would make it less real. */
    private static String body(String text, Map<String, Object> fields) {
        if (fields.get("body") == null) {
            return "";
        }
        return text.substring(text.indexOf("\"body\": ") + "\"body\": ".length(), text.lastIndexOf('}'))
                .strip();
    }

    @Override
    public String toString() {
        return file;
    }
}
