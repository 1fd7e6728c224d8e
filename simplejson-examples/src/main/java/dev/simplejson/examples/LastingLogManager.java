// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import java.util.logging.LogManager;

/**
 * Keeps the log open while the process stops: the JDK's own closes it in a hook of its own, beside the one in which the server and its data sources
 * stop, and what they say then would be lost. To be named in the system property {@code java.util.logging.manager}.
 */
public final class LastingLogManager extends LogManager {
    /** The JDK's log manager makes it. */
    public LastingLogManager() {}

    /** Does nothing: what is logged is written at once, so there is nothing to lose. */
    @Override
    public void reset() {}
}
