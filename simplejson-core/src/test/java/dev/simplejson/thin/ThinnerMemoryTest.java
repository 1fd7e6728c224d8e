// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.thin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.simplejson.model.TimeRange;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a thinner holds while points come one by one: so much for each slice, however many points there are. */
class ThinnerMemoryTest {
    private static final int POINTS = 1_000_000;
    private static final TimeRange RANGE = new TimeRange(0, POINTS);
    private static final int BYTES_PER_SLICE = 40;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(ints = {100, 1_308, 20_000})
    void add_millionPoints_holdsNoMoreThanFortyBytesPerSlice(int maxDataPoints) {
        Slices slices = Slices.of(RANGE, maxDataPoints, 2);
        Thinner thinner = new Thinner(slices);
        Random noise = new Random(1);
        long mostHeld = 0;
        for (int i = 0; i < POINTS; i++) {
            long heldBefore = bytesOfPoints(thinner);
            thinner.add(i, noise.nextGaussian());
            // While arrays grow, one that is full is held beside the one that it is copied to.
            long copied = bytesOfPoints(thinner) > heldBefore ? heldBefore / 2 : 0;
            mostHeld = Math.max(mostHeld, bytesOfPoints(thinner) + copied);
        }
        assertThat(mostHeld).isLessThanOrEqualTo((long) BYTES_PER_SLICE * slices.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_308, 20_000})
    void add_morePointsThanMayLeave_allocatesNothing(int maxDataPoints) {
        Slices slices = Slices.of(RANGE, maxDataPoints, 2);
        Thinner thinner = new Thinner(slices);
        Random noise = new Random(1);
        int i = 0;
        while (i <= slices.mostPoints()) {
            thinner.add(i++, noise.nextGaussian());
        }
        double[] values = noise.doubles(POINTS).toArray();
        long before = threads.getCurrentThreadAllocatedBytes();
        while (i < POINTS) {
            thinner.add(i, values[i++]);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4_096);
    }

    private static long bytesOfPoints(Thinner thinner) {
        return (long) Long.BYTES * thinner.kept.epochMillis.length + (long) Double.BYTES * thinner.kept.values.length;
    }
}
