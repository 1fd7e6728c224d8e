// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the database module logs while a test runs. */
final class Logged implements AutoCloseable {
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    private final Logger logger = Logger.getLogger("dev.simplejson.jdbc");
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord message) {
            messages.add(message.getLevel() + " " + formatter.formatMessage(message));
            if (message.getThrown() != null) {
                thrown.add(message.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Logged() {
        logger.addHandler(handler);
        logger.setLevel(Level.INFO);
    }

    /** All of it. */
    String text() {
        return String.join("\n", messages);
    }

    /** What was logged with a stack trace. */
    List<Throwable> thrown() {
        return List.copyOf(thrown);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
