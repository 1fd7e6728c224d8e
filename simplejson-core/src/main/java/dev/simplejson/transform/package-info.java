// SPDX-License-Identifier: Apache-2.0
/**
 * What happens to a source's frames before they are written: ad-hoc filters, the time range, thinning and conversion.
 *
 * <p>Knows nothing about requests, JSON or data sources, and never changes a frame it was given.
 */
@NullMarked
package dev.simplejson.transform;

import org.jspecify.annotations.NullMarked;
