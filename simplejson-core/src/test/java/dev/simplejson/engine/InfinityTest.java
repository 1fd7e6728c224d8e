// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfinityTest extends EngineTesting {
    private final SimpleJsonEngine engine = engine(new FakeSource("app", "cpu", "db.eu (2)")
            .answering(query -> List.of(TimeSeries.named(query.metric())
                    .label("host", "web-1")
                    .add(query.range().to(), 1)
                    .build())));

    @Test
    void infinity_ofTargets_isTheQueryThatReadsTheirRows() throws Exception {
        TestExchange.get("/infinity", "target=cpu&target=db.eu%20(2)")
                .handledBy(engine)
                .assertSent("{\"refId\":\"A\",\"type\":\"json\",\"parser\":\"backend\",\"source\":\"url\","
                        + "\"format\":\"timeseries\",\"url\":\"/rows\",\"url_options\":{\"method\":\"GET\",\"data\":\"\","
                        + "\"params\":[{\"key\":\"target\",\"value\":\"cpu\"},{\"key\":\"target\",\"value\":\"db.eu (2)\"},"
                        + "{\"key\":\"from\",\"value\":\"${__from}\"},{\"key\":\"to\",\"value\":\"${__to}\"}]},"
                        + "\"root_selector\":\"\",\"columns\":["
                        + "{\"selector\":\"time\",\"text\":\"time\",\"type\":\"timestamp_epoch\"},"
                        + "{\"selector\":\"metric\",\"text\":\"metric\",\"type\":\"string\"},"
                        + "{\"selector\":\"host\",\"text\":\"host\",\"type\":\"string\"},"
                        + "{\"selector\":\"value\",\"text\":\"value\",\"type\":\"number\"}],\"filters\":[]}");
    }

    @Test
    void infinity_ofAnUnknownTarget_isNotFound() throws Exception {
        assertThat(TestExchange.get("/infinity", "target=disk")
                        .handledBy(engine)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void infinity_posted_isRefused() throws Exception {
        TestExchange answer = TestExchange.post("/infinity", "{}").handledBy(engine);

        answer.assertError(405, "METHOD_NOT_ALLOWED", "/infinity does not answer POST; it accepts GET, HEAD, OPTIONS");
        assertThat(answer.answerHeader("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }
}
