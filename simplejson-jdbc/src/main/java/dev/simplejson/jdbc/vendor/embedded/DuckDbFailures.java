// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.FailureKinds;
import java.sql.SQLException;

/** DuckDB: the driver has neither states nor codes. */
final class DuckDbFailures extends FailureKinds {
    @Override
    protected Failure ofDriver(SQLException failure) {
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
        return changed ? Failure.CHANGED : super.ofDriver(failure);
    }
}
