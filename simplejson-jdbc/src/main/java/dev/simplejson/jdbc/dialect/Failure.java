// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

/** Why a statement failed, as far as the person at the dashboard can do something about it. */
public enum Failure {
    UNREACHABLE,
    REFUSED,
    NOT_A_DATABASE,
    LOCKED,
    POOL_EMPTY,
    CHANGED,
    TOO_LONG,
    CANCELLED,
    OTHER;

    /** Whether all requests fail in the same way. */
    public boolean isOutage() {
        return this == UNREACHABLE || this == REFUSED || this == NOT_A_DATABASE;
    }
}
