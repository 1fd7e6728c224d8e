// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.json.read.GrafanaRequest;
import dev.simplejson.json.read.ReaderLimits;
import dev.simplejson.json.read.RequestReader;
import dev.simplejson.json.read.TargetRequest;
import dev.simplejson.json.write.FrameWriter;
import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Shape;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.transform.AdhocConditions;
import dev.simplejson.transform.TransformSpec;
import dev.simplejson.transform.Transformer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs that the engine stands between a request for one target and its source: with a source in memory, which runs on the
 * caller's thread, and with one that runs on a worker, next to the same work without an engine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
// The engine's many methods take the compilers about eight seconds on two cores.
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HandOverBenchmark {
    private static final byte[] BODY =
            "{\"targets\":[{\"target\":\"source.host-0.cpu.load\",\"refId\":\"A\"}]}".getBytes(StandardCharsets.UTF_8);

    private final DataSource source = new ListingSource("source", 10, true);
    private final DataSource inMemory = new ListingSource("source", 10, true) {
        @Override
        public boolean inMemory() {
            return true;
        }
    };
    private final SimpleJsonEngine engine =
            new SimpleJsonEngine(DataSources.of(inMemory), SimpleJsonSettings.defaults());
    private final SimpleJsonEngine onWorkers =
            new SimpleJsonEngine(DataSources.of(source), SimpleJsonSettings.defaults());
    private final JsonOutput json = new JsonOutput(OutputStream.nullOutputStream());
    private final RequestReader reader =
            new RequestReader(new ReaderLimits(100, 50, 262_144, Duration.ofHours(6)), Clock.systemUTC());

    @TearDown
    public void stop() {
        engine.close();
        onWorkers.close();
    }

    @Benchmark
    public byte[] engine() throws IOException {
        return answer(engine);
    }

    @Benchmark
    public byte[] engineOnWorkers() throws IOException {
        return answer(onWorkers);
    }

    private static byte[] answer(SimpleJsonEngine engine) throws IOException {
        MemoryExchange exchange = new MemoryExchange("/query", BODY);
        engine.handle(exchange);
        return exchange.answer();
    }

    @Benchmark
    public byte[] callersThread() throws Exception {
        GrafanaRequest request = reader.read(BODY);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        json.restart(answer);
        json.beginArray();
        for (TargetRequest target : request.targets()) {
            for (Frame frame : frames(target, request)) {
                FrameWriter.write(frame, target.refId(), json);
            }
        }
        json.endArray();
        json.finish();
        return answer.toByteArray();
    }

    private List<Frame> frames(TargetRequest target, GrafanaRequest request) throws Exception {
        if (!source.answers(target.target(), RequestContext.none())) {
            throw new IllegalStateException(target.target());
        }
        Query query = Query.of(target.target(), request.range())
                .refId(target.refId())
                .payload(target.payload())
                .build();
        AdhocConditions conditions = AdhocConditions.of(request.filters());
        TransformSpec spec = new TransformSpec(
                request.range(), Shape.EITHER, null, conditions, 10_000_000, 100_000, late -> {}, () -> {});
        return Transformer.transform(source.query(query), spec);
    }
}
