// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.SimpleJsonException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final Budget budget = new Budget(1_000_000, looks::incrementAndGet);

    @Test
    void points_everyHundredThousand_lookWhetherToGoOn() {
        for (int i = 0; i < 1000; i++) {
            budget.points(1000);
        }

        assertThat(looks).hasValue(10);
    }

    @Test
    void points_moreThanMayBe_areRefused() {
        budget.points(1_000_000);

        assertThatThrownBy(() -> budget.points(1))
                .isInstanceOf(SimpleJsonException.class)
                .hasMessageContaining("more than 1000000 points");
    }

    @Test
    void steps_every64_lookWhetherToGoOn() {
        for (int i = 0; i < 640; i++) {
            budget.step();
        }

        assertThat(looks).hasValue(10);
    }

    @Test
    void metrics_moreThanMayBe_areRefused() {
        assertThatThrownBy(() -> budget.metrics(2001)).hasMessageContaining("more than 2000 metrics");
    }
}
