// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import dev.simplejson.time.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is asked: bodies as Grafana's SimpleJson plugin sends them, over the six hours that {@link WaveSource} has data for. */
final class Requests {
    static final long FROM = 1_700_000_000_000L;
    static final long SPAN_MILLIS = 6 * 3_600_000L;

    private Requests() {}

    /** One target each for these metrics; without {@code maxDataPoints} if that is 0. */
    static byte[] query(List<String> metrics, int maxDataPoints) {
        String from = Timestamps.toIso(FROM);
        String to = Timestamps.toIso(FROM + SPAN_MILLIS);
        String targets = IntStream.range(0, metrics.size())
                .mapToObj(index -> "{\"target\":\"" + metrics.get(index) + "\",\"refId\":\"Q" + index
                        + "\",\"type\":\"timeserie\"}")
                .collect(Collectors.joining(","));
        String text =
                """
                {"app":"dashboard","requestId":"Q100","timezone":"browser","panelId":2,"dashboardId":1,\
                "range":{"from":"%s","to":"%s","raw":{"from":"now-6h","to":"now"}},"timeInfo":"",\
                "interval":"20s","intervalMs":20000,"targets":[%s],%s\
                "scopedVars":{"__interval":{"text":"20s","value":"20s"},"__interval_ms":{"text":"20000","value":20000}},\
                "startTime":1795345200000,"rangeRaw":{"from":"now-6h","to":"now"},"adhocFilters":[]}""".formatted(from, to, targets, maxDataPoints == 0 ? "" : "\"maxDataPoints\":" + maxDataPoints + ",");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #query}, for several waves of this many points each. */
    static byte[] waves(int series, int points, int maxDataPoints) {
        return query(
                IntStream.range(0, series)
                        .mapToObj(index -> WaveSource.wave(points, index))
                        .toList(),
                maxDataPoints);
    }
}
