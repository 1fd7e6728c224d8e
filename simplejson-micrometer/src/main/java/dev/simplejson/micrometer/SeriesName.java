// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which series of which metric.
 *
 * @param meter the meter's name
 * @param statistic what of the meter: {@code rate}, {@code max}, …; empty for the value of a gauge
 * @param labels the meter's tags and what else tells its series apart; sorted
 */
record SeriesName(String meter, String statistic, Map<String, String> labels) implements Comparable<SeriesName> {
    static SeriesName of(Meter.Id id, String statistic) {
        Map<String, String> labels = new TreeMap<>();
        for (Tag tag : id.getTagsAsIterable()) {
            labels.put(tag.getKey(), tag.getValue());
        }
        return new SeriesName(id.getName(), statistic, Collections.unmodifiableMap(labels));
    }

    /** The name of its metric, as the query editor lists it. */
    String metric() {
        return statistic.isEmpty() ? meter : meter + "." + statistic;
    }

    /** By meter, statistic, and the labels one after the other. */
    @Override
    public int compareTo(SeriesName other) {
        return key().compareTo(other.key());
    }

    private String key() {
        StringBuilder key = new StringBuilder(meter).append('\0').append(statistic);
        labels.forEach(
                (label, value) -> key.append('\0').append(label).append('\0').append(value));
        return key.toString();
    }

    /** The same with a label more, which has the statistic in its name if the meter has a tag of that name itself. */
    SeriesName with(String label, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(labels.containsKey(label) ? statistic + "." + label : label, value);
        return new SeriesName(meter, statistic, Collections.unmodifiableMap(more));
    }
}
