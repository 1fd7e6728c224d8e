// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

/**
 * The time that a target is evaluated for. As in Graphite, the start does not belong to it and the end does.
 *
 * @param fromMillis in milliseconds since the Unix epoch
 * @param untilMillis in milliseconds since the Unix epoch, after {@code fromMillis}
 * @param nowMillis the time of the request: nothing is expected behind it, but may be there
 */
public record Window(long fromMillis, long untilMillis, long nowMillis) {
    /** The window so many milliseconds later, or earlier if the number is negative. */
    public Window shifted(long millis) {
        return new Window(fromMillis + millis, untilMillis + millis, nowMillis);
    }

    /** The window with so many milliseconds more in front. */
    public Window withLead(long millis) {
        return new Window(fromMillis - millis, untilMillis, nowMillis);
    }
}
