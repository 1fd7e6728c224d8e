// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderSettingsTest extends GraphiteTesting {
    private static final String HOUR = "&from=-1h&until=now&format=json&maxDataPoints=10";

    private SimpleJsonEngine set(String name, String value) {
        return SimpleJsonEngine.builder()
                .sources(waves, db)
                .settings(SimpleJsonSettings.builder().set(name, value).build())
                .clock(Clock.fixed(Instant.ofEpochSecond(FakeSource.START), ZoneOffset.UTC))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/render?target=waves.load",
                "/base/waves/render?target=load",
                "/metrics/find?query=*",
                "/metrics/expand?query=*",
                "/tags/autoComplete/tags",
                "/tags/autoComplete/values?tag=host",
                "/functions",
                "/events/get_data",
                "/version"
            })
    void graphite_switchedOff_isNotThere(String url) throws Exception {
        assertThat(postForm(url, "").handledBy(both()).status()).isEqualTo(200);
        try (SimpleJsonEngine engine = set("graphite", "off")) {
            assertThat(postForm(url, "").handledBy(engine).status()).isIn(404, 405);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"waves.load", "scale(waves.load, 2)", "sumSeries(waves.*)"})
    void downsampling_switchedOff_holdsForWhatFunctionsMakeToo(String target) throws Exception {
        String body = "target=" + target + HOUR;

        assertThat(points(postForm("/render", body).handledBy(both()), 0)).hasSizeLessThanOrEqualTo(2 * 10 + 2);
        try (SimpleJsonEngine engine = set("downsampling", "off")) {
            assertThat(points(postForm("/render", body).handledBy(engine), 0)).hasSize(360);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"waves.load", "scale(waves.load, 2)", "sumSeries(waves.*)"})
    void pointsPerPixel_one_holdsForWhatFunctionsMakeToo(String target) throws Exception {
        try (SimpleJsonEngine engine = set("points-per-pixel", "1")) {
            assertThat(points(postForm("/render", "target=" + target + HOUR).handledBy(engine), 0))
                    .hasSizeLessThanOrEqualTo(10);
        }
    }

    /** The README's promise. The series begins within the range, at times of no step. */
    @ParameterizedTest
    @ValueSource(strings = {"late.load", "scale(late.load, 1)"})
    void render_seriesOfPartOfTheRange_keepsTheLowestAndHighestValueOfEveryPixelColumn(String target) throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        TimeSeries.Builder series = TimeSeries.named("load");
        Map<Long, DoubleSummaryStatistics> expected = new TreeMap<>();
        for (long second = 1_011; second <= 3_600; second += 1 + random.nextInt(5)) {
            double value = random.nextInt(1000);
            // No border between columns is so close behind a whole second.
            series.add((FakeSource.START - 3_600 + second) * 1000 + random.nextInt(100), value);
            expected.computeIfAbsent(column(second), none -> new DoubleSummaryStatistics())
                    .accept(value);
        }
        TimeSeries late = series.build();
        FakeSource source = new FakeSource("late", List.of("load")) {
            @Override
            public List<Frame> query(Query query) {
                return List.of(late);
            }
        };

        Map<Long, DoubleSummaryStatistics> drawn = new TreeMap<>();
        for (Object point :
                points(postForm("/render", "target=" + target + HOUR).handledBy(engine(source)), 0)) {
            List<?> pair = (List<?>) point;
            long second = ((Number) pair.get(1)).longValue() - FakeSource.START + 3_600;
            drawn.computeIfAbsent(column(second), none -> new DoubleSummaryStatistics())
                    .accept(((Number) pair.get(0)).doubleValue());
        }

        assertThat(drawn.keySet()).isEqualTo(expected.keySet());
        drawn.forEach((column, its) -> assertThat(List.of(its.getMin(), its.getMax()))
                .as("column %d", column)
                .isEqualTo(List.of(
                        expected.get(column).getMin(), expected.get(column).getMax())));
    }

    /** Which of ten columns; the first second is in none. */
    private static long column(long second) {
        return Math.min(9, ((second - 1) * 1000 * 10 + 9) / 3_599_000);
    }

    @Test
    void render_forAClientThatHasGone_isNotWorkedOut() throws Exception {
        String target = "group(" + String.join(", ", Collections.nCopies(100, "scale(waves.load, 2)")) + ")";

        assertThat(postForm("/render", "target=" + target + HOUR)
                        .handledBy(both())
                        .status())
                .isEqualTo(200);
        assertThat(postForm("/render", "target=" + target + HOUR)
                        .hungUp()
                        .handledBy(both())
                        .status())
                .isNotEqualTo(200);
    }
}
