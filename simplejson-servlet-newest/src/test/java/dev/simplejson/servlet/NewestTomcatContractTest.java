// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class NewestTomcatContractTest extends ServletContract {
    NewestTomcatContractTest() {
        super(TomcatContainer::start);
    }

    @Test
    void version_isTheNewest() {
        assertThat(ServerInfo.getServerNumber()).startsWith("11.");
    }
}
