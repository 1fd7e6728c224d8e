// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

/** Why a statement failed, as far as the person at the dashboard can do something about it. */
public enum Failure {
    /** The database is not there, or the connection broke. */
    UNREACHABLE,
    /** The server answers, but has no database of that name. */
    NO_DATABASE,
    /** The user or the password is refused, or the user may not use that database, if there is one. */
    REFUSED,
    /** The file is no database, or is damaged. */
    NOT_A_DATABASE,
    /** A writer keeps it locked; a moment later it may work. */
    LOCKED,
    /** No connection of a pool is free. */
    POOL_EMPTY,
    /** A table or column is missing, or the SQL is wrong. */
    CHANGED,
    /** A value is too long to be read. */
    TOO_LONG,
    /** The statement was stopped, or took longer than it may. */
    CANCELLED,
    /** Anything else. */
    OTHER;

    /** Whether all requests fail in the same way. */
    public boolean isOutage() {
        return this == UNREACHABLE || this == NO_DATABASE || this == REFUSED || this == NOT_A_DATABASE;
    }
}
