// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

/**
 * A metric of a source.
 *
 * @param source the source's name
 * @param metric the name by which that source knows it
 */
record MetricName(String source, String metric) {}
