// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import dev.simplejson.model.Column;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.MetricSource;
import java.util.List;

class MetricSourceContractTest extends DataSourceContract {
    private static final TimeRange RANGE = new TimeRange(1_772_355_600_000L, 1_772_359_200_000L);

    @Override
    protected DataSource source() {
        return MetricSource.named("shop")
                .gauge("open orders", () -> 7)
                .series(
                        "revenue",
                        query -> TimeSeries.named("revenue").points(sink -> {
                            sink.add(query.range().fromEpochMillis(), 1);
                            sink.add(query.range().toEpochMillis(), 2);
                        }))
                .table(
                        "stock",
                        query -> Table.named("stock")
                                .columns(Column.string("Thing"), Column.number("Count"))
                                .row("hammer", 3)
                                .build());
    }

    @Override
    protected TimeRange range() {
        return RANGE;
    }

    /** Not the gauge: it has nothing but its value now. */
    @Override
    protected List<String> metrics(DataSource asked) {
        return List.of("revenue", "stock");
    }
}
