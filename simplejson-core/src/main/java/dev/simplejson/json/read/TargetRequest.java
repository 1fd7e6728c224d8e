// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import dev.simplejson.model.Payload;
import dev.simplejson.model.Shape;
import java.util.Objects;

/**
 * One row of a panel's query editor, as it was sent.
 *
 * @param target the text that names the metric; empty when nothing was chosen
 * @param refId Grafana's letter for it; empty if it was not sent
 * @param shape what the panel can draw
 * @param hidden whether the user has switched the row off
 * @param payload what was entered beside the metric
 */
public record TargetRequest(String target, String refId, Shape shape, boolean hidden, Payload payload) {
    /** What old editors send before a metric is chosen. */
    private static final String PLACEHOLDER = "select metric";

    /** Checks that nothing is null. */
    public TargetRequest {
        Objects.requireNonNull(target, "target is null");
        Objects.requireNonNull(refId, "refId is null");
        Objects.requireNonNull(shape, "shape is null");
        Objects.requireNonNull(payload, "payload is null");
    }

    /** Whether there is something to answer: not hidden, and a metric was chosen. */
    public boolean isWanted() {
        return !hidden && !target.isBlank() && !target.equals(PLACEHOLDER);
    }
}
