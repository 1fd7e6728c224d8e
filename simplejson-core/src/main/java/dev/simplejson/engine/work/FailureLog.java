// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.ErrorKind;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the log is told of one source's failures: one of a kind each minute, with a stack trace and how many came since the last. A source
 * that fails fifteen times a second must not fill a disk. Thread-safe.
 */
public final class FailureLog {
    private static final System.Logger LOGGER = System.getLogger(Text.LOGGER);

    private static final long QUIET_NANOS = 60_000_000_000L;
    private static final int MOST_KINDS = 100;
    private static final int LINES = 8;
    private static final Pattern ENGINE = Pattern.compile("dev\\.simplejson\\.engine\\.(?:ask|work)\\..*");

    /** What a source is checked by, and fails in: the same for many faults of its own. */
    private static final Pattern OTHERS_CODE = Pattern.compile("(?:javax?|jdk|dev\\.simplejson\\.(?:model|spi))\\..*");

    /** A word with a digit in it, such as a port, an id or a time. */
    private static final Pattern VARYING = Pattern.compile("\\S*\\d\\S*");

    private static final int MOST_COMPARED = 200;

    private final Map<String, Kind> kinds = new HashMap<>();
    private final LongSupplier nanoClock;
    private final Kind others;

    /** A log of which nothing has been told. */
    public FailureLog() {
        this(System::nanoTime);
    }

    /** The same with another clock; for tests. */
    FailureLog(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.others = new Kind(nanoClock.getAsLong());
    }

    /** A failure of the source's own. The answer is the id under which the log says why. */
    public String failed(String problem, Throwable failure) {
        return log(Level.ERROR, kind(failure), problem, failure);
    }

    /** What the log says of one failure has to hold for all of its kind: they come from one place, and say the same but for numbers. */
    private static String kind(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        String own = Arrays.stream(stack)
                .filter(at -> !OTHERS_CODE.matcher(at.getClassName()).matches())
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        String said = String.valueOf(failure.getMessage());
        String words = VARYING.matcher(said.substring(0, Math.min(said.length(), MOST_COMPARED)))
                .replaceAll("#");
        return String.join(
                "\n", failure.getClass().getName(), stack.length == 0 ? "" : stack[0].toString(), own, words);
    }

    /** The source has said itself why it does not answer, and the request goes on without it. */
    void leftOut(String problem, ErrorKind kind) {
        String unused = log(Level.WARNING, "left out: " + kind, problem, null);
    }

    /** A task does not come back; the stack trace shows where its thread stands. */
    public void late(String problem, SourceTask<?> task) {
        log(Level.WARNING, "late", problem, standing(task.stack()));
    }

    /** Where a thread is, and how the source got there: not how it was asked, and of a long way both ends. */
    static Throwable standing(StackTraceElement[] stack) {
        List<StackTraceElement> its = Arrays.stream(stack)
                .takeWhile(at -> !ENGINE.matcher(at.getClassName()).matches())
                .toList();
        int leftOut = Math.max(0, its.size() - 2 * LINES);
        List<StackTraceElement> shown = new ArrayList<>(its);
        if (leftOut > 0) {
            shown.subList(LINES, LINES + leftOut).clear();
        }
        String message = leftOut == 0
                ? "its thread stands here"
                : "its thread stands here; " + leftOut + " lines behind the first " + LINES + " are left out";
        Throwable standing = new Throwable(message, null, false, true) {
            private static final long serialVersionUID = 1L;
        };
        standing.setStackTrace(shown.toArray(StackTraceElement[]::new));
        return standing;
    }

    private String log(Level level, String kind, String problem, @Nullable Throwable failure) {
        long now = nanoClock.getAsLong();
        Kind known;
        int more;
        synchronized (kinds) {
            known = place(kind, now);
            known.seenNanos = now;
            if (now - known.loggedNanos < QUIET_NANOS) {
                known.more++;
                return known.id;
            }
            more = known.more;
            known.more = 0;
            known.loggedNanos = now;
        }
        String since = more == 0 ? "" : "; so did " + more + " more since the last such message";
        LOGGER.log(level, problem + " [" + known.id + "]" + since, failure);
        return known.id;
    }

    /** Where a kind is counted: by itself, as long as there is a place that none takes or needs no more. */
    private Kind place(String kind, long now) {
        if (!kinds.containsKey(kind) && kinds.size() == MOST_KINDS) {
            kinds.values().removeIf(known -> {
                boolean isQuiet = now - known.seenNanos >= QUIET_NANOS;
                others.more += isQuiet ? known.more : 0; // Else nobody would ever hear of those.
                return isQuiet;
            });
            if (kinds.size() == MOST_KINDS) {
                return others;
            }
        }
        return kinds.computeIfAbsent(kind, unused -> new Kind(now));
    }

    private static final class Kind {
        private final String id =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        private long seenNanos;
        private long loggedNanos;
        private int more;

        Kind(long nowNanos) {
            loggedNanos = nowNanos - QUIET_NANOS;
        }
    }
}
