// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Shape;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that groups by months gives a month that begins before the range. Its point cannot be shown, and that is told. */
class GroupedTimesTest {
    private static final String MONTHS = "SELECT strftime('%Y-%m-01', day) AS time, sum(v) AS v FROM sales"
            + " WHERE day BETWEEN :from AND :to GROUP BY 1";
    private static final String TOLD = "begins before the range and is not shown: its time is that of its group,"
            + " 2026-03-01T00:00:00Z; begin the range there to see it";

    @TempDir
    static Path folder;

    @BeforeAll
    static void create() throws Exception {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE sales (day TEXT, shop TEXT, v REAL)");
            for (int month = 1; month <= 6; month++) {
                for (int day = 1; day <= 28; day++) {
                    String date = String.format("2026-%02d-%02d", month, day);
                    statement.execute("INSERT INTO sales VALUES ('" + date + "', 'a', 1), ('" + date + "', 'b', 2)");
                }
            }
        }
    }

    private static String url() {
        return "jdbc:sqlite:" + folder.resolve("sales.db");
    }

    private static List<Frame> answer(String sql, String from, String to, Shape shape) throws Exception {
        JdbcMetric metric = JdbcMetric.of("m", sql).withTimeFormat(TimeFormat.ISO_DATE);
        TimeRange range = TimeRange.between(Instant.parse(from), Instant.parse(to));
        try (JdbcDataSource source =
                JdbcDataSource.builder(url()).metric(metric).build()) {
            List<Frame> frames = source.query(
                    Query.of("m", range).shape(shape).maxDataPoints(100).build());
            for (Frame frame : frames) {
                if (frame instanceof Table table) {
                    table.forEach(cells -> {}); // What it says is known when its rows have been read.
                }
            }
            return frames;
        }
    }

    private static List<String> notices(List<Frame> frames) {
        return frames.stream()
                .flatMap(frame -> frame.notices().stream())
                .map(Notice::text)
                .distinct()
                .toList();
    }

    private static List<String> notices(String sql, String from, String to) throws Exception {
        return notices(answer(sql, from, to, Shape.TIME_SERIES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-20T00:00:00Z", "2026-03-20T00:00:00Z"})
    void query_monthBeginsBeforeTheRange_isTold(String to) throws Exception {
        assertThat(notices(MONTHS, "2026-03-10T00:00:00Z", to)).containsExactly("1 point " + TOLD);
        assertThat(notices(answer(MONTHS, "2026-03-10T00:00:00Z", to, Shape.TABLE)))
                .containsExactly("1 point " + TOLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-20T00:00:00Z", "2026-03-20T00:00:00Z"})
    void query_severalSeries_areCounted(String to) throws Exception {
        String sql = MONTHS.replace("sum(v)", "shop, sum(v)") + ", 2";
        assertThat(answer(sql, "2026-03-10T00:00:00Z", to, Shape.TIME_SERIES))
                .hasSize(2)
                .allSatisfy(series -> assertThat(notices(List.of(series))).containsExactly("1 point " + TOLD));
        assertThat(notices(answer(sql, "2026-03-10T00:00:00Z", to, Shape.TABLE)))
                .containsExactly("2 points begin before the range and are not shown: their time is that of their group,"
                        + " 2026-03-01T00:00:00Z; begin the range there to see them");
    }

    @Test
    void query_rangeBeginsWithAGroup_saysNothing() throws Exception {
        assertThat(notices(MONTHS, "2026-03-01T00:00:00Z", "2026-05-20T00:00:00Z"))
                .isEmpty();
    }

    /** Whoever gives all rows means the range to choose among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT strftime('%Y-%m-01', day) AS time, sum(v) AS v FROM sales GROUP BY 1",
                "SELECT strftime('%Y-%m-01', day) AS time, sum(v) - (SELECT avg(v) FROM sales WHERE day > :from) AS v FROM sales GROUP BY 1",
                "SELECT day AS time, v, shop FROM sales WHERE day > date(:from, '-1 day')",
            })
    void query_givesAllRowsOrGroupsNone_saysNothing(String sql) throws Exception {
        assertThat(notices(sql, "2026-03-10T00:00:00Z", "2026-05-20T00:00:00Z")).isEmpty();
    }
}
