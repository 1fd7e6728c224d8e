// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.keep;

import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SharedTask;
import dev.simplejson.model.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to one question of one request, kept or still to come. */
public final class SharedAnswer {
    private final @Nullable Kept kept;
    private final Duration age;
    private final @Nullable SharedTask<Optional<Kept>> task;
    private final @Nullable KeptAnswers others;

    private SharedAnswer(
            @Nullable Kept kept,
            Duration age,
            @Nullable SharedTask<Optional<Kept>> task,
            @Nullable KeptAnswers others) {
        this.kept = kept;
        this.age = age;
        this.task = task;
        this.others = others;
    }

    static SharedAnswer kept(Kept kept, Duration age, KeptAnswers others) {
        return new SharedAnswer(kept, age, null, others);
    }

    /** What this request begins. */
    static SharedAnswer begun(SharedTask<Optional<Kept>> task) {
        return new SharedAnswer(null, Duration.ZERO, task, null);
    }

    /** What another has begun. */
    static SharedAnswer joined(SharedTask<Optional<Kept>> task, KeptAnswers others) {
        return new SharedAnswer(null, Duration.ZERO, task, others);
    }

    /**
     * The frames, once {@link RequestWork#await} has seen the request's work end well; null if they are too large to be shared, and the
     * request has to ask for itself.
     */
    public @Nullable ReadyFrames frames() {
        Kept answer = task == null ? kept : RequestWork.resultOf(task).orElse(null);
        if (answer == null) {
            return null;
        }
        return others == null ? answer.frames() : others.again(answer);
    }

    /** The series of {@link KeptAnswers#findPoints}, under the same conditions. */
    public @Nullable List<Frame> points() {
        return frames() instanceof GivenFrames given ? given.frames() : null;
    }

    /** How long ago the source was asked; zero for what came just now. */
    public Duration age() {
        return age;
    }
}
