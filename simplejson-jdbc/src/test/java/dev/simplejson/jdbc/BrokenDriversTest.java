// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers that lack what can be done without: they show every row that is there. */
class BrokenDriversTest extends BrokenDriverTesting {
    /** None of which takes part in what an answer holds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "setMaxRows",
                "setFetchSize",
                "setQueryTimeout",
                "setReadOnly",
                "cancel",
                "getIdentifierQuoteString",
                "isReadOnly",
                "getAutoCommit",
                "getQueryTimeout",
                "getCatalog",
                "getIndexInfo"
            })
    void query_driverLacksWhatCanBeDoneWithout_isShown(String lacking) throws Exception {
        for (Exception thrown :
                List.of(new SQLFeatureNotSupportedException(lacking), new UnsupportedOperationException(lacking))) {
            assertShown((real, method, given, call) -> {
                if (method.getName().equals(lacking)) {
                    throw thrown;
                }
                return call.make();
            });
        }
    }

    /** As MonetDB's inside of a process. */
    @Test
    void query_driverFailsWithALimitOfTimeWhenItRuns_isShown() throws Exception {
        Set<Object> limited = Collections.newSetFromMap(new IdentityHashMap<>());
        assertShown((real, method, given, call) -> {
            if (method.getName().equals("setQueryTimeout")) {
                if ((Integer) given[0] > 0) {
                    limited.add(real);
                } else {
                    limited.remove(real);
                }
                return null;
            }
            if (method.getName().equals("executeQuery") && limited.contains(real)) {
                throw new SQLException("no such unary operator 'settimeout(tinyint)'");
            }
            return call.make();
        });
    }

    /** As Axion's. */
    @Test
    void query_driverKnowsNoLimitOfTimeButNone_isShown() throws Exception {
        assertShown((real, method, given, call) -> {
            if (method.getName().equals("setQueryTimeout") && (Integer) given[0] != 0) {
                throw new SQLException("QueryTimeout " + given[0] + " is not supported.");
            }
            return call.make();
        });
    }

    @Test
    void query_limitOfRowsIsIgnored_isShown() throws Exception {
        assertShown((real, method, given, call) -> method.getName().equals("setMaxRows") ? null : call.make());
    }
}
