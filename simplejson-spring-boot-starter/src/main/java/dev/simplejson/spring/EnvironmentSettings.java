// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.settings.Kind;
import dev.simplejson.settings.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings of the engine, and our own, among the properties of an application. */
final class EnvironmentSettings {
    static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("simplejson");

    static final Setting<String> PATH = Setting.of(
            "path",
            Kind.of("a path such as /grafana, below which everything is answered here", EnvironmentSettings::mountPath),
            "/grafana",
            "path below which everything is answered; the URL for Grafana ends in it");

    static final Setting<Boolean> ENABLED =
            Setting.of("enabled", Kind.SWITCH, "true", "whether anything is served at all");

    private EnvironmentSettings() {}

    static SimpleJsonSettings of(Environment environment) {
        List<Setting<?>> table = SimpleJsonSettings.table();
        refuseUnknown(environment, table);
        Binder binder = Binder.get(environment);
        SimpleJsonSettings.Builder settings = SimpleJsonSettings.builder();
        for (Setting<?> setting : table) {
            @Nullable String text = text(binder, setting);
            if (text != null) {
                explained(environment, setting, () -> settings.set(setting.name(), text));
            }
        }
        return StartFailure.explained(
                "Change the properties below 'simplejson' that are named above.", settings::build);
    }

    static String path(Environment environment) {
        return value(environment, PATH);
    }

    static boolean isEnabled(Environment environment) {
        return value(environment, ENABLED);
    }

    private static <T> T value(Environment environment, Setting<T> setting) {
        @Nullable String text = text(Binder.get(environment), setting);
        return text == null ? setting.defaultValue() : explained(environment, setting, () -> setting.read(text));
    }

    private static <T> T explained(Environment environment, Setting<?> setting, Supplier<T> reading) {
        ConfigurationPropertyName name = PREFIX.append(setting.name());
        try {
            return reading.get();
        } catch (IllegalArgumentException wrong) {
            throw new StartFailure("property '" + name + "': " + wrong.getMessage(), change(environment, name), wrong);
        }
    }

    /** Where a property stands is known of files; of variables and arguments, what brings them. */
    private static String change(Environment environment, ConfigurationPropertyName name) {
        String place = "";
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            @Nullable ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null && place.isEmpty()) {
                place = " (" + Objects.requireNonNullElse(property.getOrigin(), source.getUnderlyingSource()) + ")";
            }
        }
        return "Change or remove the property '" + name + "'" + place
                + ". All that there are, and what they accept: docs/settings.md of simplejson.";
    }

    private static @Nullable String mountPath(String text) {
        return text.matches("(/(?!\\.\\.?(/|$))[A-Za-z0-9._~-]+)+") ? text : null;
    }

    /** YAML makes false of the word off, and lists may be written as such. */
    private static @Nullable String text(Binder binder, Setting<?> setting) {
        ConfigurationPropertyName name = PREFIX.append(setting.name());
        @Nullable Object value = binder.bind(name, Bindable.of(Object.class)).orElse(null);
        if (value == null) {
            return binder.bind(name, Bindable.listOf(String.class))
                    .map(list -> String.join(",", list))
                    .orElse(null);
        }
        return value instanceof Boolean on ? on ? "on" : "off" : value.toString();
    }

    /**
     * A misspelt limit must not be no limit in silence. Variables of the environment are not looked at: others choose their names, too, as
     * Kubernetes does for the addresses of a service called simplejson.
     */
    private static void refuseUnknown(Environment environment, List<Setting<?>> table) {
        Map<ConfigurationPropertyName, String> known = new HashMap<>();
        Stream.concat(Stream.of(PATH, ENABLED), table.stream())
                .forEach(setting -> known.put(PREFIX.append(setting.name()), setting.name()));
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable
                    && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
                for (ConfigurationPropertyName name : iterable) {
                    if (PREFIX.isAncestorOf(name) && !(known.containsKey(name.chop(2)) && isWhole(name))) {
                        String message = "property '" + name + "' is no setting; there are "
                                + String.join(", ", new TreeSet<>(known.values()));
                        throw new StartFailure(
                                message, change(environment, name), new IllegalArgumentException(message));
                    }
                }
            }
        }
    }

    /** Whether nothing stands behind the name of the setting but the place in a list. */
    private static boolean isWhole(ConfigurationPropertyName name) {
        return name.getNumberOfElements() == 2 || name.getNumberOfElements() == 3 && name.isNumericIndex(2);
    }
}
