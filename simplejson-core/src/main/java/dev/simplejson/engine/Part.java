// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.model.Frame;
import java.util.List;

/**
 * One metric that one target stands for, and what its source answered.
 *
 * @param asked the target
 * @param metric the metric and its source
 * @param cancellation tells the source when the answer is no longer wanted
 * @param frames the answer; none while the source has not been asked
 */
record Part(Asked asked, ResolvedMetric metric, WorkCancellation cancellation, List<Frame> frames) {
    Part answered(List<Frame> answer) {
        return new Part(asked, metric, cancellation, answer);
    }

    String purpose() {
        return "answer '" + Text.abbreviated(metric.metric()) + "'";
    }
}
