// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;

/** One series of a panel, as Grafana gets it. */
public final class SeriesAssert extends AbstractAssert<SeriesAssert, String> {
    private final JsonNode series;

    SeriesAssert(JsonNode series) {
        super(series.toString(), SeriesAssert.class);
        this.series = series;
    }

    /** There are so many points, gaps among them. */
    public SeriesAssert hasSize(int points) {
        Assertions.assertThat(points().size()).as("points of %s", name()).isEqualTo(points);
        return this;
    }

    /** There is a point. */
    public SeriesAssert isNotEmpty() {
        Assertions.assertThat(points().size()).as("points of %s", name()).isPositive();
        return this;
    }

    /** At a time stands a value; as precise as numbers are. */
    public SeriesAssert hasPoint(Instant time, double value) {
        JsonNode found = at(time);
        Assertions.assertThat(found.isNull())
                .as("gap in %s at %s", name(), time)
                .isFalse();
        Assertions.assertThat(found.asDouble()).as("%s at %s", name(), time).isEqualTo(value);
        return this;
    }

    /** At a time the line has a gap. */
    public SeriesAssert hasGap(Instant time) {
        Assertions.assertThat(at(time).isNull())
                .as("gap in %s at %s", name(), time)
                .isTrue();
        return this;
    }

    /** Every value lies between these, which belong to it; gaps do not count. */
    public SeriesAssert hasValuesBetween(double lowest, double highest) {
        List<Double> values = new ArrayList<>();
        points().forEach(point -> {
            if (!point.get(0).isNull()) {
                values.add(point.get(0).asDouble());
            }
        });
        Assertions.assertThat(values)
                .as("values of %s", name())
                .allSatisfy(value -> Assertions.assertThat(value).isBetween(lowest, highest));
        return this;
    }

    /** The mean of all values, gaps left out, is close to this. */
    public SeriesAssert hasMean(double mean, Offset<Double> offset) {
        double sum = 0;
        int count = 0;
        for (JsonNode point : points()) {
            if (!point.get(0).isNull()) {
                sum += point.get(0).asDouble();
                count++;
            }
        }
        Assertions.assertThat(sum / count).as("mean of %s", name()).isCloseTo(mean, offset);
        return this;
    }

    /** The unit that the axis gets. */
    public SeriesAssert hasUnit(String unit) {
        Assertions.assertThat(series.path("unit").asText())
                .as("unit of %s", name())
                .isEqualTo(unit);
        return this;
    }

    /** A label that the legend and filters know. */
    public SeriesAssert hasLabel(String key, String value) {
        Assertions.assertThat(series.path("tags").path(key).asText())
                .as("label '%s' of %s", key, name())
                .isEqualTo(value);
        return this;
    }

    private JsonNode at(Instant time) {
        for (JsonNode point : points()) {
            if (point.get(1).asLong() == time.toEpochMilli()) {
                return point.get(0);
            }
        }
        throw new AssertionError(name() + " has no point at " + time + ": " + points());
    }

    private JsonNode points() {
        return series.path("datapoints");
    }

    private String name() {
        return "series '" + series.path("target").asText() + "'";
    }
}
