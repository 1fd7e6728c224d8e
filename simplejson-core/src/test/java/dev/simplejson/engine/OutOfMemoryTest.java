// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fills the heap of a JVM of its own from several sides, and asks again. */
@Timeout(120)
class OutOfMemoryTest {
    @Test
    void handle_afterTheHeapWasFull_answersAsBefore() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("full: ok", "afterwards: 100 of 100");
    }

    /** What runs in the child. */
    static final class Child {
        private static final int CLIENTS = 8;
        private static final int ROUNDS = 5;

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            SimpleJsonEngine engine = SimpleJsonEngine.builder()
                    .sources(DataSources.of(new Hoarder(), new FakeSource("well", "y")))
                    .settings(SimpleJsonSettings.builder().set("deadline", "3s").build())
                    .build();
            System.out.println("before: " + answered(engine, 10) + " of 10");
            boolean full = false;
            for (int round = 0; round < ROUNDS; round++) {
                full |= fill(engine);
            }
            System.out.println("full: " + (full ? "ok" : "never"));
            System.out.println("afterwards: " + answered(engine, 100) + " of 100");
            System.exit(0);
        }

        /** Whether memory ended for some of the clients; all of them come back, or the test runs out of time. */
        private static boolean fill(SimpleJsonEngine engine) throws InterruptedException {
            ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String target = i % 2 == 0 ? "hoard" : "y";
                Thread client = new Thread(() -> {
                    TestExchange exchange = EngineTesting.queryExchange(target).to(OutputStream.nullOutputStream());
                    try {
                        engine.handle(exchange);
                        statuses.add(exchange.status());
                    } catch (Throwable brokenOff) {
                        statuses.add(-1); // The connection would be broken off, which is an end, too.
                    }
                });
                clients.add(client);
                client.start();
            }
            for (Thread client : clients) {
                client.join();
            }
            return statuses.stream().anyMatch(status -> status != 200);
        }

        private static int answered(SimpleJsonEngine engine, int requests) throws Exception {
            int answered = 0;
            for (int i = 0; i < requests; i++) {
                boolean isWell = EngineTesting.query(engine, "y").status() == 200;
                answered += isWell && EngineTesting.query(engine, "small").status() == 200 ? 1 : 0;
            }
            return answered;
        }
    }

    /** Takes memory until there is none. */
    private static final class Hoarder extends FakeSource {
        Hoarder() {
            super("hoarder", "hoard", "small");
        }

        @Override
        @SuppressWarnings("ModifiedButNotUsed") // Holding on to it is the point.
        public List<Frame> query(Query query) {
            List<byte[]> hoard = new ArrayList<>();
            while (query.metric().equals("hoard")) {
                hoard.add(new byte[64 * 1024]);
            }
            return List.of(
                    TimeSeries.named(query.metric()).add(query.range().to(), 1).build());
        }
    }
}
