// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.FailureKinds;
import java.sql.SQLException;

/** H2: codes of its own beside the states. */
final class H2Failures extends FailureKinds {
    private static final int H2_DATABASE_NOT_FOUND = 90146;
    private static final int H2_IO_EXCEPTION = 90028;
    private static final int H2_IO_EXCEPTION_OF_FILE = 90031;
    private static final int H2_ALREADY_OPEN = 90020;
    private static final int H2_FILE_CORRUPTED = 90030;
    private static final int H2_LOCK_TIMEOUT = 50200;

    @Override
    protected Failure ofDriver(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case H2_DATABASE_NOT_FOUND, H2_IO_EXCEPTION, H2_IO_EXCEPTION_OF_FILE -> Failure.UNREACHABLE;
            case H2_FILE_CORRUPTED -> Failure.NOT_A_DATABASE;
            case H2_LOCK_TIMEOUT, H2_ALREADY_OPEN -> Failure.LOCKED;
            default -> super.ofDriver(failure);
        };
    }
}
