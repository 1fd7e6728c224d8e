// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.simplejson.json.read.GrafanaRequest;
import dev.simplejson.json.read.ReaderLimits;
import dev.simplejson.json.read.RequestReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What reading a panel's request costs, next to Jackson going over the same bytes and keeping nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ReadRequestBenchmark {
    /** Whose request for one series: SimpleJson's, of 0.7 kB and with ad-hoc filters, or simPod's, of 0.9 kB. */
    @Param({"simplejson", "simpod"})
    public String client = "simplejson";

    private final JsonFactory jackson = new JsonFactory();
    private final RequestReader reader =
            new RequestReader(new ReaderLimits(100, 50, 262_144, Duration.ofHours(6)), Clock.systemUTC());
    private byte[] body = {};

    @Setup
    public void load() throws IOException {
        try (InputStream file = ReadRequestBenchmark.class.getResourceAsStream(client + "-query.json")) {
            body = Objects.requireNonNull(file, client).readAllBytes();
        }
    }

    @Benchmark
    public GrafanaRequest requestReader() {
        return reader.read(body);
    }

    /** The yardstick: the next token, until there is none. */
    @Benchmark
    public int jacksonTokens() throws IOException {
        int tokens = 0;
        try (JsonParser parser = jackson.createParser(body)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /** The same with every name and text made a String, as any reader that uses them has to. */
    @Benchmark
    public int jacksonTexts() throws IOException {
        int characters = 0;
        try (JsonParser parser = jackson.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    characters += parser.getText().length();
                }
            }
        }
        return characters;
    }
}
