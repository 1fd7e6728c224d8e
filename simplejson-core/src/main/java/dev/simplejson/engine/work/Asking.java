// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import dev.simplejson.hook.Observer.Purpose;

/**
 * What a source is asked.
 *
 * @param purpose of which kind it is
 * @param metric the metric it is about; empty for none
 * @param text as it reads behind "data source 'x' failed to …"
 * @param points what the source gave and what was left of it
 */
public record Asking(Purpose purpose, String metric, String text, PointCount points) {
    /** A question that is not about one metric. */
    public static Asking to(Purpose purpose, String text) {
        return new Asking(purpose, "", text, new PointCount());
    }

    /** A question about one metric. */
    public static Asking about(Purpose purpose, String metric, String text) {
        return new Asking(purpose, metric, text + " '" + Text.abbreviated(metric) + "'", new PointCount());
    }
}
