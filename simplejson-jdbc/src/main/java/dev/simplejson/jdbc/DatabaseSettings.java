// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.files.DatabaseFile;
import dev.simplejson.jdbc.names.NameList;
import dev.simplejson.settings.Kind;
import dev.simplejson.settings.Setting;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings that {@link JdbcDataSource#of(java.util.Map)} reads, for help texts and for code that passes them on. */
public final class DatabaseSettings {
    private static final List<Setting<?>> TABLE = new ArrayList<>();

    private static final Kind<List<String>> NAMES = kind(
            "names with commas between them, and one that holds a comma in double quotes: host, \"in, out\"",
            NameList::parse);
    private static final Kind<TimeFormat> TIME_FORMAT = kind("one of " + TimeFormat.accepted(), TimeFormat::ofSetting);
    private static final Kind<PushDown> PUSH_DOWN = kind("'auto', 'on' or 'off'", PushDown::ofSetting);

    static final Setting<String> URL = optional(
            "jdbc.url", Kind.TEXT, "the database, such as jdbc:sqlite:/path/to/my.db; needed, unless there are files");
    static final Setting<List<String>> FILES = optional(
            "jdbc.files",
            NAMES,
            "files and globs in place of a database, with commas between them; the name of the data source is 'files' then");
    static final Setting<String> SETTINGS = optional(
            "jdbc.settings",
            Kind.TEXT,
            "a properties file with more of these, such as the one that --jdbc.explain prints; what is set beside it wins");
    static final Setting<String> NAME = setting("jdbc.name", Kind.TEXT, "jdbc", "name of the data source");
    static final Setting<String> USER = optional("jdbc.user", Kind.TEXT, "who connects");
    static final Setting<String> PASSWORD_FILE =
            optional("jdbc.password-file", Kind.TEXT, "file that holds the password");
    static final Setting<String> PASSWORD_ENV =
            optional("jdbc.password-env", Kind.TEXT, "environment variable that holds the password");
    static final Setting<ZoneId> ZONE = setting("jdbc.zone", Kind.ZONE, "UTC", "zone of times that have none");
    static final Setting<Boolean> DISCOVERY =
            setting("jdbc.discovery", Kind.SWITCH, "on", "whether tables are looked for: on or off");
    static final Setting<PushDown> WHO_THINS = setting(
            "jdbc.push-down",
            PUSH_DOWN,
            "auto",
            "who thins: the database (on), Java (off), or whoever is quicker (auto)");
    static final Setting<Boolean> FREE_SQL =
            setting("jdbc.free-sql", Kind.SWITCH, "off", "whether a target may be a query of its own: on or off");
    static final Setting<Integer> MAX_SERIES =
            setting("jdbc.max-series", Kind.COUNT, "100", "most series of one metric in a panel");
    static final Setting<Integer> FETCH_SIZE = setting("jdbc.fetch-size", Kind.COUNT, "2000", "rows fetched at once");
    static final Setting<Integer> POOL_SIZE = setting(
            "jdbc.pool-size",
            Kind.wholeNumber(0, Integer.MAX_VALUE),
            "5",
            "most connections, if HikariCP is there; 0 for no pool");
    static final Setting<Duration> CONNECT_TIMEOUT = setting(
            "jdbc.connect-timeout",
            Kind.DURATION,
            "5s",
            "how long the opening of a connection may take; your own connections are yours to limit");
    static final Setting<Duration> REFRESH =
            setting("jdbc.refresh", Kind.DURATION_OR_ZERO, "60s", "how old the list of tables may become");
    static final Setting<Duration> FRESHNESS = setting(
            "jdbc.freshness",
            Kind.DURATION_OR_ZERO,
            "0s",
            "how old an answer may be when a panel gets it, so that many viewers share one");

    static final Setting<String> TABLE_TIME =
            optional("table.<name>.time", Kind.TEXT, "time column of a table; found out unless set");
    static final Setting<TimeFormat> TABLE_TIME_FORMAT =
            optional("table.<name>.time-format", TIME_FORMAT, "how that column holds times; found out unless set");
    static final Setting<List<String>> TABLE_LABELS = optional(
            "table.<name>.labels",
            NAMES,
            "columns that tell its series apart, with commas between them, and a name that holds a comma in double quotes; found out unless set");

    static final Setting<String> METRIC_SQL =
            optional("metric.<name>.sql", Kind.TEXT, "a query of your own as a metric");
    static final Setting<String> METRIC_TIME =
            optional("metric.<name>.time", Kind.TEXT, "the column of its result that holds times; 'time' unless set");
    static final Setting<TimeFormat> METRIC_TIME_FORMAT = optional(
            "metric.<name>.time-format", TIME_FORMAT, "how that column holds times; its type says so unless set");
    static final Setting<String> METRIC_VALUE =
            optional("metric.<name>.value", Kind.TEXT, "its column to draw; every column of numbers unless set");
    static final Setting<List<String>> METRIC_LABELS = optional(
            "metric.<name>.labels",
            NAMES,
            "its columns that tell series apart, as of a table; all columns of text unless set");
    static final Setting<String> METRIC_UNIT = optional(
            "metric.<name>.unit", Kind.TEXT, "unit of its values, one of Grafana's ids, such as percent or bytes");
    static final Setting<PushDown> METRIC_WHO_THINS =
            optional("metric.<name>.push-down", PUSH_DOWN, "who thins it; as jdbc.push-down unless set");
    static final Setting<Duration> METRIC_FRESHNESS = optional(
            "metric.<name>.freshness",
            Kind.DURATION_OR_ZERO,
            "how old its answers may be, for metrics that were found, too; as jdbc.freshness unless set");

    private DatabaseSettings() {}

    /**
     * All of them, in the order in which help should list them. Those of one table or metric have {@code <name>} in the place of its name;
     * those without a default have an empty {@link Setting#defaultText()}.
     */
    public static List<Setting<?>> table() {
        return List.copyOf(TABLE);
    }

    /**
     * Whether a name is that of a setting of databases, be it known or misspelt: whether it is up to a database to read or to refuse it.
     */
    public static boolean isAbout(String name) {
        return name.startsWith("jdbc.") || name.startsWith("metric.") || name.startsWith("table.");
    }

    /**
     * The URL that opens the file of a database, for messages to who named the file in its place: by how the file begins, or else by its
     * name.
     *
     * @param file a path
     * @return such as {@code jdbc:sqlite:my.db}; nothing if it is not known to be of SQLite, DuckDB or H2
     */
    public static Optional<String> urlOfFile(String file) {
        return Optional.ofNullable(DatabaseFile.url(file));
    }

    private static <T> Setting<T> setting(String name, Kind<T> kind, String defaultText, String description) {
        return listed(Setting.of(name, kind, defaultText, description));
    }

    private static <T> Setting<T> optional(String name, Kind<T> kind, String description) {
        return listed(Setting.withoutDefault(name, kind, description));
    }

    private static <T> Setting<T> listed(Setting<T> setting) {
        TABLE.add(setting);
        return setting;
    }

    private static <T> Kind<T> kind(String accepted, Function<String, T> reader) {
        return Kind.of(accepted, text -> read(text, reader));
    }

    private static <T> @Nullable T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException notAccepted) {
            return null;
        }
    }
}
