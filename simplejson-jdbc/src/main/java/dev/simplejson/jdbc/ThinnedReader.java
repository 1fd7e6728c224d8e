// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has the database thin: of every column of the engine's grid it returns the first, lowest, highest and last value and the first
 * gap, which are the only points the engine would consider. The values that are needed do not depend on how many rows there are.
 */
final class ThinnedReader {
    private final Database database;
    private final Selection selection;
    private final ThinningGrid grid;
    private final String purpose;
    private final BoundSql sql;

    ThinnedReader(Database database, Selection selection, TableColumn value, int points, String purpose) {
        this.database = database;
        this.selection = selection;
        this.grid = ThinningGrid.of(selection.query().range(), points);
        this.purpose = purpose;
        this.sql = new ThinningSql(selection, grid, value).build();
    }

    /** Whether the panel wants less than everything, and the database can count out which. */
    static boolean canThin(Selection selection) {
        Query query = selection.query();
        return selection.relation().pushDown()
                && query.hasMaxDataPoints()
                && ThinningGrid.fits(query.range(), query.maxDataPointsOr(0))
                && selection.relation().codec().countsInDatabase(selection.dialect());
    }

    String executedQuery() {
        return sql.text();
    }

    /** The points that are left, by the values of the labels. */
    Map<List<@Nullable Object>, Thinned> read(int maxSeries) throws Exception {
        return database.read(purpose, sql, selection.query().context().cancellation(), rows -> {
            Map<List<@Nullable Object>, Thinned> series = new LinkedHashMap<>();
            while (rows.next()) {
                series.computeIfAbsent(labels(rows), labels -> new Thinned()).add(rows, grid.fromEpochMillis());
                if (series.size() > maxSeries) {
                    throw SeriesReader.tooMany(purpose, maxSeries);
                }
            }
            return series;
        });
    }

    private List<@Nullable Object> labels(ResultSet rows) throws SQLException {
        List<@Nullable Object> labels = new ArrayList<>();
        for (int i = 0; i < selection.relation().labels().size(); i++) {
            labels.add(rows.getObject(ThinningSql.label(i)));
        }
        return labels;
    }

    /** What is left of one series. */
    static final class Thinned {
        private static final int NONE = -1;

        private final List<Point> points = new ArrayList<>();
        private long count;
        private long lastValueMillis = NONE;
        private long lastGapMillis = NONE;
        private long fromEpochMillis;

        /** How many points the series has. */
        long count() {
            return count;
        }

        /** Adds one column of the grid. */
        void add(ResultSet rows, long from) throws SQLException {
            fromEpochMillis = from;
            count += rows.getLong("sj_count");
            long first = millis(rows, "sj_first");
            long last = millis(rows, "sj_last");
            if (first != NONE) {
                keep(first, rows.getDouble("sj_first_value"));
                keep(millis(rows, "sj_lowest_at"), rows.getDouble("sj_lowest"));
                keep(millis(rows, "sj_highest_at"), rows.getDouble("sj_highest"));
                keep(last, rows.getDouble("sj_last_value"));
            }
            long gap = millis(rows, "sj_gap");
            if (gap != NONE) {
                keep(gap, Double.NaN);
            }
            lastValueMillis = Math.max(lastValueMillis, last);
            lastGapMillis = Math.max(lastGapMillis, millis(rows, "sj_last_gap"));
        }

        /** Adds the points, each once. */
        TimeSeries.Builder addTo(TimeSeries.Builder builder) {
            if (lastGapMillis > lastValueMillis) {
                keep(lastGapMillis, Double.NaN);
            }
            points.stream()
                    .distinct()
                    .sorted(Point.ORDER)
                    .forEach(point -> builder.add(point.epochMillis(), point.value()));
            return builder;
        }

        private void keep(long millis, double value) {
            points.add(new Point(fromEpochMillis + millis, value));
        }

        private static long millis(ResultSet rows, String column) throws SQLException {
            long millis = rows.getLong(column);
            return rows.wasNull() ? NONE : millis;
        }
    }

    private record Point(long epochMillis, double value) {
        static final java.util.Comparator<Point> ORDER =
                java.util.Comparator.comparingLong(Point::epochMillis).thenComparingDouble(Point::value);
    }
}
