// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Test;

class NewestTomcatContractTest extends ServletContract {
    NewestTomcatContractTest() {
        super((servlet, initParams, folder) ->
                TomcatContainer.start(servlet, initParams, folder, ContainerThreads.virtual()));
    }

    @Test
    void version_isTheNewest() {
        assertThat(ServerInfo.getServerNumber()).startsWith("11.");
    }
}
