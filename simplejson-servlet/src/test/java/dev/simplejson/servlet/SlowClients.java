// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Clients that send a byte now and then, or take one. Closing hangs up. */
final class SlowClients implements AutoCloseable {
    private static final long PAUSE_MILLIS = 50;
    private static final String ANSWERED = "HTTP/1.1 200";

    private final List<Socket> sockets = new ArrayList<>();
    private final Thread pulse;
    private volatile boolean closed;

    private SlowClients(int port, String beginning, int count, Step afterEach, Step eachTime) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(beginning.getBytes(UTF_8));
            sockets.add(socket);
            afterEach.of(socket);
        }
        pulse = new Thread(() -> pulse(eachTime), "slow-clients");
        pulse.setDaemon(true);
        pulse.start();
    }

    /** Say that they send a body of a thousand bytes, and take their time over it. */
    static SlowClients sending(int port, String path, int count) throws IOException {
        String beginning = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{";
        return new SlowClients(
                port,
                beginning,
                count,
                socket -> {},
                socket -> socket.getOutputStream().write(' '));
    }

    /** Send the head of a request and the beginning of its body, and then nothing. */
    static SlowClients stalling(int port, String beginning, int count) throws IOException {
        return new SlowClients(port, beginning, count, socket -> {}, socket -> {});
    }

    /** Asks, and takes its time over the answer. */
    static SlowClients reading(int port, String request) throws IOException {
        return new SlowClients(port, request, 1, socket -> {}, socket -> {});
    }

    /**
     * Ask, and take their time over the answer. Each has the beginning of its answer before the next one asks: all at once, more would wait
     * for the data source than may, and be refused.
     */
    static SlowClients reading(int port, String request, int count) throws IOException {
        return new SlowClients(port, request, count, SlowClients::awaitAnswer, socket -> {});
    }

    private static void awaitAnswer(Socket socket) throws IOException {
        String status = new String(socket.getInputStream().readNBytes(ANSWERED.length()), UTF_8);
        if (!status.equals(ANSWERED)) {
            throw new IOException("not answered: " + status);
        }
    }

    private void pulse(Step eachTime) {
        while (!closed) {
            for (Socket socket : sockets) {
                try {
                    eachTime.of(socket);
                } catch (IOException cutOff) {
                    // That is what the test is about; the others go on.
                }
            }
            try {
                Thread.sleep(PAUSE_MILLIS); // A slow client is one that waits.
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    /** What the first of them is told until the server ends the connection. */
    String heard() throws IOException {
        try {
            return new String(sockets.get(0).getInputStream().readAllBytes(), UTF_8);
        } catch (SocketException reset) {
            return "<reset>";
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        pulse.interrupt();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** What a client does each time. */
    private interface Step {
        void of(Socket socket) throws IOException;
    }
}
