// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.settings.Kind;
import dev.simplejson.settings.Setting;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a database from names and values. Each is used up; what is left over is a mistake. */
final class SettingsReader {
    private static final Set<String> METRIC_SETTINGS =
            Set.of("sql", "time", "value", "labels", "unit", "time-format", "push-down", "freshness");
    private static final Setting<Duration> FRESHNESS = Setting.of("jdbc.freshness", Kind.DURATION_OR_ZERO, "0s", "");
    private static final Set<String> TABLE_SETTINGS = Set.of("time", "time-format", "labels");

    private final Map<String, String> left = new TreeMap<>();
    private final Map<String, String> environment;

    private SettingsReader(Map<String, String> given, Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        @Nullable String file = given.get("jdbc.settings");
        if (file != null) {
            settings.putAll(ofFile(file.strip()));
        }
        settings.putAll(given);
        settings.remove("jdbc.settings");
        settings.forEach((name, value) -> {
            if (name.startsWith("jdbc.") || name.startsWith("metric.") || name.startsWith("table.")) {
                left.put(name, value.strip());
            }
        });
        this.environment = environment;
    }

    /** What a properties file says; names that are somebody else's are in it, too. */
    static Map<String, String> ofFile(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException | InvalidPathException failure) {
            throw new IllegalArgumentException(
                    "the file that the setting jdbc.settings names cannot be read: '" + file + "'", failure);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    static JdbcDataSourceBuilder read(Map<String, String> settings) {
        return read(settings, System.getenv());
    }

    static JdbcDataSourceBuilder read(Map<String, String> settings, Map<String, String> environment) {
        return new SettingsReader(settings, environment).read();
    }

    private JdbcDataSourceBuilder read() {
        JdbcDataSourceBuilder builder = builder(left.remove("jdbc.url"), left.remove("jdbc.files"));
        readCredentials(builder);
        readDatabase(builder);
        grouped("metric.", METRIC_SETTINGS).forEach((name, group) -> readMetric(builder, name, group));
        grouped("table.", TABLE_SETTINGS).forEach((name, group) -> readTable(builder, name, group));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("unknown settings " + left.keySet()
                    + "; expected jdbc.url, .files, .settings, .name, .user, .password-file,"
                    + " .password-env, .zone, .discovery, .free-sql, .push-down, .max-series, .fetch-size, .pool-size, .connect-timeout-seconds, .refresh-seconds, .freshness,"
                    + " metric.<name>." + METRIC_SETTINGS.stream().sorted().toList() + " or table.<name>."
                    + TABLE_SETTINGS.stream().sorted().toList());
        }
        return builder;
    }

    private static JdbcDataSourceBuilder builder(@Nullable String url, @Nullable String files) {
        if (url != null && files != null) {
            throw new IllegalArgumentException("both jdbc.url and jdbc.files are set; expected a database or files");
        }
        if (files != null) {
            return new JdbcDataSourceBuilder(NameList.parse(files));
        }
        if (url == null) {
            throw new IllegalArgumentException("the setting jdbc.url is missing; expected one such as"
                    + " jdbc:sqlite:/path/to/my.db, or files in jdbc.files");
        }
        return new JdbcDataSourceBuilder(url, null);
    }

    private void readCredentials(JdbcDataSourceBuilder builder) {
        if (left.containsKey("jdbc.password")) {
            throw new IllegalArgumentException(
                    "the setting jdbc.password is not read, so that no password is in a settings file; expected"
                            + " jdbc.password-file or jdbc.password-env");
        }
        @Nullable String user = left.remove("jdbc.user");
        @Nullable String file = left.remove("jdbc.password-file");
        @Nullable String variable = left.remove("jdbc.password-env");
        if (user != null) {
            builder.user(user, file != null ? passwordOf(file) : variable != null ? passwordIn(variable) : "");
        } else if (file != null || variable != null) {
            throw new IllegalArgumentException("the setting jdbc.user is missing; expected it beside the password");
        }
    }

