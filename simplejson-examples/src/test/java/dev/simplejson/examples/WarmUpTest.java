// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final CountDownLatch asked = new CountDownLatch(1);

    @Test
    void start_asksEachSourceWhatItHas_beforeAnybodyElseDoes() throws InterruptedException {
        DataSources sources = DataSources.of(new Asked());
        try (SimpleJsonEngine engine = new SimpleJsonEngine(sources, SimpleJsonSettings.defaults())) {
            WarmUp.start(engine);

            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private final class Asked implements DataSource {
        @Override
        public String name() {
            return "asked";
        }

        @Override
        public List<Metric> metrics() {
            asked.countDown();
            return List.of();
        }

        @Override
        public List<Frame> query(Query query) {
            return List.of();
        }
    }
}
