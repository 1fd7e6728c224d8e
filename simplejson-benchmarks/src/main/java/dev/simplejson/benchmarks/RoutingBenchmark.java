// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What finding a target costs as sources and metrics grow: a whole request whose answer is empty. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoutingBenchmark {
    /** How many sources. */
    @Param({"1", "10", "100"})
    public int sources = 1;

    /** How many metrics all sources have together. */
    @Param({"10", "1000", "100000"})
    public int metrics = 10;

    /** How a source finds a metric: by the default, which goes through its list, or in a set. */
    @Param({"list", "set"})
    public String answers = "list";

    private SimpleJsonEngine engine = engine();
    private byte[] bareName = {};
    private byte[] withSource = {};

    @Setup
    public void start() {
        engine = engine();
        String source = "source" + (sources - 1);
        String last = ListingSource.metric(source, Math.max(1, metrics / sources) - 1);
        bareName = body(last);
        withSource = body(source + "/" + last);
    }

    private SimpleJsonEngine engine() {
        return new SimpleJsonEngine(
                ListingSource.sources(sources, metrics, answers.equals("set")), SimpleJsonSettings.defaults());
    }

    private static byte[] body(String target) {
        return ("{\"targets\":[{\"target\":\"" + target + "\",\"refId\":\"A\"}]}").getBytes(StandardCharsets.UTF_8);
    }

    @TearDown
    public void stop() {
        engine.close();
    }

    /** Every source is asked whether it knows the name. */
    @Benchmark
    public byte[] bareName() throws IOException {
        return handle(bareName);
    }

    /** Only the named source is asked. */
    @Benchmark
    public byte[] withSource() throws IOException {
        return handle(withSource);
    }

    private byte[] handle(byte[] body) throws IOException {
        MemoryExchange exchange = new MemoryExchange("/query", body);
        engine.handle(exchange);
        return exchange.answer();
    }
}
