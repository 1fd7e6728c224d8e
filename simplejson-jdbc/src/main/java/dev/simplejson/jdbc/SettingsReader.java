// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.names.Nearest;
import dev.simplejson.settings.Setting;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a database from names and values. Each is used up; what is left over is a mistake. */
final class SettingsReader {
    /** What the settings in seconds are called now. */
    private static final Map<String, Setting<?>> FORMER = Map.of(
            "jdbc.connect-timeout-seconds", DatabaseSettings.CONNECT_TIMEOUT,
            "jdbc.refresh-seconds", DatabaseSettings.REFRESH);

    /** What settings of one metric or table start with. */
    private static final List<String> GROUPS = List.of("metric.", "table.");

    private static final int MOST_NEAREST = 4;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Names drivers to {@link java.sql.DriverManager} that do not name themselves; it is among the system properties then. */
    private static final String OF_JAVA = "jdbc.drivers";

    private final Map<String, String> left = new TreeMap<>();
    private final Map<String, String> environment;

    private SettingsReader(Map<String, String> given, Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        @Nullable String file = given.get(DatabaseSettings.SETTINGS.name());
        if (file != null) {
            settings.putAll(ofFile(file.strip()));
            settings.keySet().forEach(name -> checkKnown(name, file.strip()));
        }
        settings.putAll(given);
        settings.remove(DatabaseSettings.SETTINGS.name());
        settings.forEach((name, value) -> {
            @Nullable Setting<?> now = FORMER.get(name);
            if (now != null) {
                left.putIfAbsent(now.name(), value.strip() + "s");
            } else if (DatabaseSettings.isAbout(name) && !name.equals(OF_JAVA)) {
                left.put(name, value.strip());
            }
        });
        this.environment = environment;
    }

    /** A file that is named for these settings alone has no others: what is none of them is misspelt, or a line that is no property. */
    private static void checkKnown(String name, String file) {
        List<String> known = DatabaseSettings.table().stream()
                .filter(setting -> !setting.equals(DatabaseSettings.SETTINGS))
                .map(Setting::name)
                .toList();
        boolean read = known.contains(name)
                || FORMER.containsKey(name)
                || name.equals("jdbc.password")
                || GROUPS.stream().anyMatch(group -> isIn(group, name) && known.contains(template(group, name)));
        if (!read) {
            int first = name.indexOf('.');
            int last = name.lastIndexOf('.');
            String group = first < last ? name.substring(first + 1, last) : "<name>";
            throw new IllegalArgumentException("'" + file + "', the file that the setting jdbc.settings names, holds '"
                    + name
                    + "', which is not read from it; "
                    + (first < 0
                            ? "if that line gives a reason, as those behind a # do in what --jdbc.explain prints, put the # back in front of it; else "
                            : "")
                    + "expected a name such as "
                    + Nearest.first(
                                    name,
                                    known.stream()
                                            .map(each -> each.replace("<name>", group))
                                            .toList())
                            .subList(0, MOST_NEAREST)
                    + ", then '=' and its value");
        }
    }

    private static Map<String, String> ofFile(String file) {
        try {
            return ofFile(Path.of(file));
        } catch (IOException | InvalidPathException failure) {
            String why = failure instanceof CharacterCodingException ? ", because it is not written in UTF-8" : "";
            throw new IllegalArgumentException(
                    "the file that the setting jdbc.settings names cannot be read: '" + file + "'" + why, failure);
        }
    }

    /**
     * What a properties file says; names that are somebody else's are in it, too. PowerShell writes UTF-16 when {@code >} sends it a text.
     */
    static Map<String, String> ofFile(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = bytes.length > 1 ? (bytes[0] & 0xff) << 8 | bytes[1] & 0xff : 0;
        Charset charset = start == 0xfffe || start == 0xfeff ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        Properties properties = new Properties();
        properties.load(new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
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
        JdbcDataSourceBuilder builder = builder(take(DatabaseSettings.URL), take(DatabaseSettings.FILES));
        readCredentials(builder);
        // Neither where the database is nor who connects.
        builder.written(left);
        apply(DatabaseSettings.NAME, builder::name);
        apply(DatabaseSettings.ZONE, builder::zone);
        apply(DatabaseSettings.DISCOVERY, builder::discovery);
        apply(DatabaseSettings.FREE_SQL, builder::freeSql);
        apply(DatabaseSettings.WHO_THINS, builder::pushDown);
        apply(DatabaseSettings.MAX_SERIES, builder::maxSeries);
        apply(DatabaseSettings.FETCH_SIZE, builder::fetchSize);
        apply(DatabaseSettings.POOL_SIZE, builder::poolSize);
        apply(DatabaseSettings.CONNECT_TIMEOUT, builder::connectTimeout);
        apply(DatabaseSettings.REFRESH, builder::refresh);
        apply(DatabaseSettings.FRESHNESS, builder::freshness);
        groups("metric.").forEach((name, group) -> readMetric(builder, name, group));
        groups("table.").forEach((name, group) -> readTable(builder, name, group));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("unknown settings " + left.keySet() + "; expected "
                    + DatabaseSettings.table().stream().map(Setting::name).collect(Collectors.joining(", ")));
        }
        return builder;
    }

