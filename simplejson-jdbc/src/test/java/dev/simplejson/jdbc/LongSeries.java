// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;

/** Reads a series in a process with so little memory that it cannot hold it. */
final class LongSeries {
    /** 2,000,000 points take 32 MB, and rows take more than points. */
    static final int ROWS = 2_000_000;

    /** Where rows are put in slowly: held by a driver, they take more than that as well. */
    static final int SOME_ROWS = 600_000;

    private LongSeries() {}

    /** How many points a raw series has, and how many are left of it in a panel: {@code 2000000 raw, 2002 thinned}. */
    static String read(String url, String user, String metric) throws Exception {
        return read(url, user, "", metric);
    }

    static String read(String url, String user, String password, String metric) throws Exception {
        return SmallProcess.run(LongSeries.class, "-Xmx32m", url, user, metric, password)
                .strip();
    }

    /** Fills the table that this makes. */
    static void create(Connection connection, String table) throws Exception {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(table);
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO endless VALUES (?, ?)")) {
            for (int i = 1; i <= SOME_ROWS; i++) {
                insert.setLong(1, 1_700_000_000_000L + i * 1000L);
                insert.setDouble(2, i % 1009);
                insert.addBatch();
                if (i % 10_000 == 0) {
                    insert.executeBatch();
                }
            }
        }
        connection.commit();
    }

    /** The process. */
    public static void main(String[] arguments) throws Exception {
        JdbcDataSourceBuilder builder = JdbcDataSource.builder(arguments[0]).pushDown(PushDown.NEVER);
        if (!arguments[1].isEmpty()) {
            builder.user(arguments[1], arguments[3]);
        }
        TimeRange range = new TimeRange(1_700_000_000_000L, 1_702_000_001_000L);
        try (JdbcDataSource source = builder.build()) {
            long raw = count(source.query(Query.of(arguments[2], range).build()));
            long thinned = count(source.query(
                    Query.of(arguments[2], range).maxDataPoints(1000).build()));
            System.out.println(raw + " raw, " + thinned + " thinned");
        }
    }

    private static long count(List<Frame> frames) throws Exception {
        long[] count = {0};
        for (Frame frame : frames) {
            ((TimeSeries) frame).forEach((millis, value) -> count[0]++);
        }
        return count[0];
    }
}
