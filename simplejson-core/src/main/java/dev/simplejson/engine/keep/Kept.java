// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.keep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One answer that is kept. Thread-safe, but for what {@link KeptAnswers} counts. */
final class Kept {
    final QuestionKey key;
    final long begunMillis;
    final Duration freshness;

    /** Guarded by whoever counts. */
    long countedBytes;

    private volatile @Nullable ReadyFrames frames;

    /**
     * An answer.
     *
     * @param begunMillis what it says may have been so from then on
     * @param freshness how old it may get
     */
    Kept(QuestionKey key, ReadyFrames frames, long begunMillis, Duration freshness) {
        this.key = key;
        this.frames = frames;
        this.begunMillis = begunMillis;
        this.freshness = freshness;
    }

    /** As they are at hand; null if it has turned out that they are too large. */
    @Nullable
    ReadyFrames frames() {
        return frames;
    }

    /** Makes JSON of them. Who comes meanwhile waits, and finds it done. */
    synchronized void render(int mostBytes) {
        if (frames instanceof GivenFrames given) {
            try {
                frames = RenderedFrames.of(given.frames(), given.refId(), mostBytes);
            } catch (Exception neverOfSeriesInMemory) {
                throw new IllegalStateException(neverOfSeriesInMemory);
            }
        }
    }
}
