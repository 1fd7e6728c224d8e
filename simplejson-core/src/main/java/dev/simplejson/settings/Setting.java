// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.settings;

import org.jspecify.annotations.Nullable;

/**
 * One setting: its name, what it accepts, what it is when nobody says, and a sentence for help texts. Immutable and thread-safe.
 *
 * @param <T> what its value is once it is read
 */
public final class Setting<T> {
    private final String name;
    private final Kind<T> kind;
    private final String defaultText;
    private final @Nullable T defaultValue;
    private final String description;

    private Setting(String name, Kind<T> kind, String defaultText, @Nullable T defaultValue, String description) {
        this.name = name;
        this.kind = kind;
        this.defaultText = defaultText;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /**
     * A setting.
     *
     * @param name as in init-params, flags and files: {@code max-body-bytes}
     * @param kind what it accepts
     * @param defaultText what it is when nobody says, as a person would write it
     * @param description what it does, in half a sentence without a full stop
     * @throws IllegalArgumentException if the kind does not accept the default
     */
    public static <T> Setting<T> of(String name, Kind<T> kind, String defaultText, String description) {
        T defaultValue = new Setting<>(name, kind, "", null, "").read(defaultText);
        return new Setting<>(name, kind, defaultText, defaultValue, description);
    }

    /** As {@link #of}, but it is not there at all until somebody sets it. */
    public static <T> Setting<T> withoutDefault(String name, Kind<T> kind, String description) {
        return new Setting<>(name, kind, "", null, description);
    }

    /** The same by another name: that of one of many things which all may be set, or that which messages should show. */
    public Setting<T> withName(String newName) {
        return new Setting<>(newName, kind, defaultText, defaultValue, description);
    }

    /** The name, the same in init-params, flags, files and code. */
    public String name() {
        return name;
    }

    /** What it does, in half a sentence. */
    public String description() {
        return description;
    }

    /** What it is when nobody says, as text; empty if it is then not there at all. */
    public String defaultText() {
        return defaultText;
    }

    /** What it accepts. */
    public Kind<T> kind() {
        return kind;
    }

    /**
     * What it is when nobody says.
     *
     * @throws IllegalStateException if it is then not there at all
     */
    public T defaultValue() {
        if (defaultValue == null) {
            throw new IllegalStateException("setting '" + name + "' has no default");
        }
        return defaultValue;
    }

    /**
     * The value that a text stands for; blanks around it do not count.
     *
     * @throws IllegalArgumentException if it stands for none; the message names the setting and what it accepts
     */
    public T read(String text) {
        @Nullable T value = kind.read(text.strip());
        if (value == null) {
            throw new IllegalArgumentException("setting '" + name + "' is '" + text + "'; expected " + kind.accepted());
        }
        return value;
    }

    @Override
    public String toString() {
        return name;
    }
}
