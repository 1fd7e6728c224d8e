// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How the engine behaves: limits, deadline, CORS. The defaults are safe. Immutable and thread-safe.
 *
 * <p>A setting has one name everywhere: the servlet's init-param, the example server's flag and the builder's key. A wrong name
 * or value fails at once, with a message that names the setting and what it accepts.
 */
public final class SimpleJsonSettings {
    private static final SimpleJsonSettings DEFAULTS = builder().build();

    private final Map<Setting, Object> values;

    private SimpleJsonSettings(Builder builder) {
        this.values = new EnumMap<>(builder.values);
    }

    /** The settings nobody changed. */
    public static SimpleJsonSettings defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** All settings that there are, in the order in which help should list them. */
    public static List<Description> descriptions() {
        return Arrays.stream(Setting.values())
                .map(setting -> new Description(setting.key(), setting.description(), setting.defaultText()))
                .toList();
    }

    int maxBodyBytes() {
        return number(Setting.MAX_BODY_BYTES);
    }

    int maxTargets() {
        return number(Setting.MAX_TARGETS);
    }

    int maxExpandedTargets() {
        return number(Setting.MAX_EXPANDED_TARGETS);
    }

    int maxSearchResults() {
        return number(Setting.MAX_SEARCH_RESULTS);
    }

    long maxRawPoints() {
        return (Long) value(Setting.MAX_RAW_POINTS);
    }

    int maxTableRows() {
        return number(Setting.MAX_TABLE_ROWS);
    }

    int maxJsonDepth() {
        return number(Setting.MAX_JSON_DEPTH);
    }

    int maxJsonStringLength() {
        return number(Setting.MAX_JSON_STRING_LENGTH);
    }

    Duration deadline() {
        return (Duration) value(Setting.DEADLINE);
    }

    Duration defaultRange() {
        return (Duration) value(Setting.DEFAULT_RANGE);
    }

    int maxConcurrentQueries() {
        return number(Setting.MAX_CONCURRENT_QUERIES);
    }

    int maxWaitingQueries() {
        return number(Setting.MAX_WAITING_QUERIES);
    }

    boolean promptSourcesOnCallersThread() {
        return (Boolean) value(Setting.PROMPT_SOURCES);
    }

    boolean downsampling() {
        return (Boolean) value(Setting.DOWNSAMPLING);
    }

    boolean gzip() {
        return (Boolean) value(Setting.GZIP);
    }

    /** {@code *}, {@code off} or origins. */
    @SuppressWarnings("unchecked") // Setting.parse made it.
    List<String> corsAllowedOrigins() {
        return (List<String>) value(Setting.CORS_ALLOWED_ORIGINS);
    }

    private int number(Setting setting) {
        return (Integer) value(setting);
    }

    private Object value(Setting setting) {
        return Objects.requireNonNull(values.get(setting), setting.key());
    }

    /**
     * One setting, for help texts.
     *
     * @param name as in init-params and flags
     * @param text what it does
     * @param defaultValue what it is when nobody says
     */
    public record Description(String name, String text, String defaultValue) {}

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private final Map<Setting, Object> values = new EnumMap<>(Setting.class);

        private Builder() {
            for (Setting setting : Setting.values()) {
                values.put(setting, setting.defaultValue());
            }
        }

        /**
         * Sets one setting by its name.
         *
         * @param name one of {@link #descriptions()}
         * @param value as text, such as {@code 25s} or {@code 1048576}
         * @throws IllegalArgumentException if there is no such setting, or it does not accept the value
         */
        public Builder set(String name, String value) {
            Setting setting = Setting.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("unknown setting '" + name + "'; there are "
                            + descriptions().stream().map(Description::name).collect(Collectors.joining(", "))));
            values.put(setting, setting.parse(value));
            return this;
        }

        /** Sets the longest time for one answer; see {@code deadline}. */
        public Builder deadline(Duration deadline) {
            return set("deadline", deadline.toString());
        }

        /** The settings. */
        public SimpleJsonSettings build() {
            return new SimpleJsonSettings(this);
        }
    }
}
