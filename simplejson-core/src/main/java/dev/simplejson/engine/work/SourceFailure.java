// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What the client is told, and what the log, when a source's code fails. */
public final class SourceFailure {
    private SourceFailure() {}

    /** The failure of an ended task; null if it went well. A failure that is the source's own is logged. */
    public static @Nullable SimpleJsonException of(SourceTask<?> task) {
        try {
            task.get();
            return null;
        } catch (ExecutionException failed) {
            return of(failed.getCause() == null ? failed : failed.getCause(), task);
        } catch (InterruptedException | CancellationException cancelled) {
            return SourceThreads.stopping(cancelled); // What a request cancels itself, it does not ask about again.
        }
    }

    /** The same of a task that others go on without. No request fails with it, so the log is told what the source said itself, too. */
    public static @Nullable SimpleJsonException ofLeftOut(SourceTask<?> task) {
        SimpleJsonException failure = of(task);
        if (failure != null && !task.isCancelled() && isUntold(failure)) {
            String problem = task.description("failed to") + ": " + failure.getMessage();
            task.threads().log().leftOut(Text.ofLog(problem), failure.kind());
        }
        return failure;
    }

    /** What a client did wrong is no failure. */
    private static boolean isUntold(SimpleJsonException failure) {
        boolean isLogged = failure.kind() == ErrorKind.SOURCE_FAILED && failure.getCause() != null;
        return failure.kind().status() >= 500 && !isLogged && !ClientGone.isWhy(failure);
    }

    private static SimpleJsonException of(Throwable thrown, SourceTask<?> task) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof SimpleJsonException chosen) {
            SimpleJsonException told = String.valueOf(chosen.getMessage()).isBlank()
                    ? new SimpleJsonException(
                            chosen.kind(), task.description("failed to") + ", and does not say why", chosen)
                    : chosen;
            if (told.getCause() != null && told.kind() == ErrorKind.SOURCE_FAILED) {
                String unused = task.threads().log().failed(String.valueOf(told.getMessage()), told.getCause());
            }
            return told;
        }
        if (failure instanceof ClientGone || failure.getCause() instanceof ClientGone) {
            return ClientGone.asFailure(failure);
        }
        String problem = task.description("failed to");
        String id = task.threads().log().failed(problem, thrown);
        return new SimpleJsonException(
                ErrorKind.SOURCE_FAILED, problem + "; the server's log says why under " + id, thrown);
    }

    /** What the source chose itself, if a future of its own handed it on. */
    private static Throwable unwrapped(Throwable thrown) {
        @Nullable Throwable failure = thrown;
        while (failure instanceof ExecutionException || failure instanceof CompletionException) {
            failure = failure.getCause();
        }
        return failure instanceof SimpleJsonException ? failure : thrown;
    }
}
