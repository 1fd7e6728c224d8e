// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells by what a driver threw what went wrong. This class itself goes by the SQL state, as the standard has it. Thread-safe. */
public class FailureKinds {
    /** Why a table cannot be read that the user has no right to, as {@link #whyNotRead} says it. */
    protected static final String MAY_NOT = "jdbc.user may not read it, or something that it reads";

    /** What the standard says. */
    public FailureKinds() {}

    /**
     * What went wrong. Behind a pool it is the driver's own failure that tells.
     *
     * @param thrown as it came out of JDBC
     */
    public final Failure of(SQLException thrown) {
        SQLException behind = null;
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException deeper) {
                behind = deeper;
            }
        }
        if (behind != null) {
            return ofDriver(behind);
        }
        boolean poolIsEmpty = thrown instanceof SQLTransientConnectionException && thrown.getSQLState() == null;
        return poolIsEmpty ? Failure.POOL_EMPTY : ofDriver(thrown);
    }

    /**
     * Why a table cannot be read, for whoever can do something about it: a clause behind "table 'x' is left out: it cannot be read: ", and
     * in front of "; the log has more". Null if there is nothing better to say than that the database refuses it.
     *
     * @param failure as it came out of JDBC
     */
    public @Nullable String whyNotRead(SQLException failure) {
        return "42501".equals(failure.getSQLState()) ? MAY_NOT : null;
    }

    /**
     * What went wrong, by what the driver itself threw.
     *
     * @param failure may have no state
     */
    protected Failure ofDriver(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return Failure.OTHER;
        }
        if (state.startsWith("28")) {
            return Failure.REFUSED;
        }
        if (state.equals("3D000")) {
            return Failure.NO_DATABASE;
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
            return Failure.UNREACHABLE;
        }
        if (state.equals("57014") || state.equals("HYT00")) {
            return Failure.CANCELLED;
        }
        return state.startsWith("42") ? Failure.CHANGED : Failure.OTHER;
    }
}
