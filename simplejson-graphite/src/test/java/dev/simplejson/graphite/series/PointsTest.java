// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.graphite.target.Window;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointsTest {
    private static final double NONE = Double.NaN;
    private static final Budget BUDGET = new Budget(1_000_000, () -> {});

    private static Points of(long[] times, double... values) {
        return Points.of(times, values, false);
    }

    @Test
    void of_missingPoints_areSlotsWithoutAValue() {
        Points points = of(new long[] {1000, 2000, 5000}, 1, 2, 5);

        assertThat(points.isOnGrid()).isTrue();
        assertThat(points.values()).containsExactly(1, 2, NONE, NONE, 5);
        assertThat(points.stepMillis()).isEqualTo(1000);
    }

    @Test
    void of_irregularPoints_keepTheirTimes() {
        Points points = of(new long[] {1000, 2003, 2999, 4001}, 1, 2, 3, 4);

        assertThat(points.isOnGrid()).isFalse();
        assertThat(points.time(1)).isEqualTo(2003);
        assertThat(points.stepMillis()).isEqualTo(2000);
    }

    @Test
    void of_pointsOfOneTime_areAllKept() {
        assertThat(of(new long[] {1000, 1000, 2000}, 1, 2, 3).size()).isEqualTo(3);
    }

    @Test
    void filled_window_hasASlotForEveryStepUpToNow() {
        Points points = of(new long[] {3000, 4000}, 3, 4).filled(new Window(1000, 9000, 6500, ZoneOffset.UTC), BUDGET);

        assertThat(points.firstTime()).isEqualTo(2000);
        assertThat(points.values()).containsExactly(NONE, 3, 4, NONE, NONE);
    }

    @Test
    void slots_differentSteps_meetByTheClock() {
        Points coarse = of(new long[] {2000, 4000, 6000}, 1, 1, 1);
        Points fine = of(new long[] {1000, 2000, 3000, 4000, 5000, 6000}, 10, 20, 30, 40, 50, 60);

        Slots slots = Slots.of(List.of(fine, coarse), BUDGET);

        assertThat(slots.points(slots.valuesOf(fine)).firstTime()).isEqualTo(2000);
        assertThat(slots.valuesOf(fine)).containsExactly(25, 45, 60);
        assertThat(slots.valuesOf(coarse)).containsExactly(1, 1, 1);
    }

    @Test
    void slots_constant_holdsEverywhere() {
        Points constant = Points.constant(new long[] {0, 5000, 10_000}, 7);
        Points other = of(new long[] {2000, 4000}, 1, 2);

        assertThat(Slots.of(List.of(constant, other), BUDGET).valuesOf(constant))
                .containsExactly(7, 7);
    }

    @Test
    void slots_onlyConstantsOfDifferentTimes_meetAtThoseOfTheFirst() {
        Points one = Points.constant(new long[] {0, 5000, 10_000}, 7);
        Points other = Points.constant(new long[] {0, 6000, 12_000}, 8);

        assertThat(Slots.of(List.of(one, other), BUDGET).valuesOf(other)).containsExactly(8, 8, 8);
    }
}
