// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.time;

/** Arithmetic of the proleptic Gregorian calendar on plain numbers, for years of at most nine digits. */
final class CivilDate {
    private static final long DAYS_PER_400_YEARS = 146_097;

    // Whole 400-year cycles, more than any year is negative: with them added, plain division rounds down.
    private static final long CYCLES = 2_500_001;
    private static final long YEARS_OF_CYCLES = CYCLES * 400;

    // From 1 March of year 0 to 1 January 1970, and the cycles that were added.
    private static final long EPOCH_SHIFT = 719_468 + CYCLES * DAYS_PER_400_YEARS;

    private CivilDate() {}

    /**
     * Days since 1970-01-01. Years are taken to begin in March, so that the leap day is the last of its year and the
     * months' lengths repeat every five months, in 153 days (Peter Baum, "Date Algorithms").
     */
    static long epochDay(int year, int month, int day) {
        boolean beforeMarch = month < 3;
        long marchYear = year + YEARS_OF_CYCLES - (beforeMarch ? 1 : 0);
        int marchMonth = beforeMarch ? month + 9 : month - 3;
        long daysBeforeYear = marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400;
        int daysBeforeMonth = (marchMonth * 153 + 2) / 5;
        return daysBeforeYear + daysBeforeMonth + day - 1 - EPOCH_SHIFT;
    }

    static int lengthOfMonth(int year, int month) {
        if (month == 2) {
            return isLeap(year) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
