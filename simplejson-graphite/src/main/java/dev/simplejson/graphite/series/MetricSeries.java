// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.AskedSources.Question;
import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.graphite.target.Expression;
import dev.simplejson.graphite.target.MetricName;
import dev.simplejson.graphite.target.Parts;
import dev.simplejson.graphite.target.TagCondition;
import dev.simplejson.graphite.target.Texts;
import dev.simplejson.graphite.target.Window;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The series of data sources. What goes into functions is asked for a few metrics at a time, so that a sum over many never holds all of
 * them; what goes into the answer as it is, for all at once. Serves one request.
 */
public final class MetricSeries implements SeriesSource {
    private static final int AT_A_TIME = 16;

    private final AskedSources sources;
    private final MetricFinder finder;
    private final int maxDataPoints;
    private final Budget budget;
    private final Doubts doubts;
    private final Map<MetricName, List<Frame>> prefetched = new HashMap<>();

    /** The points read last: the next series often has the same times, which then need not be looked at again. */
    private @Nullable Points latest;

    private long[] latestTimes = {};

    /**
     * The series of a request.
     *
     * @param maxDataPoints the most points that can be drawn of a series; 0 if that was not said
     */
    public MetricSeries(AskedSources sources, MetricFinder finder, int maxDataPoints, Budget budget, Doubts doubts) {
        this.sources = sources;
        this.finder = finder;
        this.maxDataPoints = maxDataPoints;
        this.budget = budget;
        this.doubts = doubts;
    }

    /** What sources are asked for. */
    public static TimeRange rangeOf(Window window) {
        long first =
                window.fromMillis() + 1_000; // Graphite's 'from' is no longer in it, and answers are in whole seconds.
        // A window of one second has only its last moment in it, and a range has two ends.
        return new TimeRange(first, Math.max(first + 1, window.untilMillis()));
    }

    /** Asks side by side for what the targets will want that leave points as they are. */
    public void prefetch(List<Expression.Path> paths, Window window) throws Exception {
        budget.metrics(paths.size());
        finder.findTogether(paths);
        List<MetricName> names = new ArrayList<>();
        for (Expression.Path path : paths) {
            if (!isTagged(path)) {
                names.addAll(finder.find(path));
            }
        }
        List<MetricName> distinct = names.stream().distinct().toList();
        List<List<Frame>> answers = ask(distinct, window, false, List.of());
        for (int i = 0; i < distinct.size(); i++) {
            prefetched.put(distinct.get(i), answers.get(i));
        }
    }

    @Override
    public void byPath(Expression.Path path, Window window, boolean unthinned, Consumer<Series> out) {
        unchecked(() -> {
            if (isTagged(path)) {
                byTaggedName(path, window, unthinned, out);
            } else {
                each(finder.find(path), window, unthinned, List.of(), path.text(), out);
            }
        });
    }

    /** A name as our answers give it to a series with labels: {@code cpu;dc=ams;host=web-1}, its tags in their order. */
    private boolean isTagged(Expression.Path path) throws Exception {
        int end = path.text().indexOf(';');
        return end > 0
                && finder.literal(path.text()) == null
                && finder.literal(path.text().substring(0, end)) != null;
    }

    private void byTaggedName(Expression.Path path, Window window, boolean unthinned, Consumer<Series> out)
            throws Exception {
        MetricName name = finder.literal(path.text().substring(0, path.text().indexOf(';')));
        Consumer<Series> exactly = series -> {
            if (series.name().equals(path.text())) {
                out.accept(series);
            }
        };
        if (name != null) {
            each(List.of(name), window, unthinned, List.of(), path.text(), exactly);
        }
    }

    @Override
    public void byTags(
            List<TagCondition> conditions, String path, Window window, boolean unthinned, Consumer<Series> out) {
        TagConditions tags = new TagConditions(conditions);
        unchecked(() -> {
            List<MetricName> names = new ArrayList<>();
            List<String> accepted = sources.byName().keySet().stream()
                    .filter(tags::acceptSource)
                    .toList();
            finder.listed(accepted).forEach((source, metrics) -> {
                List<Metric> chosen = metrics.stream()
                        .filter(metric -> tags.acceptName(metric.name()))
                        .toList();
                Parts.withoutWholes(chosen).forEach(metric -> names.add(new MetricName(source, metric.name(), false)));
            });
            names.sort(Comparator.comparing(MetricName::path).thenComparing(MetricName::source));
            each(names, window, unthinned, tags.filters(), path, series -> {
                if (tags.acceptBeyondName(series.tags())) {
                    out.accept(series);
                }
            });
        });
    }

    private void each(
            List<MetricName> names,
            Window window,
            boolean unthinned,
            List<AdhocFilter> filters,
            String path,
            Consumer<Series> out)
            throws Exception {
        boolean ready = !unthinned && filters.isEmpty() && prefetched.keySet().containsAll(names);
        int step = unthinned ? AT_A_TIME : Math.max(1, names.size());
        for (int start = 0; start < names.size(); start += step) {
            List<MetricName> some = names.subList(start, Math.min(names.size(), start + step));
            List<List<Frame>> answers =
                    ready ? some.stream().map(this::ready).toList() : ask(some, window, unthinned, filters);
            for (int i = 0; i < some.size(); i++) {
                checkDrawable(path, answers.get(i));
                series(some.get(i), answers.get(i), path, window).forEach(out);
            }
        }
    }

