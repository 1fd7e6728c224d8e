// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Why a file of text cannot be read, if it is for how its characters are written. */
final class Encoding {
    private static final int LOOKED_AT_BYTES = 32 * 1024 * 1024;

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private Encoding() {}

    /** What is wrong with the characters of a file that could not be read, for answers; null if nothing is as far as they are looked at. */
    static @Nullable String problem(Path file, SQLException failure) {
        try {
            return problem(start(file, LOOKED_AT_BYTES));
        } catch (IOException gone) {
            failure.addSuppressed(gone);
            return null;
        }
    }

    /** Whether it begins with a byte order mark, which JSON must not (RFC 8259, 8.1). */
    static boolean hasMark(Path file) throws IOException {
        return Arrays.equals(start(file, MARK.length), MARK);
    }

    private static byte[] start(Path file, int bytes) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        try (InputStream stored = Files.newInputStream(file);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(stored) : stored) {
            return in.readNBytes(bytes);
        }
    }

    private static @Nullable String problem(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        if (first == 0xfffe || first == 0xfeff) {
            return "it is written in UTF-16; save it as UTF-8";
        }
        // Of a last character that is cut, no more is asked for.
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        long line = 1;
        CoderResult result;
        do {
            result = decoder.decode(in, out.clear(), false);
            out.flip();
            line += out.chars().filter(c -> c == '\n').count();
        } while (result.isOverflow());
        return result.isError() ? "its line " + line + " is not written in UTF-8; save it as that" : null;
    }
}
