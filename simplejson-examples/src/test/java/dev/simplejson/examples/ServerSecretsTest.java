// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.jdbc.JdbcDataSourceBuilder;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.Query;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets of the settings and of requests, looked for in all that the server answers and logs, whatever goes wrong. */
class ServerSecretsTest {
    /** Each begins with this. */
    private static final String MARK = "s3cr3t-";

    private static final String KEY = MARK + "key";
    private static final String WRONG = MARK + "wrong";
    private static final String HASH = "sha256:9fd5eeb8f1ab3b2e8c6a4d1f5a2e4b0c9fd5eeb8f1ab3b2e8c6a4d1f5a2e4b0c";

    private final Logger ours = Logger.getLogger("dev.simplejson");
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            StringWriter text = new StringWriter();
            text.append(formatter.formatMessage(line));
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            logged.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        ours.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(handler);
        ours.setLevel(null);
    }

    /** Fails like a library that tells all it knows, which only the log may have. */
    private static final class Failing implements DataSource {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.named("fails"));
        }

        @Override
        public List<Frame> query(Query query) {
            throw new IllegalStateException("of " + query.context().user());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "bearer", "header"})
    void everyEndpoint_askedInEveryWrongWay_neverSaysASecret(String auth) throws Exception {
        Path keys = Files.writeString(
                folder.resolve("keys"), "all " + KEY + "\nhash " + HASH + "\nsome " + MARK + "some failing, nowhere\n");
        SimpleJsonSettings settings = SimpleJsonSettings.builder()
                .set("auth", auth)
                .set("auth-keys-file", keys.toString())
                .set("slow-query", "1ms")
                .build();
        try (DemoServer server = DemoServer.start(sources(), settings)) {
            for (String secret : List.of(KEY, MARK + "some", WRONG, KEY + "\u00e4")) {
                for (String header : headers(secret)) {
                    for (String path : List.of(
                            "/",
                            "/search",
                            "/query",
                            "/rows",
                            "/render",
                            "/-/ready",
                            "/-/explorer/about",
                            "/-/grafana/datasource.yaml",
                            "/nowhere/at/all")) {
                        for (String body : List.of(
                                "",
                                "{\"targets\":[{\"target\":\".*\"},{\"target\":\"fails\"}],\"range\":{\"from\":\"now-1h\",\"to\":\"now\"}}",
                                "target=fails&from=-1h&query=*")) {
                            String method = body.isEmpty() ? "GET " : "POST ";
                            assertThat(AttackTest.answerTo(server, method + path, header, body))
                                    .as(method + path + " with " + header)
                                    .startsWith("HTTP/1.1 ")
                                    .doesNotContain(
                                            MARK,
                                            HASH.substring(10),
                                            Files.readString(keys).substring(0, 5) + MARK);
                        }
                    }
                }
            }
        }
        assertThat(logged).anyMatch(line -> line.contains("failing"));
        assertThat(logged).noneMatch(line -> line.contains(MARK) || line.contains(HASH.substring(10)));
    }

    /** Databases that cannot be reached, with a password in each place where one can be, or should not. */
    private DataSources sources() {
        List<DataSource> sources = new ArrayList<>();
        sources.add(new Failing());
        for (String url : List.of(
                "jdbc:sqlite:" + folder + "/no/my.db?password=" + MARK + "parameter",
                "jdbc:nonsense://me:" + MARK + "info@127.0.0.1/sales",
                "jdbc:postgresql://127.0.0.1:1/sales?pasword=" + MARK + "parameter")) {
            JdbcDataSourceBuilder database = JdbcDataSource.builder(url)
                    .name("database" + sources.size())
                    .user("me", MARK + "password");
            Throwable refused = catchThrowable(() -> sources.add(database.build()));
            assertThat(refused == null ? "" : text(refused)).doesNotContain(MARK);
        }
        assertThat(sources).hasSizeGreaterThan(1);
        return DataSources.of(sources.toArray(new DataSource[0]));
    }

    private static List<String> headers(String secret) {
        String basic = Base64.getEncoder().encodeToString(("all:" + secret).getBytes(StandardCharsets.UTF_8));
        return List.of(
                "Authorization: Basic " + basic + "\r\n",
                "Authorization: Basic " + secret + "\r\n",
                "Authorization: Bearer " + secret + "\r\n",
                "Authorization: " + secret + "\r\n",
                "X-API-Key: " + secret + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3cr3t-alone
            a:s3cr3t-x s3cr3t-y
            a s3cr3t-ä
            a sha256:s3cr3t-x
            a s3cr3t-x ,
            all s3cr3t-x\\nall s3cr3t-x
            a word s3cr3t-with a blank
            a word s3cr3t-1, s3cr3t-2
            """)
    void keysFile_withAnOddLine_isNotQuoted(String lines) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), lines.replace("\\n", "\n"));
        SimpleJsonSettings settings = SimpleJsonSettings.builder()
                .set("auth", "bearer")
                .set("auth-keys-file", keys.toString())
                .build();

        Throwable refused = catchThrowable(() -> new SimpleJsonEngine(DataSources.of(new Failing()), settings).close());

        assertThat(refused == null ? String.join("\n", logged) : text(refused))
                .contains("line ")
                .doesNotContain(MARK);
        assertThat(logged).noneMatch(line -> line.contains(MARK));
    }

    /** There is no flag for a secret, and whoever believes so is not quoted. */
    @ParameterizedTest
    @ValueSource(strings = {"--auth-key", "--auth-keys", "--key", "--password", "--jdbc-password", "--token"})
    void flag_thatWouldHoldASecret_isRefusedWithoutIt(String flag) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of(flag, KEY), Map.of()))
                .withMessage("unknown setting " + flag + "; --help lists the flags");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of(flag + "=" + KEY), Map.of()))
                .satisfies(refused -> assertThat(text(refused)).doesNotContain(MARK));
    }

    private static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
