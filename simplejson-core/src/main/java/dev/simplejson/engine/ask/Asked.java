// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.json.read.TargetRequest;
import dev.simplejson.json.write.RefIds;
import java.util.ArrayList;
import java.util.List;

/**
 * A target that wants an answer.
 *
 * @param target as it was sent
 * @param refId the letter its answer carries: Grafana's, or that of its place when the client has none
 */
public record Asked(TargetRequest target, String refId) {
    /** The wanted ones of a request's targets, in their order, without those that ask for annotations. */
    static List<Asked> of(List<TargetRequest> targets) {
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            TargetRequest target = targets.get(i);
            if (target.isWanted() && !Annotations.areAskedBy(target)) {
                asked.add(new Asked(target, target.refId().isEmpty() ? RefIds.of(i) : target.refId()));
            }
        }
        return asked;
    }
}
