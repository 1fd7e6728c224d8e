// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import java.util.function.Supplier;

/** Why an application cannot start, and what to do about it; {@link StartFailureAnalyzer} prints it. */
final class StartFailure extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String action;

    StartFailure(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** Makes something, and says what to do if that fails. */
    static <T> T explained(String action, Supplier<T> making) {
        try {
            return making.get();
        } catch (StartFailure known) {
            throw known;
        } catch (IllegalArgumentException wrong) {
            throw new StartFailure(String.valueOf(wrong.getMessage()), action, wrong);
        }
    }

    String action() {
        return action;
    }
}
