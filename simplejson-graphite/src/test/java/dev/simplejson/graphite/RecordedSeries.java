// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the series that graphite-web was asked about, with a slot for every step of two days, as its store has it. */
record RecordedSeries(String path, long startSeconds, long stepSeconds, List<Double> values) {
    private static final long RETENTION_SECONDS = 2 * 86_400;

    static RecordedSeries of(Map<?, ?> json, long base) {
        List<?> values = (List<?>) json.get("values");
        return new RecordedSeries(
                (String) json.get("path"),
                base + ((Double) json.get("start")).longValue(),
                ((Double) json.get("step")).longValue(),
                values.stream().map(RecordedSeries::number).toList());
    }

    private static Double number(Object value) {
        if (value == null) {
            return Double.NaN;
        }
        return value instanceof String text ? Double.parseDouble(text) : (Double) value;
    }

    /** The part of the path in front of its tags. */
    String name() {
        return path.split(";")[0];
    }

    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        Arrays.stream(path.split(";")).skip(1).forEach(tag -> labels.put(tag.split("=")[0], tag.split("=")[1]));
        return labels;
    }

    /** The first slot in a range, its start excluded. */
    long firstSlot(long fromSeconds, long nowSeconds) {
        return (Math.floorDiv(Math.max(fromSeconds, nowSeconds - RETENTION_SECONDS), stepSeconds) + 1) * stepSeconds;
    }

    /** The values of all slots from the first up to a time; empty if there is none. */
    double[] slots(long firstSlot, long untilSeconds, long nowSeconds) {
        long last = Math.floorDiv(Math.min(untilSeconds, nowSeconds), stepSeconds) * stepSeconds;
        double[] slots = new double[(int) Math.max(0, (last - firstSlot) / stepSeconds + 1)];
        for (int i = 0; i < slots.length; i++) {
            long index = (firstSlot + i * stepSeconds - startSeconds) / stepSeconds;
            boolean written = firstSlot + i * stepSeconds >= startSeconds && index < values.size();
            slots[i] = written ? values.get((int) index) : Double.NaN;
        }
        return slots;
    }
}
