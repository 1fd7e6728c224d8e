// SPDX-License-Identifier: Apache-2.0

/** The functions, one class each. */
@org.jspecify.annotations.NullMarked
package dev.simplejson.graphite.function;
