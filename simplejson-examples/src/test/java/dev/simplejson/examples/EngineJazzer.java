// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Jazzer, which sees the branches it takes, makes of the captured requests. Without {@code JAZZER_FUZZ=1} it sends the requests
 * themselves and what was found before. No part of the build: its agent slows down whatever shares the JVM.
 */
class EngineJazzer {
    private static FuzzedEngine engine;

    @BeforeAll
    static void startEngine() {
        engine = new FuzzedEngine();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    /** The first byte chooses the endpoint and the method; the others are the body, or the query string. */
    @MethodSource("captures")
    @FuzzTest(maxDuration = "10m")
    void engine_givenAnyBytes_answers(byte[] bytes) throws IOException {
        if (bytes.length > 0 && bytes.length <= FuzzInput.MOST_BYTES) {
            String method = bytes[0] < 0 ? "GET" : "POST";
            engine.nanosToAnswer(
                    new FuzzInput(method, FuzzInput.path(bytes[0]), Arrays.copyOfRange(bytes, 1, bytes.length)));
        }
    }

    static Stream<byte[]> captures() {
        return Capture.all().stream().map(capture -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(FuzzInput.number(capture.path()));
            bytes.writeBytes(capture.body().getBytes(StandardCharsets.UTF_8));
            return bytes.toByteArray();
        });
    }
}
