// SPDX-License-Identifier: Apache-2.0

/** How much of a series can be seen once it is thinned. */
@NullMarked
package dev.simplejson.benchmarks.picture;

import org.jspecify.annotations.NullMarked;
