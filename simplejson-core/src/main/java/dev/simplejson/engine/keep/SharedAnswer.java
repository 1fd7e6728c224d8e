// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.keep;

import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SharedTask;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to one question of one request, kept or still to come. */
public final class SharedAnswer {
    private final @Nullable RenderedFrames kept;
    private final Duration age;
    private final @Nullable SharedTask<Optional<RenderedFrames>> task;

    private SharedAnswer(
            @Nullable RenderedFrames kept, Duration age, @Nullable SharedTask<Optional<RenderedFrames>> task) {
        this.kept = kept;
        this.age = age;
        this.task = task;
    }

    static SharedAnswer kept(RenderedFrames frames, Duration age) {
        return new SharedAnswer(frames, age, null);
    }

    static SharedAnswer toCome(SharedTask<Optional<RenderedFrames>> task) {
        return new SharedAnswer(null, Duration.ZERO, task);
    }

    /**
     * The frames, once {@link RequestWork#await} has seen the request's work end well; null if they are too large to be shared, and the request has to
     * ask for itself.
     */
    public @Nullable RenderedFrames frames() {
        return task == null
                ? kept
                : RequestWork.resultOf(Objects.requireNonNull(task)).orElse(null);
    }

    /** How long ago the source was asked; zero for what came just now. */
    public Duration age() {
        return age;
    }
}
