// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.settings;

import dev.simplejson.thin.Slices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every setting of the engine, for code that reads or sets one without its name. */
public final class EngineSettings {
    private static final List<Setting<?>> TABLE = new ArrayList<>();

    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s,*]+");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private static final Kind<List<String>> ORIGINS = Kind.of(
            "'auto', '*', 'off', or origins such as https://grafana.example separated by commas",
            EngineSettings::origins);

    private static final Kind<List<String>> HOSTS = Kind.of(
            "'auto', '*', or names without a port, such as grafana.example, separated by commas",
            EngineSettings::hosts);

    /** {@code max-body-bytes}: largest request body. */
    public static final Setting<Integer> MAX_BODY_BYTES =
            setting("max-body-bytes", Kind.BYTES, "1MiB", "largest request body");

    /** {@code max-targets}: most targets in one request. */
    public static final Setting<Integer> MAX_TARGETS =
            setting("max-targets", Kind.COUNT, "100", "most targets in one request");

    /** {@code max-expanded-targets}: most metrics that the targets of one request stand for, multi-value variables expanded. */
    public static final Setting<Integer> MAX_EXPANDED_TARGETS = setting(
            "max-expanded-targets",
            Kind.COUNT,
            "1000",
            "most metrics that the targets of one request stand for, multi-value variables expanded");

    /** {@code max-search-results}: most entries of a drop-down list. */
    public static final Setting<Integer> MAX_SEARCH_RESULTS =
            setting("max-search-results", Kind.COUNT, "1000", "most entries of a drop-down list");

    /** {@code max-raw-points}: most points of a series that is not thinned. */
    public static final Setting<Long> MAX_RAW_POINTS =
            setting("max-raw-points", Kind.LONG_COUNT, "10000000", "most points of a series that is not thinned");

    /** {@code max-request-points}: most points that the answer to one request holds in memory; two cells of a table count as one. */
    public static final Setting<Long> MAX_REQUEST_POINTS = setting(
            "max-request-points",
            Kind.LONG_COUNT,
            "5000000",
            "most points that the answer to one request holds in memory; two cells of a table count as one");

    /**
     * {@code max-points-at-hand}: most points that all answers at hand hold in memory; 'auto' is what takes a quarter of the heap. An
     * answer of less than a 256th of it is never refused for the others.
     */
    public static final Setting<Long> MAX_POINTS_AT_HAND = setting(
            "max-points-at-hand",
            Kind.of("'auto' or a whole number, 1 or more", EngineSettings::countOrAuto),
            "auto",
            "most points that all answers at hand hold in memory; 'auto' is what takes a quarter of the heap. An answer of less than a 256th of it"
                    + " is never refused for the others");

    /** {@code max-kept-bytes}: most memory for answers that others may get too, because their data source says how old an answer may be. */
    public static final Setting<Long> MAX_KEPT_BYTES = setting(
            "max-kept-bytes",
            Kind.LONG_BYTES,
            "32MiB",
            "most memory for answers that others may get too, because their data source says how old an answer may be");

    /** {@code max-table-rows}: most rows of a table, and most annotations. */
    public static final Setting<Integer> MAX_TABLE_ROWS =
            setting("max-table-rows", Kind.COUNT, "100000", "most rows of a table, and most annotations");

    /**
     * {@code max-json-depth}: deepest nesting in a request body. What is echoed must fit into an answer, whose own nesting JsonOutput
     * bounds.
     */
    public static final Setting<Integer> MAX_JSON_DEPTH =
            setting("max-json-depth", Kind.wholeNumber(1, 50), "50", "deepest nesting in a request body");

    /** {@code max-json-string-length}: longest text in a request body. */
    public static final Setting<Integer> MAX_JSON_STRING_LENGTH =
            setting("max-json-string-length", Kind.COUNT, "262144", "longest text in a request body");

    /** {@code deadline}: time for one answer; Grafana itself gives up after 30s. */
    public static final Setting<Duration> DEADLINE =
            setting("deadline", Kind.DURATION, "25s", "time for one answer; Grafana itself gives up after 30s");

    /** {@code default-range}: how far back a request reaches that has no range. */
    public static final Setting<Duration> DEFAULT_RANGE =
            setting("default-range", Kind.DURATION, "6h", "how far back a request reaches that has no range");

    /** {@code max-concurrent-queries}: most queries that one data source answers at a time. */
    public static final Setting<Integer> MAX_CONCURRENT_QUERIES =
            setting("max-concurrent-queries", Kind.COUNT, "32", "most queries that one data source answers at a time");

    /** {@code max-waiting-queries}: most requests that wait for a data source which is busy; more are refused. */
    public static final Setting<Integer> MAX_WAITING_QUERIES = setting(
            "max-waiting-queries",
            Kind.COUNT,
            "16",
            "most requests that wait for a data source which is busy; more are refused");

    /** {@code patience}: time for a data source to say which metrics it has and what can be chosen; then it is left out. */
    public static final Setting<Duration> PATIENCE = setting(
            "patience",
            Kind.DURATION,
            "1s",
            "time for a data source to say which metrics it has and what can be chosen; then it is left out");

    /** {@code max-slow-clients}: most clients that are waited for because they send or read slowly; of more, the slowest are cut off. */
    public static final Setting<Integer> MAX_SLOW_CLIENTS = setting(
            "max-slow-clients",
            Kind.COUNT,
            "16",
            "most clients that are waited for because they send or read slowly; of more, the slowest are cut off");

    /** {@code downsampling}: how series with more points than the panel can draw are thinned: minmax or off. */
    public static final Setting<Boolean> DOWNSAMPLING = setting(
            "downsampling",
            Kind.choice(words("minmax", true, "off", false)),
            "minmax",
            "how series with more points than the panel can draw are thinned: minmax or off");

    /** {@code points-per-pixel}: how many points per pixel of the panel a thinned series has; see {@link Slices#of}. */
    public static final Setting<Integer> POINTS_PER_PIXEL = setting(
            "points-per-pixel",
            Kind.wholeNumber(1, Slices.MOST_POINTS_PER_PIXEL),
            "2",
            "how many points per pixel of the panel a thinned series has: 2 are the lowest and the highest, 4 those of each half of it;"
                    + " with 1 and 3 they are those of slices that are no pixels");

    /** {@code gzip}: whether answers over 4 KiB are compressed for clients that accept it: on or off. */
    public static final Setting<Boolean> GZIP = setting(
            "gzip",
            Kind.SWITCH,
            "on",
            "whether answers over 4 KiB are compressed for clients that accept it: on or off");

    /** {@code slow-query}: what takes a data source longer than this is a line in the log. */
    public static final Setting<Duration> SLOW_QUERY = setting(
            "slow-query", Kind.DURATION, "5s", "what takes a data source longer than this is a line in the log");

    /**
     * {@code cors-allowed-origins}: web origins whose pages may ask directly: *, off, or a list such as
     * https://a.example,https://b.example; 'auto' is * without authentication, and off with it.
     */
    public static final Setting<List<String>> CORS_ALLOWED_ORIGINS = setting(
            "cors-allowed-origins",
            ORIGINS,
            "auto",
            "web origins whose pages may ask directly: *, off, or a list such as https://a.example,https://b.example; 'auto' is * without"
                    + " authentication, and off with it");

    /**
     * {@code allowed-hosts}: names by which the server may be called, besides localhost: a list such as grafana.example, or *; 'auto' looks
     * at requests that come in on loopback only.
     */
    public static final Setting<List<String>> ALLOWED_HOSTS = setting(
            "allowed-hosts",
            HOSTS,
            "auto",
            "names by which the server may be called, besides localhost: a list such as grafana.example, or *; 'auto' looks at requests that come in"
                    + " on loopback only");

    /** {@code auth}: who may ask: none (everybody), basic, bearer, header, or container (whom the servlet container has authenticated). */
    public static final Setting<String> AUTH = setting(
            "auth",
            words("none", "basic", "bearer", "header", "container"),
            "none",
            "who may ask: none (everybody), basic, bearer, header, or container (whom the servlet container has authenticated)");

    /**
     * {@code auth-keys-file}: file of the keys, one a line: a name, a secret or sha256: and its hash, and perhaps the sources it may see.
     */
    public static final Setting<String> AUTH_KEYS_FILE = setting(
            "auth-keys-file",
            Kind.TEXT,
            "",
            "file of the keys, one a line: a name, a secret or sha256: and its hash, and perhaps the sources it may see");

    /** {@code auth-keys-env}: environment variable that holds such lines, in place of the file. */
    public static final Setting<String> AUTH_KEYS_ENV =
            setting("auth-keys-env", Kind.TEXT, "", "environment variable that holds such lines, in place of the file");

    /** {@code auth-header}: header that holds the secret if auth is header. */
    public static final Setting<String> AUTH_HEADER = setting(
            "auth-header",
            Kind.of("the name of a header, such as X-API-Key", EngineSettings::headerName),
            "X-API-Key",
            "header that holds the secret if auth is header");

    /** {@code grafana-user}: whether sources hear the login that an authenticated Grafana sends in X-Grafana-User: on or off. */
    public static final Setting<Boolean> GRAFANA_USER = setting(
            "grafana-user",
            Kind.SWITCH,
            "off",
            "whether sources hear the login that an authenticated Grafana sends in X-Grafana-User: on or off");

    private EngineSettings() {}

    /** All of them, in the order in which help should list them. */
    public static List<Setting<?>> table() {
        return List.copyOf(TABLE);
    }

    private static <T> Setting<T> setting(String name, Kind<T> kind, String defaultText, String description) {
        Setting<T> setting = Setting.of(name, kind, defaultText, description);
        TABLE.add(setting);
        return setting;
    }

    private static Kind<String> words(String... words) {
        Map<String, String> choices = new LinkedHashMap<>();
        Arrays.stream(words).forEach(word -> choices.put(word, word));
        return Kind.choice(choices);
    }

    private static Map<String, Boolean> words(String one, boolean ofOne, String other, boolean ofOther) {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put(one, ofOne);
        words.put(other, ofOther);
        return words;
    }

    /** 0 for auto. */
    private static @Nullable Long countOrAuto(String text) {
        return text.equals("auto") ? Long.valueOf(0) : text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
    }

    private static @Nullable List<String> origins(String text) {
        List<String> origins = Arrays.stream(text.split(",")).map(String::strip).toList();
        boolean single = text.equals("auto") || text.equals("*") || text.equals("off");
        return single || origins.stream().allMatch(ORIGIN.asMatchPredicate()) ? origins : null;
    }

    private static @Nullable List<String> hosts(String text) {
        List<String> hosts = Arrays.stream(text.split(",")).map(String::strip).toList();
        boolean single = text.equals("auto") || text.equals("*");
        return single || hosts.stream().allMatch(HOST.asMatchPredicate()) ? hosts : null;
    }

    private static @Nullable String headerName(String text) {
        return HEADER.matcher(text).matches() ? text : null;
    }
}
