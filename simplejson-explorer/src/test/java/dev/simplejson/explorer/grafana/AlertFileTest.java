// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.explorer.Shop;
import dev.simplejson.testkit.MemoryExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of an alert rule. */
class AlertFileTest extends GrafanaTesting {
    @Test
    void alert_unknownTarget_namesTheNearest() throws Exception {
        MemoryExchange answer = answer("alert.yaml?target=ordes&above=1");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("unknown target 'ordes'; nearest known: 'orders'");
    }

    /** Grafana would put an environment variable in the place of a dollar sign. */
    @Test
    void alert_targetWithADollar_isEscaped() throws Exception {
        assertThat(get(
                        "alert.yaml?above=1.5&target=price%20%24USD%20%22x%5Cy%22",
                        new Shop("shop", "price $USD \"x\\y\"")))
                .contains("value: \"price $$USD \\\"x\\\\y\\\"\"", "- 1.5\n");
    }

    @Test
    void alert_again_isTheSameRuleWhateverTheNumber() throws Exception {
        String first = get("alert.yaml?target=orders&above=1");

        assertThat(get("alert.yaml?target=orders&above=2"))
                .isEqualTo(first.replace("above 1", "above 2").replace("- 1\n", "- 2\n"));
    }

    @ParameterizedTest
    @CsvSource({"infinity,the parameter doubts=refuse", "graphite,refuseDoubts(…) around the target"})
    void alert_anyTarget_saysWhatFailsItByWarnings(String plugin, String refusal) throws Exception {
        assertThat(get("alert.yaml?target=orders&above=1&plugin=" + plugin))
                .contains("# What panels warn of, the rule does not hear; " + refusal + " has it fail then.\n");
    }

    @Test
    void alert_longName_hasATitleThatGrafanaTakes() throws Exception {
        String name = "n".repeat(250);
        assertThat(get("alert.yaml?above=1&target=" + name, new Shop("shop", name))
                        .lines()
                        .filter(line -> line.contains("title:") || line.contains("name:")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(190));
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
        Shop shop = new Shop("shop", "orders", "hourly", "daily", "ended", "broken");
        String infinity = get("alert.yaml?above=1&target=" + target, shop);
        String graphite = get("alert.yaml?above=1&plugin=graphite&target=" + target, shop);

        assertThat(infinity).contains("value: \"" + from + "\"", reason);
        String seconds = switch (target) {
            case "hourly", "ended" -> "from: 10800\n";
            case "daily" -> "from: 259200\n";
            default -> "from: 600\n";
        };
        assertThat(graphite.split(seconds)).as(graphite).hasSize(4);
    }

    @Test
    void alert_ofATableWithoutANumber_isRefused() throws Exception {
        MemoryExchange answer = answer("alert.yaml?above=1&target=visits", new Shop("shop", "visits", "orders"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("'visits' is a table without a number, so no alert rule of it can ever fire");
    }

    @Test
    void alert_ofMoreSeriesThanMayBeAnswered_isRefusedAsEachEvaluationWouldBe() throws Exception {
        MemoryExchange answer = answer("alert.yaml?above=1&target=crowd", new Shop("shop", "crowd"));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("more than 100 series; filter by host");
    }
}
