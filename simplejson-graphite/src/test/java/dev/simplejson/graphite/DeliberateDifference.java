// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where answers differ from graphite-web's on purpose, and why. Each is recognized by what both answered, never by the number of a case, so
 * that it holds for requests that nobody has seen.
 */
enum DeliberateDifference {
    BROKEN_CALL(
            Weight.PROMISED,
            9,
            "a call that is broken, or has something behind it, is refused; graphite-web takes it for a path or leaves the rest out") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return outcome.status() == 400 && outcome.message().startsWith("target cannot be read");
        }
    },
    ARGUMENTS(
            Weight.PROMISED,
            45,
            "wrong, missing and extra arguments are refused in plain words; graphite-web fails with a page, or makes something of them") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            boolean refused = outcome.status() == 400 && outcome.message().startsWith("function '");
            return refused && (recorded.status() != 200 || recorded.isRefusedWhenValidating() || isOddName(outcome));
        }

        // A number, a truth value or a path as a name: graphite-web answers a target that is no text, or an empty list.
        private static boolean isOddName(Outcome outcome) {
            return outcome.message().startsWith("function 'alias': 'newName' is ")
                    || outcome.message().startsWith("function 'aliasByNode': 'nodes' is ");
        }
    },
    EXPRESSION(
            Weight.COUNTED,
            4,
            "regular expressions are in RE2 syntax, which takes a bounded time, without look-arounds and references back") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return outcome.status() == 400 && outcome.message().startsWith("regular expression '");
        }
    },
    TAG_CONDITION(
            Weight.PROMISED, 1, "tag conditions that cannot be read are refused; graphite-web fails with a page") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return recorded.status() == 500
                    && outcome.status() == 400
                    && outcome.message().startsWith("tag condition '");
        }
    },
    UNKNOWN_PATH(
            Weight.PROMISED,
            21,
            "a path without globs that nobody has is an error that names the nearest, also within a sum; only globs may find nothing") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return outcome.status() == 404;
        }
    },
    PLAIN_NAME(Weight.PROMISED, 3, "names with blanks, symbols and letters beyond ASCII can be written as they are") {
        private static final Set<Integer> PLAIN = Set.of((int) ' ', (int) '(', (int) ')', (int) ',');

        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) throws Exception {
            return recorded.status() == 200
                    && recorded.answer().isEmpty()
                    && outcome.status() == 200
                    && outcome.names().stream()
                            .anyMatch(name -> name.chars().anyMatch(c -> c > 0x7F || PLAIN.contains(c)));
        }
    },
    PATH_OF_NO_CALL(
            Weight.COUNTED,
            4,
            "a name that ends in a parenthesis but is no call keeps its nodes, blanks too; graphite-web parses it all the same") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            boolean byNode = recorded.target().contains("aliasByNode(")
                    || recorded.target().contains("groupByNode(");
            return byNode
                    && outcome.status() == 200
                    && Set.of("names", "status").contains(outcome.difference());
        }
    },
    EMPTY_ALTERNATIVE(Weight.COUNTED, 1, "an empty alternative in braces is one") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return Pattern.compile("\\{,|,}|,,").matcher(recorded.target()).find() && outcome.status() == 200;
        }
    },
    FAILURE(
            Weight.PROMISED,
            4,
            "where graphite-web fails on gaps, on None or on tags that are missing, there is an answer") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return recorded.status() == 500 && outcome.status() == 200;
        }
    },
    THINNING(
            Weight.PROMISED,
            30,
            "series are thinned to points of their own; graphite-web averages, drops the first and labels averages a step late") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return recorded.hasMaxDataPoints()
                    && outcome.status() == 200
                    && !outcome.difference().equals("names");
        }
    },
    NOT_ROUNDED(Weight.PROMISED, 8, "perSecond is not rounded to six digits behind the point") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return recorded.target().contains("perSecond(")
                    && outcome.difference().equals("values")
                    && outcome.largestError() < 1e-6;
        }
    },
    MIXED_STEPS(
            Weight.PROMISED,
            22,
            "series of different steps meet by the clock, and a constant holds at every time; graphite-web joins them by position") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            boolean mixed = outcome.stepsRead().size() > 1
                    || recorded.target().contains("constantLine(")
                    || recorded.target().split("summarize\\(").length > 2;
            return mixed
                    && outcome.status() == 200
                    && Set.of("points", "values").contains(outcome.difference());
        }
    },
    OUTSIDE(
            Weight.COUNTED,
            3,
            "points outside the range are left out; a range shorter than a step has one in graphite-web") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) throws Exception {
            return recorded.until() != null
                    && outcome.status() == 200
                    && recorded.answer().size() == 1
                    && recorded.answer().get(0) instanceof java.util.Map<?, ?> series
                    && series.get("datapoints") instanceof List<?> points
                    && points.size() == 1
                    && (outcome.names().isEmpty() || outcome.difference().equals("points"));
        }
    },
    WINDOW_OFF_GRID(
            Weight.COUNTED,
            2,
            "a moving average over a time that is no multiple of the step stays at the times of its points") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return recorded.target().matches(".*movingAverage\\(.*\"\\d+s\"\\).*")
                    && outcome.difference().equals("points");
        }
    },
    NOT_A_NUMBER(Weight.COUNTED, 1, "NaN is no value; in graphite-web it is one, and makes a sum NaN") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            // The only series that holds some.
            return recorded.target().contains("lab.special.")
                    && outcome.difference().equals("values");
        }
    },
    INFINITY(Weight.COUNTED, 1, "JSON has no infinity, so it is no value") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) throws Exception {
            return outcome.difference().equals("values")
                    && recorded.answer().toString().contains("Infinity");
        }
    },
    NAMED_ONLY(Weight.COUNTED, 1, "arguments may all be given by their names") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return recorded.target().matches("\\w+\\(\\w+=[^,]*\\)") && outcome.status() == 200;
        }
    };

    private final Weight weight;
    private final int mostCases;
    private final String reason;

    DeliberateDifference(Weight weight, int mostCases, String reason) {
        this.weight = weight;
        this.mostCases = mostCases;
        this.reason = reason;
    }

    abstract boolean explains(RecordedCase recorded, Outcome outcome) throws Exception;

    String reason() {
        return reason;
    }

    /** Whether the opposite is promised: such cases cannot be equal. The others count as failures of the comparison. */
    boolean isPromised() {
        return weight == Weight.PROMISED;
    }

    /** How many of the recorded cases differ so. */
    int mostCases() {
        return mostCases;
    }

    private enum Weight {
        PROMISED,
        COUNTED
    }

    /**
     * What a request was answered with here.
     *
     * @param difference what is not as recorded: {@code status}, {@code names}, {@code tags}, {@code points}, {@code values}; empty for
     *     nothing
     */
    record Outcome(
            int status,
            String message,
            List<String> names,
            String difference,
            double largestError,
            Set<Long> stepsRead) {}
}
