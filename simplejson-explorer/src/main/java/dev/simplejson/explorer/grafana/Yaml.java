// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import java.util.List;
import java.util.Map;

/**
 * Writes maps, lists and scalars as the YAML of Grafana's provisioning files. Texts are always quoted, so that none is taken for something
 * else ({@code no}, {@code 1.10}), and a {@code $} is doubled, because Grafana would put an environment variable in its place; only
 * {@link Secret}s are meant to be one.
 */
final class Yaml {
    private Yaml() {}

    /** The environment variable that Grafana reads a secret from, with what stands before it. */
    record Secret(String prefix, String variable) {}

    /** The file, with a comment of one line or several on top. */
    static String file(String comment, Map<String, Object> content) {
        StringBuilder file = new StringBuilder();
        comment.lines().forEach(line -> file.append("# ").append(line).append('\n'));
        write(content, 0, file);
        return file.toString();
    }

    private static void write(Map<?, ?> object, int depth, StringBuilder out) {
        object.forEach((name, value) -> {
            out.append("  ".repeat(depth)).append(name).append(':');
            writeValue(value, depth, out);
        });
    }

    private static void writeValue(Object value, int depth, StringBuilder out) {
        if (value instanceof Map<?, ?> object && !object.isEmpty()) {
            out.append('\n');
            write(object, depth + 1, out);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            list.forEach(element -> writeElement(element, depth + 1, out));
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    /** An object begins on the line of its dash. */
    private static void writeElement(Object element, int depth, StringBuilder out) {
        if (element instanceof Map<?, ?> object && !object.isEmpty()) {
            StringBuilder fields = new StringBuilder();
            write(object, depth + 1, fields);
            out.append("  ".repeat(depth)).append("- ").append(fields.toString().stripLeading());
        } else {
            out.append("  ".repeat(depth)).append("- ").append(scalar(element)).append('\n');
        }
    }

    private static String scalar(Object value) {
        if (value instanceof String text) {
            return quoted(text.replace("$", "$$"));
        }
        if (value instanceof Secret secret) {
            return quoted(secret.prefix() + "$" + secret.variable());
        }
        if (value instanceof Map) {
            return "{}";
        }
        return value instanceof List ? "[]" : String.valueOf(value);
    }

    /** A double-quoted scalar (YAML 1.2, 7.3.1); what cannot be printed (5.1) is escaped. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').appendCodePoint(character);
            } else if (isPrintable(character)) {
                quoted.appendCodePoint(character);
            } else {
                quoted.append(String.format("\\U%08X", character));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPrintable(int character) {
        return character >= 0x20 && character < 0x7F
                || character >= 0xA0 && character < 0xD800 && character != 0x2028 && character != 0x2029
                || character >= 0xE000 && character < 0xFFFE && character != 0xFEFF
                || character >= 0x10000;
    }
}
