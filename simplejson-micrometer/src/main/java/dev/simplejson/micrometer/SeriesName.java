// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.util.Collections;
import java.util.Iterator;
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

    /** By meter, statistic, and the labels one after the other; in parts, because each sampling compares many. */
    @Override
    public int compareTo(SeriesName other) {
        int order = meter.compareTo(other.meter);
        order = order != 0 ? order : statistic.compareTo(other.statistic);
        Iterator<Map.Entry<String, String>> mine = labels.entrySet().iterator();
        Iterator<Map.Entry<String, String>> others = other.labels.entrySet().iterator();
        while (order == 0 && mine.hasNext() && others.hasNext()) {
            Map.Entry<String, String> label = mine.next();
            Map.Entry<String, String> beside = others.next();
            order = label.getKey().compareTo(beside.getKey());
            order = order != 0 ? order : label.getValue().compareTo(beside.getValue());
        }
        return order != 0 ? order : Boolean.compare(mine.hasNext(), others.hasNext());
    }

    /** The same with a label more, which has the statistic in its name if the meter has a tag of that name itself. */
    SeriesName with(String label, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(labels.containsKey(label) ? statistic + "." + label : label, value);
        return new SeriesName(meter, statistic, Collections.unmodifiableMap(more));
    }
}
