// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.spi.DataSource;

/**
 * A metric and the source that answers it.
 *
 * @param sourceName the source's name
 * @param source the source itself
 * @param metric the name by which the source knows the metric
 */
public record ResolvedMetric(String sourceName, DataSource source, String metric) {}
