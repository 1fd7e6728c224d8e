// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file of SQLite is written ahead, and whether there is a log. A reader of such a file makes {@code -wal} and {@code -shm} beside
 * it, and one that may not write leaves them behind. It need not, as long as all is in the file itself: then SQLite reads it as one that
 * nobody changes, and it is seen to afterwards that nobody did.
 *
 * @param log whether there is a log
 * @see <a href="https://www.sqlite.org/wal.html#readonly">WAL, read-only databases</a>
 * @see <a href="https://www.sqlite.org/uri.html#uriimmutable">immutable</a>
 */
record WriteAheadLog(Path file, boolean written, boolean log) {
    /** https://www.sqlite.org/fileformat.html#the_database_header: the versions to write and to read, 2 for a log. */
    private static final int VERSIONS_AT = 18;

    private static final int WITH_LOG = 2;
    private static final byte[] MAGIC = {'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0};

    static WriteAheadLog of(Path file) {
        return new WriteAheadLog(file, isWrittenAhead(file), Files.exists(beside(file, "-wal")));
    }

    private static Path beside(Path file, String end) {
        return file.resolveSibling(file.getFileName() + end);
    }

    private static boolean isWrittenAhead(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(VERSIONS_AT + 2);
            return start.length == VERSIONS_AT + 2
                    && java.util.Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                    && start[VERSIONS_AT] == WITH_LOG
                    && start[VERSIONS_AT + 1] == WITH_LOG;
        } catch (IOException unreadable) {
            return false; // Whoever opens it says so.
        }
    }

    /** Whether there is a log that cannot be read, because what belongs to it cannot be written. */
    boolean isOutOfReach() {
        Path folder = file.toAbsolutePath().getParent();
        return written && log && folder != null && !Files.isWritable(folder);
    }

    /** The state of a file that is whole without a log; null if there is one, or need not be. */
    @Nullable
    static State quiet(Path file) {
        State before = State.of(file);
        WriteAheadLog ahead = of(file);
        return before != null && ahead.written && !ahead.log ? before : null;
    }

    /** What changes when a file does. */
    record State(Path file, FileTime modified, long size) {
        @Nullable
        static State of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new State(file, now.lastModifiedTime(), now.size());
            } catch (IOException gone) {
                return null;
            }
        }

        boolean isUnchanged() {
            return equals(of(file));
        }
    }
}
