// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Shape;
import dev.simplejson.model.TimeRange;

/** Stub. */
public record TransformSpec(
        TimeRange range,
        Shape shape,
        int maxDataPoints,
        boolean downsampling,
        AdhocConditions conditions,
        long maxRawPoints,
        int maxTableRows,
        Runnable checkAlive) {}
