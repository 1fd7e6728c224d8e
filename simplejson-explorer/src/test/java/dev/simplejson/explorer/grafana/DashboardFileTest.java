// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.explorer.Shop;
import dev.simplejson.testkit.MemoryExchange;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a dashboard. That Grafana's own schema takes it, and that its queries are answered, is {@code .ci/page}'s to see. */
class DashboardFileTest extends GrafanaTesting {
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
        String target = Json.text("aliasByTags(seriesByTag(" + condition + ", 'source=shop'), 'name')");

        assertThat(get("dashboard.json?plugin=graphite", new Shop("shop", metric)))
                .contains("\"target\":" + target);
    }

    @Test
    void dashboard_labelsOfAnySymbols_haveVariablesOfTheirOwnOrAreNamed() throws Exception {
        Shop shop = new Shop("shop", "symbols");
        String graphite = get("dashboard.json?plugin=graphite", shop);
        String infinity = get("dashboard.json", shop);

        assertThat(graphite)
                .contains(
                        "'a-b=~${a_b:regex}', 'a_b=~${a_b_2:regex}'",
                        "=~${datasource_2:regex}",
                        "=~${label__name__:regex}")
                .contains("\"title\":\"Labels without a variable\"", "\\n- `it's \\\"x\\\"`");
        assertThat(infinity).contains("\"name\":\"it_s__x_\"").doesNotContain("without a variable");
    }

    /** {@code /rows} has columns of these names. */
    @Test
    void dashboard_labelsNamedAsColumnsOrNotEverywhere_areAllReadAndHaveVariables() throws Exception {
        Shop shop = new Shop("shop", "eav");
        String infinity = get("dashboard.json", shop);
        String graphite = get("dashboard.json?plugin=graphite", shop);

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

    @Test
    void dashboard_ofASourceThatDidNotListItsMetrics_isNotCalledEmpty() throws Exception {
        MemoryExchange answer =
                answer("dashboard.json?source=down", new Shop("shop", "orders"), new Shop("down", "rows"));

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.text()).contains("data source 'down' did not say in time which metrics it has");
    }

    /** Grafana would put its own variable in the place of the name. */
    @Test
    void infinity_nameWithADollar_isNoVariable() throws Exception {
        assertThat(get("dashboard.json", new Shop("shop", "$datasource")))
                .contains("{\\\"target\\\":\\\"\\\\u0024datasource\\\"}");
    }

    @Test
    void dashboard_moreThanFortyMetrics_namesTheRestAndShowsSomeOfEachSource() throws Exception {
        String[] names = IntStream.range(0, 100).mapToObj(i -> "m" + i).toArray(String[]::new);
        String dashboard = get("dashboard.json", new Shop("a", names), new Shop("z", "last"));

        assertThat(dashboard.split("\"type\":\"timeseries\"")).hasSize(41);
        assertThat(dashboard)
                .contains("\"title\":\"last\"", "\"title\":\"61 more metrics\"", "\\n- `m99`")
                .doesNotContain("\\n- `m1`");
    }

    private String dashboard(String query, Shop... shops) throws Exception {
        return get("dashboard.json" + query, shops);
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

    @Test
    void dashboard_sourceThatDoesNotListItsMetrics_isNamed() throws Exception {
        Shop[] shops = {new Shop("shop", "orders"), new Shop("down", "rows")};
        assertThat(get("dashboard.json", shops)).contains("\"title\":\"Data sources without a panel\"", "\\n- `down`");
        assertThat(get("dashboard.json?source=shop", shops)).doesNotContain("Data sources without a panel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"infinity", "graphite", "simpod", "simplejson"})
    void dashboard_again_isTheSame(String plugin) throws Exception {
        String path = "dashboard.json?target=old&plugin=" + plugin;

        assertThat(get(path + "&for=api")).isEqualTo("{\"dashboard\":" + get(path) + ",\"overwrite\":true}");
    }

    @Test
    void dashboard_unknownSource_isNotFound() throws Exception {
        MemoryExchange answer = answer("dashboard.json?source=nosuch");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("unknown data source 'nosuch'; known: db, shop");
    }
}
