// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a value of any shape that JSON has, or a cell of a table. */
final class TreeWriter {
    private TreeWriter() {}

    static void write(@Nullable Object value, JsonOutput out) throws IOException {
        if (value == null) {
            out.nullValue();
        } else if (value instanceof String text) {
            out.value(text);
        } else if (value instanceof Boolean bool) {
            out.value(bool.booleanValue());
        } else if (value instanceof Number number) {
            writeNumber(number, out);
        } else if (value instanceof Map<?, ?> object) {
            writeObject(object, out);
        } else if (value instanceof List<?> array) {
            writeArray(array, out);
        } else {
            throw new AssertionError("a value of " + value.getClass());
        }
    }

    /** Whole numbers in full. Big ones as doubles: that is what every client makes of them. */
    private static void writeNumber(Number number, JsonOutput out) throws IOException {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            out.value(number.longValue());
        } else if (number instanceof BigInteger big && big.bitLength() < Long.SIZE) {
            out.value(big.longValue());
        } else {
            out.value(number.doubleValue());
        }
    }

    private static void writeObject(Map<?, ?> object, JsonOutput out) throws IOException {
        out.beginObject();
        for (Map.Entry<?, ?> field : object.entrySet()) {
            out.name(String.valueOf(field.getKey()));
            write(field.getValue(), out);
        }
        out.endObject();
    }

    private static void writeArray(List<?> array, JsonOutput out) throws IOException {
        out.beginArray();
        for (Object element : array) {
            write(element, out);
        }
        out.endArray();
    }
}
