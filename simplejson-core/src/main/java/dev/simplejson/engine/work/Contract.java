// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what comes back from a source: the types say that nothing is null, but nothing holds a source to it. */
public final class Contract {
    private Contract() {}

    public static <T> List<T> checked(@Nullable List<? extends @Nullable T> answer, String source, String method) {
        if (answer == null) {
            throw broken(source, method, "null; expected a list, which may be empty");
        }
        for (@Nullable T element : answer) {
            if (element == null) {
                throw broken(source, method, "a list that holds null");
            }
        }
        return List.copyOf(answer);
    }

    /** What a source's method must not return. */
    public static SimpleJsonException broken(String source, String method, String what) {
        String message = "data source '" + source + "' broke its contract: " + method + " returned " + what;
        return new SimpleJsonException(ErrorKind.SOURCE_FAILED, message, new IllegalStateException(message));
    }
}
