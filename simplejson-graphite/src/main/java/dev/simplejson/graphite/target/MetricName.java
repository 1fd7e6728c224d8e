// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

/**
 * A metric of a source, and how it was asked for.
 *
 * @param source the source's name
 * @param metric the name by which that source knows it
 * @param withSource whether its path begins with the source's name
 */
public record MetricName(String source, String metric, boolean withSource) {
    /** What its series are called: the plain names, not their spelling. */
    public String path() {
        return withSource ? source + "." + metric : metric;
    }
}
