// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords where they do not belong: drivers repeat them, and nobody must see that. */
class SecretsTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);

    /** All that is logged, whoever does it, with every cause. */
    private final List<String> logged = new CopyOnWriteArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            StringWriter text = new StringWriter();
            text.append(
                    MessageFormat.format(String.valueOf(line.getMessage()).replace("'", "''"), line.getParameters()));
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
    Path folder;

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(handler);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://me:hunter2@127.0.0.1:1/sales",
                "jdbc:postgresql://me:hunter2@127.0.0.1/sales",
                "jdbc:postgresql://127.0.0.1:hunter2/sales",
                "jdbc:postgresql://127.0.0.1:1/sales?hunter2",
                "jdbc:postgresql://127.0.0.1:1/sales?pasword=hunter2&socketFactory=hunter2",
                "jdbc:h2:tcp://me:hunter2@127.0.0.1:1/sales",
                "jdbc:h2:tcp://127.0.0.1:1/sales;PASWORD=hunter2",
                "jdbc:h2:file:FOLDER/my;PASWORD=hunter2",
                "jdbc:h2:mem:sales;hunter2",
                "jdbc:trino://me:hunter2@127.0.0.1:1/memory",
                "jdbc:trino://127.0.0.1:hunter2/memory",
                "jdbc:trino://127.0.0.1:1/memory?pasword=hunter2",
                "jdbc:duckdb:;pasword=hunter2",
                "jdbc:duckdb:FOLDER/my.duckdb;memory_limit=hunter2",
                "jdbc:sqlite:FOLDER/my.db?pasword=hunter2",
                "jdbc:sqlite:file:FOLDER/my.db?vfs=hunter2",
                "jdbc:nonsense://me:hunter2@127.0.0.1/sales",
                "jdbc:nonsense://127.0.0.1/sales:password=hunter2",
            })
    void query_passwordSomewhereInTheUrl_isNeitherLoggedNorAnswered(String url) {
        assertThatThrownBy(() -> read(url.replace("FOLDER", folder.toString())))
                .message()
                .doesNotContain("hunter2");
        assertThat(logged).noneMatch(line -> line.contains("hunter2"));
    }

    private static void read(String url) throws Exception {
        try (JdbcDataSource source = JdbcDataSource.builder(url)
                .connectTimeout(Duration.ofSeconds(20))
                .build()) {
            Points.of(source, Query.of("t.v", RANGE).maxDataPoints(10).build());
        }
    }

    @Test
    void build_userBeforeTheHostOfPostgres_isToldWhereItBelongs() {
        assertThatThrownBy(() -> JdbcDataSource.builder("jdbc:postgresql://me:hunter2@127.0.0.1:1/sales")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the setting jdbc.url is not one of PostgreSQL; expected jdbc:postgresql://host:port/database, and the"
                                + " user in jdbc.user with jdbc.password-file or jdbc.password-env");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:sales",
                "jdbc:postgresql://127.0.0.1/sales",
                "jdbc:postgresql://127.0.0.1:1,[::1]:2,other-host/sales?user=me@here",
                "jdbc:postgresql:///sales",
            })
    void build_urlOfPostgres_isTaken(String url) {
        JdbcDataSource.builder(url).build().close();
    }
}
