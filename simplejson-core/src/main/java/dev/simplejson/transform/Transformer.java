// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Frame;
import java.util.List;

/** Stub. */
public final class Transformer {
    private Transformer() {}

    /** Stub. */
    public static List<Frame> transform(List<Frame> frames, TransformSpec spec) {
        return frames;
    }
}
