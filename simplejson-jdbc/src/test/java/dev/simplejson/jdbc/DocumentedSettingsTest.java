// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.sql.NamedSql;
import dev.simplejson.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The section of docs/sql.md on any database: its table is that of the settings, whose defaults are what holds without them. */
class DocumentedSettingsTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** For each setting a value that is not what holds without it. */
    private static final Map<String, String> OTHER_VALUES = Map.ofEntries(
            Map.entry("jdbc.url", "jdbc:sqlite:other.db"),
            Map.entry("jdbc.name", "other"),
            Map.entry("jdbc.user", "grafana"),
            Map.entry("jdbc.password-file", "<file>"),
            Map.entry("jdbc.password-env", "PASSWORD"),
            Map.entry("jdbc.zone", "Europe/Berlin"),
            Map.entry("jdbc.discovery", "false"),
            Map.entry("jdbc.push-down", "false"),
            Map.entry("jdbc.free-sql", "true"),
            Map.entry("jdbc.max-series", "7"),
            Map.entry("jdbc.fetch-size", "7"),
            Map.entry("jdbc.settings", "<settings>"),
            Map.entry("jdbc.files", "<csv>"),
            Map.entry("jdbc.pool-size", "7"),
            Map.entry("jdbc.connect-timeout", "7s"),
            Map.entry("jdbc.refresh", "7s"),
            Map.entry("jdbc.freshness", "7s"),
            Map.entry("table.<name>.time", "taken"),
            Map.entry("table.<name>.time-format", "epoch-s"),
            Map.entry("table.<name>.labels", "host"),
            Map.entry("metric.<name>.sql", "SELECT 2 AS time"),
            Map.entry("metric.<name>.time", "taken"),
            Map.entry("metric.<name>.value", "load"),
            Map.entry("metric.<name>.labels", "host"),
            Map.entry("metric.<name>.unit", "percent"),
            Map.entry("metric.<name>.time-format", "epoch-s"),
            Map.entry("metric.<name>.push-down", "false"),
            Map.entry("metric.<name>.freshness", "7s"));

    @TempDir
    private Path folder;

    @Test
    void table_ofTheDocuments_isThatOfTheCode() {
        assertThat(section().lines().filter(line -> line.matches("\\| `(jdbc|table|metric)\\..*")))
                .containsExactlyElementsOf(DatabaseSettings.table().stream()
                        .map(DocumentedSettingsTest::row)
                        .toList());
    }

    private static String row(Setting<?> setting) {
        String value = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "` ";
        return "| `" + setting.name() + "` | " + value + "| " + setting.description() + " |";
    }

    @Test
    void refusal_ofAnUnknownName_tellsAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of("jdbc.url", "jdbc:sqlite:my.db", "jdbc.colour", "red")))
                .withMessage("unknown settings [jdbc.colour]; expected " + String.join(", ", names()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void setting_ofTheTable_decidesSomething(String name) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "secret");
        Path file = Files.writeString(folder.resolve("settings.properties"), "jdbc.max-series = 7");
        Map<String, String> settings = new HashMap<>(Map.of("jdbc.url", "jdbc:sqlite:my.db"));
        if (name.startsWith("jdbc.password-")) {
            settings.put("jdbc.user", "grafana");
        }
        if (name.startsWith("metric.")) {
            settings.put("metric.<name>.sql", "SELECT 1 AS time");
        }
        Map<String, Object> before = read(settings);
        if (name.equals("jdbc.files")) {
            settings.remove("jdbc.url");
        }
        Path csv = Files.writeString(folder.resolve("readings.csv"), "time,load");
        settings.put(
                name,
                OTHER_VALUES
                        .get(name)
                        .replace("<file>", password.toString())
                        .replace("<settings>", file.toString())
                        .replace("<csv>", csv.toString()));

        assertThat(read(settings)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void default_ofTheTable_holdsWithoutTheSetting(String name, String value) throws Exception {
        Map<String, String> settings = Map.of("jdbc.url", "jdbc:sqlite:my.db");

        assertThat(withoutZoneSet(read(Map.of("jdbc.url", "jdbc:sqlite:my.db", name, value))))
                .isEqualTo(withoutZoneSet(read(settings)));
    }

    /** A zone that somebody has set to its default is the same, and no longer doubted. */
    private static Map<String, Object> withoutZoneSet(Map<String, Object> builder) {
        Map<String, Object> rest = new TreeMap<>(builder);
        assertThat(rest.remove("zoneSet")).isNotNull();
        return rest;
    }

    @Test
    void timeFormats_inTheDocuments_areThoseThereAre() {
        assertThat(codeInSentence("Time formats are "))
                .containsExactlyElementsOf(
                        TimeFormat.named().stream().map(TimeFormat::setting).toList());
    }

    @Test
    void parameters_inTheDocuments_areThoseThereAre() {
        assertThat(codeInSentence("A metric's SQL may hold "))
                .containsExactlyElementsOf(
                        NamedSql.NAMES.stream().map(name -> ":" + name).toList());
    }

    static List<String> names() {
        return DatabaseSettings.table().stream().map(Setting::name).toList();
    }

    static Stream<Object[]> defaults() {
        return DatabaseSettings.table().stream()
                .filter(setting -> !setting.defaultText().isEmpty())
                .map(setting -> new Object[] {setting.name(), setting.defaultText()});
    }

    private static Set<String> codeInSentence(String start) {
        String sentence = section().split(Pattern.quote(start), 2)[1].split("\\.\\s", 2)[0];
        return new LinkedHashSet<>(code(sentence));
    }

    private static List<String> code(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }

    private static String section() {
        try {
            return Files.readString(Path.of("../docs/sql.md"))
                    .split("\n## Any SQL database\n", 2)[1]
                    .split("\n## ", 2)[0];
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All that a builder knows when it has read the settings. It has no other way to tell. */
    private static Map<String, Object> read(Map<String, String> settings) throws IllegalAccessException {
        JdbcDataSourceBuilder builder = SettingsReader.read(settings, Map.of("PASSWORD", "secret"));
        Map<String, Object> known = new HashMap<>();
        for (Field field : JdbcDataSourceBuilder.class.getDeclaredFields()) {
            // What was written is kept as it was for the file that explains; it changes nothing by itself.
            if (!Modifier.isStatic(field.getModifiers()) && !field.getName().equals("written")) {
                field.setAccessible(true);
                Object value = field.get(builder);
                // UTC has two spellings.
                known.put(field.getName(), value instanceof ZoneId zone ? zone.normalized() : value);
            }
        }
        return known;
    }
}
