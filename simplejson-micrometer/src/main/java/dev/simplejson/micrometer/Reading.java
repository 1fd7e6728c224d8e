// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import org.jspecify.annotations.Nullable;

/**
 * One value of one series.
 *
 * @param unit by Grafana's id; null for none
 * @param value NaN if there is none at this time
 */
record Reading(SeriesName series, @Nullable String unit, double value) {}
