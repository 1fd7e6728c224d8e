// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.keep.ReadyFrames;
import dev.simplejson.engine.keep.SharedAnswer;
import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SourceTask;
import dev.simplejson.model.Notice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part whose answer is on its way, to this request alone or to others, too. What is asked here counts once {@link RequestWork#await} has returned.
 *
 * @param asked the part
 * @param own this request's own work; null if the answer is shared
 * @param shared the answer that others get, too; null if there is none such
 */
record Answering(
        Part asked,
        @Nullable SourceTask<Part> own,
        @Nullable SharedAnswer shared) {
    /** Whether it cannot be shared, and is still to be asked for. */
    boolean isTooLarge() {
        return shared != null && shared.frames() == null;
    }

    /** The part with its answer. */
    Part part() {
        if (own != null) {
            return RequestWork.resultOf(own);
        }
        SharedAnswer answer = Objects.requireNonNull(shared);
        ReadyFrames frames = Objects.requireNonNull(answer.frames());
        return asked.answered(frames, notices(answer));
    }

    /** People see seconds; what is younger is as good as asked for just now. */
    private List<Notice> notices(SharedAnswer answer) {
        long seconds = answer.age().toSeconds();
        String age = seconds == 1 ? "one second" : seconds + " seconds";
        return seconds == 0
                ? List.of()
                : List.of(Notice.info(
                        "this answer is " + age + " old, because others asked for it, too (freshness of data source '"
                                + asked.metric().sourceName() + "')"));
    }
}
