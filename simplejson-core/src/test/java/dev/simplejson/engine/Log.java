// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the engine logs while it is open. */
final class Log extends Handler implements AutoCloseable {
    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    Log() {
        this(SimpleJsonEngine.class.getName());
    }

    private Log(String name) {
        logger = Logger.getLogger(name);
        setLevel(Level.ALL);
        logger.addHandler(this);
    }

    /** The lines of queries that failed or were slow. */
    static Log ofQueries() {
        return new Log("dev.simplejson.queries");
    }

    /** Each record as its level and its text. */
    List<String> lines() {
        return records.stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
