// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QueryLogTest extends EngineTesting {
    private static final Pattern ID = Pattern.compile("under ([0-9a-f]{8})");

    @Test
    void queries_thatFail_areALineEachWithTheIdThatTheClientGot() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("app", "cpu").answering(query -> {
            throw new IllegalStateException("no");
        }));
        try (Log log = Log.ofQueries()) {
            for (int i = 0; i < 3; i++) {
                Matcher id = ID.matcher(query(engine, "cpu").sent());
                assertThat(id.find()).isTrue();

                assertThat(log.lines())
                        .hasSize(i + 1)
                        .last()
                        .asString()
                        .matches(
                                "WARNING POST /query failed with 502 after \\d+m?s: data source 'app' failed to answer 'cpu';"
                                        + " the server's log says why under " + id.group(1));
            }
        }
    }

    @Test
    void queries_thatAreWrong_areNoLines() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("app", "cpu"));
        try (Log log = Log.ofQueries()) {
            query(engine, "cpuu");
            TestExchange.post("/query", "{").handledBy(engine);
            query(engine, "cpu").assertSent("[{\"target\":\"cpu\",\"refId\":\"A\",\"datapoints\":[[1,1000]]}]");

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void queries_whoseClientHasGone_areNoWarnings() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("app", "cpu").answering(query -> {
            new CountDownLatch(1).await();
            return List.of();
        }));
        try (Log log = Log.ofQueries()) {
            queryExchange("cpu").hungUp().handledBy(engine).assertError(504, "TIMED_OUT", "the client has gone");

            assertThat(log.lines()).noneMatch(line -> line.startsWith("WARNING"));
        }
    }

    @Test
    void line_ofAPathWithLineBreaks_isOne() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("app", "cpu").answering(query -> {
            throw new IllegalStateException("no");
        }));
        try (Log log = Log.ofQueries()) {
            TestExchange.post("/a\r\nWARNING forged\u2028/query", "{\"targets\":[{\"target\":\"cpu\"}]}")
                    .handledBy(engine);

            assertThat(log.lines()).hasSize(1).first().asString().startsWith("WARNING POST /a??WARNING forged?/query");
        }
    }

    @Test
    void query_thatTakesLongerThanTheSetting_isALine() throws Exception {
        FakeSource source = new FakeSource("app", "cpu").answering(query -> {
            long until = System.nanoTime() + 20_000_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return List.of();
        });
        try (Log log = Log.ofQueries()) {
            query(engine(source), "cpu").assertSent("[]");
            assertThat(log.lines()).isEmpty();

            query(engine(Map.of("slow-query", "10ms"), source), "cpu").assertSent("[]");

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("answer"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .matches(
                            "WARNING data source 'app' took \\d+m?s to answer 'cpu' \\(setting 'slow-query'\\); it waited"
                                    + " \\d{1,4}m?s for its turn");
        }
    }
}
