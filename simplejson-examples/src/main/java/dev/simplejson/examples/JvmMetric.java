// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToLongFunction;

/**
 * Something that is sampled of the process.
 *
 * @param name as the metric is called
 * @param unit Grafana's id of its unit
 * @param probe reads it now; NaN where this JVM does not know
 */
record JvmMetric(String name, String unit, DoubleSupplier probe) {
    static final List<JvmMetric> ALL = List.of(
            new JvmMetric(
                    "heap",
                    "bytes",
                    () -> ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed()),
            new JvmMetric(
                    "non-heap",
                    "bytes",
                    () -> ManagementFactory.getMemoryMXBean()
                            .getNonHeapMemoryUsage()
                            .getUsed()),
            new JvmMetric(
                    "threads",
                    "short",
                    () -> ManagementFactory.getThreadMXBean().getThreadCount()),
            new JvmMetric("gc count", "short", () -> sum(GarbageCollectorMXBean::getCollectionCount)),
            new JvmMetric("gc time", "ms", () -> sum(GarbageCollectorMXBean::getCollectionTime)),
            new JvmMetric("cpu load", "percent", JvmMetric::cpuPercent),
            new JvmMetric(
                    "loaded classes",
                    "short",
                    () -> ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()));

    static double[] sampleAll() {
        return ALL.stream().mapToDouble(metric -> metric.probe.getAsDouble()).toArray();
    }

    /** Since the start of the process. A collector that does not count says -1. */
    private static double sum(ToLongFunction<GarbageCollectorMXBean> counter) {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(counter)
                .filter(count -> count >= 0)
                .sum();
    }

    private static double cpuPercent() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            double load = system.getProcessCpuLoad();
            return load < 0 ? Double.NaN : load * 100;
        }
        return Double.NaN;
    }
}
