// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import dev.simplejson.json.digits.Digits;
import dev.simplejson.json.digits.EpochDigits;
import dev.simplejson.json.digits.ValueDigits;
import dev.simplejson.model.TimeSeries;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes one JSON document to a stream, as UTF-8, through a buffer of its own. Commas and quotes are its business, and it
 * refuses what would not be JSON.
 *
 * <p>It is made for {@link #point}: long runs of numbers are written without allocating anything. Numbers are laid out as
 * JavaScript does it; NaN and the infinities, which JSON lacks, become {@code null}.
 *
 * <p>A call in the wrong place throws {@link IllegalStateException}. What the stream throws passes through unchanged, and
 * from then on every call but {@link #restart} is refused, so that a document with a hole in it cannot be completed. The
 * stream is never closed. Not thread-safe; {@link #restart} makes an instance ready for the next document.
 */
public final class JsonOutput {
    /** How many objects and arrays may be open at once. */
    public static final int MAX_DEPTH = 63;

    private static final int BUFFER_SIZE = 16 * 1024;

    /** What a point takes at most: {@code ,[value,time]}, counting the bytes that wide stores may touch. */
    private static final int POINT_ROOM = 4 + ValueDigits.ROOM + EpochDigits.ROOM;

    private static final int NUMBER_ROOM = Math.max(ValueDigits.ROOM, Digits.ROOM);

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final byte[] buffer = new byte[BUFFER_SIZE];
    private final ValueDigits values = new ValueDigits();
    private final EpochDigits times = new EpochDigits();

    private OutputStream out;
    private int position;
    private Place place = Place.START;
    private int depth;

    /** One bit for each open container, the innermost lowest: 1 for an object. */
    private long objects;

    /** A writer for one document, or for one after the other by way of {@link #restart}. */
    public JsonOutput(OutputStream out) {
        this.out = out;
    }

    /** Forgets the document at hand, with what is still buffered of it, and begins another. */
    public void restart(OutputStream next) {
        out = next;
        position = 0;
        place = Place.START;
        depth = 0;
        objects = 0;
    }

    /** Opens an object. */
    public JsonOutput beginObject() throws IOException {
        return begin('{', 1, Place.FIRST_NAME);
    }

    /** Closes the innermost object. */
    public JsonOutput endObject() throws IOException {
        if (place != Place.FIRST_NAME && place != Place.NEXT_NAME) {
            throw misplaced("the end of an object");
        }
        return end('}');
    }

    /** Opens an array. */
    public JsonOutput beginArray() throws IOException {
        return begin('[', 0, Place.FIRST_ELEMENT);
    }

    /** Closes the innermost array. */
    public JsonOutput endArray() throws IOException {
        if (place != Place.FIRST_ELEMENT && place != Place.NEXT_ELEMENT) {
            throw misplaced("the end of an array");
        }
        return end(']');
    }

    /** Names the value that comes next. Whether the object has the name already is not checked. */
    public JsonOutput name(String name) throws IOException {
        if (place == Place.NEXT_NAME) {
            put(',');
        } else if (place != Place.FIRST_NAME) {
            throw misplaced("a name");
        }
        writeString(name);
        put(':');
        place = Place.VALUE_OF_NAME;
        return this;
    }

    /** Writes a string; half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD. */
    public JsonOutput value(String value) throws IOException {
        beforeValue();
        writeString(value);
        return afterValue();
    }

    /** Writes an integer in full, though JavaScript keeps only 53 bits of it. */
    public JsonOutput value(long value) throws IOException {
        beforeValue();
        ensure(NUMBER_ROOM);
        position = Digits.write(value, buffer, position);
        return afterValue();
    }

    /** Writes the shortest decimal that reads back as the same number; {@code null} for NaN and the infinities. */
    public JsonOutput value(double value) throws IOException {
        beforeValue();
        ensure(NUMBER_ROOM);
        position = values.write(value, buffer, position);
        return afterValue();
    }

    /** Writes {@code true} or {@code false}. */
    public JsonOutput value(boolean value) throws IOException {
        return literal(value ? TRUE : FALSE);
    }

    /** Writes {@code null}. */
    public JsonOutput nullValue() throws IOException {
        return literal(NULL);
    }

    /** Writes {@code [value,epochMillis]}, with {@code null} for a value that is NaN or infinite. */
    public JsonOutput point(double value, long epochMillis) throws IOException {
        if (place == Place.NEXT_ELEMENT && BUFFER_SIZE - position >= POINT_ROOM) {
            buffer[position] = ',';
            position = writePoint(value, epochMillis, buffer, position + 1);
            return this;
        }
        beforeValue();
        ensure(POINT_ROOM);
        position = writePoint(value, epochMillis, buffer, position);
        return afterValue();
    }

    /** Writes the {@linkplain #point points} of a series that is in memory. */
    public JsonOutput points(TimeSeries series) throws IOException {
        int next = 0;
        while (next < series.size()) {
            beforeValue();
            ensure(POINT_ROOM);
            next = writePoints(series, next, Math.min(series.size(), next + (BUFFER_SIZE - position) / POINT_ROOM));
            afterValue();
        }
        return this;
    }

    /** What the buffer has room for is written without a look at it, or at the place in the document, for each point. */
    private int writePoints(TimeSeries series, int from, int to) {
        byte[] target = buffer;
        int next = writePoint(series.valueAt(from), series.epochMillisAt(from), target, position);
        for (int i = from + 1; i < to; i++) {
            target[next] = ',';
            next = writePoint(series.valueAt(i), series.epochMillisAt(i), target, next + 1);
        }
        position = next;
        return to;
    }

    private int writePoint(double value, long epochMillis, byte[] target, int start) {
        target[start] = '[';
        int next = values.write(value, target, start + 1);
        target[next] = ',';
        next = times.write(epochMillis, target, next + 1);
        target[next] = ']';
        return next + 1;
    }

    /**
     * Writes objects of an array that were rendered before, with the commas between them, up to a place inside the first where more of its
     * members may follow. {@link #endRendered} writes the rest.
     *
     * @param to where that is
     */
    public JsonOutput beginRendered(byte[] rendered, int to) throws IOException {
        beforeValue();
        pass(rendered, 0, to);
        depth++;
        objects = objects << 1 | 1;
        place = Place.NEXT_NAME;
        return this;
    }

    /** Writes what follows behind {@link #beginRendered}. */
    public JsonOutput endRendered(byte[] rendered, int from) throws IOException {
        pass(rendered, from, rendered.length - from);
        depth--;
        objects >>>= 1;
        return settle();
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        drain();
        Place before = place;
        place = Place.BROKEN;
        out.write(bytes, from, length);
        place = before;
    }

    /** Hands all that was written to the stream and flushes that too. */
    public void flush() throws IOException {
        drain();
        Place before = place;
        place = Place.BROKEN;
        out.flush();
        place = before;
    }

    /** Hands the rest of a complete document to the stream, without flushing it. */
    public void finish() throws IOException {
        if (place != Place.END) {
            throw misplaced("the end of the document");
        }
        drain();
    }

    private JsonOutput begin(char bracket, int object, Place inside) throws IOException {
        beforeValue();
        if (depth == MAX_DEPTH) {
            throw new IllegalStateException("more than " + MAX_DEPTH + " JSON objects and arrays inside each other");
        }
        put(bracket);
        depth++;
        objects = objects << 1 | object;
        place = inside;
        return this;
    }

    private JsonOutput end(char bracket) throws IOException {
        put(bracket);
        depth--;
        objects >>>= 1;
        return settle();
    }

    private JsonOutput literal(byte[] text) throws IOException {
        beforeValue();
        ensure(text.length);
        System.arraycopy(text, 0, buffer, position, text.length);
        position += text.length;
        return afterValue();
    }

    private void beforeValue() throws IOException {
        if (place == Place.NEXT_ELEMENT) {
            put(',');
        } else if (!place.takesValue) {
            throw misplaced("a value");
        }
    }

    private JsonOutput afterValue() {
        // in a long array nothing changes, and testing is cheaper than storing a reference
        return place == Place.NEXT_ELEMENT ? this : settle();
    }

    /** Finds out where the innermost open container stands after a value. */
    private JsonOutput settle() {
        if (depth == 0) {
            place = Place.END;
        } else {
            place = (objects & 1) == 0 ? Place.NEXT_ELEMENT : Place.NEXT_NAME;
        }
        return this;
    }

    private IllegalStateException misplaced(String what) {
        return new IllegalStateException(what + " cannot come here; expected " + place.expected);
    }

    private void writeString(String text) throws IOException {
        put('"');
        int at = 0;
        while (at < text.length()) {
            ensure(JsonText.MAX_BYTES_PER_CHAR);
            int fitting = (BUFFER_SIZE - position) / JsonText.MAX_BYTES_PER_CHAR;
            int end = JsonText.cut(text, Math.min(text.length(), at + fitting));
            position = JsonText.encode(text, at, end, buffer, position);
            at = end;
        }
        put('"');
    }

    private void put(char ascii) throws IOException {
        ensure(1);
        buffer[position++] = (byte) ascii;
    }

    private void ensure(int room) throws IOException {
        if (BUFFER_SIZE - position < room) {
            drain();
        }
    }

    private void drain() throws IOException {
        if (place == Place.BROKEN) {
            throw misplaced("more");
        }
        Place before = place;
        place = Place.BROKEN;
        out.write(buffer, 0, position);
        position = 0;
        place = before;
    }

    /** What has just been written, which decides what may follow. */
    private enum Place {
        START(true, "a value"),
        END(false, "nothing, the document is complete"),
        FIRST_NAME(false, "a name or the end of the object"),
        NEXT_NAME(false, "a name or the end of the object"),
        VALUE_OF_NAME(true, "a value"),
        FIRST_ELEMENT(true, "a value or the end of the array"),
        NEXT_ELEMENT(true, "a value or the end of the array"),
        BROKEN(false, "nothing, as the stream has failed");

        private final boolean takesValue;
        private final String expected;

        Place(boolean takesValue, String expected) {
            this.takesValue = takesValue;
            this.expected = expected;
        }
    }
}
