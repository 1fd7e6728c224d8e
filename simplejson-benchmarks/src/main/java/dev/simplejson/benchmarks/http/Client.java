// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One client on a connection of its own, with one request under way at a time. */
final class Client implements AutoCloseable {
    private final SocketChannel channel;
    private final Question question;
    private final AnswerReader answer;
    private long startedNanos;
    private boolean waiting;

    /** A client that asks this, connected and registered with the selector. */
    Client(Question question, Selector selector) throws IOException {
        this.question = question;
        this.answer = new AnswerReader(question.countsBrackets());
        this.channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), question.port()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * Sends the request.
     *
     * @param since from when on its time counts, as {@link System#nanoTime()} tells it
     */
    void send(long since) throws IOException {
        startedNanos = since;
        waiting = true;
        answer.restart();
        ByteBuffer request = ByteBuffer.wrap(question.bytes());
        while (request.hasRemaining()) {
            channel.write(request); // A small request into an idle connection: it fits.
        }
    }

    boolean isWaiting() {
        return waiting;
    }

    long startedNanos() {
        return startedNanos;
    }

    AnswerReader answer() {
        return answer;
    }

    /**
     * Reads what has come.
     *
     * @return whether the answer is whole now
     */
    boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new EOFException("the server closed the connection within an answer");
        }
        waiting = !answer.take(buffer.flip());
        return !waiting;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
