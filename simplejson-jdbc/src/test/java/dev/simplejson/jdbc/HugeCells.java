// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.util.List;
import java.util.Map;

/** Reads the tables {@code t} and {@code odd}, of which single cells are larger than the memory of the process that does so. */
final class HugeCells {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    private HugeCells() {}

    /** What was read, a line for each way. */
    static String read(String url) throws Exception {
        return SmallProcess.run(HugeCells.class, "-Xmx64m", url);
    }

    /** The process. */
    public static void main(String[] arguments) throws Exception {
        for (PushDown pushDown : List.of(PushDown.AUTO, PushDown.ALWAYS)) {
            try (JdbcDataSource source = JdbcDataSource.builder(arguments[0])
                    .pushDown(pushDown)
                    .table("odd", "time", TimeFormat.ISO_T, List.of())
                    .build()) {
                Query thinned = Query.of("t.v", RANGE).maxDataPoints(1).build();
                System.out.println(pushDown + " " + labels(source.query(thinned)));
                if (pushDown == PushDown.AUTO) {
                    readInOtherWays(source);
                }
            }
        }
    }

    private static void readInOtherWays(JdbcDataSource source) throws Exception {
        System.out.println("rows " + Points.rows(source, Query.of("t", RANGE).build()));
        System.out.println("tags " + source.tagValues("words", new TagQuery(List.of(), RANGE, RequestContext.none())));
        System.out.println("raw " + labels(source.query(Query.of("t.v", RANGE).build())));
        System.out.println(
                "odd rows " + Points.rows(source, Query.of("odd", RANGE).build()));
        System.out.println(
                "odd points " + Points.of(source, Query.of("odd.v", RANGE).build()));
    }

    private static List<Map<String, String>> labels(List<Frame> frames) {
        return frames.stream()
                .map(frame -> (Map<String, String>)
                        new java.util.TreeMap<>(((dev.simplejson.model.TimeSeries) frame).labels()))
                .toList();
    }
}