    private static String passwordOf(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException failure) {
            throw new IllegalArgumentException(
                    "the file that the setting jdbc.password-file names cannot be read: '" + file + "'", failure);
        }
    }

    private String passwordIn(String variable) {
        String password = environment.get(variable);
        if (password == null) {
            throw new IllegalArgumentException(
                    "the environment variable that the setting jdbc.password-env names is not set: '" + variable + "'");
        }
        return password;
    }

    private void readDatabase(JdbcDataSourceBuilder builder) {
        @Nullable String name = left.remove("jdbc.name");
        if (name != null) {
            builder.name(name);
        }
        @Nullable String zone = left.remove("jdbc.zone");
        if (zone != null) {
            builder.zone(zone(zone));
        }
        builder.discovery(flag("jdbc.discovery", left.remove("jdbc.discovery"), true));
        builder.freeSql(flag("jdbc.free-sql", left.remove("jdbc.free-sql"), false));
        @Nullable PushDown pushDown = pushDown("jdbc.", left.remove("jdbc.push-down"));
        if (pushDown != null) {
            builder.pushDown(pushDown);
        }
        builder.maxSeries(number("jdbc.max-series", 100)).fetchSize(number("jdbc.fetch-size", 2000));
        builder.poolSize(number("jdbc.pool-size", 5)).refresh(Duration.ofSeconds(number("jdbc.refresh-seconds", 60)));
        builder.connectTimeout(Duration.ofSeconds(number("jdbc.connect-timeout-seconds", 5)));
        @Nullable String freshness = left.remove(FRESHNESS.name());
        if (freshness != null) {
            builder.freshness(FRESHNESS.read(freshness));
        }
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "setting jdbc.zone is '" + zone + "'; expected a zone such as UTC, +01:00 or Europe/Berlin",
                    unknown);
        }
    }

    private int number(String setting, int otherwise) {
        @Nullable String value = left.remove(setting);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "setting " + setting + " is '" + value + "'; expected a whole number", notANumber);
        }
    }

    private static boolean flag(String setting, @Nullable String value, boolean otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("setting " + setting + " is '" + value + "'; expected true or false");
        }
        return value.equals("true");
    }

    /** Takes {@code prefix<name>.<setting>} apart at the last full stop, because names may hold some, too. */
    private Map<String, Map<String, String>> grouped(String prefix, Set<String> known) {
        Map<String, Map<String, String>> groups = new TreeMap<>();
        for (String key : new ArrayList<>(left.keySet())) {
            int dot = key.lastIndexOf('.');
            if (key.startsWith(prefix) && dot > prefix.length() && known.contains(key.substring(dot + 1))) {
                String name = key.substring(prefix.length(), dot);
                groups.computeIfAbsent(name, first -> new HashMap<>()).put(key.substring(dot + 1), left.remove(key));
            }
        }
        return groups;
    }

    /** What discovery finds is a metric, too, and may have a freshness without being a query. */
    private static void readMetric(JdbcDataSourceBuilder builder, String name, Map<String, String> group) {
        @Nullable String freshness = group.remove("freshness");
        if (freshness != null) {
            String setting = "metric." + name + ".freshness";
            builder.freshness(
                    name, Setting.of(setting, Kind.DURATION_OR_ZERO, "0s", "").read(freshness));
        }
        if (freshness == null || !group.isEmpty()) {
            builder.metric(metric(name, group));
        }
    }

    private static JdbcMetric metric(String name, Map<String, String> group) {
        @Nullable String sql = group.get("sql");
        String prefix = "metric." + name + ".";
        if (sql == null) {
            throw new IllegalArgumentException("the setting " + prefix + "sql is missing; expected a query");
        }
        JdbcMetric metric = JdbcMetric.of(name, sql)
                .withTime(group.getOrDefault("time", ""))
                .withValue(group.getOrDefault("value", ""));
        @Nullable List<String> labels = names(prefix + "labels", group.get("labels"));
        metric = labels == null ? metric : metric.withLabels(labels);
        @Nullable String unit = group.get("unit");
        metric = unit == null ? metric : metric.withUnit(unit);
        @Nullable TimeFormat format = format(prefix, group.get("time-format"));
        metric = format == null ? metric : metric.withTimeFormat(format);
        @Nullable PushDown pushDown = pushDown(prefix, group.get("push-down"));
        return pushDown == null ? metric : metric.withPushDown(pushDown);
    }

    private static void readTable(JdbcDataSourceBuilder builder, String name, Map<String, String> group) {
        builder.table(
                name,
                group.getOrDefault("time", ""),
                format("table." + name + ".", group.get("time-format")),
                names("table." + name + ".labels", group.get("labels")));
    }

    private static @Nullable TimeFormat format(String prefix, @Nullable String value) {
        try {
            return value == null ? null : TimeFormat.ofSetting(value);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("setting " + prefix + "time-format: " + unknown.getMessage(), unknown);
        }
    }

    private static @Nullable PushDown pushDown(String prefix, @Nullable String value) {
        try {
            return value == null ? null : PushDown.ofSetting(value);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("setting " + prefix + unknown.getMessage(), unknown);
        }
    }

    private static @Nullable List<String> names(String setting, @Nullable String list) {
        try {
            return list == null ? null : NameList.parse(list);
        } catch (IllegalArgumentException open) {
            throw new IllegalArgumentException("setting " + setting + ": " + open.getMessage(), open);
        }
    }
}
