// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.testkit.MemoryExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as it is served. What it does in a browser is {@code .ci/page}'s to see. */
class PageTest {
    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
    private static final Pattern VERSION = Pattern.compile("-/explorer/([0-9a-f]{16})/");

    @TempDir
    Path folder;

    private final SimpleJsonEngine engine = SimpleJsonEngine.builder()
            .sources(new Shop("shop", "orders"), new Shop("db", "rows"))
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    private MemoryExchange asBrowser(String path) throws IOException {
        return MemoryExchange.get(path).with("Accept", BROWSER).handledBy(engine);
    }

    private String version() throws IOException {
        Matcher matcher = VERSION.matcher(asBrowser("/").text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/shop", "/shop/", "/any/base", "/any/base//shop"})
    void root_askedForByABrowser_isThePage(String path) throws Exception {
        MemoryExchange page = asBrowser(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.answerHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.answerHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.answerHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.answerHeader("Vary")).contains("Accept");
        assertThat(page.text()).startsWith("<!DOCTYPE html>").doesNotContain("{{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/plain, */*", ""})
    void root_askedForByAPlugin_isTheSameJsonAsWithoutThePage(String accept) throws Exception {
        MemoryExchange answer = MemoryExchange.get("/").with("Accept", accept).handledBy(engine);

        assertThat(answer.answerHeader("Content-Type")).isEqualTo("application/json");
        assertThat(answer.text()).startsWith("{\"name\":\"simplejson\"").contains("\"sources\":[\"db\",\"shop\"]");
    }

    @Test
    void root_explorerIsOff_isJsonForBrowsers() throws Exception {
        try (SimpleJsonEngine plain = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "orders"))
                .settings(SimpleJsonSettings.builder().set("explorer", "off").build())
                .build()) {
            MemoryExchange answer =
                    MemoryExchange.get("/").with("Accept", BROWSER).handledBy(plain);

            assertThat(answer.answerHeader("Content-Type")).isEqualTo("application/json");
            assertThat(answer.text()).doesNotContain("/-/explorer").contains("/-/grafana/dashboard.json");
        }
    }

    /** A policy that lets the page's own inline script run, and no other. */
    @Test
    void root_policy_hasTheHashOfTheOneInlineScript() throws Exception {
        MemoryExchange page = asBrowser("/");
        Matcher scripts =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page.text());

        assertThat(scripts.find()).isTrue();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(scripts.group(1).getBytes(UTF_8));
        assertThat(page.answerHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(scripts.find()).isFalse();
        assertThat(page.text()).doesNotContainPattern("\\son\\w+=|\\sstyle=|<style");
    }

