// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.settings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the starter's jar tells development environments. */
class MetadataTest {
    @Test
    void metadata_inTheJar_agreesWithTheTableOfSettings() throws IOException {
        Map<String, Map<String, String>> properties = properties();

        assertThat(properties.keySet())
                .containsExactlyElementsOf(MetadataWriter.settings().stream()
                        .map(MetadataWriter::name)
                        .toList());
        for (Setting<?> setting : MetadataWriter.settings()) {
            Map<String, String> property = properties.get(MetadataWriter.name(setting));
            assertThat(property).containsEntry("description", MetadataWriter.description(setting));
            assertThat(property.getOrDefault("defaultValue", ""))
                    .isEqualTo(setting.defaultText().replaceAll("^on$", "true").replaceAll("^off$", "false"));
        }
    }

    @Test
    void metadata_ofSomeSettings_saysWhatAPersonWouldExpect() throws IOException {
        Map<String, Map<String, String>> properties = properties();

        assertThat(properties.get("simplejson.path"))
                .contains(entry("type", "java.lang.String"), entry("defaultValue", "/grafana"));
        assertThat(properties.get("simplejson.enabled"))
                .contains(entry("type", "java.lang.Boolean"), entry("defaultValue", "true"));
        assertThat(properties.get("simplejson.max-targets"))
                .contains(entry("type", "java.lang.Integer"), entry("defaultValue", "100"));
        assertThat(properties.get("simplejson.max-body-bytes"))
                .contains(entry("type", "java.lang.String"), entry("defaultValue", "1MiB"));
        assertThat(properties.get("simplejson.graphite")).contains(entry("type", "java.lang.Boolean"));
        assertThat(properties.get("simplejson.explorer")).contains(entry("type", "java.lang.Boolean"));
    }

    @Test
    void defaults_ofTheMetadata_areAccepted() throws IOException {
        SimpleJsonSettings.Builder settings = SimpleJsonSettings.builder();
        properties().forEach((name, property) -> {
            String setting = name.substring("simplejson.".length());
            if (property.containsKey("defaultValue") && !setting.equals("path") && !setting.equals("enabled")) {
                settings.set(setting, property.get("defaultValue"));
            }
        });

        assertThat(settings.build().get(dev.simplejson.settings.EngineSettings.MAX_TARGETS))
                .isEqualTo(100);
    }

    private static Map<String, Map<String, String>> properties() throws IOException {
        Map<String, Map<String, String>> properties = new LinkedHashMap<>();
        try (InputStream file = SimpleJsonAutoConfiguration.class.getResourceAsStream(
                        "/META-INF/spring-configuration-metadata.json");
                JsonParser json = new JsonFactory().createParser(file)) {
            while (!(json.nextToken() == JsonToken.START_ARRAY && "properties".equals(json.currentName()))) {
                assertThat(json.currentToken()).isNotNull();
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> property = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String field = json.currentName();
                    json.nextToken();
                    property.put(field, json.getText());
                }
                properties.put(property.get("name"), property);
            }
        }
        return properties;
    }
}
