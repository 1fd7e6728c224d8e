// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Keeps the log open while the process stops: the JDK's own closes it in a hook beside the one in which the server and its data sources
 * stop, and what they say then would be lost. Named in the system property {@code java.util.logging.manager}.
 */
public final class LastingLogManager extends LogManager {
    private static volatile boolean configured;

    /** The JDK makes it, when the first logger is asked for. */
    public LastingLogManager() {}

    /** Has the log stay as it is from now on. */
    static void keep() {
        // Handlers are made when the first message comes. Once the JDK's hook has run, none are made any more.
        Logger.getLogger("").getHandlers();
        configured = true;
    }

    /** Nothing is lost if it does nothing: what is logged is written at once. */
    @Override
    public void reset() {
        if (!configured) {
            super.reset();
        }
    }
}
