// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import java.sql.Connection;
import java.util.Optional;

/** A database that nothing is known about. */
final class GenericConnecting extends Connecting {
    @Override
    public Optional<String> refusalOfFreeSql(Connection connection) {
        return Optional.of("it is not known what queries can do in this database");
    }
}
