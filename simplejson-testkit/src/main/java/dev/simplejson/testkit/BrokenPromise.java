// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

/** Says which promise is broken, and how to mend it. No other class can make one, so that a parallel stream passes it on as it is. */
final class BrokenPromise extends AssertionError {
    private static final long serialVersionUID = 1L;

    BrokenPromise(String message) {
        super(message);
    }

    BrokenPromise(String message, Throwable cause) {
        super(message, cause);
    }
}
