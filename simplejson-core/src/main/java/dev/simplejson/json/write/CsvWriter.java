// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import dev.simplejson.json.digits.ShortestDecimal;
import dev.simplejson.model.Column;
import dev.simplejson.model.ColumnType;
import dev.simplejson.model.Table;
import dev.simplejson.time.Timestamps;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV (RFC 4180): a header, times in ISO 8601, nothing for "no value", and quotes for the empty text, as PostgreSQL does.
 */
public final class CsvWriter {
    /**
     * {@code =} and {@code @} begin one wherever they lead, signs if there is anything but digits behind them; also as full-width
     * characters.
     */
    private static final Pattern FORMULA =
            Pattern.compile("^\\s*([=@\uff1d\uff20]|[+\\-\uff0b\uff0d](?=.*[^\\d\\s.,/()-]))", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("\\s*[+-](\\d[\\d.,]*|\\.\\d+)([eE][+-]?\\d+)?\\s*%?\\s*");

    /** LibreOffice ends cells at semicolons and tabs, too, unless they are in quotes. */
    private static final String QUOTED = ",;\t\"\r\n";

    private CsvWriter() {}

    /**
     * Writes the header and all rows in UTF-8.
     *
     * @throws UncheckedIOException if the client is gone
     * @throws Exception whatever reading deferred rows throws
     */
    public static void write(Table table, OutputStream out) throws Exception {
        List<Column> columns = table.columns();
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (int i = 0; i < columns.size(); i++) {
            writeField(harmless(columns.get(i).name()), false, i, writer);
        }
        writer.write("\r\n");
        table.forEach(cells -> {
            try {
                for (int i = 0; i < cells.length; i++) {
                    writeField(text(cells[i], columns.get(i).type()), "".equals(cells[i]), i, writer);
                }
                writer.write("\r\n");
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        writer.flush();
    }

    private static void writeField(String text, boolean isEmptyText, int index, Writer writer) throws IOException {
        if (index > 0) {
            writer.write(',');
        }
        boolean quoted = isEmptyText || text.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0);
        writer.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }

    private static String text(@Nullable Object cell, ColumnType type) {
        if (cell instanceof Double number) {
            return Double.isFinite(number) ? ShortestDecimal.text(number) : "";
        }
        if (cell == null) {
            return "";
        }
        return type == ColumnType.TIME ? Timestamps.toIso((Long) cell) : harmless(cell.toString());
    }

    /**
     * A text that no spreadsheet takes for a formula, which could send the sheet's content elsewhere: an apostrophe in front has it shown
     * as it is. What begins with a sign and is a number, or has nothing to call in it, is left alone.
     */
    private static String harmless(String text) {
        return FORMULA.matcher(text).find() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
