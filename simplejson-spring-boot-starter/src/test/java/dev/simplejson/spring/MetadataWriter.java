// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.settings.Kind;
import dev.simplejson.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes what development environments show of {@code simplejson.*}, in Spring Boot's format of configuration metadata. The build runs it;
 * it is no part of the starter.
 */
final class MetadataWriter {
    private static final Pattern WORD = Pattern.compile("'([^']+)'");

    private MetadataWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("groups");
            json.writeStartObject();
            json.writeStringField("name", EnvironmentSettings.PREFIX.toString());
            json.writeStringField("type", SimpleJsonSettings.class.getName());
            json.writeEndObject();
            json.writeEndArray();
            json.writeArrayFieldStart("properties");
            for (Setting<?> setting : settings()) {
                writeProperty(setting, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("hints");
            for (Setting<?> setting : settings()) {
                writeHints(setting, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** Our own two, and those of the engine with all that the starter brings. */
    static List<Setting<?>> settings() {
        return Stream.concat(
                        Stream.of(EnvironmentSettings.ENABLED, EnvironmentSettings.PATH),
                        SimpleJsonSettings.table().stream())
                .toList();
    }

    static String name(Setting<?> setting) {
        return EnvironmentSettings.PREFIX + "." + setting.name();
    }

    private static void writeProperty(Setting<?> setting, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name(setting));
        json.writeStringField("type", type(setting));
        json.writeStringField("description", description(setting));
        if (setting.defaultText().isEmpty()) {
            json.writeEndObject();
            return;
        }
        if (setting.kind() == Kind.SWITCH) {
            json.writeBooleanField("defaultValue", Boolean.TRUE.equals(setting.defaultValue()));
        } else if (type(setting).equals(Integer.class.getName())
                || type(setting).equals(Long.class.getName())) {
            json.writeFieldName("defaultValue");
            json.writeNumber(setting.defaultText());
        } else {
            json.writeStringField("defaultValue", setting.defaultText());
        }
        json.writeEndObject();
    }

    /** The sentence begins with a capital, as in the rest of such lists. */
    static String description(Setting<?> setting) {
        String text = setting.description();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /** What a development environment checks a value for; text wherever we accept more than it would. */
    static String type(Setting<?> setting) {
        if (setting.kind() == Kind.SWITCH) {
            return Boolean.class.getName();
        }
        boolean isPlain = setting.defaultText().equals(String.valueOf(setting.defaultValue()));
        boolean isNumber = setting.defaultValue() instanceof Integer || setting.defaultValue() instanceof Long;
        return isPlain && isNumber ? setting.defaultValue().getClass().getName() : String.class.getName();
    }

    private static void writeHints(Setting<?> setting, JsonGenerator json) throws IOException {
        List<String> words = words(setting);
        if (words.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("name", name(setting));
        json.writeArrayFieldStart("values");
        for (String word : words) {
            json.writeStartObject();
            json.writeStringField("value", word);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!onlyWords(setting)) {
            json.writeArrayFieldStart("providers");
            json.writeStartObject();
            json.writeStringField("name", "any");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** The words that stand in quotes in what a setting accepts. */
    static List<String> words(Setting<?> setting) {
        return setting.kind() == Kind.SWITCH
                ? List.of()
                : WORD.matcher(setting.kind().accepted())
                        .results()
                        .map((MatchResult word) -> word.group(1))
                        .toList();
    }

    private static boolean onlyWords(Setting<?> setting) {
        return WORD.matcher(setting.kind().accepted()).replaceAll("").matches("[, ]*(or)?[, ]*");
    }
}
