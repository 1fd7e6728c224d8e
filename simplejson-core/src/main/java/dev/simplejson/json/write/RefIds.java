// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

/** The letters of a panel's queries. */
public final class RefIds {
    private RefIds() {}

    /** As Grafana counts: A to Z, then AA, AB, … (its {@code getNextRefId}). */
    public static String of(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : of(index / 26 - 1) + last;
    }
}
