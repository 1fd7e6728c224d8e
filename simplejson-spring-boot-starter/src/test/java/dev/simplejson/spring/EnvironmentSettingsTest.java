// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.settings.EngineSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EnvironmentSettingsTest {
    @Test
    void settings_ofNoProperties_areTheDefaults() {
        assertThat(EnvironmentSettings.of(environment(Map.of())).get(EngineSettings.DEADLINE))
                .isEqualTo(Duration.ofSeconds(25));
        assertThat(EnvironmentSettings.path(environment(Map.of()))).isEqualTo("/grafana");
        assertThat(EnvironmentSettings.isEnabled(environment(Map.of()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simplejson.max-targets", "simplejson.maxTargets", "simplejson.max_targets"})
    void setting_inEachSpelling_isRead(String name) {
        assertThat(EnvironmentSettings.of(environment(Map.of(name, 7))).get(EngineSettings.MAX_TARGETS))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIMPLEJSON_MAXTARGETS", "SIMPLEJSON_MAX_TARGETS"})
    void setting_inTheEnvironment_isRead(String name) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment", Map.of(name, "7", "SIMPLEJSON_SERVICE_PORT", "80")));

        assertThat(EnvironmentSettings.of(environment).get(EngineSettings.MAX_TARGETS))
                .isEqualTo(7);
    }

    @Test
    void words_thatYamlMadeBooleansOf_areRead() {
        Environment environment = environment(Map.of("simplejson.downsampling", false, "simplejson.gzip", false));

        assertThat(EnvironmentSettings.of(environment).get(EngineSettings.DOWNSAMPLING))
                .isFalse();
        assertThat(EnvironmentSettings.of(environment).get(EngineSettings.GZIP)).isFalse();
    }

    @Test
    void list_ofManyLines_isRead() {
        Environment environment =
                environment(Map.of("simplejson.allowed-hosts[0]", "a.example", "simplejson.allowed-hosts[1]", "b"));

        assertThat(EnvironmentSettings.of(environment).get(EngineSettings.ALLOWED_HOSTS))
                .isEqualTo(List.of("a.example", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off"})
    void enabled_saysNoInBothWords(String no) {
        assertThat(EnvironmentSettings.isEnabled(environment(Map.of("simplejson.enabled", no))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            simplejson.max-targets    | none   | property 'simplejson.max-targets': setting 'max-targets' is 'none'; expected a whole number
            simplejson.dedline        | 10s    | property 'simplejson.dedline' is no setting; there are allowed-hosts, auth,
            simplejson.deadline.most  | 10s    | property 'simplejson.deadline.most' is no setting
            """)
    void property_thatIsNoSetting_isRefused(String name, String value, String message) {
        assertThatThrownBy(() -> EnvironmentSettings.of(environment(Map.of(name, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"grafana", "/grafana/", "/", "", "/a b", "/a/*", "/a//b", "/{x}", "/..", "/.", "/a/../b", "/a/."
            })
    void path_thatCannotBeMounted_isRefused(String path) {
        assertThatThrownBy(() -> EnvironmentSettings.path(environment(Map.of("simplejson.path", path))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("property 'simplejson.path': setting 'path' is '" + path
                        + "'; expected a path such as /grafana, below which everything is" + " answered here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/grafana", "/a/b", "/..a", "/a..", "/.hidden"})
    void path_thatCanBeMounted_isTaken(String path) {
        assertThat(EnvironmentSettings.path(environment(Map.of("simplejson.path", path))))
                .isEqualTo(path);
    }

    @Test
    void enabled_inAnotherWord_isRefused() {
        assertThatThrownBy(() -> EnvironmentSettings.isEnabled(environment(Map.of("simplejson.enabled", "maybe"))))
                .hasMessageContaining("setting 'enabled' is 'maybe'; expected 'on' or 'off'");
    }

    private static Environment environment(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }
}
