// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TomcatContractTest extends ServletContract {
    TomcatContractTest() {
        super(TomcatContainer::start);
    }

    @Test
    void version_isTheOldest() {
        assertThat(ServerInfo.getServerNumber()).startsWith("10.1.");
    }

    /** Tomcat may read the rest of a body away, to use the connection again. */
    @Test
    @SuppressWarnings("try") // That they are there is all they do.
    void post_bodyThatIsLate_letsItsThreadGo(@TempDir Path folder) throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        SimpleJsonSettings settings =
                SimpleJsonSettings.builder().set("deadline", "700ms").build();
        try (SimpleJsonEngine engine = SimpleJsonEngine.builder()
                .sources(new TestSource())
                .settings(settings)
                .build()) {
            Container own = TomcatContainer.start(new SimpleJsonServlet(engine), Map.of(), folder, one);
            try (SlowClients stalling = SlowClients.stalling(own.port(), STALLING_HEAD + STALLING, 1);
                    SlowClients trickling = SlowClients.sending(own.port(), "/app/grafana/query", 1)) {
                assertThat(RawHttp.exchange(own.port(), RawHttp.post("/app/grafana/query", ONE)))
                        .contains(ONE_ANSWER);
            } finally {
                own.stop();
            }
        } finally {
            one.shutdownNow();
        }
    }
}
