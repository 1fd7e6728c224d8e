// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.simplejson.model.Column;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Shape;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavesDataSourceTest {
    private static final TimeRange SIX_HOURS = new TimeRange(1_795_323_600_123L, 1_795_345_200_456L);

    private final WavesDataSource waves = new WavesDataSource();

    @Test
    void query_moreThanAnyScreenShows_isBounded() {
        assertThat(series(Query.of("series A", SIX_HOURS).maxDataPoints(Integer.MAX_VALUE))
                        .size())
                .isEqualTo(100_000);
    }

    @Test
    void metrics_areTheTutorials() {
        assertThat(waves.name()).isEqualTo("waves");
        assertThat(waves.metrics().stream().map(Metric::name)).containsExactly("series A", "series B");
    }

    @Test
    void query_withoutMaxDataPoints_gives1020Points() {
        assertThat(series(Query.of("series A", SIX_HOURS)).size()).isEqualTo(1_020);
    }

    @Test
    void query_unknownMetric_isNoData() {
        assertThat(waves.query(Query.of("series C", SIX_HOURS).build())).isEmpty();
    }

    @Test
    void query_interval_givesOnePointForEachOfItsMultiples() {
        TimeSeries series = series(Query.of("series A", SIX_HOURS).interval(Duration.ofMinutes(1)));

        assertThat(series.size()).isEqualTo(360);
        assertThat(times(series)).allMatch(time -> time % 60_000 == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 0",
        "0, 1, 1, 0",
        "0, 10, 3, 0",
        "0, 1000, 100, 3600000",
        "1, 1000, 100, 3600000",
        "1795323600123, 1795345200456, 1, 0",
        "1795323600123, 1795345200456, 654, 20000",
        "1795323600123, 1795345200456, 654, 1",
        "-5000, 5000, 100, 7",
        "0, 9223372036854775807, 100, 20000",
        "-9223372036854775808, 9223372036854775807, 100, 0",
        "-9223372036854775808, 9223372036854775807, 0, 60000"
    })
    void query_anyRange_staysInsideAndBelowWhatWasAsked(long from, long to, int maxDataPoints, long intervalMillis) {
        Query.Builder query = Query.of("series A", new TimeRange(from, to));
        if (maxDataPoints > 0) {
            query.maxDataPoints(maxDataPoints);
        }
        if (intervalMillis > 0) {
            query.interval(Duration.ofMillis(intervalMillis));
        }

        TimeSeries series = series(query);

        assertThat(series.size()).isLessThanOrEqualTo(maxDataPoints > 0 ? maxDataPoints : 1_020);
        assertThat(times(series)).allMatch(time -> from <= time && time <= to).isSorted();
    }

    @Test
    void query_waves_haveAPeriodOfOneHour() {
        TimeRange range = new TimeRange(0, 3_600_000);
        TimeSeries sine = series(Query.of("series A", range).interval(Duration.ofMinutes(15)));
        TimeSeries cosine = series(Query.of("series B", range).interval(Duration.ofMinutes(15)));

        assertThat(values(sine)).satisfiesExactly(near(0), near(1), near(0), near(-1), near(0));
        assertThat(values(cosine)).satisfiesExactly(near(1), near(0), near(-1), near(0), near(1));
    }

    @ParameterizedTest
    @CsvSource({"series A, SE DE US", "series B, BE GE PS"})
    void query_asTable_isTheTutorialsWithTimesInsideTheRange(String metric, String countries) throws Exception {
        Query query = Query.of(metric, SIX_HOURS).shape(Shape.TABLE).build();
        Table table = (Table) waves.query(query).get(0);

        List<List<Object>> rows = new ArrayList<>();
        table.forEach(cells -> rows.add(Arrays.asList(cells.clone())));

        assertThat(table.columns())
                .containsExactly(Column.time("Time"), Column.string("Country"), Column.number("Number"));
        assertThat(rows).allMatch(row -> SIX_HOURS.contains((Long) row.get(0)));
        assertThat(rows.stream().map(row -> row.get(1))).containsExactly((Object[]) countries.split(" ", -1));
        assertThat(rows.stream().map(row -> row.get(2))).containsExactly(123.0, 231.0, 321.0);
    }

    private static ThrowingConsumer<Double> near(double expected) {
        return value -> assertThat(value).isCloseTo(expected, within(1e-9));
    }

    private TimeSeries series(Query.Builder query) {
        return (TimeSeries) waves.query(query.build()).get(0);
    }

    private static List<Long> times(TimeSeries series) {
        return LongStream.range(0, series.size())
                .map(i -> series.epochMillisAt((int) i))
                .boxed()
                .toList();
    }

    private static List<Double> values(TimeSeries series) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            values.add(series.valueAt(i));
        }
        return values;
    }
}
