// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.simplejson.model.Column;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricSourceTest {
    private static final TimeRange LONG_AGO = new TimeRange(0, 1_000);

    @Test
    void metrics_asGiven_areListedInTheirOrder() throws Exception {
        MetricSource shop = MetricSource.named("shop")
                .series("orders", query -> TimeSeries.named("orders").points(new long[] {5}, new double[] {7}))
                .table(
                        "stock",
                        query -> Table.named("stock")
                                .columns(Column.number("pieces"))
                                .row(3)
                                .build())
                .frames(Metric.named("all").withLabel("Everything"), query -> List.of());

        assertThat(shop.name()).isEqualTo("shop");
        assertThat(shop.metrics())
                .containsExactly(
                        Metric.named("orders"),
                        Metric.named("stock"),
                        Metric.named("all").withLabel("Everything"));
        assertThat(points(shop, "orders", LONG_AGO)).containsExactly("5=7.0");
        assertThat(answer(shop, "stock", LONG_AGO)).singleElement().isInstanceOf(Table.class);
        assertThat(answer(shop, "all", LONG_AGO)).isEmpty();
    }

    @Test
    void gauge_now_isOnePoint() throws Exception {
        MetricSource app = MetricSource.named("app").gauge("threads", () -> 5).gauge("nothing", () -> null);
        long before = System.currentTimeMillis();
        TimeRange lastHour = TimeRange.between(
                Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(60));

        List<String> points = points(app, "threads", lastHour);

        assertThat(points).singleElement().asString().endsWith("=5.0");
        assertThat(Long.parseLong(points.get(0).split("=")[0])).isBetween(before, System.currentTimeMillis());
        assertThat(points(app, "nothing", lastHour)).singleElement().asString().endsWith("=NaN");
    }

    @Test
    void gauge_float_hasItsOwnDigits() throws Exception {
        MetricSource oven = MetricSource.named("oven").gauge("celsius", () -> 21.1f);

        assertThat(points(oven, "celsius", LONG_AGO)).singleElement().asString().endsWith("=21.1");
    }

    @Test
    void functions_thatAreNull_areNamedWithTheirMetric() {
        MetricSource shop = MetricSource.named("shop");

        assertThatNullPointerException()
                .isThrownBy(() -> shop.gauge("orders", null))
                .withMessage("the value of metric 'orders' is null");
        assertThatNullPointerException()
                .isThrownBy(() -> shop.table("stock", null))
                .withMessage("the answer of metric 'stock' is null");
    }

    @Test
    void gauge_rangeThatEndedAMomentAgo_isAtItsEnd() throws Exception {
        MetricSource app = MetricSource.named("app").gauge("threads", () -> 5);
        TimeRange justEnded =
                TimeRange.between(Instant.now().minusSeconds(60), Instant.now().minusSeconds(10));

        assertThat(points(app, "threads", justEnded)).containsExactly(justEnded.toEpochMillis() + "=5.0");
    }

    @Test
    void gauge_rangeInThePast_isNotInIt() throws Exception {
        MetricSource app = MetricSource.named("app").gauge("threads", () -> 5);

        List<String> points = points(app, "threads", LONG_AGO);

        assertThat(Long.parseLong(points.get(0).split("=")[0])).isGreaterThan(LONG_AGO.toEpochMillis());
    }

    @Test
    void with_anotherMetric_leavesTheFirstSourceAsItWas() {
        MetricSource one = MetricSource.named("app").gauge("a", () -> 1);
        MetricSource two = one.gauge("b", () -> 2);

        assertThat(one.metrics()).hasSize(1);
        assertThat(two.metrics()).hasSize(2);
    }

    @Test
    void with_aNameThatIsTaken_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricSource.named("app").gauge("a", () -> 1).gauge("a", () -> 2))
                .withMessage("data source 'app' has two metrics 'a'; rename one");
    }

    @Test
    void query_unknownMetric_isRefusedWithThoseThereAre() {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> answer(MetricSource.named("app").gauge("a", () -> 1), "b", LONG_AGO))
                .withMessage("unknown metric 'b'; data source 'app' has [a]")
                .returns(ErrorKind.UNKNOWN_TARGET, SimpleJsonException::kind);
    }

    private static List<Frame> answer(MetricSource source, String metric, TimeRange range) throws Exception {
        return source.query(Query.of(metric, range).build());
    }

    private static List<String> points(MetricSource source, String metric, TimeRange range) throws Exception {
        List<String> points = new ArrayList<>();
        ((TimeSeries) answer(source, metric, range).get(0)).forEach((time, value) -> points.add(time + "=" + value));
        return points;
    }
}
