// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Parameters;
import dev.simplejson.model.Payload;
import dev.simplejson.model.SimpleJsonException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/**
 * Reads the body of any request of any client. Tolerant: unknown fields are ignored, every field may be missing, and an empty
 * body is an empty object. Thread-safe.
 */
public final class RequestReader {
    private final JsonFactory factory;
    private static final int POOLED_BUFFERS = 64;

    private final ReaderLimits limits;
    private final Clock clock;

    /**
     * A reader with these limits.
     *
     * @param clock tells now, for relative times and the default range
     */
    public RequestReader(ReaderLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        // Not Jackson's pool for each thread: a container's threads would keep the classes of a web application that is
        // gone.
        this.factory = new JsonFactoryBuilder()
                .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxStringLength())
                        .build())
                .build();
    }

    /**
     * The request in these bytes.
     *
     * @throws SimpleJsonException of kind {@link ErrorKind#BAD_REQUEST} if they are not JSON or a field has an impossible value,
     *     of kind {@link ErrorKind#TOO_LARGE} if there is more than the limits allow
     */
    public GrafanaRequest read(byte[] body) {
        return parsed(body, (parser, start) -> {
            LazyVariables variables = new LazyVariables(factory, body, start);
            return new RequestFields(parser, limits, factory, variables).read().toRequest(clock);
        });
    }

    /**
     * The fields of the JSON object in these bytes, or the text of a bare value; empty if there is none.
     *
     * @throws SimpleJsonException as {@link #read(byte[])}
     */
    public Payload readPayload(byte[] body) {
        return parsed(body, (parser, start) -> {
            Payload payload = parser.nextToken() == null ? Payload.empty() : new Payloads(factory).read(parser);
            checkEnded(parser);
            return payload;
        });
    }

    /** Fails if there is more than the value that was read. */
    static void checkEnded(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw SimpleJsonException.badRequest("the body goes on behind its JSON value; expected a single one");
        }
    }

    private <T> T parsed(byte[] body, Reading<T> reading) {
        int start = startsWithByteOrderMark(body) ? 3 : 0; // Jackson takes a mark with nothing behind it for text.
        try (JsonParser parser = factory.createParser(body, start, body.length - start)) {
            return reading.read(parser, start);
        } catch (StreamConstraintsException overLimit) {
            throw tooLarge(overLimit);
        } catch (JsonProcessingException malformed) {
            throw new SimpleJsonException(ErrorKind.BAD_REQUEST, notJson(malformed), malformed);
        } catch (CharConversionException undecodable) {
            throw new SimpleJsonException(
                    ErrorKind.BAD_REQUEST, "the body is not valid JSON: it is not text in UTF-8", undecodable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // The bytes are in memory.
        }
    }

    /**
     * The request in a URL's parameters: {@code target} (any number of times), {@code from}, {@code to}, {@code maxDataPoints},
     * {@code step}, {@code type}, {@code timezone}, {@code query}, {@code key}. Other names are ignored.
     *
     * @throws SimpleJsonException as {@link #read(byte[])}
     */
    public GrafanaRequest read(Parameters parameters) {
        return new ParameterFields(parameters, limits).toRequest(clock);
    }

    private static boolean startsWithByteOrderMark(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    private SimpleJsonException tooLarge(StreamConstraintsException overLimit) {
        String message = "the body holds nesting deeper than " + limits.maxDepth()
                + " levels (setting 'max-json-depth') or a text longer than " + limits.maxStringLength()
                + " characters (setting 'max-json-string-length')" + position(overLimit);
        return new SimpleJsonException(ErrorKind.TOO_LARGE, message, overLimit);
    }

    private static String notJson(JsonProcessingException malformed) {
        String reason = String.valueOf(malformed.getOriginalMessage());
        // Where an open bracket stands, Jackson tells together with its own source, which is nobody's concern.
        int jacksonsSource = reason.indexOf(" (");
        return "the body is not valid JSON" + position(malformed) + ": "
                + (jacksonsSource < 0 ? reason : reason.substring(0, jacksonsSource));
    }

    private static String position(JsonProcessingException problem) {
        return problem.getLocation() == null
                ? ""
                : " at line " + problem.getLocation().getLineNr() + ", column "
                        + problem.getLocation().getColumnNr();
    }

    /** Makes a value of a body that begins at this place. */
    private interface Reading<T> {
        T read(JsonParser parser, int start) throws IOException;
    }
}
