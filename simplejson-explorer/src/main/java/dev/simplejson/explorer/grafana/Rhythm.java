// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.endpoint.AskedSources;
import dev.simplejson.endpoint.AskedSources.Question;
import dev.simplejson.explorer.grafana.DescribedMetrics.Listed;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.PointSink;
import dev.simplejson.model.Shape;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a metric has a value, and so how far back an alert rule has to look for the last one.
 *
 * @param back how far it looks back; whole minutes, hours or days
 * @param reason the same in words, and why
 */
record Rhythm(Duration back, String reason) {
    private static final Duration LEAST = Duration.ofMinutes(10);

    /** A value may come late, and the one before it not at all. */
    private static final int STEPS = 3;

    private static final int FEWEST_POINTS = 3;

    private static final int POINTS = 100;

    /** More would say the same, and take a query each. */
    private static final int MOST_METRICS = 20;

    /**
     * What is asked for until there are enough points: thinned to {@link #POINTS}, they are close enough in each of these to tell the step.
     */
    private static final List<Duration> LOOKS = List.of(Duration.ofHours(6), Duration.ofDays(31), Duration.ofDays(730));

    /**
     * Looks at the last points of metrics.
     *
     * @throws SimpleJsonException if none of them ever has a number, or all their series are more than the server sends
     */
    static Rhythm of(AskedSources sources, String target, List<Listed> metrics, long now) throws Exception {
        List<Listed> some = metrics.stream().limit(MOST_METRICS).toList();
        try {
            for (Duration look : LOOKS) {
                Seen seen = seen(sources, target, some, new TimeRange(now - look.toMillis(), now));
                if (seen.stepMillis() > 0) {
                    return everyMillis(seen.stepMillis()).sayingIfOver(seen.newest(), now);
                }
            }
        } catch (SimpleJsonException failure) {
            DescribedMetrics.rethrownIfLate(sources, failure);
            if (failure.kind() == ErrorKind.TOO_LARGE || failure.kind() == ErrorKind.BAD_REQUEST) {
                throw failure; // So would each evaluation of the rule.
            }
        }
        return new Rhythm(LEAST, sentence(LEAST, "how often there is a value could not be told"));
    }

    /** Of data that has ended, which a rule waits for in vain. */
    private Rhythm sayingIfOver(long newest, long now) {
        return now - newest <= back.toMillis()
                ? this
                : new Rhythm(
                        back,
                        reason + " The newest value is of " + Instant.ofEpochMilli(newest)
                                + ": until there are newer ones, the rule has no data.");
    }

    private static Rhythm everyMillis(long step) {
        Duration back = rounded(Duration.ofMillis(STEPS * step));
        if (back.compareTo(LEAST) <= 0) {
            return new Rhythm(LEAST, sentence(LEAST, "there is a value every few minutes, or more often"));
        }
        return new Rhythm(
                back,
                sentence(
                        back,
                        "there is a value about every "
                                + words(rounded(Duration.ofMillis(step))).replaceFirst("^1 ", "")));
    }

    private static String sentence(Duration back, String reason) {
        return "It looks " + words(back) + " back for the last value, because " + reason + ".";
    }

    /**
     * What the points of some series tell.
     *
     * @param stepMillis the longest of the steps that the series have, of each the one in the middle; 0 if no series has enough points
     * @param newest when the last of all points is, in epoch milliseconds
     */
    private record Seen(long stepMillis, long newest) {}

    private static Seen seen(AskedSources sources, String target, List<Listed> metrics, TimeRange range)
            throws Exception {
        List<Question> questions = metrics.stream()
                .map(metric -> new Question(
                        metric.source(),
                        Query.of(metric.metric(), range)
                                .shape(Shape.TIME_SERIES)
                                .maxDataPoints(POINTS)
                                .build()))
                .toList();
        List<List<Frame>> answers = sources.query(questions);
        long longest = 0;
        long newest = Long.MIN_VALUE;
        boolean drawn = answers.stream().anyMatch(List::isEmpty);
        for (int i = 0; i < answers.size(); i++) {
            for (Frame frame : answers.get(i)) {
                if (frame instanceof TimeSeries series) {
                    drawn = true;
                    List<Long> times = times(sources, metrics.get(i), series);
                    longest = Math.max(longest, step(times));
                    newest = times.isEmpty() ? newest : Math.max(newest, times.get(times.size() - 1));
                }
            }
        }
        if (!drawn) {
            throw SimpleJsonException.badRequest(
                    "'" + target
                            + "' is a table without a number, so no alert rule of it can ever fire; choose a metric that has one");
        }
        return new Seen(longest, newest);
    }

    private static List<Long> times(AskedSources sources, Listed metric, TimeSeries series) throws Exception {
        List<Long> times = new ArrayList<>();
        PointSink present = (epochMillis, value) -> {
            if (!Double.isNaN(value)) {
                times.add(epochMillis);
            }
        };
        if (series.isDeferred()) {
            sources.read(metric.source(), metric.metric(), series, present);
        } else {
            series.forEach(present);
        }
        return times;
    }

    private static long step(List<Long> times) {
        if (times.size() < FEWEST_POINTS) {
            return 0;
        }
        List<Long> steps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            steps.add(times.get(i) - times.get(i - 1));
        }
        return steps.stream().sorted().toList().get(steps.size() / 2);
    }

    /** Upwards, to whole minutes, hours or days. */
    private static Duration rounded(Duration length) {
        Duration unit = unit(length);
        return unit.multipliedBy(Math.max(1, -Math.floorDiv(-length.toMillis(), unit.toMillis())));
    }

    private static Duration unit(Duration length) {
        return length.toHours() < 1
                ? Duration.ofMinutes(1)
                : length.toDays() < 1 ? Duration.ofHours(1) : Duration.ofDays(1);
    }

    private static String words(Duration length) {
        Duration unit = unit(length);
        long number = length.dividedBy(unit);
        String name = unit.toDays() > 0 ? "day" : unit.toHours() > 0 ? "hour" : "minute";
        return number == 1 ? "1 " + name : number + " " + name + "s";
    }

    long seconds() {
        return back.toSeconds();
    }

    /** As Grafana and the server write a length. */
    String text() {
        Duration unit = unit(back);
        return back.dividedBy(unit) + (unit.toDays() > 0 ? "d" : unit.toHours() > 0 ? "h" : "m");
    }
}
