// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplejson.settings.EngineSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleJsonSettingsTest {
    @Test
    void defaults_areTheDocumentedOnes() {
        SimpleJsonSettings settings = SimpleJsonSettings.defaults();

        assertThat(settings.get(EngineSettings.MAX_BODY_BYTES)).isEqualTo(1024 * 1024);
        assertThat(settings.get(EngineSettings.MAX_TARGETS)).isEqualTo(100);
        assertThat(settings.get(EngineSettings.MAX_SEARCH_RESULTS)).isEqualTo(1_000);
        assertThat(settings.get(EngineSettings.MAX_RAW_POINTS)).isEqualTo(10_000_000);
        assertThat(settings.get(EngineSettings.MAX_TABLE_ROWS)).isEqualTo(100_000);
        assertThat(settings.get(EngineSettings.DEADLINE)).isEqualTo(Duration.ofSeconds(25));
        assertThat(settings.get(EngineSettings.CORS_ALLOWED_ORIGINS)).containsExactly("auto");
        assertThat(settings.get(EngineSettings.DOWNSAMPLING)).isTrue();
    }

    @Test
    void table_everySetting_acceptsItsDefault() {
        assertThat(SimpleJsonSettings.table()).isNotEmpty().allSatisfy(setting -> {
            assertThat(setting.name()).matches("[a-z-]+");
            assertThat(setting.description()).isNotBlank();
            assertThat(SimpleJsonSettings.builder().set(setting.name(), setting.defaultText()))
                    .isNotNull();
        });
    }

    @Test
    void set_unknownName_isRefusedWithAllNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimpleJsonSettings.builder().set("deadlin", "1s"))
                .withMessageStartingWith("unknown setting 'deadlin'; there are ")
                .withMessageContainingAll("deadline", "max-body-bytes", "cors-allowed-origins");
    }

    @ParameterizedTest
    @CsvSource({
        "25s, PT25S",
        "500ms, PT0.5S",
        "10m, PT10M",
        "6h, PT6H",
        "365d, P365D",
        "PT1.5S, PT1.5S",
        "pt2m, PT2M",
        "' 1s ', PT1S",
        "1ms, PT0.001S"
    })
    void set_duration_isRead(String text, Duration duration) {
        assertThat(SimpleJsonSettings.builder().set("deadline", text).build().get(EngineSettings.DEADLINE))
                .isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "25", "soon", "-1s", "366d", "1w", "PT0S", "9999999999s", "PT0.0001S", "1.5s"})
    void set_impossibleDuration_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimpleJsonSettings.builder().set("deadline", text))
                .withMessage(
                        "setting 'deadline' is '%s'; expected a time such as 25s, 500ms, 10m or 6h,"
                                + " from 1ms to 365d",
                        text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "many", "2147483648", "1.5", "1_000", "9999999999999999999999"})
    void set_impossibleNumber_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimpleJsonSettings.builder().set("max-targets", text))
                .withMessage("setting 'max-targets' is '%s'; expected a whole number from 1 to 2147483647", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "deep"})
    void set_impossibleDepth_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimpleJsonSettings.builder().set("max-json-depth", text))
                .withMessage("setting 'max-json-depth' is '%s'; expected a whole number from 1 to 50", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*,https://a.example", "a.example", "https://a.example/path", "https://*.example", "OFF"})
    void set_impossibleOrigins_areRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimpleJsonSettings.builder().set("cors-allowed-origins", text))
                .withMessage(
                        "setting 'cors-allowed-origins' is '%s'; expected 'auto', '*', 'off', or origins such as"
                                + " https://grafana.example separated by commas",
                        text);
    }

    @Test
    void set_downsampling_isMinmaxOrOff() {
        assertThat(SimpleJsonSettings.builder()
                        .set("downsampling", "off")
                        .build()
                        .get(EngineSettings.DOWNSAMPLING))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimpleJsonSettings.builder().set("downsampling", "yes"))
                .withMessage("setting 'downsampling' is 'yes'; expected 'minmax' or 'off'");
    }

    @Test
    void deadline_asADuration_isTheSameSetting() {
        assertThat(SimpleJsonSettings.builder()
                        .deadline(Duration.ofMillis(1_500))
                        .build()
                        .get(EngineSettings.DEADLINE))
                .isEqualTo(Duration.ofMillis(1_500));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimpleJsonSettings.builder().deadline(Duration.ZERO))
                .withMessageStartingWith("setting 'deadline' is 'PT0S'; expected ");
    }
}
