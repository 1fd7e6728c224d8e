// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

/** What the panel that asks can draw. */
public enum Shape {
    /** The client asked for time series. */
    TIME_SERIES,
    /** The client asked for a table. */
    TABLE,
    /** The client did not say: simPod's plugin since 0.3 and Infinity never do. */
    EITHER
}
