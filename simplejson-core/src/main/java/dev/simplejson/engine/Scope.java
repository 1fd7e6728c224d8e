// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.json.GrafanaRequest;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.RequestContext;
import java.util.Map;

/**
 * One request on its way through the engine.
 *
 * @param sources the sources that are asked, by name: all, or the one the path names
 * @param request the body
 * @param user the Grafana user, if known
 * @param work what the sources do for it
 */
record Scope(Map<String, DataSource> sources, GrafanaRequest request, String user, RequestWork work) {
    /** What one source is told of the request besides its own question. */
    RequestContext context(WorkCancellation cancellation) {
        return new RequestContext(request.timeZone(), user, request.variables(), cancellation);
    }
}
