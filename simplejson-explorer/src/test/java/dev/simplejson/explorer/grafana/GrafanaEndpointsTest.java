// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.explorer.Shop;
import dev.simplejson.testkit.MemoryExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Grafana's files. That Grafana's own schema takes them, and that their queries are answered, is {@code .ci/page}'s to see. */
class GrafanaEndpointsTest {
    private final SimpleJsonEngine engine = SimpleJsonEngine.builder()
            .sources(
                    new Shop("shop", "orders", "labelled", "both"),
                    new Shop(
                            "db",
                            "rows.count",
                            "rows.size",
                            "both",
                            "broken",
                            "old",
                            "daily",
                            "ancient",
                            "future",
                            "void"))
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    private String get(String path) throws IOException {
        MemoryExchange answer = MemoryExchange.get("/-/grafana/" + path).handledBy(engine);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private String refused(String path) throws IOException {
        MemoryExchange answer = MemoryExchange.get("/-/grafana/" + path).handledBy(engine);
        assertThat(answer.status()).isEqualTo(400);
        return answer.text();
    }

    @Test
    void datasource_ofOneSource_isAnotherDataSource() throws Exception {
        MemoryExchange one =
                MemoryExchange.get("/shop/-/grafana/datasource.yaml").handledBy(engine);

        assertThat(one.answerHeader("Content-Type")).isEqualTo("application/yaml");
        assertThat(one.text())
                .contains(
                        "url: \"http://127.0.0.1:8080/app/grafana/shop\"",
                        "uid: \"simplejson-infinity-shop\"",
                        "name: \"shop (infinity)\"");
    }

    @Test
    void files_ofAServerWithAName_takeNoOtherServersPlace() throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "orders"))
                .settings(SimpleJsonSettings.builder()
                        .set("public-name", "plant-2")
                        .build())
                .build()) {
            String datasource = MemoryExchange.get("/-/grafana/datasource.yaml")
                    .handledBy(other)
                    .text();
            String dashboard = MemoryExchange.get("/-/grafana/dashboard.json")
                    .handledBy(other)
                    .text();
            String alert = MemoryExchange.get("/-/grafana/alert.yaml?target=orders&above=1")
                    .handledBy(other)
                    .text();

            assertThat(datasource).contains("name: \"plant-2 (infinity)\"", "uid: \"plant-2-infinity\"");
            assertThat(dashboard)
                    .contains("\"title\":\"plant-2\"", "plant-2-infinity")
                    .contains("\"uid\":\"plant-2-");
            assertThat(alert).contains("uid: \"plant-2-", "name: \"plant-2: orders\"");
            assertThat(MemoryExchange.get("/shop/-/grafana/datasource.yaml")
                            .handledBy(other)
                            .text())
                    .contains("uid: \"plant-2-infinity-shop\"", "name: \"plant-2 shop (infinity)\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', http://127.0.0.1:8080/app/grafana",
        "'', https://set.example/data/, https://set.example/data",
        "?url=https://said.example/x/, https://set.example/data, https://said.example/x"
    })
    void datasource_address_isWhatIsSaidElseSetElseAsked(String query, String set, String expected) throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "orders"))
                .settings(SimpleJsonSettings.builder().set("public-url", set).build())
                .build()) {
            assertThat(MemoryExchange.get("/-/grafana/datasource.yaml" + query)
                            .handledBy(other)
                            .text())
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
        String yaml = MemoryExchange.get("/-/grafana/datasource.yaml")
                .with("Authorization", authorization)
                .handledBy(engine)
                .text();

        assertThat(yaml).contains(expected).doesNotContain("s3cret", "YW5u");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "datasource.yaml?plugin=loki | expected one of infinity, graphite, simpod, simplejson",
                "datasource.yaml?auth=magic | expected none, bearer, basic or header:X-API-Key",
                "datasource.yaml?url=javascript:alert(1) | expected an address such as https://example.org/grafana",
                "alert.yaml?target=a%26b%20c | needs the parameters 'target' and 'above': ?target=a%26b%20c&above=1000000",
                "alert.yaml?above=5 | needs the parameters 'target' and 'above': ?target=heap&above=5",
                "alert.yaml | needs the parameters 'target' and 'above': ?target=heap&above=1000000",
                "alert.yaml?target=orders&above=much | parameter 'above' is 'much'; expected a number",
                "alert.yaml?target=orders&above=NaN | expected a number",
                "alert.yaml?target=orders&above=1f | parameter 'above' is '1f'; expected a number",
                "alert.yaml?target=orders&target=both&above=1 | parameter 'target' is given 2 times; expected it once",
                "dashboard.json?source=shop&source=db | parameter 'source' is given 2 times; expected it once",
                "alert.yaml?target=orders&above=1&plugin=simpod | expected infinity or graphite"
            })
    void file_thatCannotBe_isRefusedInWords(String path, String expected) throws Exception {
        assertThat(refused(path)).contains(expected);
    }

    @Test
    void alert_unknownTarget_namesTheNearest() throws Exception {
        MemoryExchange answer =
                MemoryExchange.get("/-/grafana/alert.yaml?target=ordes&above=1").handledBy(engine);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("unknown target 'ordes'; nearest known: 'orders'");
    }

    /** Grafana would put an environment variable in the place of a dollar sign. */
    @Test
    void alert_targetWithADollar_isEscaped() throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "price $USD \"x\\y\""))
                .build()) {
            assertThat(MemoryExchange.get("/-/grafana/alert.yaml?above=1.5&target=price%20%24USD%20%22x%5Cy%22")
                            .handledBy(other)
                            .text())
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
                .contains(
                        "\"time\":{\"from\":\"2011-12-31T23:59:00Z\",\"to\":\"2012-01-01T00:01:00Z\"}",
                        "\"unit\":\"celsius\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows.count | now-6h | now",
                "daily | now-31d | now",
                "ancient | 1874-04-20T07:06:40Z | 1907-04-05T08:00:00Z",
                "void | now-6h | now",
                "broken | now-6h | now",
                "rows.count&target=future | now-6h | now",
                "rows.count&target=daily | now-6h | now"
            })
    void dashboard_time_isWhereTheDataIs(String target, String from, String to) throws Exception {
        assertThat(get("dashboard.json?target=" + target))
                .contains("\"time\":{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
    }

    @Test
    void dashboard_ofTheFutureAlone_showsIt() throws Exception {
        assertThat(get("dashboard.json?target=future"))
                .containsPattern("\"time\":\\{\"from\":\"20\\d\\d-.*Z\",\"to\":\"20\\d\\d-[^\"]*Z\"}");
    }

    @Test
    void dashboard_ofOldDataBesideNew_hasThatPanelReachBack() throws Exception {
        assertThat(get("dashboard.json?source=db"))
                .contains("\"time\":{\"from\":\"now-6h\",\"to\":\"now\"}")
                .containsPattern("\"title\":\"future\".*?\"timeFrom\":\"\\+31d\"")
                .containsPattern("\"title\":\"old\".*?\"timeFrom\":\"\\d{4}d\"")
                .containsPattern("\"title\":\"daily\".*?\"timeFrom\":\"31d\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "it's | \"name=it's\"",
                "say \"x\" | 'name=say \"x\"'",
                "it's \"x\" | 'name=~^(?:it\\x27s\\x20\\x22x\\x22)$'",
                "~x | 'name=~^(?:\\x7ex)$'",
                "$datasource | 'name=~^(?:\\x24datasource)$'",
                "Größe #A | 'name=~^(?:Größe\\x20\\x23A)$'",
                "C:\\ | 'name=~^(?:C\\x3a\\x5c)$'"
            })
    void graphite_nameOfAnySymbols_isAskedForInItsGrammar(String metric, String condition) throws Exception {
        try (SimpleJsonEngine other =
                SimpleJsonEngine.builder().sources(new Shop("shop", metric)).build()) {
            String target = Json.text("aliasByTags(seriesByTag(" + condition + ", 'source=shop'), 'name')");

            assertThat(MemoryExchange.get("/-/grafana/dashboard.json?plugin=graphite")
                            .handledBy(other)
                            .text())
                    .contains("\"target\":" + target);
        }
    }

    @Test
    void dashboard_labelsOfAnySymbols_haveVariablesOfTheirOwnOrAreNamed() throws Exception {
        try (SimpleJsonEngine other =
                SimpleJsonEngine.builder().sources(new Shop("shop", "symbols")).build()) {
            String graphite = MemoryExchange.get("/-/grafana/dashboard.json?plugin=graphite")
                    .handledBy(other)
                    .text();
            String infinity = MemoryExchange.get("/-/grafana/dashboard.json")
                    .handledBy(other)
                    .text();

            assertThat(graphite)
                    .contains(
                            "'a-b=~${a_b:regex}', 'a_b=~${a_b_2:regex}'",
                            "=~${datasource_2:regex}",
                            "=~${label__name__:regex}")
                    .contains("\"title\":\"Labels without a variable\"", "\\n- `it's \\\"x\\\"`");
            assertThat(infinity).contains("\"name\":\"it_s__x_\"").doesNotContain("without a variable");
        }
    }

    /** {@code /rows} has columns of these names. */
    @Test
    void dashboard_labelsNamedAsColumnsOrNotEverywhere_areAllReadAndHaveVariables() throws Exception {
        try (SimpleJsonEngine other =
                SimpleJsonEngine.builder().sources(new Shop("shop", "eav")).build()) {
            String infinity = MemoryExchange.get("/-/grafana/dashboard.json")
                    .handledBy(other)
                    .text();
            String graphite = MemoryExchange.get("/-/grafana/dashboard.json?plugin=graphite")
                    .handledBy(other)
                    .text();

            assertThat(infinity)
                    .contains(
                            "{\"selector\":\"host\",\"text\":\"host\"",
                            "{\"selector\":\"label_metric\",\"text\":\"label_metric\"",
                            "{\"selector\":\"label_time\",\"text\":\"label_time\"",
                            "${__field.labels.metric} ${__field.labels.host} ${__field.labels.label_metric}",
                            "\\\"key\\\":\\\"metric\\\"",
                            "{\\\"key\\\":\\\"host\\\",\\\"operator\\\":\\\"=|\\\",\\\"values\\\":${host:json}}");
            assertThat(graphite).contains("'name', 'host', 'metric', 'time')", "'host=~${host:regex}'");
        }
    }

    /** Every series has tags {@code name} and {@code source} in Graphite, so labels of these names are tags of others. */
    @Test
    void graphite_labelsNamedAsItsOwnTags_areAskedForByTheirTags() throws Exception {
        try (SimpleJsonEngine other =
                SimpleJsonEngine.builder().sources(new Shop("shop", "tagged")).build()) {
            String dashboard = MemoryExchange.get("/-/grafana/dashboard.json?plugin=graphite")
                    .handledBy(other)
                    .text();

            assertThat(dashboard)
                    .contains(
                            "'label_name=~${name:regex}'",
                            "'label_source=~${source:regex}'",
                            "'label_label_name=~${label_name:regex}'")
                    .contains("'name', 'label_label_name', 'label_name', 'label_source')")
                    .contains("\"tag_values(label_name)\"", "\"tag_values(label_source)\"")
                    .doesNotContain("'name=~", "'source=~", "tag_values(name)");
        }
        assertThat(requests("plugin=graphite&target=orders&key=name&operator==&value=kitchen"))
                .contains("%2C%20%27label_name%3Dkitchen%27");
    }

    @Test
    void dashboard_ofASourceThatDidNotListItsMetrics_isNotCalledEmpty() throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "orders"), new Shop("down", "rows"))
                .build()) {
            MemoryExchange answer =
                    MemoryExchange.get("/-/grafana/dashboard.json?source=down").handledBy(other);

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.text()).contains("data source 'down' did not say in time which metrics it has");
        }
    }

    @Test
    void files_ofAMetricThatTheSourceLacks_areNotFound() throws Exception {
        for (String file : List.of("dashboard.json?", "alert.yaml?above=1&")) {
            MemoryExchange answer = MemoryExchange.get("/-/grafana/" + file + "source=db&target=orders")
                    .handledBy(engine);

            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.text()).contains("data source 'db' has none of the metrics that are asked for");
        }
    }

    @Test
    void alert_longName_hasATitleThatGrafanaTakes() throws Exception {
        String name = "n".repeat(250);
        try (SimpleJsonEngine other =
                SimpleJsonEngine.builder().sources(new Shop("shop", name)).build()) {
            assertThat(MemoryExchange.get("/-/grafana/alert.yaml?above=1&target=" + name)
                            .handledBy(other)
                            .text()
                            .lines()
                            .filter(line -> line.contains("title:") || line.contains("name:")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(190));
        }
    }

    /** Grafana would put its own variable in the place of the name. */
    @Test
    void infinity_nameWithADollar_isNoVariable() throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "$datasource"))
                .build()) {
            assertThat(MemoryExchange.get("/-/grafana/dashboard.json")
                            .handledBy(other)
                            .text())
                    .contains("{\\\"target\\\":\\\"\\\\u0024datasource\\\"}");
        }
    }

    private String requests(String form) throws IOException {
        MemoryExchange answer = MemoryExchange.post("/-/grafana/requests", form + "&from=1000&to=61500&width=100")
                .handledBy(engine);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "infinity | \"path\":\"/rows?target=db%2Fboth&from=1000&to=61500&maxDataPoints=100\"",
                "infinity | \"path\":\"/annotations?query=&from=1000&to=61500\"",
                "graphite | \"body\":\"target=seriesByTag%28%27name%3Dboth%27%2C%20%27source%3Ddb%27%29&from=1&",
                "graphite | &until=62&format=json&maxDataPoints=100\"",
                "simpod | \\\"refId\\\":\\\"Anno\\\",\\\"target\\\":\\\"*\\\"",
                "simplejson | \\\"intervalMs\\\":605,\\\"maxDataPoints\\\":100,\\\"adhocFilters\\\":[],"
            })
    void requests_ofEachClient_areWhatItSends(String plugin, String expected) throws Exception {
        assertThat(requests("plugin=" + plugin + "&target=db/both")).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "infinity | \"path\":\"/rows?target=orders&type=table&from=1000&to=61500\"",
                "graphite | \"note\":\"Graphite has no tables: it gets their numbers as series.\"",
                "simpod | \\\"target\\\":\\\"orders\\\",\\\"type\\\":\\\"table\\\",\\\"payload\\\":{}",
                "simplejson | \\\"target\\\":\\\"orders\\\",\\\"type\\\":\\\"table\\\""
            })
    void requests_ofATable_areForATable(String plugin, String expected) throws Exception {
        assertThat(requests("plugin=" + plugin + "&type=table&target=orders"))
                .contains(expected)
                .doesNotContain("/now", "/infinity");
    }

    @Test
    void requests_ofSeveralMetrics_areAboutAll() throws Exception {
        assertThat(requests("plugin=infinity&target=orders&target=labelled"))
                .contains(
                        "\"path\":\"/rows?target=orders&target=labelled&from=",
                        "\"path\":\"/now?target=orders&target=labelled&from=",
                        "\"path\":\"/infinity?target=orders&target=labelled\"");
    }

    @Test
    void requests_tooLongForAnAddress_areSentInABody() throws Exception {
        String targets = "&target=orders".repeat(300);

        assertThat(requests("plugin=infinity" + targets))
                .contains("\"path\":\"/rows\",\"body\":", "\"path\":\"/now\",\"body\":")
                .contains("\"path\":\"/infinity?target=orders\",\"note\":\"Of the first metric alone")
                .doesNotContain("/rows?");
        assertThat(MemoryExchange.post("/-/grafana/dashboard.json", "for=api" + targets)
                        .handledBy(engine)
                        .text())
                .startsWith("{\"dashboard\":");
    }

    @Test
    void requests_manyMetrics_haveTheLettersOfGrafana() throws Exception {
        assertThat(requests("plugin=simpod" + "&target=orders".repeat(28)))
                .contains("\\\"refId\\\":\\\"Z\\\"", "\\\"refId\\\":\\\"AA\\\"", "\\\"refId\\\":\\\"AB\\\"");
    }

    @Test
    void requests_filtersThatGraphiteLacks_areNamed() throws Exception {
        String filters =
                "&key=host&operator==&value=it's \"x\"&key=size&operator=<&value=5&key=host&operator=!~&value=web";

        assertThat(requests("plugin=graphite&target=orders" + filters))
                .contains(
                        "%2C%20%27host%3D%7E%5E%28%3F%3Ait%5Cx27s%5Cx20%5Cx22x%5Cx22%29%24%27%2C%20%27host%21%3D%7E%5E%28%3F%3Aweb%29%24%27%29")
                .contains("\"note\":\"Graphite cannot ask for size < 5; the answer is without that.\"");
        assertThat(requests("plugin=infinity&target=orders" + filters))
                .containsOnlyOnce("\"note\"")
                .contains("\"path\":\"/infinity?target=orders\",\"note\":\"Without the filters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=1&to=2&width=3 | needs the parameter 'target'",
                "target=a&to=2&width=3 | parameter 'from' is ''; expected a number",
                "target=a&key=x&from=1&to=2&width=3 | a filter is made of the parameters"
            })
    void requests_thatCannotBe_areRefusedInWords(String form, String expected) throws Exception {
        MemoryExchange answer = MemoryExchange.post("/-/grafana/requests", form).handledBy(engine);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(expected);
    }

    @Test
    void dashboard_moreThanFortyMetrics_namesTheRestAndShowsSomeOfEachSource() throws Exception {
        String[] names = IntStream.range(0, 100).mapToObj(i -> "m" + i).toArray(String[]::new);
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("a", names), new Shop("z", "last"))
                .build()) {
            String dashboard = MemoryExchange.get("/-/grafana/dashboard.json")
                    .handledBy(other)
                    .text();

            assertThat(dashboard.split("\"type\":\"timeseries\"")).hasSize(41);
            assertThat(dashboard)
                    .contains("\"title\":\"last\"", "\"title\":\"61 more metrics\"", "\\n- `m99`")
                    .doesNotContain("\\n- `m1`");
        }
    }

    private static String dashboard(String query, Shop... shops) throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder().sources(shops).build()) {
            MemoryExchange answer =
                    MemoryExchange.get("/-/grafana/dashboard.json" + query).handledBy(other);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.text();
        }
    }

    @ParameterizedTest
    @CsvSource({"infinity, 1", "graphite, 0", "simpod, 1", "simplejson, 1"})
    void dashboard_tables_areTablesWhereNothingElseShowsThem(String plugin, int tables) throws Exception {
        Shop shop = new Shop("shop", "stock", "stock.total", "visits");
        String all = dashboard("?plugin=" + plugin, shop);

        assertThat(all).contains("\"title\":\"stock.total\"").doesNotContain("\"title\":\"stock\"");
        assertThat(all.split("\"type\":\"timeseries\"")).hasSize(2);
        assertThat(all.split("\"type\":\"table\",\"title\":\"visits\"")).hasSize(tables + 1);
        if (tables == 0) {
            assertThat(all).contains("\"title\":\"Tables without a panel\"", "\\n- `visits`");
        } else {
            assertThat(dashboard("?plugin=" + plugin + "&target=stock", shop))
                    .contains("\"type\":\"table\",\"title\":\"stock\"");
        }
    }

    @Test
    void dashboard_table_isAskedForAsATableByEachClient() throws Exception {
        Shop shop = new Shop("shop", "visits");

        assertThat(dashboard("?plugin=infinity", shop))
                .contains(
                        "\\\"targets\\\":[{\\\"target\\\":\\\"visits\\\",\\\"type\\\":\\\"table\\\"}]",
                        "{\"selector\":\"at\",\"text\":\"at\",\"type\":\"timestamp_epoch\"}",
                        "{\"selector\":\"who\",\"text\":\"who\",\"type\":\"string\"}");
        assertThat(dashboard("?plugin=simpod", shop))
                .contains("\"target\":\"visits\",\"type\":\"table\",\"payload\":{}");
        assertThat(dashboard("?plugin=simplejson", shop)).contains("\"target\":\"visits\",\"type\":\"table\"");
    }

    @Test
    void dashboard_moreSeriesThanMayBeAnswered_startsWithOneValue() throws Exception {
        Shop shop = new Shop("shop", "crowd", "orders");

        assertThat(dashboard("?plugin=infinity", shop))
                .contains(
                        "\"current\":{\"selected\":true,\"text\":[\"web-1\"],\"value\":[\"web-1\"]}",
                        "\\\"key\\\":\\\"host\\\",\\\"operator\\\":\\\"=|\\\",\\\"values\\\":${host:json}",
                        "\"description\":\"All series at once are more than the server sends; choose some by host, at the top.\"")
                .doesNotContain("\"text\":[\"All\"]");
        assertThat(dashboard("?plugin=simpod", shop))
                .contains("\"filters\":[{\"key\":\"host\",\"operator\":\"=\",\"value\":\"web-1\"}]");
    }

    /** The value that one panel needs may be none of the other's. */
    @Test
    void dashboard_moreSeriesThanMayBeAnsweredBesideFew_leavesTheOthersAlone() throws Exception {
        Shop shop = new Shop("shop", "crowd", "labelled");

        assertThat(dashboard("?plugin=infinity", shop))
                .contains(
                        "\"name\":\"host\",\"label\":\"host\"",
                        "\"name\":\"host_2\",\"label\":\"host of crowd\"",
                        "\\\"key\\\":\\\"host\\\",\\\"operator\\\":\\\"=|\\\",\\\"values\\\":${host_2:json}",
                        "choose some by host of crowd, at the top.",
                        "\"current\":{\"selected\":true,\"text\":[\"All\"],\"value\":[\"$__all\"]}");
        assertThat(dashboard("?plugin=graphite", shop)).contains("'host=~${host:regex}'", "'host=~${host_2:regex}'");
        assertThat(dashboard("?plugin=simpod", shop)).contains("\"filters\":[]", "choose some by host, at the top.");
    }

    /** Grafana writes what stands for all as it is; a list of all values would end where lists end. */
    @Test
    void infinity_allValuesOfALabel_areNoFilter() throws Exception {
        assertThat(get("dashboard.json?plugin=infinity&target=labelled")).contains("\"allValue\":\"null\"");
        assertThat(MemoryExchange.post("/rows", """
                        {"from":"now-1h","to":"now","targets":[{"target":"labelled"}],
                         "adhocFilters":[{"key":"host","operator":"=|","values":null}]}""").handledBy(engine).text()).contains("\"host\":\"web-1\"");
    }

    @Test
    void dashboard_nameLikeAVariable_isNoVariableInTheTitle() throws Exception {
        assertThat(dashboard("?plugin=simpod", new Shop("shop", "$host.v", "[[host]]", "a$")))
                .contains("\"title\":\"$\u200bhost.v\"", "\"title\":\"[\u200b[host]]\"", "\"title\":\"a$\"");
    }

    @Test
    void datasource_askedWithAKeyInAHeader_saysWhichHeader(@TempDir Path folder) throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "ann s3cret-of-ann\n");
        SimpleJsonSettings settings = SimpleJsonSettings.builder()
                .set("auth", "header")
                .set("auth-header", "X-Token")
                .set("auth-keys-file", keys.toString())
                .build();
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "orders"))
                .settings(settings)
                .build()) {
            assertThat(MemoryExchange.get("/-/grafana/datasource.yaml")
                            .with("X-Token", "s3cret-of-ann")
                            .handledBy(other)
                            .text())
                    .contains("httpHeaderName1: \"X-Token\"", "httpHeaderValue1: \"$SIMPLEJSON_KEY\"")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void dashboard_forecastBesideOthers_looksAheadInItsOwnPanelOnly() throws Exception {
        assertThat(dashboard("", new Shop("shop", "orders", "forecast", "wrong clock", "computed", "steps")))
                .contains("\"time\":{\"from\":\"now-6h\",\"to\":\"now\"}")
                .containsPattern("\"title\":\"forecast\".*?\"timeFrom\":\"\\+2d\"")
                .containsOnlyOnce("timeFrom");
    }

    @Test
    void dashboard_manyTables_hasOnePanelOfEachFirstThoseWithDataAndInNaturalOrder() throws Exception {
        String[] names = IntStream.rangeClosed(1, 60)
                .boxed()
                .flatMap(i -> Stream.of("t" + i, "t" + i + ".a", "t" + i + ".b"))
                .toArray(String[]::new);
        String some = dashboard("", new Shop("shop", names), new Shop("z", "broken", "void", "last"));

        assertThat(titles(some).subList(0, 5)).containsExactly("shop", "t1.a", "t2.a", "t3.a", "t4.a");
        assertThat(titles(some))
                .contains("t10.a", "t39.a", "last")
                .doesNotContain("t40.a", "t1", "t1.b", "broken", "void");
        assertThat(some).contains("\"title\":\"83 more metrics\"", "\\n- `broken`", "\\n- `t60.b`");
    }

    @Test
    void dashboard_tableWhoseFirstColumnIsEmpty_isShownByItsNext() throws Exception {
        String[] names = IntStream.rangeClosed(1, 60)
                .boxed()
                .flatMap(i -> i == 7
                        ? Stream.of("t7", "t7.a.void", "t7.b")
                        : Stream.of("t" + i, "t" + i + ".a", "t" + i + ".b"))
                .toArray(String[]::new);

        assertThat(titles(dashboard("", new Shop("shop", names))))
                .contains("t7.b", "t40.a")
                .doesNotContain("t41.a");
    }

    @Test
    void dashboard_sourceThatIsDown_isNotAskedForEachOfItsMetrics() throws Exception {
        Shop down = new Shop(
                "shop", IntStream.range(0, 100).mapToObj(i -> "broken " + i).toArray(String[]::new));

        assertThat(titles(dashboard("", down, new Shop("z", "last")))).contains("last", "broken 0");
        assertThat(down.asked()).isLessThan(100);
    }

    static List<String> titles(String dashboard) {
        return Pattern.compile("\"title\":\"([^\"]*)\",\"(?:gridPos|collapsed)\"")
                .matcher(dashboard)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders | now-10m | how often there is a value could not be told",
                "hourly | now-3h | there is a value about every hour",
                "daily | now-3d | there is a value about every day",
                "ended | now-3h | until there are newer ones, the rule has no data",
                "broken | now-10m | how often there is a value could not be told"
            })
    void alert_looksBack_asTheMetricHasValues(String target, String from, String reason) throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "orders", "hourly", "daily", "ended", "broken"))
                .build()) {
            String infinity = MemoryExchange.get("/-/grafana/alert.yaml?above=1&target=" + target)
                    .handledBy(other)
                    .text();
            String graphite = MemoryExchange.get("/-/grafana/alert.yaml?above=1&plugin=graphite&target=" + target)
                    .handledBy(other)
                    .text();

            assertThat(infinity).contains("value: \"" + from + "\"", reason);
            String seconds = switch (target) {
                case "hourly", "ended" -> "from: 10800\n";
                case "daily" -> "from: 259200\n";
                default -> "from: 600\n";
            };
            assertThat(graphite.split(seconds)).as(graphite).hasSize(4);
        }
    }

    @Test
    void alert_ofATableWithoutANumber_isRefused() throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "visits", "orders"))
                .build()) {
            MemoryExchange answer = MemoryExchange.get("/-/grafana/alert.yaml?above=1&target=visits")
                    .handledBy(other);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text())
                    .contains("'visits' is a table without a number, so no alert rule of it can ever fire");
        }
    }

    @Test
    void alert_ofMoreSeriesThanMayBeAnswered_isRefusedAsEachEvaluationWouldBe() throws Exception {
        try (SimpleJsonEngine other =
                SimpleJsonEngine.builder().sources(new Shop("shop", "crowd")).build()) {
            MemoryExchange answer = MemoryExchange.get("/-/grafana/alert.yaml?above=1&target=crowd")
                    .handledBy(other);

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text()).contains("more than 100 series; filter by host");
        }
    }

    @Test
    void dashboard_sourceThatDoesNotListItsMetrics_isNamed() throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "orders"), new Shop("down", "rows"))
                .build()) {
            assertThat(MemoryExchange.get("/-/grafana/dashboard.json")
                            .handledBy(other)
                            .text())
                    .contains("\"title\":\"Data sources without a panel\"", "\\n- `down`");
            assertThat(MemoryExchange.get("/-/grafana/dashboard.json?source=shop")
                            .handledBy(other)
                            .text())
                    .doesNotContain("Data sources without a panel");
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
        MemoryExchange answer =
                MemoryExchange.get("/-/grafana/dashboard.json?source=nosuch").handledBy(engine);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("unknown data source 'nosuch'; known: db, shop");
    }
}
