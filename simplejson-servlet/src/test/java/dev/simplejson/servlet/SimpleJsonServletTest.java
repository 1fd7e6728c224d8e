// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.spi.DataSources;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimpleJsonServletTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final SimpleJsonServlet servlet =
            new SimpleJsonServlet(new SimpleJsonEngine(DataSources.of(), SimpleJsonSettings.defaults()));

    @Test
    void get_inJetty_isAnswered() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(servlet, "/*");
        server.setHandler(context);
        server.start();
        try {
            assertThat(get(connector.getLocalPort())).contains("\"sources\":[]");
        } finally {
            server.stop();
        }
    }

    @Test
    void get_inTomcat_isAnswered(@TempDir Path folder) throws Exception {
        Tomcat server = new Tomcat();
        server.setBaseDir(folder.toString());
        server.setPort(0);
        server.getConnector().setProperty("address", "127.0.0.1");
        var context = server.addContext("", null);
        Tomcat.addServlet(context, "simplejson", servlet).addMapping("/*");
        server.start();
        try {
            assertThat(get(server.getConnector().getLocalPort())).contains("\"sources\":[]");
        } finally {
            server.stop();
            server.destroy();
        }
    }

    private String get(int port) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/");
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
