// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;

/** HTTP by hand, for what a proper client would not send or would not show. */
final class RawHttp {
    private RawHttp() {}

    /** Sends this, says that nothing more comes, and reads what comes back until the connection ends. */
    static String exchange(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return readAll(socket.getInputStream());
        }
    }

    /** As {@link #exchange}, but the client goes on listening and talking. */
    static String exchangeOpen(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return readAll(socket.getInputStream());
        }
    }

    /** Sends this and closes the connection without having heard anything. */
    static void hangUpAfter(int port, String request, CountDownLatch received) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            received.await();
        }
    }

    static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.getBytes(UTF_8).length
                + "\r\n\r\n" + body;
    }

    private static String readAll(InputStream in) throws IOException {
        StringBuilder all = new StringBuilder();
        byte[] part = new byte[8192];
        try {
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                all.append(new String(part, 0, count, UTF_8));
            }
        } catch (SocketException reset) {
            all.append("<reset>");
        }
        return all.toString();
    }
}
