// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.FailureKinds;
import java.sql.SQLException;

/** SQLite: its result codes. */
final class SqliteFailures extends FailureKinds {
    /** Result codes: https://www.sqlite.org/rescode.html; the lowest byte is the primary one. */
    private static final int SQLITE_BUSY = 5;

    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_READONLY = 8;
    private static final int SQLITE_INTERRUPT = 9;
    private static final int SQLITE_IO_ERROR = 10;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_CANTOPEN = 14;
    private static final int SQLITE_SCHEMA = 17;
    private static final int SQLITE_TOOBIG = 18;
    private static final int SQLITE_NOTADB = 26;

    /** A journal has to be played back first; the driver gives the primary code as a number, and the whole one by its name. */
    private static final String ROLLBACK = "SQLITE_READONLY_ROLLBACK";

    @Override
    protected Failure ofDriver(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure.getErrorCode() & 0xff) {
            case SQLITE_BUSY, SQLITE_LOCKED -> Failure.LOCKED;
            case SQLITE_INTERRUPT -> Failure.CANCELLED;
            case SQLITE_CANTOPEN, SQLITE_IO_ERROR -> Failure.UNREACHABLE;
            case SQLITE_READONLY -> message.contains(ROLLBACK) ? Failure.UNREACHABLE : Failure.OTHER;
            case SQLITE_NOTADB, SQLITE_CORRUPT -> Failure.NOT_A_DATABASE;
            case SQLITE_TOOBIG -> Failure.TOO_LONG;
            case SQLITE_SCHEMA -> Failure.CHANGED;
            default ->
                message.contains("no such table")
                                || message.contains("no such column")
                                || message.contains("syntax error")
                                || message.contains("incomplete input")
                        ? Failure.CHANGED
                        : Failure.OTHER;
        };
    }
}
