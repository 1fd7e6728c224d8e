// SPDX-License-Identifier: Apache-2.0
/** Shows from outside that a source or a client that hangs, floods or dies is in nobody's way. */
@NullMarked
package dev.simplejson.benchmarks.isolation;

import org.jspecify.annotations.NullMarked;
