// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Metric;
import dev.simplejson.spi.RequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetResolutionTest extends EngineTesting {
    private static final Pattern TARGET = Pattern.compile("\"target\":\"([^\"]*)\",\"refId\":\"([^\"]*)\"");

    private final FakeSource app =
            new FakeSource("app", "cpu", "mem", "eu.web-1.load", "eu.db.eu (2).load", "(a|b)", "both", "net/in");
    private final FakeSource db = new FakeSource("db", "rows", "size", "both");
    private final SimpleJsonEngine engine = engine(app, db);
    private final SimpleJsonEngine single = engine(app);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cpu; cpu:A",
                "app/cpu; cpu:A",
                "app/both; both:A",
                "db/both; both:A",
                "net/in; net/in:A",
                "app/net/in; net/in:A",
                "eu\\.web-1\\.load; eu.web-1.load:A",
                "eu.(web-1|db\\.eu \\(2\\)).load; eu.web-1.load:A,eu.db.eu (2).load:A",
                "{mem,cpu}; mem:A,cpu:A",
                "(rows|cpu); rows:A,cpu:A",
                "(app/cpu|db/rows); cpu:A,rows:A",
                "app/(cpu|mem); cpu:A,mem:A",
                "(a|b); (a|b):A",
                "eu.*; eu.web-1.load:A,eu.db.eu (2).load:A",
                "db/.*; rows:A,size:A,both:A",
                "c[p]u; cpu:A"
            })
    void query_anySpelling_findsItsMetrics(String target, String found) throws Exception {
        assertThat(targets(query(engine, target))).containsExactly(found.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "app/cpu", "(cpu|mem)", "eu\\.web-1\\.load", "c[p]u"})
    void query_onlySource_findsTheSame(String target) throws Exception {
        assertThat(query(single, target).sent())
                .isEqualTo(query(engine, target).sent())
                .isNotEqualTo("[]");
    }

    @Test
    void query_ambiguousName_isRefusedWithBothSpellings() throws Exception {
        query(engine, "both")
                .assertError(
                        400,
                        "BAD_REQUEST",
                        "target 'both' is a metric of two data sources; ask for 'app/both' or 'db/both'");
    }

    @Test
    void query_ambiguousNameBeforeTheFirstSourcesListCame_namesBothInTheirOrder() throws Exception {
        CountDownLatch listed = new CountDownLatch(1);
        FakeSource late = new FakeSource("app", "both") {
            @Override
            public List<Metric> metrics() throws Exception {
                listed.await();
                return super.metrics();
            }

            @Override
            public boolean answers(String metric, RequestContext context) {
                return metric.equals("both");
            }
        };
        SimpleJsonEngine fresh = engine(late, db);
        String matching = "{" + RANGE + ",\"targets\":[{\"target\":\"ro.*\"}]}"; // Waits for the list of this source.
        assertThat(targets(TestExchange.post("/db/query", matching).handledBy(fresh)))
                .containsExactly("rows:A");

        TestExchange refused = query(fresh, "both");
        listed.countDown();

        assertThat(refused.sent()).contains("ask for 'app/both' or 'db/both'");
    }

    /** Lists come beside requests, and one may come between two looks at it. */
    @RepeatedTest(200)
    void query_ambiguousNameWhileListsCome_isRefused() throws Exception {
        SimpleJsonEngine fresh = engine(Map.of(), new FakeSource("app", "both"), new FakeSource("db", "both"));
        CompletableFuture<TestExchange> lists = CompletableFuture.supplyAsync(() -> search(fresh));

        for (int i = 0; i < 3; i++) {
            assertThat(query(fresh, "both").status()).isEqualTo(400);
        }
        assertThat(lists.get().status()).isEqualTo(200);
    }

    private static TestExchange search(SimpleJsonEngine engine) {
        try {
            return TestExchange.post("/search", "{}").handledBy(engine);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void query_againBeforeListsCame_asksNobodyForTheNameAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch listed = new CountDownLatch(1);
        FakeSource having = new FakeSource("db", "rows") {
            @Override
            public List<Metric> metrics() throws Exception {
                listed.await();
                return super.metrics();
            }

            @Override
            public boolean answers(String metric, RequestContext context) {
                asked.incrementAndGet();
                return metric.equals("rows");
            }
        };
        FakeSource late = new FakeSource("app") {
            @Override
            public List<Metric> metrics() throws Exception {
                listed.await();
                return super.metrics();
            }

            @Override
            public boolean answers(String metric, RequestContext context) {
                asked.incrementAndGet();
                return false;
            }
        };
        SimpleJsonEngine fresh = engine(late, having);
        for (int i = 0; i < 5; i++) {
            assertThat(query(fresh, "rows").status()).isEqualTo(200);
        }
        listed.countDown();

        assertThat(asked).hasValue(2);
    }

    @Test
    void search_ambiguousName_isListedWithItsSource() throws Exception {
        TestExchange.post("/search", "{\"target\":\"both\"}")
                .handledBy(engine)
                .assertSent("[\"app/both\",\"db/both\"]");
    }

    @Test
    void query_unknownBesideAMetricThatIsListedTwice_namesThatOnce() throws Exception {
        query(engine(new FakeSource("app", "disk", "disk")), "dis")
                .assertError(404, "UNKNOWN_TARGET", "unknown target 'dis'; nearest known: 'disk'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpuu", "(cpu|cpuu)", "app/cpuu"})
    void query_unknown_isRefusedWithTheNearestNames(String target) throws Exception {
        TestExchange answer = query(engine, target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.sent())
                .contains("\"code\":\"UNKNOWN_TARGET\"", "unknown target '", "cpuu'; nearest known: 'cpu'");
    }

    @Test
    void query_unknownWithoutMetrics_saysSo() throws Exception {
        query(engine(new FakeSource("app")), "cpu")
                .assertError(404, "UNKNOWN_TARGET", "unknown target 'cpu'; there are no metrics");
        query(engine(), "cpu").assertError(404, "UNKNOWN_TARGET", "unknown target 'cpu'; there are no metrics");
    }

    @Test
    void query_longUnknown_isQuotedInPart() throws Exception {
        TestExchange answer = query(engine, "x".repeat(5_000));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.sent()).hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "*", "a{2", "(((", "\\", "(?=x)", "x{1000}{1000}", "[[:nosuch:]]"})
    void query_brokenExpression_isAnUnknownTarget(String target) throws Exception {
        assertThat(query(engine, target).status()).isEqualTo(404);
    }

    @Test
    void query_expressionThatBacktracks_isAnsweredInLinearTime() throws Exception {
        SimpleJsonEngine hostile = engine(new FakeSource("app", "a".repeat(5_000)));

        assertThat(query(hostile, "(a*)*(a*)*(a*)*b").status()).isEqualTo(404);
    }

    @Test
    void query_severalTargets_keepTheirOrder() throws Exception {
        assertThat(targets(query(engine, "size", "cpu", "(rows|mem)", "cpu")))
                .containsExactly("size:A", "cpu:B", "rows:C", "mem:C", "cpu:D");
    }

    @Test
    void query_skippedTargets_keepTheirLetters() throws Exception {
        String body = "{" + RANGE + ",\"targets\":[{\"target\":\"cpu\",\"hide\":true},{\"target\":\"\"},"
                + "{\"target\":\"select metric\"},{\"target\":\"mem\"},{\"target\":\"size\",\"refId\":\"Z\"},{}]}";

        assertThat(targets(TestExchange.post("/query", body).handledBy(engine))).containsExactly("mem:D", "size:Z");
    }

    @Test
    void query_nothingWanted_isAnEmptyArray() throws Exception {
        query(engine).assertSent("[]");
        query(engine, "select metric", "").assertSent("[]");
    }

    @Test
    void query_targetAfterZ_getsTwoLetters() throws Exception {
        String[] targets = new String[28];
        Arrays.fill(targets, "cpu");

        assertThat(targets(query(engine, targets))).startsWith("cpu:A", "cpu:B").endsWith("cpu:AA", "cpu:AB");
    }

    @Test
    void query_belowASource_knowsThatSourceOnly() throws Exception {
        String body = "{" + RANGE + ",\"targets\":[{\"target\":\"both\"}]}";
        String foreign = "{" + RANGE + ",\"targets\":[{\"target\":\"cpu\"}]}";

        assertThat(targets(TestExchange.post("/db/query", body).handledBy(engine)))
                .containsExactly("both:A");
        assertThat(TestExchange.post("/db/query", foreign).handledBy(engine).status())
                .isEqualTo(404);
    }

    private static List<String> targets(TestExchange answer) {
        assertThat(answer.status()).as(answer.sent()).isEqualTo(200);
        return TARGET.matcher(answer.sent())
                .results()
                .map(found -> found.group(1) + ":" + found.group(2))
                .toList();
    }
}
