// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Metric;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest extends GraphiteTesting {
    private final FakeSource tables = new FakeSource("shop", List.of()) {
        @Override
        public List<Metric> metrics() {
            return List.of(
                    Metric.named("orders.amount").partOf("orders"),
                    Metric.named("orders.tax").partOf("orders"),
                    Metric.named("orders"),
                    Metric.named("visits"));
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop.**|shop.orders.amount,shop.orders.tax,shop.visits",
                "**|shop.orders.amount,shop.orders.tax,shop.visits",
                "shop.{orders,orders.amount,orders.tax,visits}|shop.orders.amount,shop.orders.tax,shop.visits",
                "shop.orders.*|shop.orders.amount,shop.orders.tax",
                "shop.*|shop.orders,shop.visits",
                "shop.orders|shop.orders",
                "shop.{orders,visits}|shop.orders,shop.visits",
                "seriesByTag('source=shop')|orders.amount,orders.tax,visits",
                "seriesByTag('name=orders')|orders",
                "seriesByTag('name=~orders')|orders.amount,orders.tax",
                "sumSeries(shop.**)|sumSeries(shop.**)"
            })
    void render_whatStandsForTheWholeAndItsParts_drawsThePartsOnce(String target, String expected) throws Exception {
        Http answer = Http.post("/render", "target=" + target + "&from=-1min&until=now")
                .by(engine(tables));

        assertThat(String.join(",", names(answer))).isEqualTo(expected);
        assertThat(tables.queries).extracting(query -> query.metric()).doesNotHaveDuplicates();
    }
}
