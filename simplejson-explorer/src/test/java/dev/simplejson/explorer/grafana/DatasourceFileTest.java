// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.explorer.Shop;
import dev.simplejson.testkit.MemoryExchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of a data source, and what holds for all of Grafana's files. */
class DatasourceFileTest extends GrafanaTesting {
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
        MemoryExchange answer = answer(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(expected);
    }

    @Test
    void files_ofAMetricThatTheSourceLacks_areNotFound() throws Exception {
        for (String file : List.of("dashboard.json?", "alert.yaml?above=1&")) {
            MemoryExchange answer = answer(file + "source=db&target=orders");

            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.text()).contains("data source 'db' has none of the metrics that are asked for");
        }
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
}
