// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets this process has open. */
final class OpenFiles {
    private OpenFiles() {}

    /** 0 where the system does not say, as Windows. */
    static long count() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }
}
