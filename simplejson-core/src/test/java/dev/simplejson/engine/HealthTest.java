// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.RequestContext;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthTest extends EngineTesting {
    private static final Map<String, String> SHORT_PATIENCE = Map.of("patience", "100ms");

    @Test
    void healthy_asksNobody() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        SimpleJsonEngine engine = engine(checked("app", asked::incrementAndGet));

        TestExchange.of("GET", "/base/-/healthy").handledBy(engine).assertSent("{\"healthy\":true}");

        assertThat(asked).hasValue(0);
    }

    @Test
    void ready_allSourcesWell_is200() throws Exception {
        SimpleJsonEngine engine = engine(new FakeSource("a", "x"), new FakeSource("b", "y"));

        TestExchange.of("GET", "/-/ready")
                .handledBy(engine)
                .assertSent("{\"ready\":true,\"sources\":{\"a\":\"ready\",\"b\":\"ready\"}}");
        TestExchange.of("GET", "/a/-/ready")
                .handledBy(engine)
                .assertSent("{\"ready\":true,\"sources\":{\"a\":\"ready\"}}");
    }

    @Test
    void ready_sourcesThatFailHangOrThrow_is503WithEachReason() throws Exception {
        SimpleJsonEngine engine = engine(
                SHORT_PATIENCE,
                checked("down", () -> {
                    throw new SimpleJsonException(ErrorKind.SOURCE_FAILED, "the database 'crm' does not answer");
                }),
                checked("hanging", this::hang),
                checked("broken", () -> {
                    throw new IllegalStateException("jdbc:x://admin:s3cr3t@db");
                }),
                new FakeSource("well", "x"));

        TestExchange answer = TestExchange.of("GET", "/-/ready").handledBy(engine);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.sent())
                .startsWith("{\"ready\":false,\"message\":\"")
                .contains("\"down\":\"the database 'crm' does not answer\"")
                .contains(
                        "\"hanging\":\"data source 'hanging' took more than 100ms (setting 'patience') to reach its data\"")
                .contains(
                        "\"broken\":\"data source 'broken' failed to reach its data; the server's log says why under ")
                .contains("\"well\":\"ready\"")
                .doesNotContain("s3cr3t");
    }

    @Test
    void ready_oneSourceThatHangs_isGivenUpWhenPatienceEnds() throws Exception {
        SimpleJsonEngine engine = engine(SHORT_PATIENCE, checked("hanging", this::hang));

        assertThat(TestExchange.of("GET", "/-/ready").handledBy(engine).sent()).contains("setting 'patience'");
    }

    @Test
    void probes_withAuthentication_tellWithoutAKeyOnlyThatTheServerIsAlive() throws Exception {
        SimpleJsonEngine engine = engine(Map.of("auth", "container"), new FakeSource("a", "x"));

        assertThat(TestExchange.of("GET", "/-/healthy").handledBy(engine).status())
                .isEqualTo(200);
        assertThat(TestExchange.of("GET", "/-/ready").handledBy(engine).status())
                .isEqualTo(403);
    }

    @Test
    void unready_evenWithAuthentication_tellsTheApplicationOfAllSources() {
        SimpleJsonEngine engine = engine(
                Map.of("auth", "container", "patience", "100ms"),
                checked("down", () -> {
                    throw new SimpleJsonException(ErrorKind.SOURCE_FAILED, "the database 'crm' does not answer");
                }),
                checked("hanging", this::hang),
                new FakeSource("well", "x"));

        assertThat(engine.unready())
                .containsOnly(
                        Map.entry("down", "the database 'crm' does not answer"),
                        Map.entry(
                                "hanging",
                                "data source 'hanging' took more than 100ms (setting 'patience') to reach its data"));
        assertThat(engine(new FakeSource("well", "x")).unready()).isEmpty();
    }

    private static FakeSource checked(String name, Runnable check) {
        return new FakeSource(name, "metric of " + name) {
            @Override
            public void check(RequestContext context) {
                check.run();
            }
        };
    }
}
