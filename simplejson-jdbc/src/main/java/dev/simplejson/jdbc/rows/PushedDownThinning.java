// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.transform.Thinner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the database thin: it sends the points that the engine's thinner would consider, and how many it looked at. Each series comes
 * as a whole behind the other, so that no more than one is held.
 */
final class PushedDownThinning {
    private final ValueRows rows;
    private final int maxDataPoints;
    private final ThinningGrid grid;
    private final BoundSql sql;

    PushedDownThinning(ValueRows rows, int maxDataPoints) {
        this.rows = rows;
        this.maxDataPoints = maxDataPoints;
        this.grid = ThinningGrid.of(rows.selection().query().range(), maxDataPoints);
        this.sql = new ThinningSql(rows, grid).build();
    }

    /** Whether the database is asked to thin, and can count out which points lie where. */
    static boolean isPossible(Selection selection) {
        Query query = selection.query();
        return selection.relation().pushDown()
                && ThinningGrid.fits(query.range(), query.maxDataPointsOr(1))
                && selection.relation().codec().countsInDatabase(selection.dialect());
    }

    /** All series; one without points if there are no labels and no rows. */
    List<TimeSeries> read() throws Exception {
        Found found = new Found();
        rows.read(sql, found::read);
        List<TimeSeries> series = new ArrayList<>(found.series);
        series.addAll(new StreamedThinning(rows, maxDataPoints).readSome(found.incomplete));
        if (series.isEmpty() && !rows.haveLabels()) {
            series.add(rows.describe(List.of(), sql).build());
        }
        return series;
    }

    private final class Found {
        private final List<TimeSeries> series = new ArrayList<>();
        /** Series that need no thinning, of which points were left out. */
        private final List<List<@Nullable Object>> incomplete = new ArrayList<>();

        private @Nullable List<@Nullable Object> labels;
        private Thinner thinner = newThinner();
        private long cell;
        private long received;
        private long count;

        boolean read(ResultSet result) throws SQLException {
            for (int row = 1; result.next(); row++) {
                List<@Nullable Object> itsLabels = rows.labels(result, ThinningSql.FIRST_LABEL);
                if (!itsLabels.equals(labels)) {
                    close();
                    labels = itsLabels;
                }
                add(result);
                if ((row & 0xfff) == 0) {
                    rows.selection().query().checkAlive();
                }
            }
            close();
            return true;
        }

        private void add(ResultSet result) throws SQLException {
            long itsCell = result.getLong(ThinningSql.CELL);
            if (received == 0 || itsCell != cell) {
                cell = itsCell;
                count += result.getLong(ThinningSql.COUNT);
            }
            received++;
            double value = result.getDouble(ThinningSql.VALUE);
            boolean gap = value == 0 && result.wasNull();
            thinner.add(grid.fromEpochMillis() + result.getLong(ThinningSql.MILLIS), gap ? Double.NaN : value + 0.0);
        }

        /** The series is complete. */
        private void close() {
            if (labels == null) {
                return;
            }
            if (count > received && count <= maxDataPoints) {
                incomplete.add(labels);
            } else {
                thinner.addLeftOut(count - received);
                series.add(thinner.describedAs(rows.describe(labels, sql).build()));
            }
            rows.checkCount(series.size() + incomplete.size());
            thinner = newThinner();
            received = 0;
            count = 0;
        }

        private Thinner newThinner() {
            return new Thinner(rows.selection().query().range(), maxDataPoints);
        }
    }
}
