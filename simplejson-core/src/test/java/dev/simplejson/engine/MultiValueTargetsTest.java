// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.RequestContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultiValueTargetsTest extends EngineTesting {
    private static final String AS_AND_A_B = "a".repeat(30) + "b";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cpu ; cpu",
                "app/cpu ; cpu",
                "db\\.eu \\(2\\) ; db.eu (2)",
                "db.eu (2) ; db.eu (2)",
                "(cpu|mem) ; cpu,mem",
                "{cpu,mem} ; cpu,mem",
                "(cpu|db\\.eu \\(2\\)) ; cpu,db.eu (2)",
                "{cpu,db.eu (2)} ; cpu,db.eu (2)",
                "app/(mem|cpu) ; mem,cpu",
                "eu.(web-1|web-2).(load|mem) ; eu.web-1.load,eu.web-1.mem,eu.web-2.load,eu.web-2.mem",
                "eu\\.web-1\\.load ; eu.web-1.load",
                "eu\\..*load ; eu.web-1.load,eu.web-2.load",
                "app/.*u ; cpu",
                "^cpu$ ; cpu",
                "(?i)CPU|MEM ; cpu,mem"
            })
    void target_ofOneOrManyMetrics_asksForEach(String target, String metrics) throws Exception {
        TestExchange answer = query(engine(servers()), target);

        assertThat(answer.status()).as(answer.sent()).isEqualTo(200);
        assertThat(asked).containsExactlyInAnyOrder(metrics.split(","));
        assertThat(names(answer)).containsExactly(metrics.split(","));
    }

    @Test
    void target_ofTheCustomAllValue_asksForAll() throws Exception {
        query(engine(servers()), ".*");

        assertThat(asked).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(orders\\.amount|orders\\.tax|orders|visits) ; orders.amount,orders.tax,visits",
                "{orders,orders.amount,orders.tax,visits} ; orders.amount,orders.tax,visits",
                "shop/(orders|orders.amount|orders.tax) ; orders.amount,orders.tax",
                ".* ; orders.amount,orders.tax,visits",
                "orders.* ; orders.amount,orders.tax",
                "(orders|visits) ; orders,visits",
                "^orders$ ; orders",
                "orders ; orders"
            })
    void target_ofAWholeAndItsParts_asksForThePartsOnce(String target, String metrics) throws Exception {
        TestExchange answer = query(engine(tables()), target);

        assertThat(names(answer)).containsExactly(metrics.split(","));
        assertThat(answer.sent()).doesNotContain("the parts are shown");
    }

    @Test
    void target_ofAWholeAndSomeOfItsParts_saysWhatIsNotShown() throws Exception {
        TestExchange answer = query(engine(tables()), "(orders|orders.amount)");

        assertThat(names(answer)).containsExactly("orders.amount");
        assertThat(answer.sent())
                .contains("of 'orders' the parts are shown that '(orders|orders.amount)' names;"
                        + " ask for 'orders' alone to see all of it");
    }

    private static FakeSource tables() {
        return new FakeSource("shop") {
            @Override
            public List<Metric> metrics() {
                return List.of(
                        Metric.named("orders.amount").partOf("orders"),
                        Metric.named("orders.tax").partOf("orders"),
                        Metric.named("orders"),
                        Metric.named("visits"));
            }
        };
    }

    @Test
    void target_withOneUnknownValue_isUnknown() throws Exception {
        query(engine(servers()), "(cpu|gpu)")
                .assertError(404, "UNKNOWN_TARGET", "unknown target 'gpu'; nearest known: 'cpu', 'mem', '1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a+)+$|x*y", "((a{1,1000}){1,1000})*", "((((((a*)*)*)*)*)*)*c", "(a+"})
    void target_thatIsACatastrophicExpression_isUnknownAtOnce(String target) throws Exception {
        TestExchange answer = query(engine(new FakeSource("app", AS_AND_A_B)), target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.sent()).contains("unknown target '" + target + "'; nearest known: '" + AS_AND_A_B + "'");
    }

    @Test
    void target_thatIsALongExpression_isUnknown() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("app", "cpu"));

        assertThat(query(engine, "c" + "(.*)".repeat(62)).status()).isEqualTo(200);
        assertThat(query(engine, "c" + "(.*)".repeat(63)).status()).isEqualTo(404);
    }

    @Test
    void target_matchingMoreThanTheCap_isRefused() throws Exception {
        String[] names = IntStream.range(0, 5).mapToObj(i -> "m" + i).toArray(String[]::new);

        query(engine(Map.of("max-expanded-targets", "4"), new FakeSource("app", names)), "m.")
                .assertError(404, "UNKNOWN_TARGET", "unknown target 'm.'; nearest known: 'm0', 'm1', 'm2'");
        query(engine(Map.of("max-expanded-targets", "4"), new FakeSource("app", names)), "m.?")
                .assertError(
                        413, "TOO_LARGE", "target 'm.?' matches more than 4 metrics (setting 'max-expanded-targets')");
    }

    @Test
    void targets_thatTogetherAreMoreThanTheCap_areRefused() throws Exception {
        query(engine(Map.of("max-expanded-targets", "3"), servers()), "(cpu|mem)", "{cpu,mem}")
                .assertError(
                        413,
                        "TOO_LARGE",
                        "the targets stand for 4 metrics; at most 3 are answered at once (setting"
                                + " 'max-expanded-targets')");
    }

    @Test
    void target_ofTwoSources_isRefusedByItsBareNameOnly() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("a", "cpu"), new FakeSource("b", "cpu"));

        query(engine, "cpu")
                .assertError(
                        400, "BAD_REQUEST", "target 'cpu' is a metric of two data sources; ask for 'a/cpu' or 'b/cpu'");
        query(engine, "a/cpu").assertSent("[{\"target\":\"cpu\",\"refId\":\"A\",\"datapoints\":[[1,1000]]}]");
        assertThat(names(query(engine, ".*"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"target\":\"cpu\",\"hide\":true}",
                "{\"target\":\"select metric\"}",
                "{\"target\":\"\"}",
                "{\"target\":\" \"}",
                "{\"target\":null}",
                "{\"target\":{\"foo\":1}}",
                "{\"target\":[\"cpu\"]}",
                "{\"refId\":\"A\"}",
                "null",
                "[]"
            })
    void target_thatNamesNothing_isLeftOut(String target) throws Exception {
        TestExchange.post("/query", "{" + RANGE + ",\"targets\":[" + target + ",{\"target\":\"mem\"}]}")
                .handledBy(engine(servers()))
                .assertSent("[{\"target\":\"mem\",\"refId\":\"B\",\"datapoints\":[[1,1000]]}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"target\":1} ; 1",
                "{\"target\":1.5} ; 1.5",
                "{\"target\":true} ; true",
                "{\"target\":{\"text\":\"CPU\",\"value\":\"cpu\"}} ; cpu",
                "\"cpu\" ; cpu"
            })
    void target_thatIsNoText_isTakenForIt(String target, String metric) throws Exception {
        TestExchange.post("/query", "{" + RANGE + ",\"targets\":[" + target + "]}")
                .handledBy(engine(servers()))
                .assertSent("[{\"target\":\"" + metric + "\",\"refId\":\"A\",\"datapoints\":[[1,1000]]}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "23763571993", "\"Q-1599986187842-0.16\"", "null", "{\"a\":[1]}", "-1.5e300"})
    void panelId_ofAnyKind_isIgnored(String panelId) throws Exception {
        TestExchange.post("/query", "{\"panelId\":" + panelId + "," + RANGE + ",\"targets\":[{\"target\":\"cpu\"}]}")
                .handledBy(engine(servers()))
                .assertSent("[{\"target\":\"cpu\",\"refId\":\"A\",\"datapoints\":[[1,1000]]}]");
    }

    private FakeSource servers() {
        String[] metrics = {
            "cpu", "mem", "db.eu (2)", "eu.web-1.load", "eu.web-1.mem", "eu.web-2.load", "eu.web-2.mem", "1"
        };
        return new FakeSource("app", metrics) {
            @Override
            public boolean answers(String metric, RequestContext context) {
                return List.of(metrics).contains(metric) || metric.equals("1.5") || metric.equals("true");
            }
        }.answering(query -> {
            asked.add(query.metric());
            return List.of(TimeSeries.named(query.metric()).points(new long[] {1000}, new double[] {1}));
        });
    }

    private static List<String> names(TestExchange answer) {
        List<String> names = new ArrayList<>();
        for (String part : answer.sent().split("\\{\"target\":\"")) {
            if (part.contains("\",\"refId\"")) {
                names.add(part.substring(0, part.indexOf("\",\"refId\"")));
            }
        }
        return names;
    }
}
