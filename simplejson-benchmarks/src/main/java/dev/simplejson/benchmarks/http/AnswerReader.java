// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** Follows one HTTP/1.1 answer after the other as their bytes come, and counts what is in them without keeping it. */
final class AnswerReader implements HttpParser.ResponseHandler {
    private final HttpParser parser = new HttpParser(this);
    private final boolean countsBrackets;
    private boolean whole;
    private @Nullable IOException broken;
    private int status;
    private long bodyBytes;
    private long brackets;

    /**
     * A reader.
     *
     * @param countsBrackets whether opening brackets, of which each point has one, are counted
     */
    AnswerReader(boolean countsBrackets) {
        this.countsBrackets = countsBrackets;
    }

    /** Makes ready for the next answer. */
    void restart() {
        parser.reset();
        whole = false;
        status = 0;
        bodyBytes = 0;
        brackets = 0;
    }

    int status() {
        return status;
    }

    long bodyBytes() {
        return bodyBytes;
    }

    long brackets() {
        return brackets;
    }

    /**
     * Takes what has come.
     *
     * @return whether the answer is whole now
     */
    boolean take(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining() && !whole && broken == null) {
            parser.parseNext(bytes);
        }
        if (broken != null) {
            throw broken;
        }
        return whole;
    }

    @Override
    public void startResponse(HttpVersion version, int code, String reason) {
        status = code;
    }

    @Override
    public void parsedHeader(HttpField field) {}

    @Override
    public boolean headerComplete() {
        return false;
    }

    @Override
    public boolean content(ByteBuffer part) {
        bodyBytes += part.remaining();
        if (countsBrackets) {
            for (int i = part.position(); i < part.limit(); i++) {
                brackets += part.get(i) == '[' ? 1 : 0;
            }
        }
        return false;
    }

    @Override
    public boolean contentComplete() {
        return false;
    }

    @Override
    public boolean messageComplete() {
        whole = true;
        return true;
    }

    @Override
    public void earlyEOF() {
        broken = new EOFException("the answer ended early");
    }

    @Override
    public void badMessage(HttpException failure) {
        broken = new IOException("not an HTTP answer: " + failure.getReason());
    }
}
