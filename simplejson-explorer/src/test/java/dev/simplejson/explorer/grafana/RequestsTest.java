// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.explorer.Shop;
import dev.simplejson.testkit.MemoryExchange;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the clients of Grafana would ask for what is chosen on the page. */
class RequestsTest extends GrafanaTesting {
    /** Every series has tags {@code name} and {@code source} in Graphite, so labels of these names are tags of others. */
    @Test
    void graphite_labelsNamedAsItsOwnTags_areAskedForByTheirTags() throws Exception {
        String dashboard = get("dashboard.json?plugin=graphite", new Shop("shop", "tagged"));

        assertThat(dashboard)
                .contains(
                        "'label_name=~${name:regex}'",
                        "'label_source=~${source:regex}'",
                        "'label_label_name=~${label_name:regex}'")
                .contains("'name', 'label_label_name', 'label_name', 'label_source')")
                .contains("\"tag_values(label_name)\"", "\"tag_values(label_source)\"")
                .doesNotContain("'name=~", "'source=~", "tag_values(name)");
        assertThat(requests("plugin=graphite&target=orders&key=name&operator==&value=kitchen"))
                .contains("%2C%20%27label_name%3Dkitchen%27");
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
}