    private static JdbcDataSourceBuilder builder(@Nullable String url, @Nullable List<String> files) {
        if (url != null && files != null) {
            throw new IllegalArgumentException("both jdbc.url and jdbc.files are set; expected a database or files");
        }
        if (files != null) {
            return new JdbcDataSourceBuilder(files);
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
        @Nullable String user = take(DatabaseSettings.USER);
        @Nullable String file = take(DatabaseSettings.PASSWORD_FILE);
        @Nullable String variable = take(DatabaseSettings.PASSWORD_ENV);
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

    private <T> @Nullable T take(Setting<T> setting) {
        @Nullable String value = left.remove(setting.name());
        return value == null ? null : setting.read(value);
    }

    private <T> void apply(Setting<T> setting, Consumer<T> builder) {
        @Nullable T value = take(setting);
        if (value != null) {
            builder.accept(value);
        }
    }

    private static boolean isIn(String prefix, String key) {
        return key.startsWith(prefix) && key.lastIndexOf('.') > prefix.length();
    }

    /** What the setting is called in the table of all. */
    private static String template(String prefix, String key) {
        return prefix + "<name>" + key.substring(Math.max(key.lastIndexOf('.'), 0));
    }

    /** Takes {@code prefix<name>.<setting>} apart at the last full stop, because names may hold some, too. */
    private Map<String, Group> groups(String prefix) {
        Map<String, Group> groups = new TreeMap<>();
        for (String key : new ArrayList<>(left.keySet())) {
            String template = template(prefix, key);
            boolean known = DatabaseSettings.table().stream()
                    .anyMatch(setting -> setting.name().equals(template));
            if (isIn(prefix, key) && known) {
                String name = key.substring(prefix.length(), key.lastIndexOf('.'));
                groups.computeIfAbsent(name, first -> new Group(prefix + name, new HashMap<>()))
                        .values()
                        .put(template, left.remove(key));
            }
        }
        return groups;
    }

    /** What discovery finds is a metric, too, and may have a freshness without being a query. */
    private static void readMetric(JdbcDataSourceBuilder builder, String name, Group group) {
        group.apply(DatabaseSettings.METRIC_FRESHNESS, age -> builder.freshness(name, age));
        if (!group.values().keySet().equals(Set.of(DatabaseSettings.METRIC_FRESHNESS.name()))) {
            builder.metric(metric(name, group));
        }
    }

    private static JdbcMetric metric(String name, Group group) {
        @Nullable String sql = group.get(DatabaseSettings.METRIC_SQL);
        if (sql == null) {
            throw new IllegalArgumentException("the setting metric." + name + ".sql is missing; expected a query");
        }
        JdbcMetric metric = JdbcMetric.of(name, sql);
        metric = group.with(metric, DatabaseSettings.METRIC_TIME, JdbcMetric::withTime);
        metric = group.with(metric, DatabaseSettings.METRIC_VALUE, JdbcMetric::withValue);
        metric = group.with(metric, DatabaseSettings.METRIC_LABELS, JdbcMetric::withLabels);
        metric = group.with(metric, DatabaseSettings.METRIC_UNIT, JdbcMetric::withUnit);
        metric = group.with(metric, DatabaseSettings.METRIC_TIME_FORMAT, JdbcMetric::withTimeFormat);
        return group.with(metric, DatabaseSettings.METRIC_WHO_THINS, JdbcMetric::withPushDown);
    }

    private static void readTable(JdbcDataSourceBuilder builder, String name, Group group) {
        @Nullable String time = group.get(DatabaseSettings.TABLE_TIME);
        builder.table(
                name,
                time == null ? "" : time,
                group.get(DatabaseSettings.TABLE_TIME_FORMAT),
                group.get(DatabaseSettings.TABLE_LABELS));
    }

    /**
     * What is set of one metric or one table.
     *
     * @param prefix its name, and what stands in front of it
     * @param values by the names that the settings have in the table
     */
    private record Group(String prefix, Map<String, String> values) {
        <T> @Nullable T get(Setting<T> setting) {
            @Nullable String value = values.get(setting.name());
            String suffix = setting.name().substring(setting.name().lastIndexOf('.'));
            return value == null ? null : setting.withName(prefix + suffix).read(value);
        }

        <T> void apply(Setting<T> setting, Consumer<T> builder) {
            @Nullable T value = get(setting);
            if (value != null) {
                builder.accept(value);
            }
        }

        <T> JdbcMetric with(JdbcMetric metric, Setting<T> setting, BiFunction<JdbcMetric, T, JdbcMetric> change) {
            @Nullable T value = get(setting);
            return value == null ? metric : change.apply(metric, value);
        }
    }
}
