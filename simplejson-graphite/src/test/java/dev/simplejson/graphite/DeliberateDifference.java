// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where answers differ from graphite-web's on purpose, and why. Each is recognized by what both answered, never by the number of a case, so
 * that it holds for requests that nobody has seen.
 */
enum DeliberateDifference {
    BROKEN_CALL(
            Weight.PROMISED,
            15,
            "a call that is broken, or has something behind it, is refused; graphite-web takes it for a path or leaves the rest out") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return outcome.status() == 400 && outcome.message().startsWith("target cannot be read");
        }
    },
    ARGUMENTS(
            Weight.PROMISED,
            59,
            "wrong, missing and extra arguments are refused in plain words; graphite-web fails with a page, or makes something of them") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) throws Exception {
            boolean refused = outcome.status() == 400 && outcome.message().startsWith("function '");
            return refused
                    && (recorded.status() != 200
                            || recorded.isRefusedWhenValidating()
                            || recorded.answer().isEmpty()
                            || isOddName(outcome)
                            || isOtherThanAsked(outcome));
        }

        // Python takes true for 1, 1.0 for true, and makes a number of 'nan' or ' 2 '.
        private static boolean isOtherThanAsked(Outcome outcome) {
            return outcome.message()
                            .matches(
                                    "(?s)function '\\w+': '\\w+' is (true|false|inf|None|[0-9.]+|the text '.*'); expected"
                                            + " (a number|a whole number|true or false|the number of a node).*")
                    || outcome.message().startsWith("function 'seriesByTag': expected");
        }

        // A number, a truth value or a path as a name: graphite-web answers a target that is no text, or an empty list.
        private static boolean isOddName(Outcome outcome) {
            return outcome.message().startsWith("function 'alias': 'newName' is ")
                    || outcome.message().startsWith("function 'aliasByNode': 'nodes' is ");
        }
    },
    EXPRESSION(
            Weight.COUNTED,
            8,
            "regular expressions are in RE2 syntax, which takes a bounded time, without look-arounds and references back") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return outcome.status() == 400 && outcome.message().startsWith("regular expression '")
                    || outcome.status() == 200 && recorded.target().contains("[[:");
        }
    },
    TAG_CONDITION(
            Weight.PROMISED, 2, "tag conditions that cannot be read are refused; graphite-web fails with a page") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return recorded.status() == 500
                    && outcome.status() == 400
                    && outcome.message().startsWith("tag condition '");
        }
    },
    TIME(
            Weight.COUNTED,
            2,
            "times that mean another there, such as 12am for noon, and time zones that there are not are refused") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return outcome.status() == 400 && outcome.message().matches("(?s)(from|until|tz) is '.*");
        }
    },
    UNKNOWN_PATH(
            Weight.PROMISED,
            25,
            "a path without globs that nobody has is an error that names the nearest, also within a sum; only globs may find nothing") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return outcome.status() == 404;
        }
    },
    EMPTY_ALTERNATIVE(Weight.COUNTED, 2, "an empty alternative in braces is one") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return Pattern.compile("\\{,|,}|,,").matcher(recorded.target()).find() && outcome.status() == 200;
        }
    },
    PLAIN_NAME(Weight.PROMISED, 4, "names with blanks, symbols and letters beyond ASCII can be written as they are") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) throws Exception {
            return recorded.status() == 200
                    && recorded.answer().isEmpty()
                    && outcome.status() == 200
                    // The only series that have such names.
                    && recorded.target().contains("plant.site3.");
        }
    },
    DOT_AT_THE_END(Weight.COUNTED, 1, "a dot at the end of a path says nothing, in functions as outside of them") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) throws Exception {
            return recorded.target().matches("(?s).*[a-z]\\.[,)].*")
                    && recorded.answer().isEmpty()
                    && outcome.status() == 200;
        }
    },
    NOTHING_YET(
            Weight.COUNTED,
            1,
            "what was before is drawn in a range that is to come, too; graphite-web draws it only where there is a series now") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) throws Exception {
            return recorded.status() == 200
                    && recorded.answer().isEmpty()
                    && outcome.status() == 200
                    && recorded.target().contains("timeShift(");
        }
    },
    PIPED(
            Weight.COUNTED,
            4,
            "a pipe holds in front of movingAverage and timeShift and within them; graphite-web forgets what it has made there") {
        private static final Pattern PIPE =
                Pattern.compile("\\|.*(movingAverage|timeShift)\\(|(movingAverage|timeShift)\\(.*\\|");

        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return PIPE.matcher(recorded.target()).find() && outcome.status() == 200;
        }
    },
    PATH_OF_NO_CALL(
            Weight.COUNTED,
            7,
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
    BRACES(
            Weight.COUNTED,
            4,
            "braces may hold whole paths, as variables have them, and blanks behind their commas; and [^1] is not 1, as [!1]") {
        private static final Pattern BRACES = Pattern.compile("\\{[^}]*[. ][^}]*}|\\[\\^");

        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return BRACES.matcher(recorded.target()).find()
                    && outcome.difference().equals("names");
        }
    },
    TAGS(
            Weight.COUNTED,
            6,
            "each metric has its name as a tag, and is found by its path, whether it has labels or not; blanks around a tag do not count") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) throws Exception {
            boolean more = outcome.names().size() > recorded.answer().size();
            boolean tagged = recorded.target().contains("seriesByTag(")
                    || outcome.names().stream().allMatch(name -> name.contains(";"));
            return more && tagged && outcome.difference().equals("names");
        }
    },
    TEXT(Weight.COUNTED, 3, "a text keeps its tabs and line breaks, and may hold its own kind of quote") {
        private static final Pattern ODD = Pattern.compile("[\t\n]|\"[^\",()]*\"[^\",()]+\"");

        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return ODD.matcher(recorded.target()).find() && outcome.difference().equals("names");
        }
    },
    FAILURE(
            Weight.PROMISED,
            10,
            "where graphite-web fails on gaps, on None or on tags that are missing, there is an answer") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            boolean noneGiven = recorded.status() == 400 && recorded.target().contains("None");
            return (recorded.status() == 500 || noneGiven) && outcome.status() == 200;
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
    NOT_ROUNDED(Weight.PROMISED, 14, "perSecond is not rounded to six digits behind the point") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return recorded.target().contains("perSecond(")
                    && outcome.difference().equals("values")
                    // What is made of it, such as a share in percent, is further off.
                    && outcome.largestError() < 1e-4;
        }
    },
    MIXED_STEPS(
            Weight.PROMISED,
            30,
            "series of different steps meet by the clock, and a constant holds at every time; graphite-web joins them by position") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            boolean mixed = outcome.stepsRead().size() > 1
                    || recorded.target().contains("constantLine(")
                    || recorded.target().split("summarize\\(").length > 2
                    || recorded.target().matches("(?s).*(divideSeries|asPercent|Series)\\(.*summarize\\(.*,.*");
            return mixed
                    && outcome.status() == 200
                    && Set.of("points", "values").contains(outcome.difference());
        }
    },
    OUTSIDE(
            Weight.COUNTED,
            7,
            "points outside the range are left out; a range shorter than a step has one in graphite-web") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) throws Exception {
            return recorded.until() != null
                    && outcome.status() == 200
                    && !recorded.answer().isEmpty()
                    && recorded.answer().stream()
                            .allMatch(series -> series instanceof Map<?, ?> fields
                                    && fields.get("datapoints") instanceof List<?> points
                                    && points.size() == 1)
                    && (outcome.names().isEmpty() || outcome.difference().equals("points"));
        }
    },
    WINDOW_OFF_GRID(
            Weight.COUNTED,
            6,
            "a moving average over a time that is no multiple of the step stays at the times of its points") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return recorded.target().matches("(?s).*movingAverage\\(.*['\"][-0-9a-z]+['\"].*\\).*")
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
    INFINITY(Weight.COUNTED, 2, "JSON has no infinity, so it is no value") {
        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) throws Exception {
            return outcome.difference().equals("values")
                    && recorded.answer().toString().contains("Infinity");
        }
    },
    NAMED(
            Weight.COUNTED,
            4,
            "all arguments may be given by their names; graphite-web forgets series that are, or fails") {
        private static final Pattern SERIES_BY_NAME = Pattern.compile("[(,]\\s*\\w+=[a-z]+[.(]");

        @Override
        boolean explains(RecordedCase recorded, Outcome outcome) {
            return (recorded.target().matches("\\w+\\(\\w+=[^,]*\\)")
                            || SERIES_BY_NAME.matcher(recorded.target()).find())
                    && outcome.status() == 200;
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
