// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.TagQuery;
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
    void source_thatIsLeftOutOfListsInItsOwnWords_isALineAMinute() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("well", "cpu"), new FakeSource("down") {
            @Override
            public List<String> tagKeys(TagQuery query) {
                throw new SimpleJsonException(ErrorKind.SOURCE_FAILED, "the device\ndoes not answer");
            }
        });
        try (Log log = new Log()) {
            for (int i = 0; i < 3; i++) {
                TestExchange.post("/tag-keys", "{}").handledBy(engine).assertSent("[]");
            }

            assertThat(log.lines()).hasSize(1);
            assertThat(log.lines().get(0))
                    .startsWith("WARNING data source 'down' failed to list what can be filtered by: the device?does not"
                            + " answer [");
        }
    }

    @Test
    void source_whoseListFailsInItsOwnWords_isALine() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("well", "cpu"), new FakeSource("down") {
            @Override
            public List<Metric> metrics() {
                throw new SimpleJsonException(ErrorKind.SOURCE_FAILED, "the device does not answer");
            }
        });
        try (Log log = new Log()) {
            TestExchange.post("/search", "{}").handledBy(engine).assertSent("[\"cpu\"]");

            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("WARNING data source 'down' failed to list its metrics"));
        }
    }

    @Test
    void source_thatRefusesAList_isNoLine() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("well", "cpu"), new FakeSource("picky") {
            @Override
            public List<String> tagKeys(TagQuery query) {
                throw new SimpleJsonException(ErrorKind.UNAUTHORIZED, "not for you");
            }
        });
        try (Log log = new Log()) {
            TestExchange.post("/tag-keys", "{}").handledBy(engine).assertSent("[]");

            assertThat(log.lines()).isEmpty();
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
