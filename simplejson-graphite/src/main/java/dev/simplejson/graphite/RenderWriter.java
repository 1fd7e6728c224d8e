// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.graphite.series.Doubts;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.series.TagConditions;
import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.thin.Slices;
import dev.simplejson.thin.Thinner;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes {@code /render}'s answer: {@code [{"target", "tags", "datapoints": [[value, seconds], …]}, …]}. */
final class RenderWriter {
    /** What sources are asked for, too: the lowest and the highest. */
    private static final int MOST_POINTS_PER_PIXEL = 2;

    private final AskedSources sources;
    private final TimeRange range;
    private final int maxDataPoints;
    private final Doubts doubts;
    private final JsonOutput out;

    /** @param range the time that is asked for */
    RenderWriter(AskedSources sources, TimeRange range, int maxDataPoints, Doubts doubts, JsonOutput out) {
        this.sources = sources;
        this.range = range;
        this.maxDataPoints = maxDataPoints;
        this.doubts = doubts;
        this.out = out;
    }

    /** Writes the series of each target. */
    void write(List<List<Series>> targets) throws Exception {
        out.beginArray();
        for (List<Series> target : targets) {
            Set<Map<String, String>> tags = new HashSet<>();
            for (Series series : target) {
                write(series, unique(series.tags(), tags));
            }
        }
        out.endArray();
        out.finish();
    }

    /** Alert rules fail if two series have the same tags, so the second gets one more. */
    private static Map<String, String> unique(Map<String, String> tags, Set<Map<String, String>> others) {
        Map<String, String> unique = new TreeMap<>(tags);
        for (int i = 2; !others.add(unique); i++) {
            unique = new TreeMap<>(tags);
            unique.put("copy", Integer.toString(i));
        }
        return unique;
    }

    private void write(Series series, Map<String, String> tags) throws Exception {
        TimeSeries frame = series.frame();
        TimeSeries ready = frame == null ? thinned(series) : frame;
        out.beginObject();
        out.name("target").value(series.name());
        out.name("tags").beginObject();
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            out.name(tag.getKey()).value(tag.getValue());
        }
        out.endObject();
        out.name("datapoints").beginArray();
        SecondsWriter writer = new SecondsWriter(out);
        if (ready.isDeferred()) {
            // Whose thread it is does not matter once the points are asked for: it is the source's code that runs.
            sources.read(tags.getOrDefault(TagConditions.SOURCE, ""), series.name(), ready, writer);
        } else {
            ready.forEach(writer);
        }
        writer.finish();
        if (frame != null) {
            doubts.lookAt(series.tag(TagConditions.SOURCE), frame);
        }
        out.endArray();
        out.endObject();
    }

    /** What functions have made, thinned as the engine thins what comes from sources. */
    private TimeSeries thinned(Series series) throws Exception {
        Points points = series.points().get();
        long[] times = new long[points.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = points.time(i);
        }
        TimeSeries whole = TimeSeries.named(series.name()).points(times, points.values());
        if (maxDataPoints == 0 || points.size() <= maxDataPoints || !sources.downsampling()) {
            return whole;
        }
        // Slices of the points' own time would not be the panel's pixel columns; but what a function puts outside the
        // range stays.
        TimeRange all = new TimeRange(
                Math.min(range.fromEpochMillis(), points.firstTime()),
                Math.max(range.toEpochMillis(), points.lastTime()));
        int pointsPerPixel = Math.min(MOST_POINTS_PER_PIXEL, sources.pointsPerPixel());
        Thinner thinner = new Thinner(Slices.of(all, maxDataPoints, pointsPerPixel));
        whole.forEach(thinner);
        return thinner.describedAs(whole);
    }
}
