// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.endpoint.EndpointProvider;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The modules that bring endpoints, found with this thread's context class loader, and with that of the engine: where the engine is shared
 * by applications, as a module of WildFly, or is made on a thread of the JDK's, the first does not see what lies beside the engine.
 */
final class FoundEndpoints {
    private static final System.Logger LOGGER = System.getLogger(SimpleJsonEngine.class.getName());

    /** A class loader that cannot be read at all says so for ever. */
    private static final int MOST_FAILURES = 100;

    private FoundEndpoints() {}

    /** Those that can be loaded; what cannot is logged, and must not keep the data from being served. */
    static List<EndpointProvider> providers() {
        Map<Class<?>, EndpointProvider> providers = new LinkedHashMap<>();
        // Mostly they are one: what cannot be loaded is logged once then.
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.add(FoundEndpoints.class.getClassLoader());
        loaders.forEach(loader -> addTo(providers, ServiceLoader.load(EndpointProvider.class, loader)));
        return List.copyOf(providers.values());
    }

    private static void addTo(Map<Class<?>, EndpointProvider> providers, ServiceLoader<EndpointProvider> loader) {
        Iterator<ServiceLoader.Provider<EndpointProvider>> found =
                loader.stream().iterator();
        for (int failures = 0; failures < MOST_FAILURES; ) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<EndpointProvider> provider = found.next();
                if (!providers.containsKey(provider.type())) {
                    providers.put(provider.type(), provider.get());
                }
            } catch (ServiceConfigurationError | LinkageError failure) {
                failures++;
                LOGGER.log(
                        System.Logger.Level.ERROR,
                        "endpoints of a module are left out: they cannot be loaded",
                        failure);
            }
        }
    }
}
