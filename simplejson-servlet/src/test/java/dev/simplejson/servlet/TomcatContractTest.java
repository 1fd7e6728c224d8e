// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

class TomcatContractTest extends ServletContract {
    TomcatContractTest() {
        super(Containers::tomcat);
    }
}
