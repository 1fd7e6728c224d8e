// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums and averages are those of a loop that looks at each value, to the last bit, with gaps, infinities and sums that overflow. */
class SumsTest extends GraphiteTesting {
    private static final double[] ODD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        0.0,
        -0.0
    };

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void render_sums_areThoseOfALoop(int seed) throws Exception {
        Random random = new Random(seed);
        double[][] series = series(random);
        String form =
                "&format=json&from=" + (FakeSource.START - 1) + "&until=" + (FakeSource.START + series[0].length - 1);

        for (String function : List.of("sum", "average")) {
            List<?> points = points(
                    postForm("/render", "target=" + function + "Series(db.*)" + form)
                            .handledBy(engine(new Arrayed(series))),
                    0);

            assertThat(points.stream().map(point -> (Object) ((List<?>) point).get(0)))
                    .as("%s of %s", function, Arrays.deepToString(series))
                    .isEqualTo(naive(function, series));
        }
    }

    /** Of some seeds all values are plain, of others few are odd, or most. */
    private static double[][] series(Random random) {
        double share = new double[] {0, 0.001, 0.05, 0.7}[random.nextInt(4)];
        double[][] series = new double[1 + random.nextInt(20)][1 + random.nextInt(100)];
        for (double[] values : series) {
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextDouble() < share
                        ? ODD[random.nextInt(ODD.length)]
                        : random.nextGaussian() * Math.pow(10, random.nextInt(20));
            }
        }
        return series;
    }

    /** JSON has no infinity, so that is null as no value is. */
    private static List<Object> naive(String function, double[][] series) {
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < series[0].length; i++) {
            double sum = 0;
            int count = 0;
            for (double[] values : series) {
                if (Double.isFinite(values[i])) {
                    sum += values[i];
                    count++;
                }
            }
            double value = function.equals("sum") ? sum : sum / count;
            expected.add(count == 0 || !Double.isFinite(value) ? null : (Object) value);
        }
        return expected;
    }

    /** Series of these arrays, a value for each second. */
    private static final class Arrayed implements DataSource {
        private final double[][] series;

        Arrayed(double[][] series) {
            this.series = series;
        }

        @Override
        public String name() {
            return "db";
        }

        @Override
        public List<Metric> metrics() {
            return IntStream.range(0, series.length)
                    .mapToObj(i -> Metric.named("m" + (100 + i)))
                    .toList();
        }

        @Override
        public List<Frame> query(Query query) {
            double[] values = series[Integer.parseInt(query.metric().substring(1)) - 100];
            long[] times = LongStream.range(0, values.length)
                    .map(i -> (FakeSource.START + i) * 1000)
                    .toArray();
            return List.of(TimeSeries.named(query.metric()).points(times, values));
        }
    }
}
