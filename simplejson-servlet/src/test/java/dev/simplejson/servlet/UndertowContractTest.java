// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;

@Tag("once")
class UndertowContractTest extends ServletContract {
    UndertowContractTest() {
        super(UndertowContainer::start);
    }

    /** It hangs up before the servlet can answer. */
    @Override
    protected void checkBroken(String heard) {
        assertThat(heard).isEmpty();
    }
}
