// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.spi.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a source is told that it may leave out points, where it could have that done more cheaply than the engine. */
class DownsamplingTest extends EngineTesting {
    private final List<Query> asked = new ArrayList<>();

    private FakeSource source(boolean downsampling) {
        FakeSource source = new FakeSource("app", "cpu") {
            @Override
            public boolean downsampling() {
                return downsampling;
            }
        };
        return source.answering(query -> {
            asked.add(query);
            return List.of();
        });
    }

    private boolean downsampling(Map<String, String> settings, boolean ofSource, String path) throws Exception {
        TestExchange.get(path, "target=cpu&from=0&to=1000&maxDataPoints=10")
                .handledBy(engine(settings, source(ofSource)));
        return asked.get(asked.size() - 1).downsampling();
    }

    @Test
    void query_nobodyForbidsIt_maySendLess() throws Exception {
        assertThat(downsampling(Map.of(), true, "/query")).isTrue();
        assertThat(downsampling(Map.of("downsampling", "minmax"), true, "/rows"))
                .isTrue();
    }

    @Test
    void query_settingOff_needsEveryPoint() throws Exception {
        assertThat(downsampling(Map.of("downsampling", "off"), true, "/query")).isFalse();
    }

    @Test
    void query_sourceOptsOut_needsEveryPoint() throws Exception {
        assertThat(downsampling(Map.of(), false, "/query")).isFalse();
    }

    @Test
    void now_reducesSeriesToOneValue_needsEveryPoint() throws Exception {
        assertThat(downsampling(Map.of(), true, "/now")).isFalse();
    }
}
