// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.model.Column;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Shape;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.TagQuery;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A sine and a cosine with a period of one hour: the smallest data source that draws something, and the place to start
 * copying. Asked for a table, each answers three countries.
 */
public final class WavesDataSource implements DataSource {
    private static final long PERIOD_MILLIS = 3_600_000;
    private static final int DEFAULT_POINTS = 1_020;
    /** More than any screen shows, and little enough to keep in memory. */
    private static final int MOST_POINTS = 100_000;

    private static final Wave SINE = new Wave("series A", StrictMath::sin, List.of("SE", "DE", "US"));
    private static final Wave COSINE = new Wave("series B", StrictMath::cos, List.of("BE", "GE", "PS"));
    private static final List<Wave> WAVES = List.of(SINE, COSINE);
    private static final double[] NUMBERS = {123, 231, 321};

    /** The data source; it holds no state. */
    public WavesDataSource() {}

    @Override
    public String name() {
        return "waves";
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public List<Metric> metrics() {
        return WAVES.stream().map(wave -> Metric.named(wave.name)).toList();
    }

    @Override
    public List<Frame> query(Query query) {
        for (Wave wave : WAVES) {
            if (wave.name.equals(query.metric())) {
                return List.of(query.shape() == Shape.TABLE ? wave.table(query) : wave.series(query));
            }
        }
        return List.of();
    }

    @Override
    public List<String> tagKeys(TagQuery query) {
        return List.of("Country");
    }

    @Override
    public List<String> tagValues(String key, TagQuery query) {
        return key.equals("Country")
                ? WAVES.stream().flatMap(wave -> wave.countries.stream()).toList()
                : List.of();
    }

    private record Wave(String name, DoubleUnaryOperator function, List<String> countries) {
        /** One point per interval, at its multiples, so that a refreshed panel shows the same points again. */
        TimeSeries series(Query query) {
            long step = stepMillis(query);
            long first = firstMillis(query, step);
            long inRange =
                    Math.floorDiv(query.range().toEpochMillis() - first, step) + 1; // None if the first lies behind.
            int count = (int) Math.min(points(query), inRange);
            long[] epochMillis = new long[count];
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                epochMillis[i] = first + i * step;
                values[i] = at(epochMillis[i]);
            }
            return TimeSeries.named(name).points(epochMillis, values);
        }

        Table table(Query query) {
            Table.Builder table =
                    Table.named(name).columns(Column.time("Time"), Column.string("Country"), Column.number("Number"));
            TimeRange range = query.range();
            for (int i = 0; i < NUMBERS.length; i++) {
                long time = range.fromEpochMillis() + range.durationMillis() / NUMBERS.length * i;
                table.row(time, countries.get(i), NUMBERS[i]);
            }
            return table.build();
        }

        private double at(long epochMillis) {
            return function.applyAsDouble(2 * Math.PI * Math.floorMod(epochMillis, PERIOD_MILLIS) / PERIOD_MILLIS);
        }

        private static int points(Query query) {
            return Math.min(query.maxDataPointsOr(DEFAULT_POINTS), MOST_POINTS);
        }

        private static long stepMillis(Query query) {
            long wanted = query.hasInterval() ? query.interval().toMillis() : 0;
            return Math.max(wanted, Math.max(1, query.range().durationMillis() / points(query)));
        }

        private static long firstMillis(Query query, long step) {
            long from = query.range().fromEpochMillis();
            return query.hasInterval() ? from + Math.floorMod(-from, step) : from;
        }
    }
}
