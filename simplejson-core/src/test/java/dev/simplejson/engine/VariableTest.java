// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Metric;
import dev.simplejson.model.Option;
import dev.simplejson.spi.VariableQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariableTest extends EngineTesting {
    private final Hosts hosts = new Hosts();
    private final SimpleJsonEngine engine = engine(hosts);

    @Test
    void variable_ofASourceThatKnowsIt_hasItsValuesInBothShapesOnceEach() throws Exception {
        post("/variable", "{\"payload\":{\"target\":\"hosts(eu)\"},\"range\":{\"from\":0,\"to\":1000}}")
                .assertSent(
                        "[{\"text\":\"Web\",\"value\":\"1\",\"__text\":\"Web\",\"__value\":\"1\"},"
                                + "{\"text\":\"hosts(eu)\",\"value\":\"hosts(eu)\",\"__text\":\"hosts(eu)\",\"__value\":\"hosts(eu)\"}]");

        VariableQuery query = hosts.asked.get(0);
        assertThat(query.text()).isEqualTo("hosts(eu)");
        assertThat(query.range().toEpochMillis()).isEqualTo(1000);
    }

    @Test
    void variable_thatNoSourceKnows_listsMatchingMetrics() throws Exception {
        TestExchange.post("/variable", "{\"payload\":{\"target\":\"CP\"}}")
                .handledBy(engine(new FakeSource("app", "cpu", "mem")))
                .assertSent("[{\"text\":\"cpu\",\"value\":\"cpu\",\"__text\":\"cpu\",\"__value\":\"cpu\"}]");
    }

    /** Grafana would show one of them, and nobody could choose the other. */
    @Test
    void options_ofOneTextAndTwoValues_canBeToldApart() throws Exception {
        FakeSource pumps = new FakeSource("pumps") {
            @Override
            public List<Metric> metrics() {
                return List.of(
                        Metric.named("p1").withLabel("Pump"), Metric.named("p2").withLabel("Pump"));
            }

            @Override
            public List<Option> variable(VariableQuery query) {
                return List.of(new Option("North", "1"), new Option("North", "2"), new Option("North", "2"));
            }
        };

        TestExchange.post("/variable", "{\"payload\":{\"target\":\"x\"}}")
                .handledBy(engine(pumps))
                .assertSent("[{\"text\":\"North\",\"value\":\"1\",\"__text\":\"North\",\"__value\":\"1\"},"
                        + "{\"text\":\"North (2)\",\"value\":\"2\",\"__text\":\"North (2)\",\"__value\":\"2\"}]");
        TestExchange.post("/search", "{}")
                .handledBy(engine(pumps))
                .assertSent("[{\"text\":\"Pump\",\"value\":\"p1\"},{\"text\":\"Pump (p2)\",\"value\":\"p2\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"payload\":{\"kind\":\"host\",\"n\":5}} | Payload{kind=host, n=5}",
                "{\"payload\":{}} | Payload{}",
                "{\"payload\":[1,\"a\"]} | Payload{payload=[1, a]}",
                "{\"payload\":\"text\"} | Payload{target=text}",
                "{\"payload\":\"{\\\"kind\\\":\\\"host\\\"}\"} | Payload{kind=host}",
                "{\"payload\":5} | Payload{target=5}",
                "{\"payload\":true} | Payload{target=true}",
                "{\"payload\":null} | Payload{}",
                "{} | Payload{}"
            })
    void variable_ofRawJson_hasItAsPayload(String body, String payload) throws Exception {
        post("/variable", body);

        assertThat(hosts.asked).extracting(query -> query.payload().toString()).containsExactly(payload);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"host\"} | Payload{kind=host}",
                "{\"type\":\"hosts\"} | Payload{type=hosts}",
                "{\"metric\":\"cpu\"} | Payload{metric=cpu}",
                "[1,\"a\"] | Payload{payload=[1, a]}",
                "\"text\" | Payload{target=text}",
                "{\"target\":\"hosts(eu)\"} | Payload{target=hosts(eu)}"
            })
    void search_ofAnOldPluginsVariable_hasItsJsonAsPayload(String body, String payload) throws Exception {
        post("/search", body);

        assertThat(hosts.asked).extracting(query -> query.payload().toString()).containsExactly(payload);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"target\":\"\"}",
                "{\"type\":\"timeseries\",\"target\":\"\"}",
                "{\"type\":\"table\",\"target\":\"\"}"
            })
    void search_ofAnEditorThatOpensItsList_asksForNoVariable(String body) throws Exception {
        post("/search", body).assertSent("[\"cpu\"]");

        assertThat(hosts.asked).isEmpty();
    }

    private TestExchange post(String path, String body) throws Exception {
        return TestExchange.post(path, body).handledBy(engine);
    }

    /** Answers every variable with two hosts, the second twice. */
    private static final class Hosts extends FakeSource {
        private final List<VariableQuery> asked = new ArrayList<>();

        Hosts() {
            super("app", "cpu");
        }

        @Override
        public List<Option> variable(VariableQuery query) {
            asked.add(query);
            return List.of(new Option("Web", "1"), Option.of(query.text()), Option.of(query.text()));
        }
    }
}
