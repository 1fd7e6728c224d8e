// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.keep;

import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.model.Notice;
import java.util.List;

/** Frames that can be written any number of times, each time with other notices on the first of them. Immutable. */
public sealed interface ReadyFrames permits GivenFrames, RenderedFrames {
    /** How much memory they take, about. */
    long size();

    /** Whether there is none. */
    boolean isEmpty();

    /**
     * Writes them as the next elements.
     *
     * @param more notices in front of the first one's own; if there is no frame, nobody sees them
     * @throws Exception if they cannot be sent
     */
    void write(List<Notice> more, JsonOutput out) throws Exception;
}
