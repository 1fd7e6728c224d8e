// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.docs.Markdown.Block;
import dev.simplejson.examples.DemoServer;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every {@code java} block of the documents. A block is a file of the package {@code com.example}, a class of it, a module, or statements.
 * Where imports are left out, {@link #IMPORTS} are those that a development environment would add.
 */
@Timeout(120)
class DocsJavaTest {
    private static final String IMPORTS = """
            package com.example;
            import dev.simplejson.engine.*;
            import dev.simplejson.httpserver.*;
            import dev.simplejson.jdbc.*;
            import dev.simplejson.jdbc.config.*;
            import dev.simplejson.micrometer.*;
            import dev.simplejson.model.*;
            import dev.simplejson.servlet.*;
            import dev.simplejson.spi.*;
            import io.micrometer.core.instrument.simple.*;
            import dev.simplejson.testkit.*;
            import dev.simplejson.time.*;
            import java.net.InetSocketAddress;
            import java.sql.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    private static final String CONTAINER_IMPORTS = """
            import dev.simplejson.hook.Exchange;
            import jakarta.servlet.*;
            import jakarta.servlet.annotation.WebListener;
            import java.io.*;
            import org.apache.catalina.startup.Tomcat;
            import org.eclipse.jetty.ee10.servlet.*;
            import org.eclipse.jetty.io.Content;
            import org.eclipse.jetty.server.Handler;
            import org.eclipse.jetty.server.Request;
            import org.eclipse.jetty.server.Response;
            import org.eclipse.jetty.server.Server;
            import org.eclipse.jetty.server.handler.ContextHandler;
            import org.eclipse.jetty.util.Callback;
            import org.springframework.boot.SpringApplication;
            import org.springframework.boot.autoconfigure.SpringBootApplication;
            import org.springframework.boot.web.servlet.ServletRegistrationBean;
            import org.springframework.context.annotation.Bean;
            """;

    private static final Pattern TYPE = Pattern.compile("^public (?:final )?(?:class|record|interface) (\\w+)");
    /** With its imports. */
    private static final Pattern WHOLE_FILE =
            Pattern.compile("(?s)^package com\\.example;.*?\n(?:public )?(?:final )?class (\\w+)");

    private static final Pattern OF_THE_PRODUCT =
            Pattern.compile("simplejson-(core|servlet)|jackson-core|re2j|jspecify|jakarta\\.servlet-api");

    @TempDir
    private Path folder;

    @Test
    void snippets_ofAllDocuments_compile() throws IOException {
        compile(classPath(), sources(0));

        assertThat(Markdown.blocks("java").count()).isGreaterThan(5);
    }

    @Test
    void module_fromTheReadme_compiles() throws IOException {
        Map<Boolean, List<Block>> blocks =
                Markdown.blocks("java").collect(Collectors.partitioningBy(DocsJavaTest::isModule));
        Path module = write("module-info", blocks.get(true).get(0).text());
        Path provider = write("Demo", IMPORTS + blocks.get(false).get(0).text());
        String modulePath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(OF_THE_PRODUCT.asPredicate())
                .collect(Collectors.joining(File.pathSeparator));

        Path alone = withoutImportsOf(
                provider,
                "dev.simplejson.httpserver",
                "dev.simplejson.jdbc",
                "dev.simplejson.jdbc.config",
                "dev.simplejson.micrometer",
                "io.micrometer.core.instrument.simple",
                "dev.simplejson.testkit",
                "java.sql");
        compile(List.of("--module-path", modulePath), List.of(module, alone));
    }

    @Test
    void firstSnippet_namedInTheServicesFile_drawsALine() throws Exception {
        compile(classPath(), sources(0));
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(DataSource.class.getName()), servicesFile().text());

        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()});
                DemoServer server = DemoServer.start(DataSources.load(loader))) {
            String question = "{\"from\": 1795323600000, \"to\": 1795323900000, \"intervalMs\": 150000,"
                    + " \"targets\": [{\"target\": \"load\"}]}";
            HttpResponse<String> answer = server.send("POST", "/query", Map.of(), question);

            assertThat(answer.body())
                    .startsWith("[{\"target\":\"load\",\"refId\":\"A\",\"unit\":\"percent\",\"datapoints\":[[")
                    .endsWith(",1795323750000]]}]");
        }
    }

    /** Started as their reader would, in a JVM of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"JettyMain", "TomcatMain", "SpringMain", "PlainMain", "CoreMain"})
    void server_asDocumented_answers(String main) throws Exception {
        int port = freePort();
        compile(classPath(), sources(port));
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        "com.example." + main)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            assertThat(answerOf(server, URI.create("http://127.0.0.1:" + port + "/grafana")))
                    .startsWith("{\"name\":\"simplejson\"")
                    .contains(main.equals("SpringMain") ? "[\"demo\"]" : "[\"jvm\",\"waves\",\"weather\"]");
        } finally {
            server.destroy();
            server.waitFor();
        }
        assertThat(Path.of(System.getProperty("java.io.tmpdir"))).isDirectoryNotContaining(isTomcatOf(port));
        assertThat(Path.of("").toAbsolutePath()).isDirectoryNotContaining(isTomcatOf(port));
    }

    /** What Tomcat makes where nobody says another place, and leaves there. */
    private static Predicate<Path> isTomcatOf(int port) {
        return path -> path.getFileName().toString().startsWith("tomcat." + port);
    }

    private String answerOf(Process server, URI uri) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        while (!server.waitFor(50, TimeUnit.MILLISECONDS)) {
            try {
                return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
            } catch (ConnectException notYet) {
                // It is still starting; the loop waits for it to listen, or to end.
            }
        }
        throw new AssertionError("the server ended: " + Files.readString(folder.resolve("log")));
    }

    private List<Path> sources(int port) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Block> blocks = Markdown.blocks("java")
                .filter(block -> !isModule(block) && !isOfSpringSecurity(block))
                .toList();
        for (int i = 0; i < blocks.size(); i++) {
            String text = blocks.get(i).text().replace("8080", Integer.toString(port));
            Matcher type = TYPE.matcher(text.replaceFirst("^@\\w+\n", ""));
            Matcher whole = WHOLE_FILE.matcher(text);
            if (whole.find()) {
                files.add(write(whole.group(1), text));
            } else if (type.find()) {
                files.add(write(type.group(1), IMPORTS + CONTAINER_IMPORTS + text));
            } else {
                files.add(write("Snippet" + i, IMPORTS + statements("Snippet" + i, text)));
            }
        }
        return files;
    }

    private static String statements(String name, String text) {
        return "class " + name + " { Connection connection; javax.sql.DataSource database; Query query;"
                + " void run() throws Exception { " + text + "\n}}";
    }

    private Path write(String type, String source) throws IOException {
        return Files.writeString(folder.resolve(type + ".java"), source);
    }

    private static Path withoutImportsOf(Path source, String... packages) throws IOException {
        String text = Files.readString(source);
        for (String name : packages) {
            text = text.replace("import " + name + ".*;\n", "");
        }
        return Files.writeString(source, text);
    }

    private void compile(List<String> options, List<Path> sources) {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-d", folder.toString(), "-proc:none", "--release", "17"));
        sources.forEach(source -> command.add(source.toString()));
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, errors, errors, command.toArray(String[]::new));
        assertThat(result).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static List<String> classPath() {
        return List.of("--class-path", System.getProperty("java.class.path"));
    }

    static boolean isServicesFile(Block block) {
        return block.text().matches("com\\.example\\.\\w+");
    }

    private static Block servicesFile() {
        List<Block> files =
                Markdown.blocks("text").filter(DocsJavaTest::isServicesFile).toList();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private static boolean isModule(Block block) {
        return block.text().startsWith("module ");
    }

    /** Run by the starter's tests, on all versions of Spring Boot that there are. */
    private static boolean isOfSpringSecurity(Block block) {
        return block.text().contains("SecurityFilterChain");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
