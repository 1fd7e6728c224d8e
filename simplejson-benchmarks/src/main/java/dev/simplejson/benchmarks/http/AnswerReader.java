// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows one HTTP/1.1 answer after the other as their bytes come, and counts what is in them without keeping it. */
final class AnswerReader {
    private static final int LONGEST_HEAD = 8 * 1024;
    private static final Pattern LENGTH = Pattern.compile("\\r\\ncontent-length: *(\\d+)");

    private final byte[] line = new byte[LONGEST_HEAD];
    private final boolean countsBrackets;
    private Part part = Part.HEAD;
    private int lineLength;
    private long rest;
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
        part = Part.HEAD;
        lineLength = 0;
        rest = 0;
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
        while (bytes.hasRemaining() && part != Part.END) {
            switch (part) {
                case HEAD -> takeHead(bytes);
                case BODY -> takeBody(bytes, Part.END);
                case CHUNK_SIZE -> takeChunkSize(bytes);
                case CHUNK -> takeBody(bytes, Part.CHUNK_END);
                case CHUNK_END -> takeLine(bytes, Part.CHUNK_SIZE);
                case TRAILER -> takeLine(bytes, Part.END);
                case END -> throw new AssertionError();
            }
        }
        return part == Part.END;
    }

    private void takeHead(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            append(bytes.get());
            if (endsWith("\r\n\r\n")) {
                readHead(new String(line, 0, lineLength, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
                lineLength = 0;
                return;
            }
        }
    }

    private void readHead(String head) throws IOException {
        if (!head.startsWith("http/1.1 ")) {
            throw new IOException("not an HTTP answer: " + head);
        }
        status = Integer.parseInt(head.substring(9, 12));
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            rest = Long.parseLong(length.group(1));
            part = rest == 0 ? Part.END : Part.BODY;
        } else if (head.contains("\r\ntransfer-encoding: chunked")) {
            part = Part.CHUNK_SIZE;
        } else {
            throw new IOException("an answer without length: " + head);
        }
    }

    private void takeChunkSize(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            append(bytes.get());
            if (endsWith("\r\n")) {
                rest = Long.parseLong(new String(line, 0, lineLength - 2, StandardCharsets.ISO_8859_1), 16);
                part = rest == 0 ? Part.TRAILER : Part.CHUNK;
                lineLength = 0;
                return;
            }
        }
    }

    private void takeLine(ByteBuffer bytes, Part next) throws IOException {
        while (bytes.hasRemaining()) {
            append(bytes.get());
            if (endsWith("\r\n")) {
                lineLength = 0;
                part = next;
                return;
            }
        }
    }

    private void takeBody(ByteBuffer bytes, Part next) {
        int count = (int) Math.min(rest, bytes.remaining());
        int end = bytes.position() + count;
        if (countsBrackets) {
            for (int i = bytes.position(); i < end; i++) {
                brackets += bytes.get(i) == '[' ? 1 : 0;
            }
        }
        bytes.position(end);
        bodyBytes += count;
        rest -= count;
        if (rest == 0) {
            part = next;
        }
    }

    private void append(byte next) throws IOException {
        if (lineLength == line.length) {
            throw new IOException("an answer's head is longer than " + LONGEST_HEAD + " bytes");
        }
        line[lineLength++] = next;
    }

    private boolean endsWith(String ending) {
        int start = lineLength - ending.length();
        if (start < 0) {
            return false;
        }
        for (int i = 0; i < ending.length(); i++) {
            if (line[start + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private enum Part {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        END
    }
}
