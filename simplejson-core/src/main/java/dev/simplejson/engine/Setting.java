// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every setting: its name, what it accepts and what it is when nobody says. */
enum Setting {
    MAX_BODY_BYTES("max-body-bytes", "1048576", "largest request body, in bytes", Kind.POSITIVE_INT),
    MAX_TARGETS("max-targets", "100", "most targets in one request", Kind.POSITIVE_INT),
    MAX_EXPANDED_TARGETS(
            "max-expanded-targets",
            "1000",
            "most metrics that the targets of one request stand for, multi-value variables expanded",
            Kind.POSITIVE_INT),
    MAX_SEARCH_RESULTS("max-search-results", "1000", "most entries of a drop-down list", Kind.POSITIVE_INT),
    MAX_RAW_POINTS("max-raw-points", "10000000", "most points of a series that is not thinned", Kind.POSITIVE_LONG),
    MAX_TABLE_ROWS("max-table-rows", "100000", "most rows of a table, and most annotations", Kind.POSITIVE_INT),
    MAX_JSON_DEPTH("max-json-depth", "50", "deepest nesting in a request body", Kind.DEPTH),
    MAX_JSON_STRING_LENGTH("max-json-string-length", "262144", "longest text in a request body", Kind.POSITIVE_INT),
    DEADLINE("deadline", "25s", "time for one answer; Grafana itself gives up after 30s", Kind.DURATION),
    DEFAULT_RANGE("default-range", "6h", "how far back a request reaches that has no range", Kind.DURATION),
    MAX_CONCURRENT_QUERIES(
            "max-concurrent-queries", "32", "most queries that one data source answers at a time", Kind.POSITIVE_INT),
    MAX_WAITING_QUERIES(
            "max-waiting-queries",
            "4096",
            "most queries that wait for one data source; more are refused",
            Kind.POSITIVE_INT),
    PROMPT_SOURCES(
            "prompt-sources",
            "callers-thread",
            "where data sources run that answer within two milliseconds: callers-thread or workers",
            Kind.PROMPT_SOURCES),
    DOWNSAMPLING(
            "downsampling",
            "minmax",
            "how series with more points than the panel can draw are thinned: minmax or off",
            Kind.DOWNSAMPLING),
    GZIP("gzip", "on", "whether answers over 4 KiB are compressed for clients that accept it: on or off", Kind.SWITCH),
    CORS_ALLOWED_ORIGINS(
            "cors-allowed-origins",
            "*",
            "web origins whose pages may ask directly: *, off, or a list such as https://a.example,https://b.example",
            Kind.ORIGINS);

    private final String key;
    private final String defaultValue;
    private final String description;
    private final Kind kind;

    Setting(String key, String defaultValue, String description, Kind kind) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.description = description;
        this.kind = kind;
    }

    String key() {
        return key;
    }

    String description() {
        return description;
    }

    Object defaultValue() {
        return parse(defaultValue);
    }

    String defaultText() {
        return defaultValue;
    }

    static Optional<Setting> named(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(name))
                .findFirst();
    }

    Object parse(String text) {
        Object value = kind.parse(text.strip());
        if (value == null) {
            throw new IllegalArgumentException("setting '" + key + "' is '" + text + "'; expected " + kind.accepted);
        }
        return value;
    }

    /** The types that settings have. */
    private enum Kind {
        POSITIVE_INT("a whole number from 1 to 2147483647") {
            @Override
            @Nullable
            Object parse(String text) {
                Object number = POSITIVE_LONG.parse(text);
                return number instanceof Long value && value <= Integer.MAX_VALUE ? value.intValue() : null;
            }
        },
        POSITIVE_LONG("a whole number, 1 or more") {
            @Override
            @Nullable
            Object parse(String text) {
                try {
                    long number = Long.parseLong(text);
                    return number >= 1 ? number : null;
                } catch (NumberFormatException notANumber) {
                    return null;
                }
            }
        },
        DEPTH("a whole number from 1 to 50") {
            @Override
            @Nullable
            Object parse(String text) {
                // What is echoed must fit into an answer, whose own nesting is bounded by JsonOutput.
                Object number = POSITIVE_INT.parse(text);
                return number instanceof Integer value && value <= 50 ? number : null;
            }
        },
        DURATION("a time such as 25s, 500ms, 10m or 6h, from 1ms to 365d") {
            @Override
            @Nullable
            Object parse(String text) {
                Duration duration = duration(text);
                boolean fits = duration != null
                        && duration.compareTo(Duration.ofMillis(1)) >= 0
                        && duration.compareTo(Duration.ofDays(365)) <= 0;
                return fits ? duration : null;
            }
        },
        PROMPT_SOURCES("'callers-thread' or 'workers'") {
            @Override
            @Nullable
            Object parse(String text) {
                return switch (text) {
                    case "callers-thread" -> true;
                    case "workers" -> false;
                    default -> null;
                };
            }
        },
        DOWNSAMPLING("'minmax' or 'off'") {
            @Override
            @Nullable
            Object parse(String text) {
                return switch (text) {
                    case "minmax" -> true;
                    case "off" -> false;
                    default -> null;
                };
            }
        },
        SWITCH("'on' or 'off'") {
            @Override
            @Nullable
            Object parse(String text) {
                return switch (text) {
                    case "on" -> true;
                    case "off" -> false;
                    default -> null;
                };
            }
        },
        ORIGINS("'*', 'off', or origins such as https://grafana.example separated by commas") {
            @Override
            @Nullable
            Object parse(String text) {
                List<String> origins =
                        Arrays.stream(text.split(",")).map(String::strip).toList();
                boolean single = text.equals("*") || text.equals("off");
                return single || origins.stream().allMatch(ORIGIN.asMatchPredicate()) ? origins : null;
            }
        };

        private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s,*]+");
        private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

        private final String accepted;

        Kind(String accepted) {
            this.accepted = accepted;
        }

        /** The value, or null if the text is none. */
        abstract @Nullable Object parse(String text);

        private static @Nullable Duration duration(String text) {
            Matcher matcher = SHORT_DURATION.matcher(text);
            if (matcher.matches()) {
                long amount = Long.parseLong(matcher.group(1));
                return switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
            }
            try {
                return Duration.parse(text.toUpperCase(Locale.ROOT));
            } catch (DateTimeParseException notIso) {
                return null;
            }
        }
    }
}
