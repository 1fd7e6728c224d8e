// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the servlet does in any container. */
abstract class ServletContract extends HttpContract {
    private final ServletStarter servlets;

    /** How to start a container with one servlet at {@code /app/grafana/*}. */
    interface ServletStarter {
        Container start(Servlet servlet, Map<String, String> initParams, Path folder) throws Exception;
    }

    @TempDir
    private Path folder;

    ServletContract(ServletStarter servlets) {
        super((engine, folder) -> servlets.start(new SimpleJsonServlet(engine), Map.of(), folder));
        this.servlets = servlets;
    }

    @Test
    void init_wrongSetting_stopsTheStart() {
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> servlets.start(new SimpleJsonServlet(), Map.of("deadlin", "1s"), folder))
                .withMessageStartingWith("servlet 'simplejson': unknown setting 'deadlin'; there are ");
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> servlets.start(new SimpleJsonServlet(), Map.of("deadline", "soon"), folder))
                .withMessage("servlet 'simplejson': setting 'deadline' is 'soon';"
                        + " expected a time such as 25s, 500ms, 10m or 6h, from 1ms to 365d");
    }

    @Test
    void init_withoutEngine_findsSourcesAndSettings() throws Exception {
        Container own = servlets.start(new SimpleJsonServlet(), Map.of("max-body-bytes", "10"), folder);
        try {
            URI uri = URI.create("http://127.0.0.1:" + own.port() + "/app/grafana/search");
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(BodyPublishers.ofString(" ".repeat(11)))
                    .build();

            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(413);
        } finally {
            own.stop();
        }
    }
}
