// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

/** Aggregates of databases that order by rows of several values. */
record RowAggregates(String minimum, String maximum, String row) implements ArgumentAggregates {
    @Override
    public String timeOfLowest(String time, String value) {
        return aggregate(minimum, time, value, time, value);
    }

    @Override
    public String timeOfHighest(String time, String value) {
        return aggregate(maximum, time, value, "-" + time, value);
    }

    @Override
    public String firstValue(String time, String value) {
        return aggregate(minimum, value, time, value, value);
    }

    @Override
    public String lastValue(String time, String value) {
        return aggregate(maximum, value, time, value, value);
    }

    private String aggregate(String function, String wanted, String first, String second, String value) {
        return function + "(" + wanted + ", " + row + "(" + first + ", " + second + ")) FILTER (WHERE " + value
                + " IS NOT NULL)";
    }
}
