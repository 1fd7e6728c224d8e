// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is checked of a single answer of a source, with how to mend it; {@link DataSourceContract} has the questions. */
final class Checks {
    /** How many answers are broken off before something that stays open with each is told from what a pool keeps. */
    static final int BROKEN_OFF = 20;

    private static final Duration SETTLES = Duration.ofMillis(200);

    private Checks() {}

    static void checkGrowth(String what, long before, LongSupplier count, String said) {
        long until = System.nanoTime() + SETTLES.toNanos();
        while (count.getAsLong() - before > BROKEN_OFF / 2 && System.nanoTime() < until) {
            Thread.onSpinWait(); // Threads need a while to end.
        }
        assertThat(count.getAsLong() - before)
                .as("%s, more after %d queries of '%s", what, BROKEN_OFF, said)
                .isLessThanOrEqualTo(BROKEN_OFF / 2);
    }

    static void checkUnit(String what, long time, TimeRange range) {
        if (range.contains(time)) {
            return;
        }
        Map<String, Long> otherwise = Map.of(
                "seconds is to be multiplied by 1000", Math.abs(time) > Long.MAX_VALUE / 1000 ? time : time * 1000,
                "microseconds is to be divided by 1000", time / 1000,
                "nanoseconds is to be divided by 1000000", time / 1_000_000);
        otherwise.forEach((mend, millis) -> assertThat(range.contains(millis))
                .as(
                        "%s has the time %d, which would be in %s if it were not epoch milliseconds: a time in %s",
                        what, time, range, mend)
                .isFalse());
    }

    static <T> T described(String what, String mend, Callable<? extends T> call) {
        T answered;
        try {
            answered = call.call();
        } catch (BrokenPromise broken) {
            throw broken;
        } catch (Throwable e) { // A test kit in the source may throw errors of its own.
            throw new BrokenPromise(what + " threw " + e + ": " + mend, e);
        }
        return checked(what, answered);
    }

    static <T> T checked(String what, @Nullable T answered) {
        if (answered == null) {
            throw new BrokenPromise(
                    what
                            + " gave null, which is no answer: where there is nothing, return what is empty (List.of(), Duration.ZERO)");
        }
        if (answered instanceof List<?> list && list.stream().anyMatch(Objects::isNull)) {
            throw new BrokenPromise(what + " gave a list that holds null: leave out what is not there");
        }
        return answered;
    }

    static void checkSame(String said, Object expected, Object actual) {
        if (!actual.equals(expected)) {
            throw new BrokenPromise(said + "; " + Content.difference(expected, actual));
        }
    }

    static void breakOff(Frame frame) throws Exception {
        IllegalStateException broken = new IllegalStateException("the client has gone");
        int[] given = {0};
        try {
            Content.of(frame, () -> {
                given[0]++;
                throw broken;
            });
        } catch (Exception e) {
            if (given[0] == 0) {
                throw e;
            }
            if (!isCausedBy(e, broken)) {
                throw new BrokenPromise(
                        "when a sink throws, this came out: " + e
                                + "; do not catch it in the producer, or throw it on, as it is or as the cause",
                        e);
            }
            return;
        }
        if (given[0] > 0) {
            throw new BrokenPromise(
                    "points were pushed into a sink that throws: its exception must come out, so do not catch it in the producer, or throw it on");
        }
    }

    private static boolean isCausedBy(Throwable failure, Throwable origin) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.equals(origin);
    }
}