    /** Who asks for a table by its own name would get nothing, and not hear why; a glob takes what there is to draw. */
    private void checkDrawable(String path, List<Frame> frames) {
        if (finder.isLiteral(path) && !frames.isEmpty() && frames.stream().allMatch(Table.class::isInstance)) {
            boolean numbers = frames.stream()
                    .flatMap(frame -> ((Table) frame).columns().stream())
                    .anyMatch(column -> column.type() == ColumnType.NUMBER);
            throw SimpleJsonException.badRequest(
                    "'" + Texts.abridged(path) + "' is a table without a "
                            + (numbers ? "time" : "number")
                            + ", so there is no line to draw, and Graphite has no tables; '/query' and '/rows' answer it as one");
        }
    }

    private List<Frame> ready(MetricName name) {
        List<Frame> frames = prefetched.getOrDefault(name, List.of());
        if (frames.stream().anyMatch(frame -> frame instanceof TimeSeries series && series.isDeferred())) {
            prefetched.remove(name); // Such points can be read once only.
        }
        return frames;
    }

    private List<List<Frame>> ask(List<MetricName> names, Window window, boolean unthinned, List<AdhocFilter> filters)
            throws Exception {
        budget.metrics(names.size());
        TimeRange range = rangeOf(window);
        List<Question> questions = new ArrayList<>(names.size());
        for (MetricName name : names) {
            Query.Builder query = Query.of(name.metric(), range)
                    .shape(Shape.TIME_SERIES)
                    .filters(filters)
                    .downsampling(!unthinned);
            if (maxDataPoints > 0) {
                query.maxDataPoints(maxDataPoints);
            }
            questions.add(new Question(name.source(), query.build()));
        }
        return sources.query(questions);
    }

    /**
     * The series of one metric, in the order of their names. Several that differ in more than labels have their own names behind the
     * metric's.
     */
    private List<Series> series(MetricName name, List<Frame> frames, String path, Window window) {
        boolean several = frames.stream().map(Frame::name).distinct().count() > 1;
        Map<String, List<Series>> byName = new TreeMap<>();
        for (Frame frame : frames) {
            if (frame instanceof TimeSeries series && (series.isDeferred() || series.size() > 0)) {
                String own = several ? ownName(name.metric(), series.name()) : "";
                Series one = new Series(
                        tagged(name.path() + own, series.labels()),
                        path,
                        TagConditions.tags(name.metric() + own, name.source(), series.labels()),
                        () -> points(name, series, window),
                        series);
                byName.computeIfAbsent(one.name(), none -> new ArrayList<>()).add(one);
            } else if (frame instanceof TimeSeries) {
                doubts.lookAt(name.source(), frame); // Why it is empty may be what it warns of.
            }
        }
        return byName.values().stream().flatMap(List::stream).toList();
    }

    private static String ownName(String metric, String series) {
        if (series.equals(metric)) {
            return "";
        }
        return series.startsWith(metric + ".") ? series.substring(metric.length()) : "." + series;
    }

    /** The name with its labels in their order, as Graphite writes tagged series. */
    private static String tagged(String path, Map<String, String> labels) {
        if (labels.isEmpty()) {
            return path;
        }
        StringBuilder name = new StringBuilder(path);
        labels.forEach((label, value) ->
                name.append(';').append(TagConditions.tagOf(label)).append('=').append(value));
        return name.toString();
    }

    private Points points(MetricName name, TimeSeries series, Window window) {
        TimeSeries ready = series.isDeferred() ? read(name, series) : series;
        doubts.lookAt(name.source(), ready);
        budget.points(ready.size());
        PointArrays arrays = PointArrays.of(ready);
        Points before = latest;
        if (before != null && before.size() == arrays.times.length && Arrays.equals(arrays.times, latestTimes)) {
            latest = before.with(arrays.values, !ready.hasGaps());
        } else {
            latest = Points.of(arrays.times, arrays.values, !ready.hasGaps());
            latestTimes = arrays.times;
        }
        return latest.cheaplyFilled(window, budget);
    }

    private TimeSeries read(MetricName name, TimeSeries deferred) {
        TimeSeries.Builder builder = deferred.toBuilder();
        unchecked(() -> sources.read(name.source(), name.metric(), deferred, builder));
        return builder.build();
    }

    /** Sources' failures are no checked exceptions by the time they get here. */
    private static void unchecked(Action action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Takes a series' own arrays, which never change. */
    private static final class PointArrays implements PointSink {
        private long[] times = {};
        private double[] values = {};

        static PointArrays of(TimeSeries series) {
            PointArrays arrays = new PointArrays();
            series.forEach(0, series.size(), arrays);
            return arrays;
        }

        @Override
        public void add(long epochMillis, double value) {
            throw new AssertionError("a series that is there pushes its arrays");
        }

        @Override
        public void addAll(long[] epochMillis, double[] its, int from, int to) {
            times = epochMillis;
            values = its;
        }
    }

    private interface Action {
        void run() throws Exception;
    }
}
