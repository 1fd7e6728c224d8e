// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The built jars in a JVM of their own, started the two ways a user can. The build hands in where they are. */
@Timeout(60)
class BuiltJarsIT {
    @Test
    void server_onTheModulePath_answers() throws Exception {
        assertServes("--module-path", given("simplejson.modulePath"), "--module", "dev.simplejson.examples/" + MAIN);
    }

    @Test
    void server_asOneJar_answers() throws Exception {
        assertServes("-jar", given("simplejson.runnableJar"));
    }

    private static final String MAIN = "dev.simplejson.examples.Main";

    private static void assertServes(String... launch) throws Exception {
        Process server = start(launch);
        try (BufferedReader out = server.inputReader()) {
            assertThat(out.readLine()).as("first line on stdout").endsWith(" serves jvm, waves, weather");
            String address = out.readLine().replace("URL for Grafana: ", "");
            assertThat(address).startsWith("http://127.0.0.1:");
            assertThat(get(address)).contains("\"sources\":[\"jvm\",\"waves\",\"weather\"]");
        } finally {
            server.destroy();
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }

    private static Process start(String... launch) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(launch));
        command.addAll(List.of("--port", "0"));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String given(String property) {
        assertThat(System.getProperty(property)).as(property).isNotBlank();
        return System.getProperty(property);
    }
}
