// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The meters of a registry. A composite's own meters are never read: they give the numbers of any one of its registries, not always of the
 * same. Each is read where it is held.
 */
final class Meters {
    private static final String STEP_PACKAGE = "io.micrometer.core.instrument.step";

    private static final ClassValue<Boolean> COUNTS_IN_STEPS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isForSteps(type) || supertypes(type).anyMatch(this::get) || holdsSteps(type);
        }
    };

    private Meters() {}

    private static boolean isForSteps(Class<?> type) {
        return type.getPackageName().equals(STEP_PACKAGE) || supertypes(type).anyMatch(Meters::isForSteps);
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
    }

    /** As the timers of Micrometer's OTLP registry with deltas do, which are no step timers. */
    private static boolean holdsSteps(Class<?> type) {
        try {
            return Arrays.stream(type.getDeclaredFields()).map(Field::getType).anyMatch(Meters::isForSteps);
        } catch (LinkageError fieldOfAClassThatIsMissing) {
            return false;
        }
    }

    /** Whether its counts are those of the last step that is over, and not all since the start. */
    static boolean countsInSteps(Meter meter) {
        return COUNTS_IN_STEPS.get(meter.getClass());
    }

    /** The registries that hold meters themselves, always in the same order. */
    static List<MeterRegistry> concrete(MeterRegistry registry) {
        return flattened(registry)
                .distinct()
                .sorted(Comparator.comparing(one -> one.getClass().getName()))
                .toList();
    }

    private static Stream<MeterRegistry> flattened(MeterRegistry registry) {
        return registry instanceof CompositeMeterRegistry composite
                ? composite.getRegistries().stream().flatMap(Meters::flattened)
                : Stream.of(registry);
    }

    /**
     * Each meter once, sorted by name and tags: a registry has them in no order. Of those that several registries hold, the one that counts
     * all since the start. Gauges that show the percentiles and buckets of another meter are left out: those are read from that.
     */
    static Map<SeriesName, Meter> of(MeterRegistry registry) {
        Map<SeriesName, Meter> meters = new TreeMap<>();
        for (MeterRegistry one : concrete(registry)) {
            List<Meter> held = one.getMeters();
            Set<Meter.Id> ids = new HashSet<>();
            held.forEach(meter -> ids.add(meter.getId()));
            for (Meter meter : held) {
                Meter.Id shownFor = meter.getId().syntheticAssociation();
                if (shownFor == null || !ids.contains(shownFor)) {
                    meters.merge(
                            SeriesName.of(meter.getId(), ""),
                            meter,
                            (known, other) -> countsInSteps(known) ? other : known);
                }
            }
        }
        return meters;
    }
}
