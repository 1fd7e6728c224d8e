// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Shape;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the tables {@code t} and {@code odd}, of which single cells are larger than the memory of the process that does so. */
final class HugeCells {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    private static final List<String> LABELS = List.of("words", "host");

    private HugeCells() {}

    /**
     * What was read, a line for each way.
     *
     * @param user whose database it is; empty if nobody's
     */
    static String read(String url, String user) throws Exception {
        return SmallProcess.run(HugeCells.class, "-Xmx64m", url, user);
    }

    /** The process. */
    public static void main(String[] arguments) throws Exception {
        for (PushDown pushDown : List.of(PushDown.NEVER, PushDown.ALWAYS)) {
            JdbcDataSourceBuilder builder = JdbcDataSource.builder(arguments[0]);
            if (!arguments[1].isEmpty()) {
                builder.user(arguments[1], "");
            }
            try (JdbcDataSource source = builder.pushDown(pushDown)
                    .table("t", "time", TimeFormat.EPOCH_SECONDS, LABELS)
                    .table("odd", "time", TimeFormat.ISO_T, List.of())
                    .metric(JdbcMetric.of("written", "SELECT * FROM \"t\"")
                            .withTimeFormat(TimeFormat.EPOCH_SECONDS)
                            .withValue("v")
                            .withLabels("words", "host"))
                    .build()) {
                for (String metric : List.of("t.v", "written")) {
                    Query thinned = Query.of(metric, RANGE).maxDataPoints(1).build();
                    System.out.println(pushDown + " " + metric + " " + labels(source.query(thinned)));
                }
                if (pushDown == PushDown.NEVER) {
                    readInOtherWays(source);
                }
            }
        }
    }

    private static void readInOtherWays(JdbcDataSource source) throws Exception {
        System.out.println("rows " + Points.rows(source, Query.of("t", RANGE).build()));
        System.out.println("written rows "
                + Points.rows(
                        source, Query.of("written", RANGE).shape(Shape.TABLE).build()));
        List<String> tags = source.tagValues("words", new TagQuery(List.of(), RANGE, RequestContext.none()));
        System.out.println("tags " + tags);
        AdhocFilter filter = AdhocFilter.of("words", AdhocFilter.Operator.EQUAL, tags.get(0));
        System.out.println("filtered "
                + labels(source.query(
                        Query.of("t.v", RANGE).filters(List.of(filter)).build())));
        System.out.println("raw " + labels(source.query(Query.of("t.v", RANGE).build())));
        System.out.println(
                "odd rows " + Points.rows(source, Query.of("odd", RANGE).build()));
        System.out.println(
                "odd points " + Points.of(source, Query.of("odd.v", RANGE).build()));
    }

    private static List<Map<String, String>> labels(List<Frame> frames) {
        return frames.stream()
                .map(frame -> (Map<String, String>) new TreeMap<>(((TimeSeries) frame).labels()))
                .toList();
    }
}
