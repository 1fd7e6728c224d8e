// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.keep.SharedAnswer;
import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SourceTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is on its way, to this request alone or to others, too.
 *
 * @param own this request's own work; null if the answer is shared
 * @param shared the answer that others get, too; null if there is none such
 * @param reading what is made of that
 */
record Answering<T>(@Nullable SourceTask<T> own, @Nullable SharedAnswer shared, Function<SharedAnswer, T> reading) {
    static <T> Answering<T> alone(SourceTask<T> own) {
        return new Answering<>(own, null, shared -> {
            throw new AssertionError(shared);
        });
    }

    static <T> Answering<T> shared(SharedAnswer shared, Function<SharedAnswer, T> reading) {
        return new Answering<>(null, shared, reading);
    }

    /**
     * Waits for all answers.
     *
     * @param alone begins anew what turns out to be too large to be shared, by its place
     */
    static <T> List<T> await(List<Answering<T>> begun, IntFunction<Answering<T>> alone, RequestWork work) {
        List<Answering<T>> answers = new ArrayList<>(begun);
        work.await();
        boolean areMore = false;
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).isTooLarge()) {
                answers.set(i, alone.apply(i));
                areMore = true;
            }
        }
        if (areMore) {
            work.await();
        }
        return answers.stream().map(Answering::answer).toList();
    }

    private boolean isTooLarge() {
        return shared != null && shared.frames() == null;
    }

    private T answer() {
        return own != null ? RequestWork.resultOf(own) : reading.apply(Objects.requireNonNull(shared));
    }
}
