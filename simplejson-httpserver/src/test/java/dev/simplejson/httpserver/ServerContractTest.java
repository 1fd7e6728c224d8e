// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.servlet.Container;
import dev.simplejson.servlet.HttpContract;

/** What every adapter does, over the server of the JDK. */
class ServerContractTest extends HttpContract {
    ServerContractTest() {
        super((engine, folder) -> {
            SimpleJsonServer server = SimpleJsonServer.builder()
                    .engine(engine)
                    .port(0)
                    .path(Container.CONTEXT + "/grafana")
                    .start();
            return new Container() {
                @Override
                public int port() {
                    return server.port();
                }

                @Override
                public void stop() {
                    server.close();
                }
            };
        });
    }

    /** The only way to end its wait closes the connection. */
    @Override
    protected void checkLate(String heard) {
        assertThat(heard).isIn("", "<reset>");
    }
}
