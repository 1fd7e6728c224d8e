// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A copy of some of a file, which stays as it is while somebody writes to the file.
 *
 * @param size how much was copied
 * @param isLast whether the file had no more
 * @param lines where its last whole line ends, if each end of a line is one
 * @param unquoted where its last whole line ends, if an end of a line within quotes is none
 * @param isEnded whether it ends with the end of a line
 * @param hasQuotes whether there are any in it
 * @param isOpen whether the last of them begins what does not end
 * @param openLines how many ends of lines are within that
 */
record Piece(
        Path copy,
        long size,
        boolean isLast,
        long lines,
        long unquoted,
        boolean isEnded,
        boolean hasQuotes,
        boolean isOpen,
        int openLines) {
    private static final int BLOCK = 1 << 16;

    /** A quote with more ends of lines behind it is one alone, as of inches. */
    private static final int MOST_LINES_OF_TEXT = 5;

    /** @param most bytes */
    static Piece copy(InputStream in, Path copy, long most) throws IOException {
        byte[] block = new byte[BLOCK];
        long size = 0;
        long lines = 0;
        long unquoted = 0;
        byte end = '\r'; // Of old programs, unless there is the other.
        byte last = 0;
        boolean isQuoted = false;
        boolean hasQuotes = false;
        int openLines = 0;
        boolean isLast = false;
        try (OutputStream out = Files.newOutputStream(copy)) {
            while (size < most && !isLast) {
                int read = read(in, block, (int) Math.min(BLOCK, most - size));
                isLast = read < 0;
                for (int i = 0; i < read; i++) {
                    end = block[i] == '\n' ? block[i] : end;
                    isQuoted ^= block[i] == '"';
                    hasQuotes |= block[i] == '"';
                    if (block[i] == end) {
                        lines = size + i + 1;
                        unquoted = isQuoted ? unquoted : lines;
                        openLines = isQuoted ? openLines + 1 : 0;
                    }
                }
                if (!isLast) {
                    last = block[read - 1];
                    out.write(block, 0, read);
                    size += read;
                }
            }
        }
        return new Piece(copy, size, isLast, lines, unquoted, last == end, hasQuotes, isQuoted, openLines);
    }

    private static int read(InputStream in, byte[] block, int most) throws IOException {
        try {
            return in.read(block, 0, most);
        } catch (EOFException begun) {
            throw new IOException("it ends in the middle of what is packed", begun);
        }
    }

    /** What is behind an end. */
    byte[] behind(long end) throws IOException {
        try (InputStream in = Files.newInputStream(copy)) {
            in.skipNBytes(end);
            return in.readAllBytes();
        }
    }

    /** Leaves out what is behind an end. */
    void cut(long end) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
    }

    /**
     * Where it may end so that its lines are whole, the last first.
     *
     * @param hasEnds whether each whole line has an end
     * @param grows whether somebody adds to the file, so that a text that has no end yet may get one
     */
    List<Long> ends(boolean hasEnds, boolean grows) {
        TreeSet<Long> ends = new TreeSet<>(Comparator.reverseOrder());
        ends.add(isLast && (isEnded || !hasEnds) ? size : lines);
        ends.add(lines);
        if (openLines <= MOST_LINES_OF_TEXT && (grows || !isLast || !isEnded)) {
            ends.add(unquoted);
        }
        ends.remove(0L);
        return List.copyOf(ends);
    }

    /** Its first lines, or all if it has fewer. */
    List<String> firstLines(int most) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(copy, StandardCharsets.ISO_8859_1)) {
            return in.lines().limit(most).toList();
        }
    }

    /** How many lines it has. */
    long countLines() throws IOException {
        long count = 0;
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(copy)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    count += block[i] == '\n' ? 1 : 0;
                }
            }
        }
        return count;
    }
}
