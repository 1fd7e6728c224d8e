// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;

/** Bounds what one request's targets may cost, and looks at the clock meanwhile. Serves one request, on one thread. */
public final class Budget {
    /** More than a year of minutes for ten series; 80 MB. */
    public static final long MOST_POINTS = 10_000_000;

    /** Every path and every call counts, each time it is evaluated. */
    private static final int MOST_STEPS = 20_000;

    /** Twice as many as the engine expands targets to by itself: each path counts, and each metric. */
    private static final int MOST_METRICS = 2000;

    /** Less than a millisecond's work. */
    private static final int POINTS_BETWEEN_LOOKS = 100_000;

    private static final int STEPS_BETWEEN_LOOKS = 64;

    private final long mostPoints;
    private final Runnable checkAlive;
    private int metrics;
    private long points;
    private long pointsOfNextLook = POINTS_BETWEEN_LOOKS;
    private int steps;

    /**
     * A new budget.
     *
     * @param mostPoints the most points that functions may make
     * @param checkAlive throws if the request's time is up or its client has gone
     */
    public Budget(long mostPoints, Runnable checkAlive) {
        this.mostPoints = mostPoints;
        this.checkAlive = checkAlive;
    }

    /** Counts points before they are made. */
    public void points(long more) {
        points += more;
        if (more < 0 || points < 0 || points > mostPoints) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    "the functions of the targets would make more than " + mostPoints
                            + " points; ask for a shorter range, for fewer series or for wider intervals");
        }
        if (points >= pointsOfNextLook) {
            pointsOfNextLook = points + POINTS_BETWEEN_LOOKS;
            checkAlive.run();
        }
    }

    /** Counts metrics before their sources are asked; the same one again counts again. */
    void metrics(int more) {
        metrics += more;
        if (metrics > MOST_METRICS) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    "the targets stand for more than " + MOST_METRICS
                            + " metrics; narrow their globs, or add a condition such as 'name=cpu' to their tags");
        }
    }

    /** Counts one evaluation of a part of a target. */
    public void step() {
        if (++steps > MOST_STEPS) {
            throw new SimpleJsonException(
                    ErrorKind.TOO_LARGE,
                    "the targets take more than " + MOST_STEPS + " steps to evaluate; ask for less at once");
        }
        if (steps % STEPS_BETWEEN_LOOKS == 0) {
            checkAlive.run();
        }
    }
}
