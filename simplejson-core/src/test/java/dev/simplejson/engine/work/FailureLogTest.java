// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private final Logger logger = Logger.getLogger(Text.LOGGER);
    private final List<LogRecord> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getMessage().startsWith("failure log test")) {
                lines.add(line);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void failed_oneKindAThousandTimes_isLoggedOnceWithItsStackTrace() {
        FailureLog log = new FailureLog();
        Set<String> ids = new HashSet<>();
        IOException last = new IOException();
        for (int i = 0; i < 1_000; i++) {
            last = new IOException("connection " + i + " refused");
            ids.add(log.failed("failure log test", last));
        }

        assertThat(ids).hasSize(1);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).getMessage()).contains("[" + ids.iterator().next() + "]");
        assertThat(lines.get(0).getThrown()).hasMessage("connection 0 refused").hasSameClassAs(last);
    }

    @Test
    void failed_otherKinds_areLoggedToo() {
        FailureLog log = new FailureLog();

        assertThat(log.failed("failure log test", new IOException("one")))
                .isNotEqualTo(log.failed("failure log test", new IllegalStateException("another")));
        assertThat(lines).hasSize(2);
    }

    @Test
    void failed_kindsWithoutEnd_areLoggedAHundredAndOneTimes() {
        FailureLog log = new FailureLog();
        for (int i = 0; i < 10_000; i++) {
            IOException failure = new IOException();
            failure.setStackTrace(
                    new StackTraceElement[] {new StackTraceElement("Source", "query", "Source.java", i + 1)});
            log.failed("failure log test", failure);
        }

        assertThat(lines).hasSize(101);
    }
}
