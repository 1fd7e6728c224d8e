// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.endpoint.EndpointProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The modules that bring endpoints, found with this thread's context class loader. */
final class FoundEndpoints {
    private static final System.Logger LOGGER = System.getLogger(SimpleJsonEngine.class.getName());

    /** A class loader that cannot be read at all says so for ever. */
    private static final int MOST_FAILURES = 100;

    private FoundEndpoints() {}

    /** Those that can be loaded; what cannot is logged, and must not keep the data from being served. */
    static List<EndpointProvider> providers() {
        List<EndpointProvider> providers = new ArrayList<>();
        Iterator<ServiceLoader.Provider<EndpointProvider>> found =
                ServiceLoader.load(EndpointProvider.class).stream().iterator();
        for (int failures = 0; failures < MOST_FAILURES; ) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                providers.add(found.next().get());
            } catch (ServiceConfigurationError | LinkageError failure) {
                failures++;
                LOGGER.log(
                        System.Logger.Level.ERROR,
                        "endpoints of a module are left out: they cannot be loaded",
                        failure);
            }
        }
        return providers;
    }
}
