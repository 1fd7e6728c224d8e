// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.explorer.Shop;
import dev.simplejson.testkit.MemoryExchange;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** An engine of two sources, and engines of others that a test brings. */
abstract class GrafanaTesting {
    final SimpleJsonEngine engine = SimpleJsonEngine.builder()
            .sources(
                    new Shop("shop", "orders", "labelled", "both"),
                    new Shop(
                            "db",
                            "rows.count",
                            "rows.size",
                            "both",
                            "broken",
                            "old",
                            "daily",
                            "ancient",
                            "future",
                            "void"))
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    /** The file at a path, of the two sources or of others. */
    final String get(String path, Shop... others) throws IOException {
        MemoryExchange answer = answer(path, others);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    /** The same, or why there is none. */
    final MemoryExchange answer(String path, Shop... others) throws IOException {
        MemoryExchange asked = MemoryExchange.get("/-/grafana/" + path);
        if (others.length == 0) {
            return asked.handledBy(engine);
        }
        try (SimpleJsonEngine other = SimpleJsonEngine.builder().sources(others).build()) {
            return asked.handledBy(other);
        }
    }
}
