// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random documents, read back with Jackson: token by token they must be what was written. */
class JsonOutputRandomTest {
    private static final int DOCUMENTS = 300;
    private static final int MAX_DEPTH = 8;

    private final List<String> expected = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonOutput json = new JsonOutput(bytes);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void finish_randomDocuments_readBackTheSame(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int document = 0; document < DOCUMENTS; document++) {
            expected.clear();
            bytes.reset();
            json.restart(bytes);
            writeValue(random, 0);
            json.finish();

            assertThat(readBack().equals(expected))
                    .as("document %d from seed %d", document, seed)
                    .isTrue();
        }
    }

    private void writeValue(SplittableRandom random, int depth) throws IOException {
        switch (random.nextInt(depth == 0 ? 2 : depth < MAX_DEPTH ? 9 : 7)) {
            case 0 -> writeArray(random, depth);
            case 1 -> writeObject(random, depth);
            case 2 -> writeText(random);
            case 3 -> writeLong(random);
            case 4 -> writeDouble(random);
            case 5 -> writeLiteral(random);
            default -> writePoints(random);
        }
    }

    private void writeArray(SplittableRandom random, int depth) throws IOException {
        json.beginArray();
        expected.add("[");
        for (int left = size(random, depth); left > 0; left--) {
            writeValue(random, depth + 1);
        }
        json.endArray();
        expected.add("]");
    }

    private void writeObject(SplittableRandom random, int depth) throws IOException {
        json.beginObject();
        expected.add("{");
        for (int left = size(random, depth); left > 0; left--) {
            String name = text(random);
            json.name(name);
            expected.add("name " + name);
            writeValue(random, depth + 1);
        }
        json.endObject();
        expected.add("}");
    }

    /** Small enough inside that a document ends, in spite of all the branching. */
    private static int size(SplittableRandom random, int depth) {
        return depth == 0 ? random.nextInt(60) : random.nextInt(Math.max(1, 6 - depth));
    }

    private void writeText(SplittableRandom random) throws IOException {
        String text = text(random);
        json.value(text);
        expected.add("text " + text);
    }

    private void writeLong(SplittableRandom random) throws IOException {
        long number = random.nextLong() >> random.nextInt(64);
        json.value(number);
        expected.add("integer " + number);
    }

    private void writeDouble(SplittableRandom random) throws IOException {
        double number = number(random);
        json.value(number);
        expected.add(Double.isFinite(number) ? "number " + (number + 0.0) : "null");
    }

    private void writeLiteral(SplittableRandom random) throws IOException {
        if (random.nextBoolean()) {
            json.nullValue();
            expected.add("null");
        } else {
            boolean value = random.nextBoolean();
            json.value(value);
            expected.add(Boolean.toString(value));
        }
    }

    private void writePoints(SplittableRandom random) throws IOException {
        json.beginArray();
        expected.add("[");
        for (int left = random.nextInt(200); left > 0; left--) {
            double value = number(random);
            long time = random.nextLong() >> random.nextInt(64);
            json.point(value, time);
            expected.add("[");
            expected.add(Double.isFinite(value) ? "number " + (value + 0.0) : "null");
            expected.add("integer " + time);
            expected.add("]");
        }
        json.endArray();
        expected.add("]");
    }

    /** Never an integral one, which would read back as an integer; those have tests of their own. */
    private static double number(SplittableRandom random) {
        double number = random.nextBoolean()
                ? Double.longBitsToDouble(random.nextLong())
                : (random.nextInt(2_000_000) - 1_000_000) / 1024.0;
        return number == Math.rint(number) && Double.isFinite(number) ? 0.5 : number;
    }

    private static String text(SplittableRandom random) {
        int length = random.nextInt(100) == 0 ? random.nextInt(20_000) : random.nextInt(12);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int codePoint = random.nextInt(1 << random.nextInt(5, 21));
            boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            text.appendCodePoint(surrogate ? '\ufffd' : codePoint);
        }
        return text.toString();
    }

    private List<String> readBack() throws IOException {
        List<String> read = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(bytes.toByteArray())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                read.add(describe(token, parser));
            }
        }
        return read;
    }

    private static String describe(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case FIELD_NAME -> "name " + parser.currentName();
            case VALUE_STRING -> "text " + parser.getText();
            case VALUE_NUMBER_INT -> "integer " + parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> "number " + parser.getDoubleValue();
            default -> token.asString();
        };
    }
}
