// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.Column;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.MetricSource;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimpleJsonTesterTest {
    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
    private static final TimeRange HOUR = TimeRange.between(NINE, NINE.plus(Duration.ofHours(1)));

    private static final SimpleJsonTester SHOP = SimpleJsonTester.of(shop());

    private static DataSource shop() {
        return MetricSource.named("shop")
                .series(
                        "orders",
                        query -> TimeSeries.named("orders")
                                .unit("short")
                                .label("town", "Bonn")
                                .add(NINE, 3)
                                .add(NINE.plusSeconds(60), Double.NaN)
                                .add(NINE.plusSeconds(120), 5)
                                .notice(Notice.warning("without returns"))
                                .build())
                .table(
                        "staff",
                        query -> Table.named("staff")
                                .columns(Column.time("Since"), Column.string("Name"))
                                .row(NINE, "Ada")
                                .row(NINE, null)
                                .build())
                .series("none", query -> TimeSeries.named("none").build())
                .series(
                        "late",
                        query -> TimeSeries.named("late").withoutDownsampling().points(sink -> {
                            for (int i = 0; i < 100_000; i++) {
                                sink.add(NINE.toEpochMilli() + i, i);
                            }
                            throw new IllegalStateException("lost");
                        }));
    }

    @AfterEach
    void interruptedByNobody() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void query_ofASeries_isWhatAPanelGets() {
        SHOP.query("orders")
                .in(HOUR)
                .hasSeries("orders {town=Bonn}")
                .hasNotice("without returns")
                .series("orders {town=Bonn}")
                .isNotEmpty()
                .hasSize(3)
                .hasPoint(NINE, 3)
                .hasGap(NINE.plusSeconds(60))
                .hasValuesBetween(3, 5)
                .hasMean(4, Offset.offset(1e-9))
                .hasUnit("short")
                .hasLabel("town", "Bonn");
    }

    @Test
    void query_ofATable_isWhatAPanelGets() {
        SHOP.query("staff")
                .in(HOUR)
                .hasNoNotices()
                .table("staff")
                .hasColumns("Since", "Name")
                .hasSize(2)
                .hasRow(0, NINE.toEpochMilli(), "Ada")
                .hasRow(1, NINE.toEpochMilli(), null);
    }

    @Test
    void query_withAFilter_isFiltered() {
        SHOP.query("orders").filter("town", Operator.EQUAL, "Bonn").in(HOUR).hasSeries("orders {town=Bonn}");
        SHOP.query("orders").filter("town", Operator.EQUAL, "Rom").in(HOUR).isEmpty();
    }

    @Test
    void query_asTable_isOne() {
        SHOP.query("orders").asTable().in(HOUR).table("orders").hasSize(3);
    }

    @Test
    void query_ofNow_asksForNow() {
        SHOP.query("none").lastHours(6).isEmpty();
        SHOP.query("orders").last(Duration.ofMinutes(1)).hasNotice("2026-03-01");
    }

    @Test
    void query_unknown_isRefused() {
        SHOP.query("ordres").in(HOUR).isRefused(404, "nearest known: 'orders'");
    }

    @Test
    void query_brokenOff_saysSo() {
        assertThatThrownBy(() -> SHOP.query("late").in(HOUR))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("POST /query")
                .hasMessageContaining("broken off");
    }

    @Test
    void search_ofAText_offersWhatHoldsIt() {
        SHOP.search("").containsExactly("orders", "staff", "none", "late");
        SHOP.search("STA").containsExactly("staff");
    }

    @Test
    void checkConnection_ofAWellSource_succeeds() {
        SHOP.checkConnection();
    }

    static List<ThrowingCallable> whatIsNotSo() {
        return List.of(
                () -> SHOP.query("orders").in(HOUR).hasSeries("orders", "returns"),
                () -> SHOP.query("orders").in(HOUR).isEmpty(),
                () -> SHOP.query("orders").in(HOUR).hasNoNotices(),
                () -> SHOP.query("orders").in(HOUR).hasNotice("with returns"),
                () -> SHOP.query("orders").in(HOUR).isRefused(404, "orders"),
                () -> SHOP.query("ordres").in(HOUR).hasSeries("orders"),
                () -> SHOP.query("ordres").in(HOUR).isRefused(500, "nearest"),
                () -> SHOP.query("orders").in(HOUR).table("orders"),
                () -> SHOP.query("staff").in(HOUR).series("staff"),
                () -> SHOP.query("orders").in(HOUR).series("orders {town=Bonn}").hasSize(2),
                () -> SHOP.query("orders").in(HOUR).series("orders {town=Bonn}").hasPoint(NINE, 4),
                () -> SHOP.query("orders").in(HOUR).series("orders {town=Bonn}").hasPoint(NINE.plusSeconds(60), 0),
                () -> SHOP.query("orders").in(HOUR).series("orders {town=Bonn}").hasPoint(NINE.plusSeconds(61), 0),
                () -> SHOP.query("orders").in(HOUR).series("orders {town=Bonn}").hasGap(NINE),
                () -> SHOP.query("orders").in(HOUR).series("orders {town=Bonn}").hasValuesBetween(3, 4),
                () -> SHOP.query("orders").in(HOUR).series("orders {town=Bonn}").hasMean(3, Offset.offset(0.5)),
                () -> SHOP.query("orders").in(HOUR).series("orders {town=Bonn}").hasUnit("bytes"),
                () -> SHOP.query("orders").in(HOUR).series("orders {town=Bonn}").hasLabel("town", "Rom"),
                () -> SHOP.query("staff").in(HOUR).table("staff").hasColumns("Name", "Since"),
                () -> SHOP.query("staff").in(HOUR).table("staff").hasSize(1),
                () -> SHOP.query("staff").in(HOUR).table("staff").hasRow(0, NINE.toEpochMilli(), "Bob"),
                () -> SHOP.search("").contains("nothing"));
    }

    @ParameterizedTest
    @MethodSource("whatIsNotSo")
    void assertion_ofWhatIsNotSo_fails(ThrowingCallable assertion) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class);
    }
}
