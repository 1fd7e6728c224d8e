// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

/**
 * Aggregates of databases that order arrays, element by element.
 *
 * @param type of the elements
 */
record ArrayAggregates(String type) implements ArgumentAggregates {
    @Override
    public String timeOfLowest(String time, String value) {
        return "CAST(" + aggregate("MIN", value, time, value) + " AS BIGINT)";
    }

    @Override
    public String timeOfHighest(String time, String value) {
        return "CAST(-" + aggregate("MAX", value, "-" + time, value) + " AS BIGINT)";
    }

    @Override
    public String firstValue(String time, String value) {
        return aggregate("MIN", time, value, value);
    }

    @Override
    public String lastValue(String time, String value) {
        return aggregate("MAX", time, value, value);
    }

    private String aggregate(String function, String first, String second, String value) {
        return "(" + function + "(ARRAY[CAST(" + first + " AS " + type + "), CAST(" + second + " AS " + type
                + ")]) FILTER (WHERE " + value + " IS NOT NULL))[2]";
    }
}
