// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A whole HTTP request, and which server it is for. */
final class Question {
    private final int port;
    private final Supplier<byte[]> bytes;
    private final boolean countsBrackets;

    private Question(int port, Supplier<byte[]> bytes, boolean countsBrackets) {
        this.port = port;
        this.bytes = bytes;
        this.countsBrackets = countsBrackets;
    }

    /** A request that posts JSON to a server on loopback. */
    static Question post(int port, String path, byte[] body) {
        byte[] bytes = bytes(port, path, body);
        return new Question(port, () -> bytes, false);
    }

    /** The same with another body each time. */
    static Question varying(int port, String path, Supplier<byte[]> body) {
        return new Question(port, () -> bytes(port, path, body.get()), false);
    }

    private static byte[] bytes(int port, String path, byte[] body) {
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }

    /** The same question; brackets in its answer are counted, which takes the client time. */
    Question countingBrackets() {
        return new Question(port, bytes, true);
    }

    int port() {
        return port;
    }

    /** All that is sent, this time; not to be changed. */
    byte[] bytes() {
        return bytes.get();
    }

    boolean countsBrackets() {
        return countsBrackets;
    }
}
