// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sql;

import java.sql.SQLException;

/** A driver does not know parameters of a type. */
public final class ParameterNotTakenException extends SQLException {
    private static final long serialVersionUID = 1L;

    ParameterNotTakenException(Class<?> type, Throwable cause) {
        super("the driver takes no parameter of the type " + type.getSimpleName(), "0A000", cause);
    }
}
