// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.explorer.Shop;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.MetricSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.TagQuery;
import dev.simplejson.testkit.MemoryExchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grafana's files where a source hangs or fails: what can be made without it is made, and names it. */
class StuckSourcesTest {
    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "alert.yaml?target=orders&above=1"})
    void file_ofASourceThatHangs_saysWhichItWaitedFor(String path) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(MetricSource.named("stuck").frames(Metric.named("orders"), query -> {
                    never.await();
                    return List.of();
                }))
                .settings(SimpleJsonSettings.builder().set("deadline", "1s").build())
                .build()) {
            MemoryExchange answer = MemoryExchange.get("/-/grafana/" + path).handledBy(other);

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.text()).contains("data source 'stuck' was still trying to answer 'orders'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "dashboard.json?target=orders&target=stuck"})
    void dashboard_oneMetricThatHangs_isMadeWithoutItAndNamesIt(String path) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(
                        MetricSource.named("db").frames(Metric.named("stuck"), query -> {
                            never.await();
                            return List.of();
                        }),
                        new Shop("shop", "orders"))
                .settings(SimpleJsonSettings.builder().set("deadline", "2s").build())
                .build()) {
            MemoryExchange answer = MemoryExchange.get("/-/grafana/" + path).handledBy(other);

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(DashboardFileTest.titles(answer.text()))
                    .contains("orders", "Metrics without a panel")
                    .doesNotContain("stuck");
            assertThat(answer.text()).contains("These did not answer in time", "\\n- `stuck`");
        }
    }

    @Test
    void dashboard_metricWhosePointsHangWhileTheyAreRead_isMadeWithoutIt() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(
                        MetricSource.named("db")
                                .frames(
                                        Metric.named("stuck"),
                                        query -> List.of(
                                                TimeSeries.named("stuck").points(sink -> never.await()))),
                        new Shop("shop", "orders"))
                .settings(SimpleJsonSettings.builder()
                        .set("deadline", "2s")
                        .set("downsampling", "off")
                        .build())
                .build()) {
            assertThat(DashboardFileTest.titles(MemoryExchange.get("/-/grafana/dashboard.json")
                            .handledBy(other)
                            .text()))
                    .contains("orders", "Metrics without a panel")
                    .doesNotContain("stuck");
        }
    }

    @Test
    void dashboard_metricThatHangsOnlyOverAllTimes_hasItsPanel() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(MetricSource.named("db").frames(Metric.named("huge"), query -> {
                    if (query.range().durationMillis() > 86_400_000) {
                        never.await();
                    }
                    return List.of(TimeSeries.named("huge")
                            .points(new long[] {query.range().toEpochMillis() - 1}, new double[] {1}));
                }))
                .settings(SimpleJsonSettings.builder().set("deadline", "2s").build())
                .build()) {
            assertThat(DashboardFileTest.titles(MemoryExchange.get("/-/grafana/dashboard.json")
                            .handledBy(other)
                            .text()))
                    .containsExactly("huge");
        }
    }

    /** With a metric of few series, and one of so many that a value to begin with is looked for. */
    @ParameterizedTest
    @ValueSource(strings = {"orders", "crowd"})
    void dashboard_onlySourceThatHangsOverWhatCanBeFilteredBy_isMadeWithoutThatAndNamesIt(String metric)
            throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        MemoryExchange answer = dashboardOf(metric, () -> {
            never.await();
            return List.of();
        });

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(DashboardFileTest.titles(answer.text())).containsExactly(metric, "Data sources without filters");
        assertThat(answer.text()).contains("\\n- `db`").doesNotContain("adhoc");
    }

    @Test
    void dashboard_onlySourceThatFailsToSayWhatCanBeFilteredBy_isMadeWithoutThatAndNamesIt() throws Exception {
        MemoryExchange answer = dashboardOf("orders", () -> {
            throw new IllegalStateException("no tags today");
        });

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(DashboardFileTest.titles(answer.text())).containsExactly("orders", "Data sources without filters");
    }

    @Test
    @SuppressWarnings("NullAway") // What no source may do.
    void dashboard_onlySourceThatSaysNullOfWhatCanBeFilteredBy_isMadeWithoutThatAndNamesIt() throws Exception {
        MemoryExchange answer = dashboardOf("orders", () -> null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(DashboardFileTest.titles(answer.text())).containsExactly("orders", "Data sources without filters");
    }

    private static MemoryExchange dashboardOf(String metric, Callable<List<String>> tagKeys) throws IOException {
        Shop shop = new Shop("db", metric);
        DataSource source = new DataSource() {
            @Override
            public String name() {
                return shop.name();
            }

            @Override
            public List<Metric> metrics() {
                return shop.metrics();
            }

            @Override
            public List<Frame> query(Query query) {
                return shop.query(query);
            }

            @Override
            public List<String> tagKeys(TagQuery query) throws Exception {
                return tagKeys.call();
            }
        };
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(source)
                .settings(SimpleJsonSettings.builder()
                        .set("patience", "50ms")
                        .set("deadline", "20s")
                        .build())
                .build()) {
            return MemoryExchange.get("/-/grafana/dashboard.json?plugin=simpod").handledBy(other);
        }
    }
}
