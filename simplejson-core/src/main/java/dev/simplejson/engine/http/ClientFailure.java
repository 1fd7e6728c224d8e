// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** That a client cannot be heard or reached, where a server's streams say so by an unchecked exception, as Helidon's do. */
final class ClientFailure {
    private ClientFailure() {}

    /** What is said; throws the failure itself if no I/O is its reason. */
    static IOException in(RuntimeException failure) {
        for (@Nullable Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return new IOException("the server could not reach the client", failure);
            }
        }
        throw failure;
    }

    /** A body that says it by an {@link IOException} alone. */
    static InputStream checked(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                try {
                    return super.read(target, offset, length);
                } catch (RuntimeException failure) {
                    throw ClientFailure.in(failure);
                }
            }

            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } catch (RuntimeException failure) {
                    throw ClientFailure.in(failure);
                }
            }
        };
    }
}
