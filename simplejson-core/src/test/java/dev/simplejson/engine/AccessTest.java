// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.hook.Caller;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask by settings. */
class AccessTest extends EngineTesting {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private final Telling app = new Telling("app", "cpu");
    private final Telling hidden = new Telling("hidden", "salary");

    @TempDir
    private Path folder;

    private SimpleJsonEngine engineWith(String... settings) throws IOException {
        return engine(settings(settings), app, hidden);
    }

    private Map<String, String> settings(String... namesAndValues) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), "grafana s3cr3t\nguest t0k3n app\n");
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1].replace("KEYS", keys.toString()));
        }
        return settings;
    }

    @ParameterizedTest
    @CsvSource({
        "bearer, Authorization, Bearer s3cr3t, Bearer t0k3n",
        "bearer, Authorization, 'bearer   s3cr3t ', bearer t0k3n",
        "basic, Authorization, Basic Z3JhZmFuYTpzM2NyM3Q=, Basic Z3Vlc3Q6dDBrM24=",
        "header, X-API-Key, s3cr3t, t0k3n"
    })
    void request_withAKey_seesWhatTheKeyMay(String auth, String header, String all, String some) throws Exception {
        SimpleJsonEngine engine = engineWith("auth", auth, "auth-keys-file", "KEYS");

        search(header, all).handledBy(engine).assertSent("[\"cpu\",\"salary\"]");
        search(header, some).handledBy(engine).assertSent("[\"cpu\"]");
        assertThat(TestExchange.of("GET", "/")
                        .with(header, some)
                        .handledBy(engine)
                        .sent())
                .contains("\"sources\":[\"app\"]")
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            bearer | -                          | no key was sent; a key is expected in 'Authorization: Bearer …'
            bearer | Bearer s3cr3               | the key that was sent is none that the server knows; a key is expected in 'Authorization: Bearer …'
            bearer | Bearer                     | what was sent is of another kind; a key is expected in 'Authorization: Bearer …'
            bearer | Basic Z3JhZmFuYTpzM2NyM3Q= | what was sent is of another kind; a key is expected in 'Authorization: Bearer …'
            bearer | s3cr3t                     | what was sent is of another kind; a key is expected in 'Authorization: Bearer …'
            basic  | Basic Z3Vlc3Q6czNjcjN0     | the key that was sent is none that the server knows; a key is expected in 'Authorization: Basic …'
            basic  | Basic czNjcjN0             | the key that was sent is none that the server knows; a key is expected in 'Authorization: Basic …'
            basic  | Basic %%%                  | what was sent is not encoded as Basic authentication is; a key is expected in 'Authorization: Basic …'
            """)
    void request_withoutTheRightKey_isRefusedInTheErrorsShape(String auth, @Nullable String sent, String message)
            throws Exception {
        SimpleJsonEngine engine = engineWith("auth", auth, "auth-keys-file", "KEYS");
        TestExchange request = TestExchange.post("/query", "{" + RANGE + ",\"targets\":[{\"target\":\"cpu\"}]}");
        if (sent != null) {
            request.with("Authorization", sent);
        }

        request.handledBy(engine).assertError(403, "UNAUTHORIZED", message);

        assertThat(app.users).isEmpty();
    }

    @Test
    void header_ofTheSetting_isTheOneThatCounts() throws Exception {
        SimpleJsonEngine engine = engineWith("auth", "header", "auth-keys-file", "KEYS", "auth-header", "X-My-Key");

        assertThat(search("X-My-Key", "s3cr3t").handledBy(engine).status()).isEqualTo(200);
        search("X-API-Key", "s3cr3t")
                .handledBy(engine)
                .assertError(403, "UNAUTHORIZED", "no key was sent; a key is expected in the header 'X-My-Key'");
    }

    @Test
    void container_takesWhomTheServerHasAuthenticated() throws Exception {
        SimpleJsonEngine engine = engineWith("auth", "container");

        TestExchange.post("/search", "{}").by("alice").handledBy(engine).assertSent("[\"cpu\",\"salary\"]");
        queryExchange("cpu").by("alice").handledBy(engine);
        assertThat(app.users).containsExactly("alice");
        TestExchange.post("/search", "{}")
                .handledBy(engine)
                .assertError(
                        403,
                        "UNAUTHORIZED",
                        "nobody has logged in; the setting 'auth' leaves it to the server to find out who asks");
    }

    @Test
    void grafanaUser_reachesASourceOnlyWhenOnAndFromWhoMayAsk() throws Exception {
        SimpleJsonEngine off = engineWith("auth", "bearer", "auth-keys-file", "KEYS");
        SimpleJsonEngine on = engineWith("auth", "bearer", "auth-keys-file", "KEYS", "grafana-user", "on");

        for (SimpleJsonEngine engine : List.of(engineWith(), off, on)) {
            queryExchange("cpu")
                    .with("Authorization", "Bearer t0k3n")
                    .with("X-Grafana-User", "alice")
                    .handledBy(engine);
        }
        queryExchange("cpu").with("X-Grafana-User", "alice").handledBy(on);

        assertThat(app.users).containsExactly("", "guest", "alice");
        TestExchange.post("/search", "{}")
                .with("Authorization", "Bearer t0k3n")
                .with("X-Grafana-User", "alice")
                .handledBy(on)
                .assertSent("[\"cpu\"]");
    }

    @Test
    void preflight_needsNoKey() throws Exception {
        SimpleJsonEngine engine = engineWith("auth", "bearer", "auth-keys-file", "KEYS");

        assertThat(TestExchange.of("OPTIONS", "/query").handledBy(engine).status())
                .isEqualTo(204);
    }

    @Test
    void endpoint_thatIsOpen_answersWithoutAKeyAndWithoutSources() throws Exception {
        SimpleJsonEngine engine = closed(SimpleJsonEngine.builder()
                .sources(app)
                .authenticator(request -> {
                    if (request.header("X-Key") == null) {
                        throw new SimpleJsonException(ErrorKind.UNAUTHORIZED, "no");
                    }
                    return Caller.named("boss");
                })
                .endpoints(
                        Endpoint.get("/-/open")
                                .open()
                                .text(request ->
                                        request.sources().byName().keySet().toString()),
                        Endpoint.get("/-/shut").text(request -> "secret"))
                .build());

        assertThat(TestExchange.of("GET", "/base/-/open").handledBy(engine).sent())
                .isEqualTo("[]");
        assertThat(TestExchange.of("GET", "/app/-/open")
                        .with("X-Key", "")
                        .handledBy(engine)
                        .sent())
                .isEqualTo("[app]");
        assertThat(TestExchange.of("POST", "/-/open").handledBy(engine).status())
                .isEqualTo(403);
        assertThat(TestExchange.of("GET", "/-/shut").handledBy(engine).status()).isEqualTo(403);
    }

    @Test
    void cors_unlessSet_isForEverybodyOnlyWithoutAuthentication() throws Exception {
        SimpleJsonEngine open = engineWith();
        SimpleJsonEngine limited = engineWith("auth", "bearer", "auth-keys-file", "KEYS");
        SimpleJsonEngine asked = engineWith("auth", "container", "cors-allowed-origins", "https://a.example");

        assertThat(allowedOrigin(open)).isEqualTo("*");
        assertThat(allowedOrigin(limited)).isNull();
        assertThat(allowedOrigin(asked)).isEqualTo("https://a.example");
        assertThat(allowedOrigin(closed(SimpleJsonEngine.builder()
                        .sources(app)
                        .authenticator(request -> Caller.anonymous())
                        .build())))
                .isNull();
    }

    private static @Nullable String allowedOrigin(SimpleJsonEngine engine) throws IOException {
        return TestExchange.post("/search", "{}")
                .with("Origin", "https://a.example")
                .handledBy(engine)
                .answerHeader(ALLOW_ORIGIN);
    }

    @ParameterizedTest
    @CsvSource({
        "auto, 127.0.0.1, localhost:8080, 200",
        "auto, 127.0.0.1, LOCALHOST, 200",
        "auto, 127.0.0.1, app.localhost:80, 200",
        "auto, 127.0.0.1, 127.0.0.1:8080, 200",
        "auto, 127.0.0.1, 127.0.1.1, 200",
        "auto, [::1], [::1]:8080, 200",
        "auto, 0:0:0:0:0:0:0:1%lo, localhost., 200",
        "auto, 127.0.0.1, evil.example, 403",
        "auto, 127.0.0.1, evil.example:8080, 403",
        "auto, 0:0:0:0:0:0:0:1, evil.example, 403",
        "auto, 127.0.0.1, localhost.evil.example, 403",
        "auto, 127.0.0.1, 127.0.0.1.evil.example, 403",
        "auto, 127.0.0.1, evil.example:80:80, 403",
        "auto, 127.0.0.1, '', 403",
        "auto, 192.0.2.1, grafana.example, 200",
        "*, 127.0.0.1, evil.example, 200",
        "'grafana.example, b.example', 127.0.0.1, Grafana.example:443, 200",
        "'grafana.example, b.example', 192.0.2.1, b.example., 200",
        "'grafana.example, b.example', 192.0.2.1, evil.example, 403",
        "'grafana.example, b.example', 192.0.2.1, localhost, 200"
    })
    void host_byWhichTheServerIsCalled_isLookedAt(String setting, String address, String host, int status)
            throws Exception {
        TestExchange answer = TestExchange.post("/search", "{}")
                .at(address)
                .with("Host", host)
                .handledBy(engineWith("allowed-hosts", setting));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            answer.assertError(
                    403,
                    "UNAUTHORIZED",
                    "the server is not called '" + host
                            + "'; the names it answers to are a matter of the setting 'allowed-hosts'");
        }
    }

    @Test
    void host_thatIsNotSent_isNotLookedAt() throws Exception {
        assertThat(TestExchange.post("/search", "{}")
                        .at("127.0.0.1")
                        .handledBy(engineWith())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            auth=bearer                                | setting 'auth' is 'bearer', which needs keys; expected one of 'auth-keys-file'
            auth=basic,auth-keys-file=KEYS,auth-keys-env=X | setting 'auth' is 'basic', which needs keys; expected one of 'auth-keys-file'
            auth=bearer,auth-keys-file=/nowhere/keys   | 'auth-keys-file' /nowhere/keys cannot be read: there is no file
            auth=bearer,auth-keys-file=/               | 'auth-keys-file' / cannot be read: it is a folder
            auth=bearer,auth-keys-env=NO_SUCH_VARIABLE | setting 'auth-keys-env' names an environment variable that is not set
            auth-keys-file=KEYS                        | setting 'auth-keys-file' is set, but 'auth' is none
            auth=container,auth-keys-env=X             | setting 'auth-keys-env' is set, but 'auth' is container
            grafana-user=on                            | setting 'grafana-user' is on, but 'auth' is none
            """)
    void settings_thatContradictEachOther_areRefused(String settings, String message) throws Exception {
        String[] pairs = settings.split("[=,]");

        assertThatIllegalArgumentException().isThrownBy(() -> engineWith(pairs)).withMessageStartingWith(message);
    }

    @Test
    void keys_thatAreNotText_areRefusedWithoutAWordOfThem() throws Exception {
        Path keys = Files.write(folder.resolve("binary"), new byte[] {'s', '3', (byte) 0xff, (byte) 0xfe});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> engineWith("auth", "bearer", "auth-keys-file", keys.toString()))
                .withMessage("'auth-keys-file' " + keys + " is not a text in UTF-8");
    }

    @Test
    void authenticator_besideTheSetting_isRefused() throws Exception {
        SimpleJsonSettings.Builder settings = SimpleJsonSettings.builder();
        settings("auth", "bearer", "auth-keys-file", "KEYS").forEach(settings::set);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimpleJsonEngine.builder()
                        .settings(settings.build())
                        .authenticator(request -> Caller.anonymous())
                        .build())
                .withMessageContaining("brings an authenticator of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "example.com"})
    void warning_whereOthersReachTheServerWithoutAuthentication_isToldOnce(String address) throws Exception {
        SimpleJsonEngine engine = engineWith();
        try (Log log = new Log()) {
            engine.listensOn(address);
            engine.listensOn(address);
            TestExchange.post("/search", "{}").at("192.0.2.1").handledBy(engine);

            assertThat(log.lines())
                    .containsExactly("WARNING whoever reaches " + address
                            + " can read all data, because the setting 'auth' is none; see docs/security.md");
        }
    }

    @Test
    void warning_withTheFirstRequestFromElsewhere_isToldOnce() throws Exception {
        SimpleJsonEngine engine = engineWith();
        try (Log log = new Log()) {
            TestExchange.post("/search", "{}").at("127.0.0.1").handledBy(engine);
            TestExchange.post("/search", "{}").at("192.0.2.1").by("alice").handledBy(engine);
            assertThat(log.lines()).isEmpty();

            TestExchange.post("/search", "{}").at("192.0.2.1").handledBy(engine);
            TestExchange.post("/search", "{}").at("192.0.2.1").handledBy(engine);

            assertThat(log.lines()).hasSize(1);
        }
    }

    @Test
    void warning_onLoopbackOrWithAuthentication_isNotTold() throws Exception {
        SimpleJsonEngine limited = engineWith("auth", "bearer", "auth-keys-file", "KEYS");
        SimpleJsonEngine open = engineWith();
        try (Log log = new Log()) {
            limited.listensOn("0.0.0.0");
            open.listensOn("127.0.0.1");
            open.listensOn("localhost");
            open.listensOn("::1");

            assertThat(log.lines()).isEmpty();
        }
    }

    private static TestExchange search(String header, String value) {
        return TestExchange.post("/search", "{}").with(header, value);
    }

    /** Notes who asks. */
    private static final class Telling extends FakeSource {
        private final List<String> users = new CopyOnWriteArrayList<>();

        Telling(String name, String metric) {
            super(name, metric);
        }

        @Override
        public List<Frame> query(Query query) throws Exception {
            users.add(query.context().user());
            return super.query(query);
        }
    }
}