    /** So that the page asks for the right kind of key, and for nothing before. */
    @ParameterizedTest
    @CsvSource({"basic, basic", "bearer, bearer", "header, header", "container, ''"})
    void root_withAuthentication_saysTheKindOfKeyAlone(String auth, String said) throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "ann sesame-4711-sesame-4711-sesame\n");
        SimpleJsonSettings.Builder settings =
                SimpleJsonSettings.builder().set("auth", auth).set("auth-header", "X-Shop");
        if (!said.isEmpty()) {
            settings.set("auth-keys-file", keys.toString());
        }
        try (SimpleJsonEngine locked = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "orders"))
                .settings(settings.build())
                .build()) {
            MemoryExchange page =
                    MemoryExchange.get("/").with("Accept", BROWSER).handledBy(locked);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text())
                    .contains("<html lang=\"en\" data-auth=\"" + said + "\" data-header=\"X-Shop\">")
                    .doesNotContain("sesame", "shop\"");
            assertThat(page.answerHeader("ETag"))
                    .isNotEqualTo(asBrowser("/").answerHeader("ETag"))
                    .isNotEmpty();
        }
    }

    @Test
    void root_known_isNotSentAgain() throws Exception {
        String tag = asBrowser("/").answerHeader("ETag");

        MemoryExchange again = MemoryExchange.get("/")
                .with("Accept", BROWSER)
                .with("If-None-Match", tag)
                .handledBy(engine);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void asset_ofThisVersion_mayBeKeptForAYear() throws Exception {
        MemoryExchange script =
                MemoryExchange.get("/shop/-/explorer/" + version() + "/app.js").handledBy(engine);

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.answerHeader("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(script.answerHeader("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(script.text()).startsWith("// SPDX-License-Identifier: Apache-2.0");
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789abcdef, app.js",
        "VERSION, nosuch.js",
        "VERSION, index.html",
        "VERSION, ..",
        "VERSION, LICENSE"
    })
    void asset_thatIsNotThere_isNotFoundAndNotKept(String version, String file) throws Exception {
        MemoryExchange answer = MemoryExchange.get("/-/explorer/" + version.replace("VERSION", version()) + "/" + file)
                .handledBy(engine);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.answerHeader("Cache-Control")).isEqualTo("no-store");
    }

    /** All that a browser may ever fetch, in bytes as they are without compression; and what it fetches before the first chart. */
    @Test
    void assets_together_weighLittle() throws Exception {
        int html = asBrowser("/").text().getBytes(UTF_8).length;
        int opened = html;
        int whole = html;
        for (Path file : files()) {
            String name = Objects.requireNonNull(file.getFileName()).toString();
            if (name.equals("index.html") || name.endsWith("LICENSE")) {
                continue;
            }
            int bytes = asset(name).getBytes(UTF_8).length;
            whole += bytes;
            opened += name.equals("grafana.js") ? 0 : bytes; // It comes when somebody looks at Grafana's side.
        }

        assertThat(opened).as("before the first chart").isLessThan(120_000);
        assertThat(whole).as("all").isLessThan(125_500);
    }

    private String asset(String name) throws IOException {
        MemoryExchange answer =
                MemoryExchange.get("/-/explorer/" + version() + "/" + name).handledBy(engine);
        assertThat(answer.status()).as(name).isEqualTo(200);
        return answer.text();
    }

    /** What lies in the folder is served, and imports name files that are there. */
    @Test
    void assets_inTheJar_areAllServed() throws Exception {
        for (Path file : files()) {
            String name = Objects.requireNonNull(file.getFileName()).toString();
            if (name.equals("index.html") || name.endsWith("LICENSE")) {
                continue;
            }
            String served = asset(name);
            String written = Files.readString(file);
            if (name.equals("uplot.js")) {
                assertThat(served).isEqualTo(written);
            } else {
                assertThat(served).startsWith(written.lines().findFirst().orElseThrow() + "\n");
                String blanks = name.endsWith(".css") ? "\\s|;(?=\\s?})" : "$^";
                String withoutFirst = served.substring(served.indexOf('\n') + 1).stripTrailing();
                assertThat(withoutFirst.replaceAll(blanks, ""))
                        .as(name)
                        .isEqualTo(withoutComments(written)
                                .collect(Collectors.joining("\n"))
                                .replaceAll(blanks, ""));
            }
            Matcher imports =
                    Pattern.compile("(?:from |import\\()'\\./(\\w+\\.js)'").matcher(served);
            while (imports.find()) {
                assertThat(file.resolveSibling(imports.group(1))).exists();
            }
        }
    }

    /** The file as npm has it, uplot 1.6.32: {@code dist/uPlot.iife.min.js}. */
    @ParameterizedTest
    @CsvSource({"uplot.js, 19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f"})
    void uplot_vendored_isUnchanged(String name, String sha256) throws Exception {
        try (InputStream file = Objects.requireNonNull(Page.class.getResourceAsStream("assets/" + name))) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sha256);
        }
    }

    @Test
    void about_ofAllAndOfOne_namesTheSources() throws Exception {
        assertThat(MemoryExchange.get("/-/explorer/about").handledBy(engine).text())
                .contains(
                        "\"source\":\"\",\"sources\":[\"db\",\"shop\"]",
                        "\"/query\"",
                        "\"address\":\"http://127.0.0.1:8080/app/grafana\"");
        assertThat(MemoryExchange.get("/shop/-/explorer/about")
                        .handledBy(engine)
                        .text())
                .contains("\"source\":\"shop\",\"sources\":[\"shop\"]");
    }

    @Test
    void metrics_moreThanAListShows_areAllListed() throws Exception {
        String[] names = IntStream.range(0, 5_000).mapToObj(i -> "m" + i).toArray(String[]::new);
        try (SimpleJsonEngine many =
                SimpleJsonEngine.builder().sources(new Shop("many", names)).build()) {
            assertThat(MemoryExchange.get("/-/explorer/metrics")
                            .handledBy(many)
                            .text()
                            .split(","))
                    .hasSize(5_000);
            assertThat(MemoryExchange.get("/many/-/explorer/metrics?search=M499")
                            .handledBy(many)
                            .text())
                    .startsWith("[\"m499\",\"m4990\"");
        }
    }

    @Test
    void metrics_whatHoldsOthers_isATable() throws Exception {
        try (SimpleJsonEngine other = SimpleJsonEngine.builder()
                .sources(new Shop("shop", "stock", "stock.total"))
                .build()) {
            assertThat(MemoryExchange.get("/-/explorer/metrics")
                            .handledBy(other)
                            .text())
                    .isEqualTo("[{\"text\":\"stock\",\"value\":\"stock\",\"table\":true},\"stock.total\"]");
        }
    }

    /** The lines of a file that are more than a comment, from the second one on, without their indentation. */
    private static Stream<String> withoutComments(String file) {
        List<String> kept = new ArrayList<>();
        boolean inComment = false;
        for (String line : file.lines().skip(1).map(String::strip).toList()) {
            inComment |= line.startsWith("/*");
            if (!inComment && !line.isEmpty() && !line.startsWith("//")) {
                kept.add(line);
            }
            inComment &= !line.endsWith("*/");
        }
        return kept.stream().map(line -> line.replaceFirst(" // [^'\"`]*$", ""));
    }

    /** The sources, because a folder of classes may hold what is no more. */
    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/simplejson/explorer/assets"))) {
            return files.toList();
        }
    }
}
