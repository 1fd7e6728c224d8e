// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Option;
import dev.simplejson.model.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

    /** A driver below a mapper below somebody's source, below all that the server needs to ask it. */
    @Test
    void standing_deepStack_isWhereTheThreadStandsAndHowTheSourceGotThere() {
        List<StackTraceElement> stack = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            stack.add(new StackTraceElement(i < 50 ? "org.mapper.Mapper" : "com.example.App", "m" + i, "A.java", i));
        }
        stack.add(new StackTraceElement("dev.simplejson.engine.ask.SourceQuery", "answer", "A.java", 1));
        stack.add(new StackTraceElement("java.lang.Thread", "run", "Thread.java", 1));

        Throwable standing = FailureLog.standing(stack.toArray(StackTraceElement[]::new));

        assertThat(standing)
                .hasMessage("its thread stands here; 44 lines behind the first 8 are left out")
                .satisfies(shown -> assertThat(shown.getStackTrace())
                        .extracting(StackTraceElement::getMethodName)
                        .startsWith("m0", "m1")
                        .endsWith("m58", "m59")
                        .hasSize(16));
    }

    @Test
    void standing_shortStack_isWhole() {
        StackTraceElement wait = new StackTraceElement("java.lang.Object", "wait", "Object.java", 1);
        StackTraceElement source = new StackTraceElement("com.example.App", "query", "App.java", 2);
        StackTraceElement engine = new StackTraceElement("dev.simplejson.engine.ask.Listing", "read", "L.java", 3);

        Throwable standing = FailureLog.standing(new StackTraceElement[] {wait, source, engine});

        assertThat(standing).hasMessage("its thread stands here");
        assertThat(standing.getStackTrace()).containsExactly(wait, source);
    }

    @Test
    void failed_otherKinds_areLoggedToo() {
        FailureLog log = new FailureLog();

        assertThat(log.failed("failure log test", new IOException("one")))
                .isNotEqualTo(log.failed("failure log test", new IllegalStateException("another")));
        assertThat(lines).hasSize(2);
    }

    /** A table refuses cells of the wrong type in one place, whosever they are. */
    @Test
    void failed_checksOfTheLibraryThatRefuseDifferentFaults_areAllLogged() {
        FailureLog log = new FailureLog();
        Set<String> ids = new HashSet<>();
        for (Object cell : List.of(1, "one", List.of())) {
            try {
                Table.named("rooms")
                        .columns(Column.of("lit", ColumnType.BOOLEAN))
                        .row(cell);
            } catch (IllegalArgumentException refused) {
                ids.add(log.failed("failure log test", refused));
            }
        }

        assertThat(ids).hasSize(3);
        assertThat(lines).hasSize(3);
    }

    @Test
    void failed_sameCheckInTwoPlacesOfTheSource_isLoggedForBoth() {
        FailureLog log = new FailureLog();

        String one = log.failed("failure log test", catchThrowable(() -> Option.of(null)));
        String other = log.failed("failure log test", catchThrowable(() -> Option.of(null)));

        assertThat(one).isNotEqualTo(other);
        assertThat(lines).hasSize(2);
    }

    @Test
    void failed_kindsWithoutEnd_areLoggedAHundredAndOneTimes() {
        FailureLog log = new FailureLog();
        for (int i = 0; i < 10_000; i++) {
            failed(log, i);
        }

        assertThat(lines).hasSize(101);
    }

    @Test
    void failed_knownKindAmongAHundredAndOne_keepsItsId() {
        FailureLog log = new FailureLog();
        String first = failed(log, 0);
        for (int i = 1; i <= 100; i++) {
            failed(log, i);
        }

        assertThat(failed(log, 0)).isEqualTo(first).isNotEqualTo(failed(log, 100));
    }

    @Test
    void failed_newKindsAfterAHundredQuietOnes_areLoggedEachUnderItsId() {
        AtomicLong nanos = new AtomicLong();
        FailureLog log = new FailureLog(nanos::get);
        for (int i = 0; i < 110; i++) {
            failed(log, i);
        }
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));

        assertThat(failed(log, 110)).isNotEqualTo(failed(log, 111));
        assertThat(lines).hasSize(103);
    }

    @Test
    void failed_moreKindsThanHaveAPlace_areCounted() {
        AtomicLong nanos = new AtomicLong();
        FailureLog log = new FailureLog(nanos::get);
        for (int i = 0; i < 110; i++) {
            failed(log, i);
        }
        failed(log, 0);
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
        for (int i = 110; i < 211; i++) {
            failed(log, i);
        }

        assertThat(lines.get(lines.size() - 1).getMessage()).endsWith("; so did 10 more since the last such message");
    }

    private static String failed(FailureLog log, int line) {
        IOException failure = new IOException();
        failure.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("Source", "query", "Source.java", line + 1)});
        return log.failed("failure log test", failure);
    }
}
