// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.endpoint.Endpoint;
import java.util.Map;

/**
 * Where a path leads.
 *
 * @param endpoint what is asked
 * @param basePath what stands in front of the endpoint's own path: empty, or with a slash at its start and none at its end
 * @param source the one source that is asked; empty for all
 * @param variables what stands in place of the variables of the endpoint's path
 */
public record Route(Endpoint endpoint, String basePath, String source, Map<String, String> variables) {}
