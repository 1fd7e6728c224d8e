// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of settings. What nobody has set has its default. Immutable and thread-safe. */
public final class Settings {
    private static final Settings DEFAULTS = new Settings(Map.of());

    private final Map<Setting<?>, Object> values;

    private Settings(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** The settings that nobody changed. */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /**
     * Starts from the defaults.
     *
     * @param table the settings that there are, in the order in which messages should list them
     * @throws IllegalArgumentException if two of them have one name
     */
    public static Builder builder(Collection<Setting<?>> table) {
        return new Builder(table);
    }

    /**
     * The value of a setting, or its default.
     *
     * @throws IllegalStateException if it has no default and nobody has set it
     */
    @SuppressWarnings("unchecked") // Builder put a T there.
    public <T> T get(Setting<T> setting) {
        @Nullable Object value = values.get(setting);
        return value == null ? setting.defaultValue() : (T) value;
    }

    /** Whether somebody has set it, be it to its default. */
    public boolean isSet(Setting<?> setting) {
        return values.containsKey(setting);
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Setting<?>> table = new LinkedHashMap<>();
        private final Map<Setting<?>, Object> values = new HashMap<>();

        private Builder(Collection<Setting<?>> table) {
            for (Setting<?> setting : table) {
                if (this.table.put(setting.name(), setting) != null) {
                    throw new IllegalArgumentException("two settings have the name '" + setting.name() + "'");
                }
            }
        }

        /**
         * Sets one setting by its name.
         *
         * @param value as text, such as {@code 25s} or {@code on}
         * @throws IllegalArgumentException if there is no such setting, or it does not accept the value
         */
        public Builder set(String name, String value) {
            @Nullable Setting<?> setting = table.get(name);
            if (setting == null) {
                throw new IllegalArgumentException(
                        "unknown setting '" + name + "'; there are " + String.join(", ", table.keySet()));
            }
            values.put(setting, setting.read(value));
            return this;
        }

        /** Sets one setting to a value that needs no reading. */
        public <T> Builder set(Setting<T> setting, T value) {
            values.put(setting, value);
            return this;
        }

        /** The settings. */
        public Settings build() {
            return new Settings(values);
        }
    }
}
