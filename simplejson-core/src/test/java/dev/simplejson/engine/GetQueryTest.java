// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.spi.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetQueryTest extends EngineTesting {
    private final List<Query> asked = new ArrayList<>();
    private final SimpleJsonEngine engine = engine(new FakeSource("app", "cpu", "mem").answering(query -> {
        asked.add(query);
        return List.of();
    }));

    @ParameterizedTest
    @CsvSource({
        "from=2026-11-22T04:00:00Z&to=2026-11-22T05:00:00.000Z, 2026-11-22T04:00:00Z, 2026-11-22T05:00:00Z",
        "from=2026-11-22T05:00:00%2B01:00&to=2026-11-22T05:00:00Z, 2026-11-22T04:00:00Z, 2026-11-22T05:00:00Z",
        "from=1795320000000&to=1795323600000, 2026-11-22T04:00:00Z, 2026-11-22T05:00:00Z",
        "from=now-1h&to=now, 2026-11-22T04:06:07.890Z, 2026-11-22T05:06:07.890Z",
        "from=now/d&to=now/d, 2026-11-22T00:00:00Z, 2026-11-22T23:59:59.999Z",
        "from=now/d&timezone=Europe/Berlin, 2026-11-21T23:00:00Z, 2026-11-22T05:06:07.890Z",
        "'', 2026-11-21T23:06:07.890Z, 2026-11-22T05:06:07.890Z"
    })
    void get_withTimesInAnySpelling_asksForThatRange(String times, String from, String to) throws Exception {
        TestExchange.get("/query", "target=cpu&" + times).handledBy(engine).assertSent("[]");

        assertThat(asked)
                .extracting(query -> query.range().from() + " " + query.range().to())
                .containsExactly(from + " " + to);
    }

    @Test
    void get_withEverything_asksForEverything() throws Exception {
        TestExchange.get("/query", "target=cpu&target=app/mem&maxDataPoints=7&step=1m&type=table")
                .handledBy(engine);

        assertThat(asked).extracting(Query::metric).containsExactlyInAnyOrder("cpu", "mem");
        assertThat(asked).extracting(Query::refId).containsExactlyInAnyOrder("A", "B");
        assertThat(asked).allSatisfy(query -> {
            assertThat(query.maxDataPointsOr(0)).isEqualTo(7);
            assertThat(query.interval()).isEqualTo(Duration.ofMinutes(1));
            assertThat(query.shape()).hasToString("TABLE");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target=cpu&from=2026-11-22T05:00:00+01:00",
                "target=cpu+1",
                "target=cpu&timezone=Etc/GMT+3&from=now/d&to=later"
            })
    void get_withAPlusThatIsNotEscaped_saysHowToWriteIt(String query) throws Exception {
        TestExchange answer = TestExchange.get("/query", query).handledBy(engine);

        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.sent()).contains("; '+' in a URL is a blank, write %2B if a plus is meant");
    }

    @Test
    void get_ofWhatIsUnknownWithoutAPlus_saysNothingOfIt() throws Exception {
        assertThat(TestExchange.get("/query", "target=cpu%201")
                        .handledBy(engine)
                        .sent())
                .contains("unknown target 'cpu 1'")
                .doesNotContain("%2B");
    }

    @Test
    void get_ofNothing_isNoData() throws Exception {
        TestExchange.get("/query", "").handledBy(engine).assertSent("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, range.from",
        "maxDataPoints=many, 'maxDataPoints'",
        "step=-1, 'step'",
        "target=%zz, the URL holds"
    })
    void get_withAnImpossibleValue_isABadRequestThatNamesIt(String parameter, String named) throws Exception {
        TestExchange answer =
                TestExchange.get("/query", "target=cpu&" + parameter).handledBy(engine);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.sent()).contains(named);
    }

    @ParameterizedTest
    @CsvSource({"maxDataPoints=2000000000, 100000, PT0.216S", "step=1, 0, PT0.216S", "intervalMs=500, 0, PT0.5S"})
    void get_forMorePointsThanAnyScreenHas_asksForFewer(String parameter, int points, Duration interval)
            throws Exception {
        TestExchange.get("/query", "target=cpu&" + parameter).handledBy(engine);

        assertThat(asked.get(0).maxDataPointsOr(0)).isEqualTo(points);
        assertThat(asked.get(0).interval()).isEqualTo(interval);
    }
}
