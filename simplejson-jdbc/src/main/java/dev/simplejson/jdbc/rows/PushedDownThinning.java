// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import dev.simplejson.thin.Thinner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Has the database thin: it sends the points that the engine's thinner would consider, and how many it looked at. Each series comes
 * as a whole behind the other, so that no more than one is held.
 */
final class PushedDownThinning {
    private final ValueRows rows;
    private final Slices slices;
    private final BoundSql sql;

    PushedDownThinning(ValueRows rows, Slices slices) {
        this.rows = rows;
        this.slices = slices;
        this.sql = new ThinningSql(rows, slices).build();
    }

    /** Whether the database is asked to thin, and can count out which points lie where. */
    static boolean isPossible(ValueRows rows, Slices slices) {
        Selection selection = rows.selection();
        return selection.relation().pushDown()
                && !selection.relation().mayGroupBefore()
                && !rows.isText()
                && selection.dialect().thins(rows.value().kind())
                && ThinningSql.fits(slices)
                && selection.relation().codec().countsInDatabase(selection.dialect());
    }

    /** All series; one without points if there are no labels and no rows. */
    List<TimeSeries> read() throws Exception {
        Found found = new Found();
        rows.read(sql, found::read);
        if (rows.areTooMany(found.size())) {
            // This counts them first, and says what to do.
            return new StreamedThinning(rows, slices).readAll();
        }
        List<TimeSeries> series = new ArrayList<>(found.series);
        series.addAll(new StreamedThinning(rows, slices).readSome(found.incomplete));
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
        private Thinner thinner = new Thinner(slices);
        private long received;
        private long count;
        /** Whether two points that were sent have the same time, but other values; all cannot be counted here. */
        private boolean timesRepeat;

        boolean read(ResultSet result) throws SQLException {
            for (int row = 1; !rows.areTooMany(size()) && result.next(); row++) {
                List<@Nullable Object> itsLabels = rows.labels(result);
                if (!itsLabels.equals(labels)) {
                    close();
                    labels = itsLabels;
                }
                addSlice(result, itsLabels.size() + 1);
                if ((row & 0xfff) == 0) {
                    rows.selection().query().checkAlive();
                }
            }
            close();
            return true;
        }

        private void addSlice(ResultSet result, int counted) throws SQLException {
            // One point can be the lowest and the highest, and the last, too.
            Set<Point> points = new TreeSet<>();
            for (int i = 0; i < ThinningSql.POINTS_SENT; i++) {
                int column = counted + 1 + 2 * i;
                long millis = result.getLong(column);
                if (!result.wasNull()) {
                    double value = result.getDouble(column + 1);
                    points.add(new Point(millis, value == 0 && result.wasNull() ? Double.NaN : value + 0.0));
                }
            }
            Point before = null;
            for (Point point : points) {
                timesRepeat |= before != null && before.millis == point.millis && !Double.isNaN(point.value);
                before = point;
                thinner.add(slices.range().fromEpochMillis() + point.millis, point.value);
            }
            received += points.size();
            count += result.getLong(counted);
        }

        /** The series is complete. */
        private void close() {
            if (labels == null) {
                return;
            }
            if (!rows.isWanted(labels)) {
                reset();
                return;
            }
            if (count > received && count <= slices.mostPoints()) {
                incomplete.add(labels);
            } else {
                thinner.addLeftOut(count - received);
                TimeSeries.Builder described = rows.describe(labels, sql);
                String advice = rows.selection().relation().repeatAdvice();
                if (timesRepeat && !advice.isEmpty()) {
                    described.notice(Notice.warning("points have the '"
                            + rows.selection().relation().time().name() + "' of another, but another value, "
                            + advice));
                }
                series.add(thinner.describedAs(described.build()));
            }
            reset();
        }

        private int size() {
            return series.size() + incomplete.size();
        }

        private void reset() {
            thinner = new Thinner(slices);
            received = 0;
            count = 0;
            timesRepeat = false;
        }
    }

    /** A point in the order of {@link PointSorter}: by time, then by value, a gap last. */
    private record Point(long millis, double value) implements Comparable<Point> {
        @Override
        public int compareTo(Point other) {
            return millis == other.millis ? Double.compare(value, other.value) : Long.compare(millis, other.millis);
        }
    }
}
