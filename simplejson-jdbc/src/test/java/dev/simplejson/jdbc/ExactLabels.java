// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Checks that labels are told apart as they are written, where the database finds them equal: in a table {@code t} with the columns
 * {@code time}, {@code town} and {@code v}.
 */
final class ExactLabels {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);
    private static final Point FIRST = new Point(1_700_000_000_000L, 1);
    private static final Point SECOND = new Point(1_700_000_001_000L, 2);

    /** Rows for the table. */
    static final String ROWS = "(1700000000000, 'Oslo', 1), (1700000001000, 'oslo', 2), (1700000002000, 'Bergen', 3)";

    private ExactLabels() {}

    /** Whoever thins, and if nobody does; in the table and in a query over it. */
    static void check(Supplier<JdbcDataSourceBuilder> database) throws Exception {
        for (PushDown pushDown : PushDown.values()) {
            JdbcMetric written = JdbcMetric.of("written", "SELECT * FROM \"t\" WHERE :filters")
                    .withTimeFormat(TimeFormat.EPOCH_MILLIS);
            try (JdbcDataSource source =
                    database.get().pushDown(pushDown).metric(written).build()) {
                for (String metric : List.of("t.v", "written")) {
                    checkSeries(source, Query.of(metric, RANGE).build());
                    checkSeries(source, Query.of(metric, RANGE).maxDataPoints(1).build());
                    checkFilters(source, metric);
                }
                assertThat(source.tagValues("town", new TagQuery(List.of(), RANGE, RequestContext.none())))
                        .containsExactly("Bergen", "Oslo", "oslo");
            }
        }
    }

    private static void checkSeries(JdbcDataSource source, Query query) throws Exception {
        assertThat(Points.series(source, query))
                .hasSize(3)
                .containsEntry(Map.of("town", "Oslo"), List.of(FIRST))
                .containsEntry(Map.of("town", "oslo"), List.of(SECOND));
    }

    private static void checkFilters(JdbcDataSource source, String metric) throws Exception {
        assertThat(filtered(source, metric, Operator.EQUAL, "Oslo"))
                .isEqualTo(Map.of(Map.of("town", "Oslo"), List.of(FIRST)));
        assertThat(filtered(source, metric, Operator.ONE_OF, "Oslo", "oslo"))
                .isEqualTo(Map.of(Map.of("town", "Oslo"), List.of(FIRST), Map.of("town", "oslo"), List.of(SECOND)));
        assertThat(filtered(source, metric, Operator.NOT_EQUAL, "Oslo"))
                .containsOnlyKeys(Map.of("town", "oslo"), Map.of("town", "Bergen"));
    }

    private static Map<Map<String, String>, List<Point>> filtered(
            JdbcDataSource source, String metric, Operator operator, String... values) throws Exception {
        AdhocFilter filter = new AdhocFilter("town", operator, List.of(values));
        return Points.series(
                source,
                Query.of(metric, RANGE)
                        .filters(List.of(filter))
                        .maxDataPoints(10)
                        .build());
    }
}
