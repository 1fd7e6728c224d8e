// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.testkit.MemoryExchange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** These endpoints are a module of their own, and an application may not see it. */
class FoundEndpointsTest {
    @Test
    void engine_madeWhereTheContextClassLoaderSeesNothing_hasTheEndpointsBesideIt() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (SimpleJsonEngine engine = SimpleJsonEngine.builder()
                .sources(new FakeSource("waves", List.of("load")))
                .settings(SimpleJsonSettings.builder().set("graphite", "on").build())
                .build()) {
            MemoryExchange version = MemoryExchange.get("/version").handledBy(engine);

            assertThat(version.text()).contains("1.1.8");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
