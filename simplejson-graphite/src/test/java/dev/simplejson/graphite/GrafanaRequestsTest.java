// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.testkit.MemoryExchange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Grafana's Graphite data source sends, byte by byte, as it was recorded from 7.5.5 and is written in the code of 5.4 to 13. */
class GrafanaRequestsTest extends GraphiteTesting {
    private MemoryExchange post(String path, String body) throws Exception {
        return postForm(path, body).handledBy(both());
    }

    private MemoryExchange get(String url) throws Exception {
        return MemoryExchange.get(url).handledBy(both());
    }

    // Panels

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target=waves.load&from=-1h&until=now&format=json&maxDataPoints=300",
                "target=waves.load&from=1699996400&until=1700000000&format=json&maxDataPoints=1020",
                "target=waves.load&from=-6h&until=now&format=json&maxDataPoints=926&cacheTimeout=60",
                "target=waves.load&from=-30s&until=now&format=json&maxDataPoints=926",
                "target=waves.load&from=-5min&until=now&format=json&maxDataPoints=926",
                "target=waves.load&from=-1mon&until=now&format=json&maxDataPoints=926",
                "format=json&from=-5min&maxDataPoints=500&target=waves.load&until=now",
                "format=json&from=1699999700&maxDataPoints=43200&target=waves.load&until=1700000000"
            })
    void render_aPanelOrAnAlertRule_isAnswered(String body) throws Exception {
        for (String path : List.of("/render", "/grafana/render", "/base/waves/render")) {
            MemoryExchange answer = post(path, path.contains("/waves/") ? body.replace("waves.", "") : body);

            assertThat(names(answer)).as(path).containsExactly(path.contains("/waves/") ? "load" : "waves.load");
            assertThat(points(answer, 0)).isNotEmpty().hasSizeLessThanOrEqualTo(2 * 1020 + 2);
            assertThat(answer.answerHeader("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void render_severalQueries_areAnsweredInTheirOrder() throws Exception {
        MemoryExchange answer = post(
                "/render",
                "target=aliasSub(waves.series~A%2C%20%22(%5E.*%24)%22%2C%20%22%5C1%20A%22)"
                        + "&target=aliasSub(db.cpu, \"(^.*$)\", \"\\1 B\")"
                        + "&from=-1min&until=now&format=json&maxDataPoints=926");

        assertThat(names(answer)).containsExactly("waves.series A A", "db.cpu;host=web-1 B", "db.cpu;host=web-2 B");
    }

    @Test
    void render_serversCode_writesBlanksAsPlus() throws Exception {
        MemoryExchange answer = post(
                "/render",
                "format=json&from=-5min&maxDataPoints=500&target=alias%28waves.series+A%2C+%27x%27%29&until=now");

        assertThat(names(answer)).containsExactly("x");
    }

    @Test
    void render_points_areValueAndWholeSecondsBehindTheStart() throws Exception {
        MemoryExchange answer = post("/render", "target=waves.load&from=-30s&until=now&format=json&maxDataPoints=926");

        assertThat(answer.text())
                .isEqualTo("[{\"target\":\"waves.load\",\"tags\":{\"name\":\"load\",\"source\":\"waves\"},"
                        + "\"datapoints\":[[-20,1699999980],[-10,1699999990],[0,1700000000]]}]");
    }

    @Test
    void render_oneSecond_isItsLastMoment() throws Exception {
        assertThat(post("/render", "target=waves.load&from=1699999979&until=1699999980&format=json")
                        .text())
                .contains("\"datapoints\":[[-20,1699999980]]");
        assertThat(post("/render", "target=waves.load&from=1699999980&until=1699999981&format=json")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void render_saveAndTest_isAnArray() throws Exception {
        assertThat(names(post("/render", "target=constantLine(100)&from=-1h&until=now&format=json&maxDataPoints=300")))
                .containsExactly("100.0");
        assertThat(
                        names(
                                post(
                                        "/render",
                                        "target=aliasSub(constantLine(100)%2C%20%22(%5E.*%24)%22%2C%20%22%5C1%20A%22)&from=-1h&until=now&format=json&maxDataPoints=300")))
                .containsExactly("100.0 A");
        assertThat(names(post(
                        "/render",
                        "format=json&from=1699996400&maxDataPoints=100&target=constantLine%28100%29&until=1700000000")))
                .containsExactly("100.0");
    }

    @Test
    void render_multiValueVariable_isAGlob() throws Exception {
        assertThat(names(post(
                        "/render", "target=waves.{series~A,load}&from=-1h&until=now&format=json&maxDataPoints=300")))
                .containsExactly("waves.load", "waves.series A");
        assertThat(names(post("/render", "target=waves.*&from=-1h&until=now&format=json&maxDataPoints=300")))
                .containsExactly("waves.load", "waves.series A", "waves.series B");
    }

    @Test
    void render_valuesOfAVariable_areTheNamesOfAll() throws Exception {
        assertThat(names(get("/render?target=db.{cpu,orders}&from=-1h&until=now&format=json")))
                .contains("db.cpu;host=web-1", "db.orders;host=web-2");
    }

    @Test
    void render_annotationsByQuery_areAPanelOfAHundredPoints() throws Exception {
        assertThat(points(post("/render", "target=waves.load&from=-1h&until=now&format=json&maxDataPoints=100"), 0))
                .hasSizeLessThanOrEqualTo(2 * 100 + 2);
    }

    // The editor

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "query=*;db,waves",
                "query=waves.*;load,series~A,series~B",
                "query=*av*;waves",
                "query=waves.*eri*;series~A,series~B",
                "query=waves;waves",
                "query=waves.load;load",
                "query=db.{orders,cpu};orders,cpu",
                "query=*.*;orders,cpu,load,series~A,series~B",
                "query=nothing.at.all;",
                "query=a+b&c%d.*;",
                "query=;"
            })
    void find_theEditorsRequests_giveALevel(String body, String texts) throws Exception {
        for (String url : List.of("/metrics/find?from=1699996400&until=1700000000", "/metrics/find")) {
            MemoryExchange answer = post(url, body);

            List<String> found = ((List<?>) Json.read(answer.bytes()))
                    .stream()
                            .map(node -> (String) ((Map<?, ?>) node).get("text"))
                            .toList();
            assertThat(String.join(",", found)).isEqualTo(texts == null ? "" : texts);
        }
    }

    @Test
    void find_nodes_haveNumbersAndTheirWholePath() throws Exception {
        assertThat(post("/metrics/find", "query=db.orders").text())
                .isEqualTo(
                        "[{\"text\":\"orders\",\"id\":\"db.orders\",\"leaf\":1,\"expandable\":1,\"allowChildren\":1}]");
        assertThat(get("/metrics/find?query=waves.series~A&from=1699996400&until=1700000000")
                        .text())
                .isEqualTo(
                        "[{\"text\":\"series~A\",\"id\":\"waves.series~A\",\"leaf\":1,\"expandable\":0,\"allowChildren\":0}]");
    }

    @Test
    void find_sameNodeInSeveralBranches_isOneRowWithTheGlobsInFront() throws Exception {
        FakeSource more = new FakeSource("more", List.of("load.one", "load.two"));

        assertThat(postForm("/metrics/find", "query=*.load")
                        .handledBy(engine(waves, more))
                        .text())
                .isEqualTo("[{\"text\":\"load\",\"id\":\"*.load\",\"leaf\":1,\"expandable\":1,\"allowChildren\":1}]");
        assertThat(postForm("/metrics/find", "query=expand(*.load)")
                        .handledBy(engine(waves, more))
                        .text())
                .contains("\"text\":\"more.load\"", "\"text\":\"waves.load\"");
    }

    @Test
    void expand_acrossNodes_goesDownToThePathsThatEndSo() throws Exception {
        assertThat(get("/metrics/expand?query=**.amount").text()).isEqualTo("{\"results\":[\"db.orders.amount\"]}");
        assertThat(get("/metrics/expand?query=db.**").text())
                .isEqualTo("{\"results\":[\"db.cpu\",\"db.orders\",\"db.orders.amount\"]}");
    }

    @Test
    void find_encodedByGrafanasServer_isDecoded() throws Exception {
        assertThat(post("/metrics/find", "query=waves.%2A&from=1699996400&until=1700000000")
                        .text())
                .contains("series~A");
        assertThat(FindEndpoint.queryOf("query=100%")).isEqualTo("100%");
        assertThat(FindEndpoint.queryOf("query=a+b&c.*")).isEqualTo("a+b&c.*");
        assertThat(FindEndpoint.queryOf("from=1&query=a")).isEqualTo("a");
    }

    @Test
    void find_ofOneSource_beginsWithItsMetrics() throws Exception {
        assertThat(post("/base/waves/metrics/find", "query=*").text())
                .contains("series~A")
                .doesNotContain("waves");
    }

    @Test
    void expand_aVariablesQuery_givesPaths() throws Exception {
        assertThat(get("/metrics/expand?query=waves.*&from=1699996400&until=1700000000")
                        .text())
                .isEqualTo("{\"results\":[\"waves.load\",\"waves.series~A\",\"waves.series~B\"]}");
        assertThat(post("/metrics/find?from=1699996400&until=1700000000", "query=expand(waves.l*)")
                        .text())
                .contains("\"text\":\"waves.load\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/tags/autoComplete/tags;host,name,source",
                "/tags/autoComplete/tags?tagPrefix=ho;host",
                "/tags/autoComplete/tags?expr=name%3Dcpu&tagPrefix=&limit=0;host,source",
                "/tags/autoComplete/tags?expr=source%3Dwaves&expr=name%3Dload&tagPrefix=&limit=5000&from=-1h&until=now;",
                "/tags/autoComplete/tags?limit=2;host,name",
                "/tags/autoComplete/values?expr=name%3Dcpu&expr=source%3D~d.*&tag=host&valuePrefix=&limit=10000&from=1699996400&until=1700000000;web-1,web-2",
                "/tags/autoComplete/values?tag=host&valuePrefix=web-2;web-2",
                "/tags/autoComplete/values?expr=source%3Dwaves&tag=host;",
                "/tags/autoComplete/values?tag=name&limit=0;cpu,load,orders,orders.amount,series A,series B",
                "/tags/autoComplete/values?expr=name%3D~series&tag=name;series A,series B",
                "/tags/autoComplete/values?tag=source;db,waves",
                "/tags/autoComplete/values?tag=nothing;"
            })
    void autoComplete_theEditorsRequests_giveTexts(String url, String texts) throws Exception {
        MemoryExchange answer = get(url);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(((List<?>) Json.read(answer.bytes()))
                        .stream().map(String.class::cast).toList())
                .isEqualTo(texts == null ? List.of() : List.of(texts.split(",")));
    }

    @Test
    void render_tags_chooseSeriesAndReachTheSource() throws Exception {
        MemoryExchange answer = post(
                "/render",
                "target=seriesByTag('name=cpu','host=~(web-1|web-9)')&from=-1min&until=now&format=json&maxDataPoints=300");

        assertThat(names(answer)).containsExactly("cpu;host=web-1");
        assertThat(db.lastFilters().toString()).contains("host").contains("(web-1|web-9)");
        assertThat(waves.queries).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seriesByTag('name=load')|load",
                "seriesByTag('source=waves','name=~series')|series A,series B",
                "seriesByTag('host=web-2')|cpu;host=web-2,orders;host=web-2,orders.amount;host=web-2",
                "seriesByTag('name=~.%2B','host=')|load,series A,series B",
                "seriesByTag('name=cpu','host!=web-1')|cpu;host=web-2",
                "seriesByTag('name=cpu','host!=~web')|",
                "db.cpu;host=web-1|db.cpu;host=web-1",
                "sumSeries(db.cpu;host=web-1)|sumSeries(db.cpu;host=web-1)"
            })
    void render_conditionsOnTags_meanWhatTheyMeanInGraphite(String target, String expected) throws Exception {
        MemoryExchange answer = post("/render", "target=" + target + "&from=-1min&until=now");

        assertThat(String.join(",", names(answer))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void functions_whatThereIs_isAllThatTheEditorOffers() throws Exception {
        Map<?, ?> functions = (Map<?, ?>) Json.read(get("/functions").bytes());

        assertThat(functions.keySet().stream().map(String.class::cast))
                .contains("aliasSub", "sumSeries", "movingAverage")
                .doesNotContain("seriesByTag");
        Map<?, ?> summarize = (Map<?, ?>) functions.get("summarize");
        assertThat(summarize.keySet().stream().map(String.class::cast))
                .containsExactly("name", "function", "description", "module", "group", "params");
        assertThat(get("/functions").text())
                .contains(
                        "\"scale\":{\"name\":\"scale\",\"function\":\"scale(seriesList, factor)\",\"description\":\"Multiplies every value by a"
                                + " number.\",\"module\":\"graphite.render.functions\",\"group\":\"Transform\",\"params\":[{\"name\":\"seriesList\",\"type\":"
                                + "\"seriesList\",\"required\":true},{\"name\":\"factor\",\"type\":\"float\",\"required\":true}]}");
    }

    @Test
    void version_isAJsonText() throws Exception {
        assertThat(get("/version").text()).isEqualTo("\"1.1.8\"");
    }

    // Annotations

    @Test
    void events_withTags_areAnnotationsWithAllOfThem() throws Exception {
        assertThat(get("/waves/events/get_data?from=-1h&until=now&tags=deploy%20prod")
                        .text())
                .isEqualTo(
                        "[{\"id\":1,\"when\":1699999940,\"what\":\"waves deployed\",\"data\":\"by hand\",\"tags\":[\"deploy\",\"prod\"]}]");
    }

    @Test
    void events_withoutTags_areAllOfTheRange() throws Exception {
        List<?> events = (List<?>) Json.read(
                get("/events/get_data?from=1699996400&until=1700000000").bytes());

        assertThat(events.stream().map(event -> (String) ((Map<?, ?>) event).get("what")))
                .containsExactlyInAnyOrder("waves tested", "db tested", "waves deployed", "db deployed");
    }

    // Errors

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "target=waves.lood&from=-1h&until=now|404|no metric has the path 'waves.lood'; nearest known: 'waves.load'",
                "target=sumSeries(waves.load,nothing)&from=-1h&until=now|404|no metric has the path 'nothing'; nearest known: ",
                "target=holtWinters(waves.load)&from=-1h&until=now|400|function 'holtWinters' is not offered; nearest known: ",
                "target=scale(waves.load)&from=-1h&until=now|400|function 'scale': 'factor' is missing, a number; it is called as scale(seriesList, factor)",
                "target=scale(waves.load&from=-1h&until=now|400|target cannot be read at character ",
                "target=waves.load&from=2023-11-14&until=now|400|from is '2023-11-14'; expected epoch seconds, now, a day as 20260315",
                "target=waves.load&from=20231115&until=1700006400|400|from and until are the same time",
                "target=waves.load&from=20231115&until=1700002800&tz=Europe/Berlin|400|from and until are the same time",
                "target=waves.load&from=-1h&until=now&tz=Berlin|400|tz is 'Berlin'; expected a time zone, such as Europe/Berlin",
                "target=waves.load&from=now&until=now|400|from and until are the same time",
                "target=waves.load&format=png|400|format is 'png'; expected json"
            })
    void render_whatCannotBeAnswered_isOneLineOfPlainText(String body, int status, String message) throws Exception {
        MemoryExchange answer = post("/render", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.answerHeader("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.text()).startsWith(message).endsWith("\n").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"waves.nothing*", "seriesByTag('name=nothing')", "sumSeries(waves.x*)", " "})
    void render_globsAndTagsWithoutSeries_areAnEmptyAnswer(String target) throws Exception {
        assertThat(post("/render", "target=" + target + "&from=-1h&until=now").text())
                .isEqualTo("[]");
    }
}
