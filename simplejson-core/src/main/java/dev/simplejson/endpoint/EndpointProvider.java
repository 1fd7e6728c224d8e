// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.endpoint;

import dev.simplejson.settings.Setting;
import dev.simplejson.settings.Settings;
import java.util.List;

/**
 * Endpoints of a module that the engine finds by {@link java.util.ServiceLoader} when the module is there: a public class with a public
 * no-argument constructor, named in {@code META-INF/services/dev.simplejson.endpoint.EndpointProvider} and in a {@code provides} clause.
 */
public interface EndpointProvider {
    /** The settings that decide about them, in the order of help texts; none by default. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /**
     * The endpoints, asked for once by each engine.
     *
     * @param settings the engine's, those of {@link #settings()} included
     * @return may be empty, if a setting says so
     */
    List<Endpoint> endpoints(Settings settings);
}
