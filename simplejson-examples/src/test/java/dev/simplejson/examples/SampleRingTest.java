// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRingTest {
    private final SampleRing ring = new SampleRing(2, 3);

    @Test
    void forEach_nothingAdded_isEmpty() {
        assertThat(samples(0)).isEmpty();
    }

    @Test
    void forEach_notFull_isAllOfTheMetric() {
        add(2);

        assertThat(samples(0)).containsExactly("0=0.0", "1=1.0");
        assertThat(samples(1)).containsExactly("0=-0.0", "1=-1.0");
    }

    @Test
    void add_moreThanFits_forgetsTheOldest() {
        add(8);

        assertThat(samples(0)).containsExactly("5=5.0", "6=6.0", "7=7.0");
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            ring.add(i, new double[] {i, -(double) i});
        }
    }

    private List<String> samples(int metric) {
        List<String> samples = new ArrayList<>();
        ring.forEach(metric, (epochMillis, value) -> samples.add(epochMillis + "=" + value));
        return samples;
    }
}
