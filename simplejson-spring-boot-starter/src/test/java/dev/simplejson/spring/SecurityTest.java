// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.spring.app.SecuredApp;
import dev.simplejson.spring.app.WebApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/security.md says of Spring Security, word by word. */
@Timeout(180)
class SecurityTest {
    private static final String IMPORTS = """
            package com.example;
            import org.springframework.context.annotation.*;
            import org.springframework.core.annotation.Order;
            import org.springframework.http.HttpMethod;
            import org.springframework.security.config.Customizer;
            import org.springframework.security.config.annotation.web.builders.HttpSecurity;
            import org.springframework.security.web.SecurityFilterChain;
            import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
            """;

    private static final Pattern RECIPE = Pattern.compile("```java\n(@Configuration\n.*?)\n```", Pattern.DOTALL);
    private static final Pattern PROPERTY = Pattern.compile("`(simplejson\\.auth=\\w+)`");

    private static final String[] GRAFANA = {
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString("grafana:s3cr3t".getBytes(StandardCharsets.UTF_8))
    };

    private static final String QUERY = """
            {"range": {"from": "2026-11-22T05:00:00.000Z", "to": "2026-11-22T05:30:00.000Z"}, "targets": [{"target": "load"}]}""";

    @TempDir
    private Path folder;

    @Test
    void recipe_ofTheDocuments_letsInGrafanaAndNobodyElse() throws Exception {
        compile(recipe());
        try (BootApp app =
                start(SecuredApp.class, "--spring.main.sources=com.example.GrafanaSecurity", "--" + property())) {
            assertThat(app.post("/grafana/query", QUERY).statusCode()).isEqualTo(401);
            assertThat(app.get("/grafana").statusCode()).isEqualTo(401);
            assertThat(app.get("/grafana/-/ready").statusCode()).isEqualTo(401);
            assertThat(app.send("OPTIONS", "/grafana/query", "").statusCode()).isEqualTo(204);

            assertThat(app.post("/grafana/query", QUERY, GRAFANA).body()).contains("[[42.5,1795323601000]]");
            assertThat(app.get("/grafana", GRAFANA).body()).contains("\"sources\":[\"demo\"]");

            assertThat(app.get("/hello").statusCode()).isEqualTo(401);
            assertThat(app.get("/hello", GRAFANA).body()).isEqualTo("hello");
            assertThat(app.log()).containsOnlyOnce("Spring Security is in front of /grafana");
        }
    }

    @Test
    void post_whereCsrfIsNotSwitchedOff_isRefusedAsTheDocumentsSay() throws Exception {
        try (BootApp app = start(SecuredApp.class)) {
            assertThat(app.get("/grafana", GRAFANA).statusCode()).isEqualTo(200);
            assertThat(app.post("/grafana/query", QUERY, GRAFANA).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void path_thatTheMatcherMisses_isRefusedByTheSetting() throws Exception {
        String missing = recipe().replace("matcher(\"/grafana/**\")", "matcher(\"/elsewhere/**\")");
        compile(missing + """

                @Configuration
                class Open {
                    @Bean
                    @Order(2)
                    SecurityFilterChain rest(HttpSecurity http) throws Exception {
                        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                                .csrf(csrf -> csrf.disable())
                                .build();
                    }
                }
                """);
        try (BootApp app = start(
                WebApp.class,
                "--spring.main.sources=com.example.GrafanaSecurity,com.example.Open",
                "--" + property())) {
            assertThat(app.post("/grafana/query", QUERY).statusCode()).isEqualTo(403);
            assertThat(app.post("/grafana/query", QUERY).body()).contains("nobody has logged in");
        }
    }

    private BootApp start(Class<?> main, String... arguments) throws IOException {
        String[] all = Stream.concat(
                        Stream.of("--spring.security.user.name=grafana", "--spring.security.user.password=s3cr3t"),
                        Stream.of(arguments))
                .toArray(String[]::new);
        return BootApp.start(main.getName(), List.of(BootApp.JDBC, BootApp.ACTUATOR), List.of(folder), Map.of(), all);
    }

    private static String recipe() throws IOException {
        List<String> recipes = RECIPE.matcher(document())
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(recipes).hasSize(1);
        return recipes.get(0);
    }

    private static String property() throws IOException {
        return PROPERTY.matcher(document())
                .results()
                .map((MatchResult code) -> code.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String document() throws IOException {
        return Files.readString(
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../docs/security.md"));
    }

    private void compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("GrafanaSecurity.java"), IMPORTS + source);
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        errors,
                        errors,
                        "-proc:none",
                        "-parameters",
                        "--release",
                        "17",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        assertThat(result).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    }
}
