// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

/** The contract on a real MariaDB with the driver of MySQL. */
class MariaDbByMySqlContractTest extends MariaDbContractTest {
    @Override
    String url(MariaDbServer running) {
        return running.mySqlUrl();
    }
}
