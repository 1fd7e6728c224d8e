// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.explorer.Shop;
import dev.simplejson.explorer.TestExchange;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Grafana's files. That Grafana's own schema takes them, and that their queries are answered, is {@code .ci/page}'s to see. */
class GrafanaEndpointsTest {
    private final SimpleJsonEngine engine = SimpleJsonEngine.builder()
            .sources(
                    new Shop("shop", "orders", "labelled", "both"),
                    new Shop("db", "rows.count", "both", "broken", "old"))
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    private String get(String path) throws IOException {
        TestExchange answer = TestExchange.get("/-/grafana/" + path).handledBy(engine);
        assertThat(answer.status()).as(answer.sent()).isEqualTo(200);
        return answer.sent();
    }

    private String refused(String path) throws IOException {
        TestExchange answer = TestExchange.get("/-/grafana/" + path).handledBy(engine);
        assertThat(answer.status()).isEqualTo(400);
        return answer.sent();
    }

    @Test
    void datasource_ofOneSource_isAnotherDataSource() throws Exception {
        TestExchange one = TestExchange.get("/shop/-/grafana/datasource.yaml").handledBy(engine);

        assertThat(one.answerHeader("Content-Type")).isEqualTo("application/yaml");
        assertThat(one.sent())
                .contains(
                        "url: \"http://127.0.0.1:8080/app/shop\"",
                        "uid: \"simplejson-infinity-shop\"",
                        "name: \"shop (infinity)\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', http://127.0.0.1:8080/app",
        "'', https://set.example/data/, https://set.example/data",
        "?url=https://said.example/x/, https://set.example/data, https://said.example/x"
    })
    void datasource_address_isWhatIsSaidElseSetElseAsked(String query, String set, String expected) throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "orders"))
                .settings(SimpleJsonSettings.builder().set("public-url", set).build())
                .build()) {
            assertThat(TestExchange.get("/-/grafana/datasource.yaml" + query)
                            .handledBy(other)
                            .sent())
                    .contains("url: \"" + expected + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer s3cret, 'httpHeaderValue1: \"Bearer $SIMPLEJSON_KEY\"'",
        "Basic YW5uOnMzY3JldA==, 'basicAuthUser: \"ann\"'",
        "Basic YW5uOnMzY3JldA==, 'basicAuthPassword: \"$SIMPLEJSON_KEY\"'"
    })
    void datasource_askedWithAKey_saysHowButNotWhich(String authorization, String expected) throws Exception {
        String yaml = TestExchange.get("/-/grafana/datasource.yaml")
                .with("Authorization", authorization)
                .handledBy(engine)
                .sent();

        assertThat(yaml).contains(expected).doesNotContain("s3cret", "YW5u");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "datasource.yaml?plugin=loki | expected one of infinity, graphite, simpod, simplejson",
                "datasource.yaml?auth=magic | expected none, bearer, basic or header:X-API-Key",
                "datasource.yaml?url=javascript:alert(1) | expected an address such as https://example.org/grafana",
                "alert.yaml?target=orders | needs the parameters 'target' and 'above'",
                "alert.yaml?target=orders&above=much | parameter 'above' is 'much'; expected a number",
                "alert.yaml?target=orders&above=NaN | expected a number",
                "alert.yaml?target=orders&above=1&plugin=simpod | expected infinity or graphite"
            })
    void file_thatCannotBe_isRefusedInWords(String path, String expected) throws Exception {
        assertThat(refused(path)).contains(expected);
    }

    @Test
    void alert_unknownTarget_namesTheNearest() throws Exception {
        TestExchange answer =
                TestExchange.get("/-/grafana/alert.yaml?target=ordes&above=1").handledBy(engine);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.sent()).contains("unknown target 'ordes'; nearest known: 'orders'");
    }

    /** Grafana would put an environment variable in the place of a dollar sign. */
    @Test
    void alert_targetWithADollar_isEscaped() throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "price $USD \"x\\y\""))
                .build()) {
            assertThat(TestExchange.get("/-/grafana/alert.yaml?above=1.5&target=price%20%24USD%20%22x%5Cy%22")
                            .handledBy(other)
                            .sent())
                    .contains("value: \"price $$USD \\\"x\\\\y\\\"\"", "- 1.5\n");
        }
    }

    @Test
    void alert_again_isTheSameRuleWhateverTheNumber() throws Exception {
        String first = get("alert.yaml?target=orders&above=1");

        assertThat(get("alert.yaml?target=orders&above=2"))
                .isEqualTo(first.replace("above 1", "above 2").replace("- 1\n", "- 2\n"));
    }

    @Test
    void dashboard_ofAll_hasAPanelForEachMetricInRowsBySource() throws Exception {
        assertThat(get("dashboard.json?plugin=simplejson"))
                .contains(
                        "\"title\":\"db · rows\"",
                        "\"title\":\"shop\"",
                        "\"target\":\"orders\"",
                        "\"target\":\"shop/both\"",
                        "\"target\":\"db/both\"",
                        "\"target\":\"broken\"",
                        "\"unit\":\"bytes\"",
                        "\"type\":\"adhoc\"");
    }

    @Test
    void dashboard_ofAMetricWithLabels_hasAVariableForEachWhereThatReaches() throws Exception {
        assertThat(get("dashboard.json?plugin=infinity&target=labelled"))
                .contains(
                        "\"name\":\"host\"",
                        "\\\"adhocFilters\\\":[{\\\"key\\\":\\\"host\\\",\\\"operator\\\":\\\"=|\\\",\\\"values\\\":${host:json}}]",
                        "\"displayName\":\"${__field.labels.metric} ${__field.labels.host}\"")
                .doesNotContain("adhoc\"");
        assertThat(get("dashboard.json?plugin=graphite&target=labelled"))
                .contains(
                        "aliasByTags(seriesByTag('name=labelled', 'source=shop', 'host=~${host:regex}'), 'name',"
                                + " 'host')",
                        "\"query\":\"tag_values(host)\"");
        assertThat(get("dashboard.json?plugin=simpod&target=labelled"))
                .contains("\"type\":\"adhoc\"")
                .doesNotContain("\"name\":\"host\"");
    }

    @Test
    void dashboard_ofOldDataAlone_showsItsTime() throws Exception {
        assertThat(get("dashboard.json?target=old"))
                .contains("\"time\":{\"from\":\"1325376000000\",\"to\":\"1325376000001\"}", "\"unit\":\"celsius\"");
    }

    @Test
    void dashboard_ofOldDataBesideNew_hasThatPanelReachBack() throws Exception {
        assertThat(get("dashboard.json?source=db"))
                .contains("\"time\":{\"from\":\"now-6h\",\"to\":\"now\"}")
                .containsPattern("\"title\":\"old\".*\"timeFrom\":\"\\d+y\"");
    }

    @Test
    void dashboard_moreThanFortyMetrics_namesTheRestAndShowsSomeOfEachSource() throws Exception {
        String[] names = IntStream.range(0, 100).mapToObj(i -> "m" + i).toArray(String[]::new);
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("a", names), new Shop("z", "last"))
                .build()) {
            String dashboard = TestExchange.get("/-/grafana/dashboard.json")
                    .handledBy(other)
                    .sent();

            assertThat(dashboard.split("\"type\":\"timeseries\"")).hasSize(41);
            assertThat(dashboard)
                    .contains("\"title\":\"last\"", "\"title\":\"61 more metrics\"", "\\n- `m99`")
                    .doesNotContain("\\n- `m1`");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"infinity", "graphite", "simpod", "simplejson"})
    void dashboard_again_isTheSame(String plugin) throws Exception {
        String path = "dashboard.json?target=old&plugin=" + plugin;

        assertThat(get(path + "&for=api")).isEqualTo("{\"dashboard\":" + get(path) + ",\"overwrite\":true}");
    }

    @Test
    void dashboard_unknownSource_isNotFound() throws Exception {
        TestExchange answer =
                TestExchange.get("/-/grafana/dashboard.json?source=nosuch").handledBy(engine);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.sent()).contains("unknown data source 'nosuch'; known: db, shop");
    }
}
