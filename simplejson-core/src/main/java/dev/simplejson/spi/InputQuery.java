// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.model.Payload;
import java.util.Objects;

/**
 * The query builder of simPod's plugin (0.6 and later) asks for a metric's inputs, or for the choices of one of them.
 *
 * @param metric the chosen metric; empty while none is chosen
 * @param input the input whose choices are asked for; empty when the metric's inputs themselves are asked for
 * @param payload what the user has entered so far
 * @param context whose question this is
 */
public record InputQuery(String metric, String input, Payload payload, RequestContext context) {
    /** Checks that nothing is null. */
    public InputQuery {
        Objects.requireNonNull(metric, "metric is null");
        Objects.requireNonNull(input, "input is null");
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(context, "context is null");
    }
}
