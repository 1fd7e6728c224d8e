// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/** What it costs to have nothing done by another thread and to wait for it, without the engine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ThreadsBenchmark {
    /** Which threads; {@code virtual} needs Java 21. */
    @Param({"platform", "virtual"})
    public String threads = "platform";

    private ExecutorService executor = Executors.newCachedThreadPool();

    @Setup
    public void start() throws ReflectiveOperationException {
        if (threads.equals("virtual")) {
            executor.shutdown();
            executor = (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        }
    }

    @TearDown
    public void stop() {
        executor.shutdown();
    }

    @Benchmark
    public Object submitAndWait() throws ExecutionException, InterruptedException {
        return executor.submit(() -> threads).get();
    }
}
