// SPDX-License-Identifier: Apache-2.0
/**
 * What other modules and applications hang onto the engine: paths of their own below the base path, for all data sources and for each
 * alone. An {@link dev.simplejson.endpoint.Endpoint} is a value; the engine's routing, its 405s and the list of paths come from it.
 *
 * <pre>{@code
 * Endpoint hello = Endpoint.get("/-/hello/{name}")
 *         .errors(Endpoint.Errors.TEXT)
 *         .text(request -> "Hello, " + request.variable("name") + "\n");
 * }</pre>
 */
@NullMarked
package dev.simplejson.endpoint;

import org.jspecify.annotations.NullMarked;
