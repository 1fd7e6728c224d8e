// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Setting;
import dev.simplejson.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the engine behaves: limits, deadline, CORS. The defaults are safe. Immutable and thread-safe.
 *
 * <p>A setting has one name everywhere: the servlet's init-param, the example server's flag and the builder's key. A wrong name
 * or value fails at once, with a message that names the setting and what it accepts.
 */
public final class SimpleJsonSettings {
    private static final SimpleJsonSettings DEFAULTS = builder().build();

    private final Settings values;

    private SimpleJsonSettings(Settings values) {
        this.values = values;
    }

    /** The settings nobody changed. */
    public static SimpleJsonSettings defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * All settings that there are, in the order in which help should list them: the engine's and those of the
     * {@linkplain dev.simplejson.endpoint.EndpointProvider endpoints} that are found.
     */
    public static List<Setting<?>> table() {
        List<Setting<?>> table = new ArrayList<>(EngineSettings.table());
        FoundEndpoints.providers().forEach(provider -> table.addAll(provider.settings()));
        return List.copyOf(table);
    }

    /** The value of any setting of the {@linkplain #table() table}. */
    public <T> T get(Setting<T> setting) {
        return values.get(setting);
    }

    /** All values. */
    Settings values() {
        return values;
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private final Settings.Builder values = Settings.builder(table());

        private Builder() {}

        /**
         * Sets one setting by its name.
         *
         * @param name one of {@link #table()}
         * @param value as text, such as {@code 25s} or {@code 1MiB}
         * @throws IllegalArgumentException if there is no such setting, or it does not accept the value
         */
        public Builder set(String name, String value) {
            values.set(name, value);
            return this;
        }

        /** Sets the longest time for one answer; see {@code deadline}. */
        public Builder deadline(Duration deadline) {
            return set("deadline", deadline.toString());
        }

        /** The settings. */
        public SimpleJsonSettings build() {
            return new SimpleJsonSettings(values.build());
        }
    }
}
