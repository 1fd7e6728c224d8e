// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.benchmarks.report.Findings;
import dev.simplejson.benchmarks.report.JmhFigures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What a scenario works with.
 *
 * @param server a benchmark server
 * @param jmh what the parts cost by themselves
 * @param findings takes the results
 */
record Bench(ServerProcess server, Options options, JmhFigures jmh, Findings findings) {
    /** As many seconds, or a tenth if it has to be quick. */
    Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * (options.quick() ? 100 : 1000)));
    }

    /** As many times, or a tenth if it has to be quick. */
    int times(int times) {
        return options.quick() ? Math.max(1, times / 10) : times;
    }

    /** Asks simplejson. */
    Question query(byte[] body) {
        return Question.post(server.port(), BenchmarkServer.queryPath(), body);
    }

    /** Asks the servlet that has the answer to this ready. */
    Question ready(byte[] body) throws IOException, InterruptedException {
        Load.times(Question.post(server.port(), BenchmarkServer.PREPARE_PATH, body), 1)
                .checked();
        return Question.post(server.port(), BenchmarkServer.READY_PATH, body);
    }

    /** What the server's heap holds after a full collection, in bytes. */
    long heapBytes() throws IOException, InterruptedException {
        return post(BenchmarkServer.HEAP_PATH);
    }

    /** The number that the server answers. */
    long post(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return Long.parseLong(answer.body());
    }
}
