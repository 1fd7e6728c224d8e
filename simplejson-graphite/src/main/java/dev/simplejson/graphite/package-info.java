// SPDX-License-Identifier: Apache-2.0

/**
 * Serves every data source to the Graphite data source that is built into Grafana.
 */
@NullMarked
package dev.simplejson.graphite;

import org.jspecify.annotations.NullMarked;
