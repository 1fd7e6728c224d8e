// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Sees to it that nobody but the test changes a database's folder: that no file is another one, has gone, or was left behind. */
final class UnchangedFiles implements AfterEachCallback, AfterAllCallback {
    private final Map<Path, Map<String, Long>> known = new TreeMap<>();

    /** From now on the files in this folder stay as they are. To be called again when the test itself has changed them. */
    void watch(Path folder) throws IOException {
        known.put(folder, hashes(folder));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        check();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        check();
    }

    private void check() throws IOException {
        for (Map.Entry<Path, Map<String, Long>> folder : known.entrySet()) {
            if (Files.exists(folder.getKey())) {
                assertThat(hashes(folder.getKey())).as("files of the database").isEqualTo(folder.getValue());
            }
        }
    }

    private static Map<String, Long> hashes(Path folder) throws IOException {
        Map<String, Long> hashes = new TreeMap<>();
        for (Path file : files(folder)) {
            hashes.put(file.getFileName().toString(), hash(file));
        }
        return hashes;
    }

    /** In pieces: a file may be larger than the memory. */
    private static long hash(Path file) throws IOException {
        CRC32C hash = new CRC32C();
        byte[] piece = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                hash.update(piece, 0, length);
            }
        }
        return hash.getValue();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
