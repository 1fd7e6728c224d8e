// SPDX-License-Identifier: Apache-2.0
/**
 * Immutable values of the SimpleJson protocol: what Grafana asks for and what it gets back.
 *
 * <p>Every type here is thread-safe unless it is a builder, and knows nothing about HTTP, JSON or data sources. Instants
 * are milliseconds since the Unix epoch, UTC, unless a type says otherwise.
 */
@NullMarked
package dev.simplejson.model;

import org.jspecify.annotations.NullMarked;
