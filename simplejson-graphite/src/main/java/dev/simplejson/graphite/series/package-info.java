// SPDX-License-Identifier: Apache-2.0

/** Series of points, what they are made of and how much work they may be. */
@org.jspecify.annotations.NullMarked
package dev.simplejson.graphite.series;
