// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.spi.DataSource;
import dev.simplejson.spring.app.FoundSource;
import dev.simplejson.spring.app.JdbcApp;
import dev.simplejson.spring.app.PlainApp;
import dev.simplejson.spring.app.WebApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The starter in applications as people have them, each in a process with its own class path; compiled and run on both lines of Spring
 * Boot.
 */
@Timeout(180)
class StarterTest {
    private static final String QUERY = """
            {"range": {"from": "2026-11-22T05:00:00.000Z", "to": "2026-11-22T05:30:00.000Z"}, "targets": [{"target": "%s"}]}""";

    private static final String LOAD = """
            [{"target":"load","refId":"A","datapoints":[[42.5,1795323601000]]}]""";

    @TempDir
    private Path folder;

    @Test
    void webApplication_withActuator_servesBeansAndProvidersBesideItsOwnPages() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(DataSource.class.getName()), FoundSource.class.getName());
        try (BootApp app = BootApp.start(
                WebApp.class.getName(),
                List.of(BootApp.SECURITY, BootApp.JDBC),
                List.of(folder),
                Map.of(),
                "--management.endpoints.web.exposure.include=*",
                "--management.endpoint.health.probes.enabled=true",
                "--management.endpoint.health.show-details=always")) {
            assertThat(app.get("/grafana").body()).contains("\"sources\":[\"demo\",\"found\"]");
            assertThat(app.post("/grafana/search", "{\"target\":\"\"}").body())
                    .isEqualTo("[\"load\",\"count\",\"treasure\"]");
            assertThat(app.post("/grafana/query", QUERY.formatted("load")).body())
                    .isEqualTo(LOAD);
            assertThat(app.post("/grafana/demo/query", QUERY.formatted("load")).body())
                    .isEqualTo(LOAD);
            assertThat(app.get("/hello").body()).isEqualTo("hello");
            assertThat(app.get("/grafana/metrics/find?query=demo.*").body()).contains("load");
            assertThat(app.get("/grafana/", "Accept", "text/html").body()).startsWith("<!DOCTYPE html>");
            assertThat(app.post("/grafana/nowhere", "{}").body()).contains("\"code\":\"NOT_FOUND\"");
            assertThat(app.log())
                    .containsOnlyOnce("simplejson serves demo, found at /grafana")
                    .doesNotContain("nobody reaches")
                    .doesNotContain("Spring Security");

            assertThat(app.get("/actuator/metrics/http.server.requests?tag=uri:/grafana/query")
                            .body())
                    .contains("\"statistic\":\"COUNT\",\"value\":2.0");
            assertThat(app.get("/actuator/metrics/http.server.requests").body())
                    .contains("/grafana/search", "/grafana/**", "/hello")
                    .doesNotContain("UNKNOWN");
            assertThat(app.get("/actuator/metrics/simplejson.requests?tag=endpoint:/query")
                            .body())
                    .contains("\"statistic\":\"COUNT\",\"value\":2.0");

            assertThat(app.get("/actuator/health").body()).contains("\"simplejson\":{\"status\":\"UP\"}");
            assertThat(app.post("/fall-ill", "").body()).isEqualTo("ill");
            assertThat(app.get("/actuator/health").statusCode()).isEqualTo(503);
            assertThat(app.get("/actuator/health").body())
                    .contains("\"details\":{\"demo\":\"data source 'demo' failed to reach its data;")
                    .doesNotContain("found\":");
            assertThat(app.get("/actuator/health/readiness").statusCode())
                    .as("a source that is down takes no application out of a load balancer")
                    .isEqualTo(200);

            assertThat(app.stopped()).containsOnlyOnce("demo is closed").containsOnlyOnce("found is closed");
        }
    }

    @Test
    void properties_inEverySpelling_areSettings() throws Exception {
        Files.writeString(folder.resolve("application.yaml"), """
                simplejson:
                  path: /data
                  maxTargets: 1
                  graphite: off
                  explorer: off
                  downsampling: off
                  allowed-hosts:
                    - grafana.example
                    - 127.0.0.1
                """);
        try (BootApp app = web(
                Map.of(
                        "SIMPLEJSON_DEADLINE",
                        "7s",
                        "SIMPLEJSON_SERVICE_HOST",
                        "10.0.0.1",
                        "SIMPLEJSON_PORT",
                        "tcp://10.0.0.1:80"),
                "--server.servlet.context-path=/shop")) {
            assertThat(app.log()).containsPattern("simplejson serves demo at /shop/data on port \\d+");
            assertThat(app.post("/shop/data/query", QUERY.formatted("load")).body())
                    .isEqualTo(LOAD);
            assertThat(app.post("/shop/data/query", "{\"targets\":[{\"target\":\"load\"},{\"target\":\"count\"}]}")
                            .body())
                    .contains("setting 'max-targets'");
            assertThat(app.get("/shop/data/metrics/find?query=*").statusCode()).isEqualTo(404);
            assertThat(app.get("/shop/data", "Accept", "text/html").body()).startsWith("{");
        }
    }

    @Test
    void answerThatBreaksOff_endsWithItsConnectionAndNoPageBehindIt() throws Exception {
        try (BootApp app = web(Map.of())) {
            String answer = app.raw("POST", "/grafana/query", QUERY.formatted("cut"));

            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("\"datapoints\":[[")
                    .doesNotContain("\r\n0\r\n", "]]}]", "Internal Server Error", "timestamp", "<html>");
            assertThat(app.get("/hello").body()).isEqualTo("hello");
        }
    }

    @Test
    void enabled_off_leavesThePathToTheApplication() throws Exception {
        try (BootApp app = web(Map.of(), "--simplejson.enabled=off")) {
            assertThat(app.get("/grafana").statusCode()).isEqualTo(404);
            assertThat(app.get("/hello").body()).isEqualTo("hello");
            assertThat(app.log()).doesNotContain("simplejson serves");
        }
    }

    @Test
    void application_withoutADataSource_isToldWhatItTakes() throws Exception {
        try (BootApp app =
                BootApp.start(PlainApp.class.getName(), List.of(BootApp.SECURITY, BootApp.JDBC), List.of(), Map.of())) {
            assertThat(app.log())
                    .containsPattern(
                            "simplejson serves no data source at /grafana on port \\d+; it takes a bean of the type dev.simplejson.spi.DataSource");
        }
    }

    @Test
    void path_thatAnotherServletHas_isToldAsServingNothing() throws Exception {
        try (BootApp app = web(Map.of(), "--spring.mvc.servlet.path=/grafana", "--server.servlet.context-path=/shop")) {
            assertThat(app.get("/shop/grafana/hello").body()).isEqualTo("hello");
            assertThat(app.log())
                    .containsOnlyOnce(
                            "simplejson serves nothing: another servlet has /shop/grafana/*; set simplejson.path to a path of its own")
                    .doesNotContain("simplejson serves demo");
        }
    }

    @Test
    void path_thatAControllerHas_isToldAsHidingIt() throws Exception {
        try (BootApp app = web(Map.of(), "--simplejson.path=/hello")) {
            assertThat(app.get("/hello").body()).contains("\"sources\":[\"demo\"]");
            assertThat(app.log())
                    .containsOnlyOnce("simplejson has /hello/*, so that nobody reaches the application's own /hello;"
                            + " set simplejson.path to a path of its own")
                    .contains("simplejson serves demo at /hello");
        }
    }

    @Test
    void property_thatCannotBe_endsTheStartWithAMessage() throws Exception {
        try (BootApp app = web(Map.of(), "--simplejson.deadline=soon")) {
            assertThat(app.exitCode()).isEqualTo(1);
            assertThat(app.log())
                    .contains(
                            "property 'simplejson.deadline': setting 'deadline' is 'soon'; expected a time such as 25s");
        }
    }

    @Test
    void whatCannotStart_isSaidInWords() throws Exception {
        Files.writeString(folder.resolve("application.properties"), "# ours\nsimplejson.path = /../data\n");
        assertThat(failed()).contains("""
                APPLICATION FAILED TO START
                ***************************

                Description:

                property 'simplejson.path': setting 'path' is '/../data'; expected a path such as /grafana, below which everything is answered here

                Action:

                Change or remove the property 'simplejson.path' (class path resource [application.properties] - 2:19). All""");
        Files.delete(folder.resolve("application.properties"));
        assertThat(failed("--simplejson.enabled=foo"))
                .contains(
                        "property 'simplejson.enabled': setting 'enabled' is 'foo'; expected 'on' or 'off'",
                        "Action:\n");
        assertThat(failed("--simplejson.dedline=10s"))
                .contains("property 'simplejson.dedline' is no setting; there are", "Action:\n");
        assertThat(failed("--simplejson.auth=basic"))
                .contains("Description:\n", "auth-keys", "Action:\n\nChange the properties below 'simplejson'");
        assertThat(failed("--twice=true"))
                .contains(
                        "data source name 'demo' is claimed by both",
                        "Action:\n\nGive each data source a name of its own",
                        "The beans are 'demo', 'again'.");
    }

    private String failed(String... arguments) throws Exception {
        try (BootApp app = web(Map.of(), arguments)) {
            assertThat(app.exitCode()).isEqualTo(1);
            assertThat(app.log()).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
            return app.log();
        }
    }

    @Test
    void application_withADatabase_hasBothKindsOfDataSource() throws Exception {
        try (BootApp app = BootApp.start(JdbcApp.class.getName(), List.of(BootApp.SECURITY), List.of(), Map.of())) {
            assertThat(app.post("/grafana/search", "{\"target\":\"\"}").body()).contains("ORDERS.AMOUNT");
            assertThat(app.post("/grafana/query", QUERY.formatted("ORDERS.AMOUNT"))
                            .body())
                    .contains("\"datapoints\":[[12.5,1795323600000]]");
            assertThat(app.get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void application_withoutActuator_serves() throws Exception {
        try (BootApp app = BootApp.start(
                WebApp.class.getName(),
                List.of(BootApp.SECURITY, BootApp.JDBC, BootApp.ACTUATOR),
                List.of(),
                Map.of())) {
            assertThat(app.post("/grafana/query", QUERY.formatted("load")).body())
                    .isEqualTo(LOAD);
            assertThat(app.get("/actuator/health").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void application_withoutServletsOnItsClassPath_isLeftAlone() throws Exception {
        try (BootApp app = BootApp.start(
                PlainApp.class.getName(), List.of(BootApp.SECURITY, BootApp.JDBC, BootApp.WEB), List.of(), Map.of())) {
            assertThat(app.exitCode()).as(app.log()).isZero();
            assertThat(app.log())
                    .contains("worked; engines: 0")
                    .containsOnlyOnce(
                            "simplejson serves nothing: this application has no web server; add spring-boot-starter-web");
        }
    }

    @Test
    void application_thatServesNothing_isLeftAlone() throws Exception {
        try (BootApp app = BootApp.start(
                PlainApp.class.getName(),
                List.of(BootApp.SECURITY, BootApp.JDBC),
                List.of(),
                Map.of(),
                "--spring.main.web-application-type=none")) {
            assertThat(app.exitCode()).as(app.log()).isZero();
            assertThat(app.log())
                    .contains("worked; engines: 0")
                    .containsOnlyOnce(
                            "simplejson serves nothing: this application has no web server; add spring-boot-starter-web");
        }
    }

    @Test
    void enabled_off_isSilentWhereNothingCanBeServed() throws Exception {
        try (BootApp app = BootApp.start(
                PlainApp.class.getName(),
                List.of(BootApp.SECURITY, BootApp.JDBC, BootApp.WEB),
                List.of(),
                Map.of(),
                "--simplejson.enabled=false")) {
            assertThat(app.exitCode()).as(app.log()).isZero();
            assertThat(app.log()).doesNotContain("simplejson serves");
        }
    }

    private BootApp web(Map<String, String> environment, String... arguments) throws IOException {
        return BootApp.start(
                WebApp.class.getName(),
                List.of(BootApp.SECURITY, BootApp.JDBC),
                List.of(folder),
                environment,
                arguments);
    }
}
