// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderSettingsTest extends GraphiteTesting {
    private static final String HOUR = "&from=-1h&until=now&format=json&maxDataPoints=10";

    private SimpleJsonEngine set(String name, String value) {
        return SimpleJsonEngine.builder()
                .sources(waves, db)
                .settings(SimpleJsonSettings.builder().set(name, value).build())
                .clock(Clock.fixed(Instant.ofEpochSecond(FakeSource.START), ZoneOffset.UTC))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/render?target=waves.load",
                "/base/waves/render?target=load",
                "/metrics/find?query=*",
                "/metrics/expand?query=*",
                "/tags/autoComplete/tags",
                "/tags/autoComplete/values?tag=host",
                "/functions",
                "/events/get_data",
                "/version"
            })
    void graphite_switchedOff_isNotThere(String url) throws Exception {
        assertThat(postForm(url, "").handledBy(both()).status()).isEqualTo(200);
        try (SimpleJsonEngine engine = set("graphite", "off")) {
            assertThat(postForm(url, "").handledBy(engine).status()).isIn(404, 405);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"waves.load", "scale(waves.load, 2)", "sumSeries(waves.*)"})
    void downsampling_switchedOff_holdsForWhatFunctionsMakeToo(String target) throws Exception {
        String body = "target=" + target + HOUR;

        assertThat(points(postForm("/render", body).handledBy(both()), 0)).hasSizeLessThanOrEqualTo(2 * 10 + 2);
        try (SimpleJsonEngine engine = set("downsampling", "off")) {
            assertThat(points(postForm("/render", body).handledBy(engine), 0)).hasSize(360);
        }
    }

    @Test
    void render_forAClientThatHasGone_isNotWorkedOut() throws Exception {
        String target = "group(" + String.join(", ", Collections.nCopies(100, "scale(waves.load, 2)")) + ")";

        assertThat(postForm("/render", "target=" + target + HOUR)
                        .handledBy(both())
                        .status())
                .isEqualTo(200);
        assertThat(postForm("/render", "target=" + target + HOUR)
                        .hungUp()
                        .handledBy(both())
                        .status())
                .isNotEqualTo(200);
    }
}
