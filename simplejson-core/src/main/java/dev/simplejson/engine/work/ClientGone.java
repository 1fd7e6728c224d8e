// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The client cannot be reached any more: nobody's fault, and nobody is there to be told. */
public final class ClientGone extends IOException {
    private static final long serialVersionUID = 1L;

    private static final String WORDS = "the client has gone";

    public ClientGone(IOException cause) {
        super(WORDS, cause);
    }

    /** Whether that is why a request failed. */
    public static boolean isWhy(SimpleJsonException failure) {
        return failure.kind() == ErrorKind.TIMED_OUT && WORDS.equals(failure.getMessage());
    }

    /** Why the rest of the work is cancelled. */
    public static SimpleJsonException asFailure(@Nullable Throwable gone) {
        return new SimpleJsonException(ErrorKind.TIMED_OUT, WORDS, gone);
    }
}
