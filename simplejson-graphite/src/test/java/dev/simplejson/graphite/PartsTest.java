// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Column;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.testkit.MemoryExchange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        MemoryExchange answer = postForm("/render", "target=" + target + "&from=-1min&until=now")
                .handledBy(engine(tables));

        assertThat(String.join(",", names(answer))).isEqualTo(expected);
        assertThat(tables.queries).extracting(query -> query.metric()).doesNotHaveDuplicates();
    }

    /** As a table answers by its columns, whose names go on where its own ends. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seriesByTag('name=orders')|orders.amount;city=oslo,orders.tax;city=oslo",
                "seriesByTag('name=orders', 'city=~os.*')|orders.amount;city=oslo,orders.tax;city=oslo",
                "seriesByTag('name=orders', 'city=rome')|''"
            })
    void render_tableByItsTags_drawsItsColumns(String target, String expected) throws Exception {
        FakeSource table = new FakeSource("shop", List.of()) {
            @Override
            public List<Metric> metrics() {
                return List.of(Metric.named("orders.amount").partOf("orders"), Metric.named("orders"));
            }

            @Override
            public List<Frame> query(Query query) {
                return List.of(column("amount", query), column("tax", query));
            }
        };

        MemoryExchange answer = postForm("/render", "target=" + target + "&from=-1min&until=now")
                .handledBy(engine(table));

        assertThat(String.join(",", names(answer))).isEqualTo(expected);
    }

    private static final FakeSource VISITS = new FakeSource("shop", List.of("visits", "orders")) {
        @Override
        public List<Frame> query(Query query) {
            return query.metric().equals("visits")
                    ? List.of(Table.named("visits")
                            .columns(Column.time("at"), Column.string("who"))
                            .row(query.range().toEpochMillis(), "ann")
                            .build())
                    : super.query(query);
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"visits", "shop.visits", "sumSeries(visits)"})
    void render_tableWithoutANumberByItsName_isRefusedInWords(String target) throws Exception {
        MemoryExchange answer = postForm("/render", "target=" + target + "&from=-1min&until=now")
                .handledBy(engine(VISITS));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("visits' is a table without a number, so there is no line to draw");
    }

    @Test
    void render_globOverATableWithoutANumber_drawsTheOthers() throws Exception {
        MemoryExchange answer =
                postForm("/render", "target=shop.*&from=-1min&until=now").handledBy(engine(VISITS));

        assertThat(names(answer)).containsExactly("shop.orders");
    }

    private static TimeSeries column(String name, Query query) {
        return TimeSeries.named("orders." + name)
                .label("city", "oslo")
                .points(new long[] {query.range().toEpochMillis()}, new double[] {1});
    }
}
