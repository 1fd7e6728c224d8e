// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.httpserver.SimpleJsonServer;
import dev.simplejson.servlet.SimpleJsonServlet;
import jakarta.servlet.http.HttpServlet;
import java.io.InputStream;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of docs/getting-started.md can be looked at without running it; {@code .ci/guides} does that. */
class GuideTest {
    private static final Pattern COMMAND = Pattern.compile("(\\./mvnw|mvn|curl|sudo) .+");

    @Test
    void script_thatRunsTheGuide_isPartOfTheBuild() throws Exception {
        Path guides = Ci.FOLDER.resolve("guides");

        assertThat(Ci.parts()).contains(guides);
        assertThat(Files.readString(guides)).contains("page=docs/getting-started.md");
    }

    @Test
    void blocks_ofTheGuide_areOfKindsThatItsScriptKnows() {
        List<Markdown.Block> blocks = Markdown.blocks(Markdown.GUIDE);

        assertThat(blocks)
                .extracting(Markdown.Block::language)
                .containsOnly("sh", "java", "xml", "json", "text", "properties");
        assertThat(blocks.stream()
                        .filter(block -> block.language().equals("sh"))
                        .flatMap(block -> block.text().lines()))
                .allMatch(COMMAND.asMatchPredicate());
        assertThat(blocks.stream().filter(block -> block.language().equals("java")))
                .allMatch(block -> block.text().startsWith("package com.example;"));
    }

    /** People copy versions; they are those that the project is built and tested with. */
    @ParameterizedTest
    @CsvSource({
        "spring-boot-starter-parent, spring-boot.version",
        "spring-boot-starter-parent, spring-boot-4.version",
        "jetty-ee10-servlet, jetty.version",
        "exec-maven-plugin, exec-plugin.version",
        "maven-compiler-plugin, compiler-plugin.version"
    })
    void version_inTheGuide_isThatOfTheBuild(String artifact, String property) throws Exception {
        assertThat(versions(artifact, Markdown.GUIDE)).contains(property(property));
    }

    @Test
    void version_ofTheApplicationToCopy_isThatOfTheBuild() throws Exception {
        Path pom = Markdown.ROOT.resolve("simplejson-examples/starter-app/pom.xml");

        assertThat(versions("spring-boot-starter-parent", pom)).containsExactly(property("spring-boot.version"));
        assertThat(Files.readString(pom))
                .contains("version " + property("spring-boot-4.version") + " of the parent")
                .contains("<simplejson.version>" + ownVersion() + "</simplejson.version>");
        assertThat(Stream.of("servlet", "httpserver", "spring-boot-starter")
                        .flatMap(module -> versions("simplejson-" + module, Markdown.GUIDE).stream()))
                .containsOnly(ownVersion());
    }

    /** What the page quotes is what is said; the starter's own lines are pinned by its tests. */
    @Test
    void messages_inTheGuide_areThoseThatPeopleSee() throws Exception {
        String guide = Markdown.text(Markdown.GUIDE);

        assertThat(guide)
                .contains("| `cannot listen on 127.0.0.1:8080: Address already in use` |")
                .contains("| `there is no data source` |")
                .contains("| `class file version 61.0` |")
                .contains("| `NoClassDefFoundError: "
                        + HttpServlet.class.getName().replace('.', '/') + "` |");
        try (SimpleJsonServer server =
                SimpleJsonServer.builder().sources().port(0).start()) {
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(
                            () -> SimpleJsonServer.builder().port(server.port()).start())
                    .withMessageStartingWith(
                            "cannot listen on 127.0.0.1:" + server.port() + ": Address already in use");
            HttpRequest question =
                    HttpRequest.newBuilder(URI.create(server.url())).build();
            assertThat(HttpClient.newHttpClient()
                            .send(question, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("there is no data source");
        }
        try (InputStream servlet = SimpleJsonServlet.class.getResourceAsStream("SimpleJsonServlet.class")) {
            assertThat(servlet.readNBytes(8)[7]).as("class file version").isEqualTo((byte) 61);
        }
    }

    private static String property(String name) throws Exception {
        String pom = Files.readString(Markdown.ROOT.resolve("pom.xml"));
        return pom.split("<" + name + ">", 2)[1].split("<", 2)[0];
    }

    private static String ownVersion() throws Exception {
        return Files.readString(Markdown.ROOT.resolve("pom.xml"))
                .split("<version>", 2)[1]
                .split("<", 2)[0];
    }

    private static List<String> versions(String artifact, Path file) {
        return Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)<")
                .matcher(Markdown.text(file))
                .results()
                .map((MatchResult version) -> version.group(1))
                .toList();
    }
}
