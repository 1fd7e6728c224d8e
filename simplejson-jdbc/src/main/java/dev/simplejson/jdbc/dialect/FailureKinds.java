// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Function;

/** Tells by what a driver threw what went wrong: one way for each database. */
public final class FailureKinds {
    static final FailureKinds STANDARD = new FailureKinds(FailureKinds::standard);
    static final FailureKinds SQLITE = new FailureKinds(FailureKinds::sqlite);
    static final FailureKinds H2 = new FailureKinds(FailureKinds::h2);
    static final FailureKinds DUCKDB = new FailureKinds(FailureKinds::duckDb);

    /** Result codes: https://www.sqlite.org/rescode.html; the lowest byte is the primary one. */
    private static final int SQLITE_BUSY = 5;

    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_INTERRUPT = 9;
    private static final int SQLITE_IO_ERROR = 10;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_CANTOPEN = 14;
    private static final int SQLITE_SCHEMA = 17;
    private static final int SQLITE_TOOBIG = 18;
    private static final int SQLITE_NOTADB = 26;

    private static final int H2_DATABASE_NOT_FOUND = 90146;
    private static final int H2_IO_EXCEPTION = 90028;
    private static final int H2_IO_EXCEPTION_OF_FILE = 90031;
    private static final int H2_ALREADY_OPEN = 90020;
    private static final int H2_FILE_CORRUPTED = 90030;
    private static final int H2_LOCK_TIMEOUT = 50200;

    private final Function<SQLException, Failure> drivers;

    private FailureKinds(Function<SQLException, Failure> drivers) {
        this.drivers = drivers;
    }

    /** What went wrong. Behind a pool it is the driver's own failure that tells. */
    public Failure of(SQLException thrown) {
        SQLException behind = null;
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException deeper) {
                behind = deeper;
            }
        }
        if (behind != null) {
            return drivers.apply(behind);
        }
        boolean poolIsEmpty = thrown instanceof SQLTransientConnectionException && thrown.getSQLState() == null;
        return poolIsEmpty ? Failure.POOL_EMPTY : drivers.apply(thrown);
    }

    /** By the SQL state, as the standard has it. */
    private static Failure standard(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return Failure.OTHER;
        }
        if (state.startsWith("28")) {
            return Failure.REFUSED;
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300") || state.equals("3D000")) {
            return Failure.UNREACHABLE;
        }
        if (state.equals("57014") || state.equals("HYT00")) {
            return Failure.CANCELLED;
        }
        return state.startsWith("42") ? Failure.CHANGED : Failure.OTHER;
    }

    private static Failure sqlite(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure.getErrorCode() & 0xff) {
            case SQLITE_BUSY, SQLITE_LOCKED -> Failure.LOCKED;
            case SQLITE_INTERRUPT -> Failure.CANCELLED;
            case SQLITE_CANTOPEN, SQLITE_IO_ERROR -> Failure.UNREACHABLE;
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

    private static Failure h2(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case H2_DATABASE_NOT_FOUND, H2_IO_EXCEPTION, H2_IO_EXCEPTION_OF_FILE -> Failure.UNREACHABLE;
            case H2_FILE_CORRUPTED -> Failure.NOT_A_DATABASE;
            case H2_LOCK_TIMEOUT, H2_ALREADY_OPEN -> Failure.LOCKED;
            default -> standard(failure);
        };
    }

    /** The driver has neither states nor codes. */
    private static Failure duckDb(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Could not set lock")) {
            return Failure.LOCKED;
        }
        if (message.contains("not a valid DuckDB database")) {
            return Failure.NOT_A_DATABASE;
        }
        if (message.contains("IO Error")) {
            return Failure.UNREACHABLE;
        }
        if (message.contains("INTERRUPT")) {
            return Failure.CANCELLED;
        }
        boolean changed = message.contains("Catalog Error")
                || message.contains("Binder Error")
                || message.contains("Parser Error");
        return changed ? Failure.CHANGED : standard(failure);
    }
}
