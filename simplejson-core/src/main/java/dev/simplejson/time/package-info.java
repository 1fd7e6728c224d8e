// SPDX-License-Identifier: Apache-2.0
/**
 * Reading the times that Grafana's clients send, and writing them down again.
 *
 * <p>Every time is a whole number of milliseconds since 1970-01-01T00:00:00Z, kept in a {@code long}. The package
 * depends on nothing but the JDK, holds no state and is thread-safe.
 */
@NullMarked
package dev.simplejson.time;

import org.jspecify.annotations.NullMarked;
