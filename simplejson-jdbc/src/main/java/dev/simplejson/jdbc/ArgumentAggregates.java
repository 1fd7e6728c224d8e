// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

/**
 * Aggregates that give one column's value from the row where another is extreme; of several such rows the one with the
 * lowest {@code time}, for the last value the one with the highest value. Rows without a value do not count.
 */
interface ArgumentAggregates {
    /** The time of the lowest value. */
    String timeOfLowest(String time, String value);

    /** The time of the highest value. */
    String timeOfHighest(String time, String value);

    /** The value at the first time. */
    String firstValue(String time, String value);

    /** The value at the last time. */
    String lastValue(String time, String value);
}
