// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Many clients on one thread, so that they take as little as they can of the machine that they share with the server. */
final class Load {
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Question question;
    private final int clients;
    private final Pace pace;
    private final Histogram nanos = new Histogram(3);
    private final Deque<Client> idle = new ArrayDeque<>();
    private long requests;
    private long errors;
    private long bytes;
    private long brackets;

    private Load(Question question, int clients, Pace pace) {
        this.question = question;
        this.clients = clients;
        this.pace = pace;
    }

    /** Clients that ask again as soon as they are answered. */
    static Result closed(Question question, int clients, Duration time) throws IOException {
        return new Load(question, clients, Pace.unlimited(time)).run();
    }

    /** One client that asks this many times. */
    static Result times(Question question, int requests) throws IOException {
        return new Load(question, 1, Pace.times(requests)).run();
    }

    /**
     * Requests at fixed times, however long the answers take. Each counts from the moment at which it should have been sent, so what
     * one slow answer does to those behind it is not left out.
     */
    static Result open(Question question, int clients, double perSecond, Duration time) throws IOException {
        return new Load(question, clients, Pace.fixed(perSecond, time)).run();
    }

    private Result run() throws IOException {
        List<Client> all = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < clients; i++) {
                all.add(new Client(question, selector));
            }
            idle.addAll(all);
            long start = System.nanoTime();
            long end = drive(selector, start);
            return new Result(nanos, requests, errors, bytes, brackets, end - start);
        } finally {
            for (Client client : all) {
                client.close();
            }
        }
    }

    /** When the last answer came. */
    private long drive(Selector selector, long start) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        pace.begin(start);
        long last = start;
        while (true) {
            sendDue();
            if (idle.size() == clients && pace.isOver()) {
                return last;
            }
            select(selector);
            for (SelectionKey key : selector.selectedKeys()) {
                receive((Client) key.attachment(), buffer);
                last = System.nanoTime();
            }
            selector.selectedKeys().clear();
            if (System.nanoTime() - last > PATIENCE.toNanos()) {
                throw new IOException("no answer for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private void sendDue() throws IOException {
        while (!idle.isEmpty() && pace.isDue(System.nanoTime())) {
            idle.removeFirst().send(pace.take(System.nanoTime()));
        }
    }

    private void select(Selector selector) throws IOException {
        long wait = idle.isEmpty() ? 1_000 : pace.millisToNext(System.nanoTime());
        if (wait > 0) {
            selector.select(wait);
        } else {
            selector.selectNow();
        }
    }

    private void receive(Client client, ByteBuffer buffer) throws IOException {
        if (!client.read(buffer)) {
            return;
        }
        nanos.recordValue(Math.max(0, System.nanoTime() - client.startedNanos()));
        requests++;
        errors += client.answer().status() == 200 ? 0 : 1;
        bytes += client.answer().bodyBytes();
        brackets += client.answer().brackets();
        idle.addLast(client);
    }

    /**
     * What came of it.
     *
     * @param nanos how long each answer took
     * @param errors answers whose status was not 200
     * @param bytes of all bodies
     * @param brackets in all bodies, if they were counted
     * @param tookNanos from the first request to the last answer
     */
    record Result(Histogram nanos, long requests, long errors, long bytes, long brackets, long tookNanos) {
        double perSecond() {
            return requests * 1e9 / tookNanos;
        }

        double medianMillis() {
            return millis(50);
        }

        double millis(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e6;
        }

        /** This result, unless there was an error in it. */
        Result checked() throws IOException {
            if (errors > 0) {
                throw new IOException(errors + " of " + requests + " requests were not answered with 200");
            }
            return this;
        }
    }
}
