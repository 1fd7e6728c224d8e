// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

class JettyContractTest extends ServletContract {
    JettyContractTest() {
        super(Containers::jetty);
    }
}
