// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Virtual threads for a container's requests, such as Spring Boot's {@code spring.threads.virtual.enabled} gives it. */
final class ContainerThreads {
    private static final int FIRST_JDK = 21;

    private ContainerThreads() {}

    /** A virtual thread for each request; null on a JDK that has none. */
    static @Nullable Executor virtual() throws ReflectiveOperationException {
        return Runtime.version().feature() < FIRST_JDK
                ? null
                : (Executor) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
    }
}
