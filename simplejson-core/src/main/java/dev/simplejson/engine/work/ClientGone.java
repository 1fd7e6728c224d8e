// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The client cannot be reached any more: nobody's fault, and nobody is there to be told. */
public final class ClientGone extends IOException {
    private static final long serialVersionUID = 1L;

    public ClientGone(IOException cause) {
        super("the client has gone", cause);
    }

    /** Why the rest of the work is cancelled. */
    public static SimpleJsonException asFailure(@Nullable Throwable gone) {
        return new SimpleJsonException(ErrorKind.TIMED_OUT, "the client has gone", gone);
    }
}
