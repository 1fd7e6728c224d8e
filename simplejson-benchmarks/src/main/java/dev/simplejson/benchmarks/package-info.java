// SPDX-License-Identifier: Apache-2.0

/** What the parts of simplejson cost. */
@NullMarked
package dev.simplejson.benchmarks;

import org.jspecify.annotations.NullMarked;
