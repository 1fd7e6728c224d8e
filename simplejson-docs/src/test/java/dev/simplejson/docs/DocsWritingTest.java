// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.simplejson.docs.Markdown.Block;
import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.examples.DemoServer;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** docs/writing-a-data-source.md: its class is compiled and served, its questions are asked, and its mistakes are made. */
@Timeout(60)
class DocsWritingTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+?) \\| `(.+)` \\|$");

    @TempDir
    private Path folder;

    @Test
    void questions_ofThePage_getItsAnswers() throws Exception {
        List<Block> blocks = Markdown.blocks(Markdown.WRITING);
        try (URLClassLoader loader = compiled();
                DemoServer server = DemoServer.start(DataSources.of((DataSource)
                        loader.loadClass("com.example.Rooms").getConstructor().newInstance()))) {
            int asked = 0;
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i).isCurl()) {
                    Block shown = blocks.get(i + 1);
                    String answer = CurlCommand.parse(blocks.get(i).text())
                            .sendTo(server.port())
                            .body();
                    assertThat(answer).as(blocks.get(i).toString()).isEqualTo(shown.text());
                    asked++;
                }
            }
            assertThat(asked).isEqualTo(5);
        }
    }

    /** With its contract, and all that it says of what a panel gets. */
    @Test
    void test_ofThePage_passes() throws Exception {
        try (URLClassLoader loader = compiled()) {
            Events tests = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(loader.loadClass("com.example.RoomsTest")))
                    .execute()
                    .testEvents();

            assertThat(tests.failed().stream().map(Event::toString)).isEmpty();
            assertThat(tests.succeeded().count()).isGreaterThan(15);
        }
    }

    @Test
    void dependency_ofThePage_isTheTestKitInThisVersion() {
        assertThat(Markdown.blocks("xml").filter(DocsWritingTest::isTestKit).map(Block::text))
                .containsExactly("""
                        <dependency>
                          <groupId>dev.simplejson</groupId>
                          <artifactId>simplejson-testkit</artifactId>
                          <version>%s</version>
                          <scope>test</scope>
                        </dependency>""".formatted(SimpleJsonEngine.version()));
    }

    static boolean isTestKit(Block block) {
        return block.text().contains("<artifactId>simplejson-testkit</artifactId>");
    }

    /** The two files of the page. */
    private URLClassLoader compiled() throws Exception {
        List<String> command = new ArrayList<>(
                List.of("-cp", System.getProperty("java.class.path"), "-proc:none", "-d", folder.toString()));
        for (Block block : Markdown.blocks(Markdown.WRITING)) {
            if (block.text().startsWith("package com.example;")) {
                String name = block.text().contains("class RoomsTest") ? "RoomsTest" : "Rooms";
                command.add(Files.writeString(folder.resolve(name + ".java"), block.text())
                        .toString());
            }
        }
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, errors, errors, command.toArray(String[]::new));
        assertThat(result).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()});
    }

    @Test
    void mistakes_ofThePage_showWhatItSays() {
        Map<String, String> rows = new LinkedHashMap<>();
        ROW.matcher(Markdown.text(Markdown.WRITING))
                .results()
                .forEach((MatchResult row) -> rows.put(row.group(1), row.group(2)));
        CountDownLatch never = new CountDownLatch(1);

        assertThat(seen("x", query -> null)).contains(rows.remove("`query` returns null"));
        assertThat(seen("x", query -> {
                    throw new IllegalStateException("jdbc:x://admin:s3cr3t@db");
                }))
                .contains(rows.remove("`query` throws an exception of its own"))
                .doesNotContain("s3cr3t");
        assertThat(seen(
                        "x",
                        query -> List.of(TimeSeries.named("x")
                                .points(new long[] {1795323900000L, 1795323600000L}, new double[] {1, 2}))))
                .contains(rows.remove("arrays of points that are not ascending in time"));
        assertThat(seen("x", query -> {
                    try {
                        never.await();
                    } catch (InterruptedException givenUp) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                }))
                .contains(rows.remove("`query` does not come back"));
        assertThat(seen(
                        "x",
                        query -> List.of(TimeSeries.named("x").points(new long[] {1795323600L}, new double[] {1}))))
                .contains(rows.remove("times in seconds"));
        assertThat(seen(
                        "x",
                        query -> List.of(TimeSeries.named("x").points(sink -> {
                            Thread other = new Thread(() -> assertThatThrownBy(() -> sink.add(1795323600000L, 1)));
                            other.start();
                            other.join();
                        }))))
                .contains(rows.remove("points of a deferred series that another thread pushes"));
        assertThat(seen("y", query -> List.of())).contains(rows.remove("a metric that `metrics` does not list"));
        String refused = rows.remove("a name with a slash, at the start");
        assertThatThrownBy(() -> DataSources.of(new Wrong("a/b", query -> List.of())))
                .hasMessageContaining(refused);
        assertThat(rows).as("mistakes that nobody makes here").isEmpty();
    }

    private static String seen(String target, Function<Query, List<Frame>> answer) {
        SimpleJsonSettings settings =
                SimpleJsonSettings.builder().set("deadline", "2s").build();
        try (DemoServer server = DemoServer.start(DataSources.of(new Wrong("wrong", answer)), settings)) {
            return server.send(
                            "POST",
                            "/query",
                            Map.of(),
                            "{\"range\":{\"from\":\"2026-11-22T05:00:00Z\",\"to\":\"2026-11-22T05:30:00Z\"},\"targets\":[{\"target\":\""
                                    + target + "\"}]}")
                    .body();
        }
    }

    private record Wrong(String name, Function<Query, List<Frame>> answer) implements DataSource {
        @Override
        public List<Metric> metrics() {
            return List.of(Metric.named("x"));
        }

        @Override
        public List<Frame> query(Query query) {
            return answer.apply(query);
        }
    }
}
