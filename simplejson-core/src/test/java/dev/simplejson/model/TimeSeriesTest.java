// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSeriesTest {
    @Test
    void build_pointsInAnyOrder_sortsByTime() throws Exception {
        TimeSeries.Builder builder = TimeSeries.named("load");
        builder.add(30, 3);
        builder.add(-10, 1);
        builder.add(20, 2);

        assertThat(points(builder.build())).containsExactly("-10=1.0", "20=2.0", "30=3.0");
    }

    @Test
    void build_equalTimes_keepTheOrderInWhichTheyCame() throws Exception {
        TimeSeries.Builder builder = TimeSeries.named("load");
        builder.add(2, 1);
        builder.add(1, 2);
        builder.add(2, 3);
        builder.add(1, 4);

        assertThat(points(builder.build())).containsExactly("1=2.0", "1=4.0", "2=1.0", "2=3.0");
    }

    @Test
    void build_noPoints_isEmpty() {
        TimeSeries series = TimeSeries.named("load").build();

        assertThat(series.size()).isZero();
        assertThat(series).hasToString("TimeSeries[load{}, 0 points]");
    }

    @Test
    void build_twice_givesIndependentSeries() {
        TimeSeries.Builder builder = TimeSeries.named("load");
        builder.add(1, 1);
        TimeSeries first = builder.build();
        builder.add(0, 0);

        assertThat(first.size()).isEqualTo(1);
        assertThat(first.epochMillisAt(0)).isEqualTo(1);
        assertThat(builder.build().size()).isEqualTo(2);
    }

    @Test
    void add_instant_isRoundedDownToItsMillisecond() {
        TimeSeries series = TimeSeries.named("load")
                .add(Instant.parse("1969-12-31T23:59:59.999999999Z"), 1)
                .add(Instant.parse("2026-11-22T05:00:00.123999Z"), 2)
                .build();

        assertThat(series.epochMillisAt(0)).isEqualTo(-1);
        assertThat(series.epochMillisAt(1)).isEqualTo(1_795_323_600_123L);
    }

    @Test
    void add_instantBeyondEpochMillis_isRefused() {
        TimeSeries.Builder builder = TimeSeries.named("load");

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> builder.add(Instant.MAX, 1));
    }

    @Test
    void points_arraysOfDifferentLengths_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSeries.named("load").points(new long[] {1, 2}, new double[] {1}))
                .withMessage("series 'load' has 2 times and 1 values; expected as many of each");
    }

    @Test
    void points_arraysThatStepBackInTime_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSeries.named("load").points(new long[] {1, 3, 2}, new double[3]))
                .withMessage(
                        "times of series 'load' are not ascending; sort them, or add the points one by one, which sorts");
    }

    @Test
    void points_arraysWithEqualTimes_areKept() throws Exception {
        TimeSeries series = TimeSeries.named("load").points(new long[] {1, 1, 2}, new double[] {3, 4, Double.NaN});

        assertThat(points(series)).containsExactly("1=3.0", "1=4.0", "2=NaN");
        assertThat(series.valueAt(1)).isEqualTo(4);
        assertThat(series.isDeferred()).isFalse();
    }

    @Test
    void forEach_deferred_readsThePointsOnceOnly() throws Exception {
        TimeSeries series = TimeSeries.named("load").points(sink -> sink.add(1, 2));

        assertThat(points(series)).containsExactly("1=2.0");
        assertThatIllegalStateException()
                .isThrownBy(() -> points(series))
                .withMessage("the points of series 'load' were already read;"
                        + " deferred points can be read once: return a new series for each query");
    }

    @Test
    void forEach_deferredThatThrows_passesTheExceptionOn() {
        IOException broken = new IOException("disk");
        TimeSeries series = TimeSeries.named("load").points(sink -> {
            throw broken;
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> points(series))
                .isSameAs(broken);
    }

    @Test
    void size_deferred_isNotKnown() {
        TimeSeries series = TimeSeries.named("load").points(sink -> {});

        assertThat(series.isDeferred()).isTrue();
        assertThat(series).hasToString("TimeSeries[load{}, deferred]");
        assertThatIllegalStateException()
                .isThrownBy(series::size)
                .withMessage("series 'load' is deferred; its size is not known");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> series.epochMillisAt(0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> series.valueAt(0));
    }

    @Test
    void labels_areOrderedByNameAndUnmodifiable() {
        TimeSeries series = TimeSeries.named("load")
                .label("region", "eu")
                .labels(Map.of("host", "web-1"))
                .build();

        assertThat(series.labels()).containsExactly(Map.entry("host", "web-1"), Map.entry("region", "eu"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> series.labels().put("a", "b"));
    }

    @Test
    void toBuilder_keepsEverythingButThePoints() {
        TimeSeries series = TimeSeries.named("load")
                .title("Load")
                .unit("percent")
                .label("host", "web-1")
                .notice(Notice.info("old"))
                .executedQuery("select 1")
                .withoutDownsampling()
                .points(new long[] {1}, new double[] {1});

        TimeSeries copy = series.toBuilder().build();

        assertThat(copy)
                .usingRecursiveComparison()
                .ignoringFields("epochMillis", "values", "produced")
                .isEqualTo(series);
        assertThat(copy.size()).isZero();
    }

    @Test
    void downsampling_unlessOptedOut_isOn() {
        assertThat(TimeSeries.named("load").build().downsampling()).isTrue();
        assertThat(TimeSeries.named("load").withoutDownsampling().build().downsampling())
                .isFalse();
    }

    @Test
    void builder_null_isRefusedByName() {
        TimeSeries.Builder builder = TimeSeries.named("load");

        assertThatNullPointerException()
                .isThrownBy(() -> TimeSeries.named(null))
                .withMessage("name is null");
        assertThatNullPointerException().isThrownBy(() -> builder.title(null)).withMessage("title is null");
        assertThatNullPointerException().isThrownBy(() -> builder.unit(null)).withMessage("unit is null");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.label("a", null))
                .withMessage("label 'a' of series 'load' is null");
        assertThatNullPointerException().isThrownBy(() -> builder.notice(null)).withMessage("notice is null");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.points((PointProducer) null))
                .withMessage("producer is null");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void hasGaps_oneValueThatIsNone_isToldWhereverItStands(double none) {
        for (int size = 1; size < 30; size++) {
            for (int at = 0; at < size; at++) {
                double[] values = new double[size];
                values[at] = none;

                assertThat(TimeSeries.named("load")
                                .points(new long[size], values)
                                .hasGaps())
                        .as("at %d of %d", at, size)
                        .isTrue();
            }
        }
    }

    @Test
    void hasGaps_valuesWhoseSumOverflows_areNoGaps() {
        double[] values = new double[17];
        Arrays.fill(values, -Double.MAX_VALUE);
        TimeSeries series = TimeSeries.named("load").points(new long[17], values);

        assertThat(series.hasGaps()).isFalse();
        assertThat(series.hasGaps()).isFalse();
        assertThat(TimeSeries.named("load").build().hasGaps()).isFalse();
    }

    @Test
    void hasGaps_deferred_isNotKnown() {
        TimeSeries series = TimeSeries.named("load").points(sink -> sink.add(1, Double.NaN));

        assertThatIllegalStateException()
                .isThrownBy(series::hasGaps)
                .withMessage("series 'load' is deferred; its size is not known");
    }

    private static List<String> points(TimeSeries series) throws Exception {
        List<String> points = new ArrayList<>();
        series.forEach((epochMillis, value) -> points.add(epochMillis + "=" + value));
        return points;
    }
}
