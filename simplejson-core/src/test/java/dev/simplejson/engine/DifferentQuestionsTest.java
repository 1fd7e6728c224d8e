// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.hook.Caller;
import dev.simplejson.spi.Query;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One answer for many viewers, and never one of another question or of somebody else's. */
class DifferentQuestionsTest extends SharingTesting {
    /** Requests of which each must get an answer of its own: the first differs from the others in one thing. */
    static Stream<List<TestExchange>> differingQuestions() {
        return Stream.of(
                List.of(panel("05:06:07"), panel("05:06:17"), panel("04:06:07")),
                List.of(target("\"target\":\"x\",\"refId\":\"A\""), target("\"target\":\"y\",\"refId\":\"A\"")),
                List.of(target("\"target\":\"x\",\"refId\":\"A\""), target("\"target\":\"x\",\"refId\":\"B\"")),
                List.of(
                        target("\"target\":\"x\",\"type\":\"timeserie\""),
                        target("\"target\":\"x\",\"type\":\"table\"")),
                List.of(
                        target("\"target\":\"x\""),
                        target("\"target\":\"x\",\"payload\":{}".replace("{}", "{\"a\":1}")),
                        target("\"target\":\"x\",\"payload\":{\"a\":\"1\"}"),
                        target("\"target\":\"x\",\"payload\":{\"a\":1,\"b\":2}"),
                        target("\"target\":\"x\",\"payload\":{\"b\":2,\"a\":1}"),
                        target("\"target\":\"x\",\"payload\":{\"a\":[1,2]}"),
                        target("\"target\":\"x\",\"payload\":{\"a\":[1],\"b\":[2]}"),
                        target("\"target\":\"x\",\"payload\":{\"a\":{\"b\":null}}"),
                        target("\"target\":\"x\",\"payload\":{\"a\":null}"),
                        target("\"target\":\"x\",\"payload\":\"text\""),
                        target("\"target\":\"x\",\"payload\":\"\\ud800\""),
                        target("\"target\":\"x\",\"payload\":\"\\ud801\"")),
                List.of(
                        more(""),
                        more(",\"adhocFilters\":[{\"key\":\"a\",\"operator\":\"=\",\"value\":\"b\"}]"),
                        more(",\"adhocFilters\":[{\"key\":\"a\",\"operator\":\"!=\",\"value\":\"b\"}]"),
                        more(",\"adhocFilters\":[{\"key\":\"a\",\"operator\":\"=\",\"value\":\"c\"}]"),
                        more(",\"adhocFilters\":[{\"key\":\"ab\",\"operator\":\"=\",\"value\":\"\"}]"),
                        more(",\"adhocFilters\":[{\"key\":\"a\",\"operator\":\"=\",\"value\":\"b\"},"
                                + "{\"key\":\"a\",\"operator\":\"=\",\"value\":\"b\"}]")),
                List.of(
                        more(""),
                        more(",\"scopedVars\":{\"host\":{\"text\":\"a\",\"value\":\"a\"}}"),
                        more(",\"scopedVars\":{\"host\":{\"text\":\"a\",\"value\":\"b\"}}"),
                        more(",\"scopedVars\":{\"host\":{\"text\":\"b\",\"value\":\"b\"}}"),
                        more(",\"scopedVars\":{\"host\":{\"text\":\"a\",\"value\":[\"a\",\"b\"]}}")),
                List.of(more(""), more(",\"timezone\":\"Europe/Berlin\"")),
                List.of(panel("05:06:07"), replaced("360", "361"), replaced(",\"maxDataPoints\":360", "")),
                List.of(panel("05:06:10"), replaced("10000", "5000"), replaced("\"intervalMs\":10000,", "")),
                List.of(
                        panel("05:06:07"),
                        panel("05:06:07").with("X-User", "ann"),
                        panel("05:06:07").with("X-User", "bob")),
                List.of(
                        panel("05:06:07").with("X-Tenant", "a"),
                        panel("05:06:07").with("X-Tenant", "b"),
                        panel("05:06:07")));
    }

    private static TestExchange more(String fields) {
        return post(panel("05:06:07", fields + ",\"targets\":[{\"target\":\"x\",\"refId\":\"A\"}]"));
    }

    private static TestExchange replaced(String what, String with) {
        return post(panel("05:06:10", ",\"targets\":[{\"target\":\"x\",\"refId\":\"A\"}]")
                .replace(what, with));
    }

    @ParameterizedTest
    @MethodSource("differingQuestions")
    void query_differentQuestions_haveTheirOwnAnswers(List<TestExchange> questions) throws Exception {
        SimpleJsonEngine engine = sharing();

        for (TestExchange question : questions) {
            assertThat(question.handledBy(engine).status()).isEqualTo(200);
        }

        assertThat(source.asked).hasValue(questions.size());
    }

    @Test
    void query_sameMetricOfTwoSources_isTheirOwn() throws Exception {
        Counting other = new Counting("other", TEN_SECONDS);
        source.answering(query -> point("of db"));
        other.answering(query -> point("of other"));
        SimpleJsonEngine engine = sharing(Map.of(), source, other);

        assertThat(TestExchange.post("/db/query", panelBody()).handledBy(engine).sent())
                .contains("of db");
        assertThat(TestExchange.post("/other/query", panelBody())
                        .handledBy(engine)
                        .sent())
                .contains("of other");
        assertThat(TestExchange.post("/db/query", panelBody()).handledBy(engine).sent())
                .contains("of db");
    }

    @Test
    void query_userWhoMayNotSeeTheSource_isNotGivenItsKeptAnswer() throws Exception {
        Counting other = new Counting("other", TEN_SECONDS);
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(source, other)
                .authenticator(request -> request.header("X-User") == null
                        ? Caller.anonymous()
                        : Caller.anonymous().seeingOnly(List.of("other")))
                .clock(clock)
                .build());
        String body = panel("05:06:07", ",\"targets\":[{\"target\":\"db/x\"}]");

        assertThat(post(body).handledBy(engine).status()).isEqualTo(200);
        TestExchange refused = post(body).with("X-User", "guest").handledBy(engine);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.sent()).doesNotContain("datapoints");
    }

    private static String panelBody() {
        return panel("05:06:07", ",\"targets\":[{\"target\":\"x\",\"refId\":\"A\"}]");
    }

    /** Whatever a source can see in a query is in the key; whoever adds a field must think of it. */
    @Test
    void queryAndContext_haveNoFieldsThatTheKeyDoesNotKnow() {
        assertThat(fields(Query.class))
                .isEqualTo("metric range refId shape maxDataPoints downsampling pointsPerPixel intervalMillis filters"
                        + " payload context");
        assertThat(fields(dev.simplejson.spi.RequestContext.class))
                .isEqualTo("timeZone user variables cancellation headers");
    }

    private static String fields(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> !java.lang.reflect.Modifier.isStatic(field.getModifiers()))
                .map(java.lang.reflect.Field::getName)
                .filter(name -> !name.startsWith("$"))
                .collect(Collectors.joining(" "));
    }
}
