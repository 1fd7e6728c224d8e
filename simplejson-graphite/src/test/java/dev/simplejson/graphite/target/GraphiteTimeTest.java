// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphiteTimeTest {
    private static final long NOW = 1_700_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "1699990000,10000",
        "-30s,30",
        "-5min,300",
        "-1h,3600",
        "-2d,172800",
        "-1w,604800",
        "-1mon,2592000",
        "-1y,31536000",
        "-3000053281,4700053281",
        "-45390,1700045390",
        "now-5minutes,300",
        "-1h30min,5400"
    })
    void window_starts_areReadAsGraphiteDoes(String from, long secondsBefore) {
        assertThat(GraphiteTime.window(from, "now", NOW)).isEqualTo(new Window(NOW - secondsBefore * 1000, NOW, NOW));
    }

    @Test
    void window_nothingSent_isTheLastDay() {
        assertThat(GraphiteTime.window(null, null, NOW)).isEqualTo(new Window(NOW - 86_400_000, NOW, NOW));
    }

    @Test
    void window_endsInTheWrongOrder_areSwapped() {
        assertThat(GraphiteTime.window("now", "-1h", NOW)).isEqualTo(new Window(NOW - 3_600_000, NOW, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5min", "-300", "-5m", "1699990000000", "1.5", "yesterday", "--1h", "-999999999999h", "-1h5"})
    void window_anythingElse_isRefusedInPlainWords(String from) {
        assertThatThrownBy(() -> GraphiteTime.window(from, "now", NOW))
                .hasMessage(
                        "from is '" + from
                                + "'; expected epoch seconds, now, or now less a time in s, min, h, d, w, mon or y, such as -6h");
    }

    @Test
    void window_ofNoLength_isRefused() {
        assertThatThrownBy(() -> GraphiteTime.window("", "now", NOW)).hasMessageContaining("are the same time");
    }
}
