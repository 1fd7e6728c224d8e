// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class JvmDataSourceTest {
    /** The listeners are added by the sampler, which may not have come to it yet. */
    @RepeatedTest(20)
    void close_rightAfterTheStart_endsTheSampler() throws Exception {
        List<Thread> others = samplers();
        JvmDataSource source = new JvmDataSource();
        List<Thread> its =
                samplers().stream().filter(thread -> !others.contains(thread)).toList();
        source.close();
        assertThat(its).hasSize(1);
        its.get(0).join(10_000);
        assertThat(its.get(0).isAlive()).isFalse();
    }

    @RepeatedTest(5)
    void query_beforeTheFirstSample_takesItWithinTheRange() throws Exception {
        JvmDataSource source = new JvmDataSource();
        Instant momentAgo = Instant.now().minusMillis(20);
        TimeRange hour = TimeRange.between(momentAgo.minus(1, ChronoUnit.HOURS), momentAgo);
        TimeSeries heap =
                (TimeSeries) source.query(Query.of("heap", hour).build()).get(0);
        source.close();
        assertThat(heap.size()).isPositive();
        assertThat(heap.valueAt(0)).isPositive();
    }

    private static List<Thread> samplers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("simplejson-jvm-sampler"))
                .toList();
    }
}
