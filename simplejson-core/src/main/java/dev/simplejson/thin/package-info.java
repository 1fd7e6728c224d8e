// SPDX-License-Identifier: Apache-2.0

/**
 * Leaves out of long series what a panel cannot show. The engine does so with every series that may be thinned; a data source uses this
 * itself only where that saves work, as when a database looks for the points.
 */
@NullMarked
package dev.simplejson.thin;

import org.jspecify.annotations.NullMarked;
