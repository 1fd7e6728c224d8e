// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.keep.ReadyFrames;
import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.WorkCancellation;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric that one target stands for, and what its source answered.
 *
 * @param asked the target
 * @param metric the metric and its source
 * @param cancellation tells the source when the answer is no longer wanted
 * @param asking what its source is asked
 * @param reading what it is asked when its points are read later
 * @param frames the answer; none while the source has not been asked, or if it is shared
 * @param shared the answer that others get, too; null if there is none such
 * @param notices what is to be said of that
 */
public record Part(
        Asked asked,
        ResolvedMetric metric,
        WorkCancellation cancellation,
        Asking asking,
        Asking reading,
        List<Frame> frames,
        @Nullable ReadyFrames shared,
        List<Notice> notices) {
    static Part of(Asked asked, ResolvedMetric metric, WorkCancellation cancellation) {
        return new Part(
                asked,
                metric,
                cancellation,
                Asking.about(Purpose.QUERY, metric.metric(), "answer"),
                Asking.about(Purpose.READ, metric.metric(), "answer"),
                List.of(),
                null,
                List.of());
    }

    Part answered(List<Frame> answer) {
        return new Part(asked, metric, cancellation, asking, reading, answer, null, List.of());
    }

    Part answered(ReadyFrames answer, List<Notice> about) {
        return new Part(asked, metric, cancellation, asking, reading, List.of(), answer, about);
    }
}
