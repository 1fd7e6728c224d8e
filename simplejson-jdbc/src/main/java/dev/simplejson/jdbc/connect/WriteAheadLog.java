// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file of SQLite is written ahead, and whether there is a log, and an index of it that its readers and its writer share. A reader
 * of such a file makes {@code -wal} and {@code -shm} beside it, and one that may not write leaves them behind. It need not, as long as
 * nobody else is at it: then all is in the file itself, or the log is without its index. It is seen to afterwards that nobody came.
 *
 * @param log whether there is a log
 * @param index whether there is an index of it
 * @see <a href="https://www.sqlite.org/wal.html#readonly">WAL, read-only databases</a>
 */
record WriteAheadLog(Path file, boolean written, boolean log, boolean index) {
    /** https://www.sqlite.org/fileformat.html#the_database_header: the versions to write and to read, 2 for a log. */
    private static final int VERSIONS_AT = 18;

    private static final int WITH_LOG = 2;
    private static final byte[] MAGIC = {'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0};

    static WriteAheadLog of(Path file) {
        return new WriteAheadLog(file, isWrittenAhead(file), Files.exists(logOf(file)), Files.exists(indexOf(file)));
    }

    private static Path logOf(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static Path indexOf(Path file) {
        return file.resolveSibling(file.getFileName() + "-shm");
    }

    private static boolean isWrittenAhead(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(VERSIONS_AT + 2);
            return start.length == VERSIONS_AT + 2
                    && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
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

    /** The state of a file that nobody else is at; null if somebody is, or may be. */
    @Nullable
    static Quiet quiet(Path file) {
        Quiet before = Quiet.of(file);
        WriteAheadLog ahead = of(file);
        return before != null && ahead.written && ahead.log == (before.log != null) && !(ahead.log && ahead.index)
                ? before
                : null;
    }

    /**
     * A file that nobody else is at.
     *
     * @param log null if there is none
     */
    record Quiet(Path path, State file, @Nullable State log) {
        private static @Nullable Quiet of(Path path) {
            State file = State.of(path);
            return file == null ? null : new Quiet(path, file, State.of(logOf(path)));
        }

        /** A writer that only begins a log leaves the file as it is, and whoever reads a log must see that it stays. */
        boolean isUnchanged() {
            return file.equals(State.of(path))
                    && (log == null || log.equals(State.of(logOf(path))) && !Files.exists(indexOf(path)));
        }
    }

    /** What changes when a file does. */
    record State(FileTime modified, long size) {
        static @Nullable State of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new State(now.lastModifiedTime(), now.size());
            } catch (IOException gone) {
                return null;
            }
        }
    }
}
