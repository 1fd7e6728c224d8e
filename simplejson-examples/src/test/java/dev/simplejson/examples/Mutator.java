// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils real requests. The same seed gives the same input. */
final class Mutator {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** What programs stumble over, as JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e308",
            "1e400",
            "-0.0",
            "9223372036854775807",
            "123456789012345678901234567890",
            "\"\"",
            "[]",
            "{}",
            "[null]",
            "\"select metric\"",
            "\"(a+)+$\"",
            "\"(a|b)\"",
            "\"{a,b}\"",
            "\"(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)\"",
            "\"[\\\"a\\\",\\\"b\\\"]\"",
            "\"{\\\"host\\\":[1,{}]}\"",
            "\".*\"",
            "\"((a{1,1000}){1,1000})*\"",
            "\"a{1,990}b{0,990}.*\"",
            "\"[^x]{1,990}(b?){990}\"",
            "\"(?i)(x|cpu.*)+[^a-z]?\"",
            "\"db\\\\.eu \\\\(2\\\\)\"",
            "\"fuzz/cpu\"",
            "\"/\"",
            "\"series A\"",
            "\"now-6h\"",
            "\"now/M\"",
            "\"now+99999999999y\"",
            "\"1795323600000\"",
            "\"2026-11-22T05:00:00.123Z\"",
            "\"+999999999-12-31T23:59:59.999Z\"",
            "\"NaN\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"é€𝄞\"",
            "\"Anno\"",
            "\"table\"",
            "\"=~\"",
            "\"!=|\"",
            "\"America/New_York\"",
            "{\"text\":\"x\",\"value\":[\"a\",\"b\"]}",
            "{\"from\":0,\"to\":1e18}",
            "[{\"key\":\"host\",\"operator\":\"=~\",\"value\":\"(a+)+$\"}]",
            "{\"target\":\"(a{1,99}){19}\"}",
            "{\"key\":\"host\",\"operator\":\"=~\",\"value\":\"a{1,990}b{0,990}.*\"}",
            "[{\"target\":\"cpu\"},{\"target\":\".*\",\"type\":\"table\"}]");

    private static final List<String> PARAMETERS = List.of(
            "target=cpu",
            "target=.%2A",
            "target=(a%7Cb)",
            "target=x&type=table",
            "from=now-1h",
            "from=0",
            "to=1795323600000",
            "to=now/d",
            "maxDataPoints=10",
            "maxDataPoints=1e9",
            "step=1m",
            "step=-1",
            "reduce=avg",
            "reduce=count",
            "format=csv",
            "timezone=Europe/Berlin",
            "query=%23deploy",
            "key=host",
            "=",
            "%",
            "&&");

    private final SplittableRandom random;
    private final List<Capture> captures;

    Mutator(long seed, List<Capture> captures) {
        this.random = new SplittableRandom(seed);
        this.captures = captures;
    }

    FuzzInput input() {
        if (random.nextInt(5) == 0) {
            return new FuzzInput("GET", FuzzInput.path(random.nextInt()), bounded(bent(parameters())));
        }
        Capture capture = captures.get(random.nextInt(captures.size()));
        String path = random.nextInt(4) == 0 ? FuzzInput.path(random.nextInt()) : capture.path();
        return new FuzzInput("POST", path, bounded(body(capture)));
    }

    private byte[] body(Capture capture) {
        byte[] body = bytes(capture.body());
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            body = random.nextInt(6) == 0 ? bent(body) : withOtherValue(body);
        }
        return body;
    }

    private byte[] parameters() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(any(PARAMETERS)).append('&');
        }
        return bytes(text.toString());
    }

    /** Still JSON, if it was before: one value, of any depth, becomes another one, many times itself, or very long. */
    private byte[] withOtherValue(byte[] json) {
        List<Span> spans = spans(json);
        if (spans.isEmpty()) {
            return bent(json);
        }
        Span span = spans.get(random.nextInt(spans.size()));
        byte[] value = Arrays.copyOfRange(json, span.start, span.end);
        byte[] other = switch (random.nextInt(6)) {
            case 0 -> repeated(value, ",", 1 + random.nextInt(200));
            case 1 -> bytes("\"" + any(VALUES).replace("\"", "").repeat(1 + random.nextInt(3000)) + "\"");
            case 2 -> bytes("[".repeat(random.nextInt(60)) + any(VALUES) + "]".repeat(random.nextInt(60)));
            case 3 -> anyValueOf(any(captures));
            default -> bytes(any(VALUES));
        };
        return joined(Arrays.copyOf(json, span.start), other, Arrays.copyOfRange(json, span.end, json.length));
    }

    private byte[] anyValueOf(Capture other) {
        byte[] json = bytes(other.body());
        List<Span> spans = spans(json);
        if (spans.isEmpty()) {
            return bytes("1");
        }
        Span span = spans.get(random.nextInt(spans.size()));
        return Arrays.copyOfRange(json, span.start, span.end);
    }

    /** Changed without any respect for what it is. */
    private byte[] bent(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(1 + random.nextInt(40)));
        byte[] front = Arrays.copyOf(bytes, from);
        byte[] cut = Arrays.copyOfRange(bytes, from, to);
        byte[] back = Arrays.copyOfRange(bytes, to, bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> joined(front, back);
            case 1 -> joined(front, noise(), back);
            case 2 -> joined(front, repeated(cut, "", random.nextInt(500)), back);
            default -> joined(front, bytes(any(VALUES)), back);
        };
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(8)];
        random.nextBytes(noise);
        return noise;
    }

    private static List<Span> spans(byte[] json) {
        List<Span> spans = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                if (token.isStructStart()) {
                    open.push(start);
                } else if (token.isStructEnd()) {
                    spans.add(new Span(open.pop(), start + 1));
                } else if (token != JsonToken.FIELD_NAME) {
                    parser.getText(); // Only then the parser is behind the value.
                    int end = (int) parser.currentLocation().getByteOffset();
                    spans.add(new Span(start, end));
                }
            }
        } catch (IOException notJson) {
            return List.of();
        }
        return spans;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] repeated(byte[] bytes, String separator, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times && out.size() < FuzzInput.MOST_BYTES; i++) {
            if (i > 0) {
                out.writeBytes(bytes(separator));
            }
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] bounded(byte[] bytes) {
        return bytes.length <= FuzzInput.MOST_BYTES ? bytes : Arrays.copyOf(bytes, FuzzInput.MOST_BYTES);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Span(int start, int end) {}
}
