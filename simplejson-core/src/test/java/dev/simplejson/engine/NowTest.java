// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Column;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NowTest extends EngineTesting {
    private final SimpleJsonEngine engine = engine(new FakeSource("app", "cpu", "gaps", "none", "huge", "text")
            .answering(query -> switch (query.metric()) {
                case "cpu" ->
                    List.of(
                            TimeSeries.named("cpu")
                                    .label("host", "web-1")
                                    .points(new long[] {10, 20, 30, 40}, new double[] {1, 4, 2.5, Double.NaN}),
                            TimeSeries.named("cpu").label("host", "web-2").points(sink -> sink.add(10, -1)));
                case "gaps" -> List.of(TimeSeries.named("gaps").points(new long[] {10}, new double[] {Double.NaN}));
                case "huge" ->
                    List.of(TimeSeries.named("huge").points(new long[] {10, 20}, new double[] {1e308, 1e308}));
                case "text" ->
                    List.of(Table.named("names")
                            .columns(Column.string("Name"))
                            .row("x")
                            .build());
                default -> List.of();
            }));

    @ParameterizedTest
    @CsvSource({
        "'', 2.5, -1",
        "last, 2.5, -1",
        "avg, 2.5, -1",
        "min, 1, -1",
        "max, 4, -1",
        "sum, 7.5, -1",
        "count, 3, 1"
    })
    void now_reducedInAnyWay_isOneNumberPerSeriesAndNoTime(String reduce, String first, String second)
            throws Exception {
        get("target=cpu&from=0&to=1000&reduce=" + reduce)
                .assertSent("[{\"metric\":\"cpu\",\"host\":\"web-1\",\"value\":" + first
                        + "},{\"metric\":\"cpu\",\"host\":\"web-2\",\"value\":" + second + "}]");
    }

    @Test
    void now_postedAsInfinityDoes_isTheSame() throws Exception {
        TestExchange.post("/now", "{\"from\":0,\"to\":1000,\"reduce\":\"max\",\"targets\":[{\"target\":\"cpu\"}]}")
                .with("Content-Type", "text/plain")
                .handledBy(engine)
                .assertSent("[{\"metric\":\"cpu\",\"host\":\"web-1\",\"value\":4},"
                        + "{\"metric\":\"cpu\",\"host\":\"web-2\",\"value\":-1}]");
    }

    @Test
    void now_postedWithoutBody_takesTheUrl() throws Exception {
        TestExchange.post("/now", "")
                .withQuery("target=cpu&from=0&to=1000&reduce=count")
                .handledBy(engine)
                .assertSent("[{\"metric\":\"cpu\",\"host\":\"web-1\",\"value\":3},"
                        + "{\"metric\":\"cpu\",\"host\":\"web-2\",\"value\":1}]");
    }

    @Test
    void now_ofSeriesWithoutValue_leavesThemOut() throws Exception {
        get("target=gaps&target=none&from=0&to=1000").assertSent("[]");
    }

    @Test
    void now_countOfSeriesWithoutValue_isZero() throws Exception {
        get("target=gaps&reduce=count&from=0&to=1000").assertSent("[{\"metric\":\"gaps\",\"value\":0}]");
    }

    @Test
    void now_ofNumbersTooLargeToAdd_leavesThemOut() throws Exception {
        TestExchange answer = get("target=huge&reduce=sum&from=0&to=1000");

        answer.assertSent("[]");
        assertThat(answer.answerHeader("X-Warning"))
                .isEqualTo("the sum of 'huge' is too large for a number, and is left out");
    }

    @Test
    void now_meanOfNumbersTooLargeToAdd_isTheirMean() throws Exception {
        get("target=huge&reduce=avg&from=0&to=1000").assertSent("[{\"metric\":\"huge\",\"value\":1e308}]");
    }

    @Test
    void now_asCsv_hasNoTimeEither() throws Exception {
        assertThat(get("target=cpu&from=0&to=1000&format=csv").sent())
                .isEqualTo("metric,host,value\r\ncpu,web-1,2.5\r\ncpu,web-2,-1\r\n");
    }

    @Test
    void now_reducedInAWayThatThereIsNot_isABadRequest() throws Exception {
        get("target=cpu&reduce=median")
                .assertError(
                        400, "BAD_REQUEST", "'reduce' is 'median'; expected one of last, avg, min, max, sum, count");
    }

    @Test
    void now_ofAnUnknownTarget_isNotFound() throws Exception {
        assertThat(get("target=nothing").status()).isEqualTo(404);
    }

    @Test
    void now_ofATableWithoutNumbers_isABadRequest() throws Exception {
        get("target=text&from=0&to=1000")
                .assertError(
                        400,
                        "BAD_REQUEST",
                        "'names' is a table without a time and a number column; ask /rows for it with type=table");
    }

    private TestExchange get(String parameters) throws Exception {
        return TestExchange.get("/now", parameters).handledBy(engine);
    }
}
