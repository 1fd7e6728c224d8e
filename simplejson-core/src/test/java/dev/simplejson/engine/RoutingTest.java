// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest extends EngineTesting {
    private final SimpleJsonEngine engine = engine(new FakeSource("app", "cpu"), new FakeSource("db", "rows"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search",
                "search",
                "/search/",
                "//search",
                "/search//",
                "/grafana/search",
                "/a/b//search/",
                "/base//search"
            })
    void post_anyBasePathAndSlashes_reachesTheEndpoint(String path) throws Exception {
        TestExchange.post(path, "{}").handledBy(engine).assertSent("[\"cpu\",\"rows\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/db/search", "/base/db/search", "//db//search//"})
    void post_belowASource_asksThatSourceAlone(String path) throws Exception {
        TestExchange.post(path, "{}").handledBy(engine).assertSent("[\"rows\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "/base", "/base/", "/base//"})
    void get_base_saysWhatIsServed(String path) throws Exception {
        TestExchange answer = TestExchange.of("GET", path).handledBy(engine);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sent())
                .startsWith("{\"name\":\"simplejson\",\"version\":\"")
                .contains("[\"app\",\"db\"]");
    }

    @Test
    void get_source_saysThatItIsServed() throws Exception {
        assertThat(TestExchange.of("GET", "/base/db/").handledBy(engine).sent()).contains("\"sources\":[\"db\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/d", "/bd", "/dbs", "/dx", "/DB", "/base/dbb/"})
    void get_oneEditAwayFromASource_saysWhichOneIsMeant(String path) throws Exception {
        TestExchange.of("GET", path)
                .handledBy(engine)
                .assertError(404, "NOT_FOUND", "no such path: GET " + path + "; the data source is called 'db'");
    }

    @Test
    void build_sourceWithTheNameOfAnEndpoint_isRefused() {
        SimpleJsonEngine.Builder builder = SimpleJsonEngine.builder()
                .sources(new FakeSource("mine", "a"))
                .endpoints(Endpoint.get("/mine").answer((request, response) -> {}));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage(
                        "data source dev.simplejson.engine.FakeSource has the name 'mine', but the path /mine leads"
                                + " to an endpoint; rename it");
    }

    @Test
    void root_withoutSources_saysHowToNameOne() throws Exception {
        assertThat(TestExchange.of("GET", "/")
                        .handledBy(engine(new DataSource[0]))
                        .sent())
                .contains("\"problems\":[\"there is no data source; name one in"
                        + " META-INF/services/dev.simplejson.spi.DataSource or register it by hand\"]");
    }

    @Test
    void head_base_isAnswered() throws Exception {
        assertThat(TestExchange.of("HEAD", "/").handledBy(engine).status()).isEqualTo(200);
    }

    @Test
    void root_providerThatCannotBeLoaded_saysSoButNotWhy() throws Exception {
        ClassLoader unreadable = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("jdbc:secret");
            }
        };
        SimpleJsonEngine broken = closed(SimpleJsonEngine.builder()
                .sources(DataSources.load(unreadable))
                .endpoints(Endpoint.get("/-/problems")
                        .text(request -> request.problems().toString()))
                .build());

        TestExchange answer = TestExchange.of("GET", "/").handledBy(broken);

        assertThat(answer.sent())
                .contains("\"problems\":[\"1 data source cannot be loaded; the server's log says why\"]")
                .doesNotContain("secret");
        assertThat(TestExchange.of("GET", "/-/problems").handledBy(broken).sent())
                .isEqualTo("[1 data source cannot be loaded; the server's log says why]");
    }

    @Test
    void root_providersThatCannotBeLoaded_saysHowMany(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(DataSource.class.getName()), "gone.One\ngone.Two\n");
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                SimpleJsonEngine broken =
                        new SimpleJsonEngine(DataSources.load(loader), SimpleJsonSettings.defaults())) {
            assertThat(TestExchange.of("GET", "/").handledBy(broken).sent())
                    .contains("\"problems\":[\"2 data sources cannot be loaded; the server's log says why\"]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nosuch", "/query/x", "/db/nosuch"})
    void post_unknownPath_isNotFoundAndListsTheEndpoints(String path) throws Exception {
        TestExchange answer = TestExchange.post(path, "{}").handledBy(engine);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.sent())
                .contains("\"code\":\"NOT_FOUND\"", "no such path: POST " + path, "POST /query", "POST /search")
                .contains("/annotations", "/tag-keys", "/tag-values");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /query", "PUT, /search", "PATCH, /tag-keys", "GET, /tag-values"})
    void request_wrongMethod_isRefusedWithThoseAllowed(String method, String path) throws Exception {
        TestExchange answer = TestExchange.of(method, path).handledBy(engine);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.answerHeader("Allow")).contains("POST").contains("OPTIONS");
        assertThat(answer.sent()).contains("\"code\":\"METHOD_NOT_ALLOWED\"", path + " does not answer " + method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/annotations", "/tag-keys", "/tag-values", "/query"})
    void post_nothingOffered_isAnEmptyArray(String path) throws Exception {
        TestExchange.post(path, "").handledBy(engine).assertSent("[]");
    }

    @Test
    void post_longPath_isQuotedInPart() throws Exception {
        TestExchange answer = TestExchange.post("/" + "x".repeat(10_000), "{}").handledBy(engine);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.sent()).hasSizeLessThan(2_000).contains("…");
    }
}
