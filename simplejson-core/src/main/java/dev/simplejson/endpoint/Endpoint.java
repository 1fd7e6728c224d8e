// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One path that the engine serves, and how. Immutable; its handler must be thread-safe.
 *
 * <p>A path has one segment or several, and a segment may be a variable: {@code /-/hello/{name}}. It is found below the base path and below
 * each source: {@code /grafana/-/hello/you} and {@code /grafana/waves/-/hello/you}. Of the endpoints that fit a path, the one with the most
 * segments answers, and of two, the one that has a variable later. Endpoints that are not part of a client's protocol start with
 * {@code /-/}, where no source can be.
 */
public final class Endpoint {
    private static final Pattern PATH = Pattern.compile("/|(/([\\w.-]+|\\{\\w+}))+");

    private final Builder definition;
    private final Handler handler;
    private final List<String> segments;

    private Endpoint(Builder definition, Handler handler) {
        this.definition = definition;
        this.handler = Objects.requireNonNull(handler, "handler is null");
        this.segments = Arrays.stream(definition.path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /** An endpoint that is asked with {@code GET}, and so with {@code HEAD}. */
    public static Builder get(String path) {
        return of(path, "GET");
    }

    /** An endpoint that is asked with {@code POST}. */
    public static Builder post(String path) {
        return of(path, "POST");
    }

    /**
     * Starts an endpoint.
     *
     * @param path starts with a slash; a segment is made of letters, digits, {@code . _ -}, or is a variable such as {@code {name}}
     * @param methods the one that clients should prefer first; {@code HEAD} comes with {@code GET}, {@code OPTIONS} is answered everywhere
     * @throws IllegalArgumentException if the path is not written so, or there is no method
     */
    public static Builder of(String path, String... methods) {
        return new Builder(path, List.of(methods));
    }

    /** The path, as it stands in lists: {@code /-/hello/{name}}. */
    public String path() {
        return definition.path;
    }

    /** The path's segments; none for the base path itself. */
    public List<String> segments() {
        return segments;
    }

    /** The methods that it answers, besides those that come by themselves. */
    public List<String> methods() {
        return definition.methods;
    }

    /** One sentence about what it answers; may be empty. */
    public String summary() {
        return definition.summary;
    }

    /** What is made of a request's body. */
    public Body body() {
        return definition.body;
    }

    /** How failures are written. */
    public Errors errors() {
        return definition.errors;
    }

    /** How long answers may be kept. */
    public Caching caching() {
        return definition.caching;
    }

    /** Whether it answers those, too, whom the {@link dev.simplejson.hook.Authenticator} refuses. */
    public boolean isOpen() {
        return definition.open;
    }

    /** The media type that a client has to ask for by name to get here; empty for all clients. */
    public String onlyFor() {
        return definition.onlyFor;
    }

    /** Answers the requests. */
    public Handler handler() {
        return handler;
    }

    @Override
    public String toString() {
        return String.join("|", methods()) + " " + path();
    }

    /** What is made of the body of a {@code POST}. */
    public enum Body {
        /** It is not read. */
        NONE,
        /** It is read as JSON when the handler asks for it. */
        JSON,
        /** It is read as an HTML form; its fields stand behind those of the URL. */
        FORM,
        /** It is handed over as it came. */
        BYTES
    }

    /** How failures are written. */
    public enum Errors {
        /** {@code {"message": …}} and what else Grafana's plugins read. */
        JSON,
        /** One line of plain text. */
        TEXT,
        /** A short page for a person with a browser. */
        HTML
    }

    /** How long answers may be kept. Failures never are. */
    public enum Caching {
        /** Not at all: what changes with time. */
        NONE("no-store"),
        /** As long as the server says, at each use, that it is still the same; see {@link EndpointResponse#isKnown}. */
        REVALIDATED("no-cache"),
        /** For a year: what has a path of its own for each version. */
        IMMUTABLE("public, max-age=31536000, immutable");

        private final String header;

        Caching(String header) {
            this.header = header;
        }

        /** The value of {@code Cache-Control}. */
        public String header() {
            return header;
        }
    }

    /** Answers requests. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Answers one request, on a thread of the container, which must not be blocked: data sources are asked through
         * {@link EndpointRequest#sources}.
         *
         * @throws dev.simplejson.model.SimpleJsonException with the status and the message that the client gets
         * @throws Exception anything else is logged with an id, and the client gets a 500 with that
         */
        void answer(EndpointRequest request, EndpointResponse response) throws Exception;
    }

    /** Makes a text of a request. */
    @FunctionalInterface
    public interface TextHandler {
        /**
         * The answer's text.
         *
         * @throws Exception as {@link Handler#answer}
         */
        String answer(EndpointRequest request) throws Exception;
    }

    /** Collects what an endpoint is, and makes it. Not thread-safe. */
    public static final class Builder {
        private final String path;
        private final List<String> methods;
        private String summary = "";
        private Body body = Body.NONE;
        private Errors errors = Errors.JSON;
        private Caching caching = Caching.NONE;
        private String onlyFor = "";
        private boolean open;

        private Builder(String path, List<String> methods) {
            if (!PATH.matcher(path).matches() || methods.isEmpty()) {
                throw new IllegalArgumentException("an endpoint has the path '" + path + "' and the methods " + methods
                        + "; expected a path such as /-/hello/{name}, and one method at least");
            }
            this.path = path;
            this.methods = methods;
        }

        private Builder(Builder other) {
            this(other.path, other.methods);
            summary = other.summary;
            body = other.body;
            errors = other.errors;
            caching = other.caching;
            onlyFor = other.onlyFor;
            open = other.open;
        }

        /** Says in a sentence what it answers, for lists. */
        public Builder summary(String sentence) {
            summary = sentence;
            return this;
        }

        /** Says what is made of a request's body; {@link Body#NONE} if nobody does. */
        public Builder body(Body kind) {
            body = kind;
            return this;
        }

        /** Says how failures are written; {@link Errors#JSON} if nobody does. */
        public Builder errors(Errors kind) {
            errors = kind;
            return this;
        }

        /** Says how long answers may be kept; {@link Caching#NONE} if nobody does. */
        public Builder caching(Caching kind) {
            caching = kind;
            return this;
        }

        /**
         * Leaves clients that do not name this media type in {@code Accept} to another endpoint of the same path: a page beside the JSON
         * that plugins get. {@code *}{@code /*} does not name it.
         */
        public Builder onlyFor(String mediaType) {
            onlyFor = mediaType;
            return this;
        }

        /**
         * Answers those, too, whom the {@link dev.simplejson.hook.Authenticator} refuses; for them there are no sources. For what is the
         * same for everybody and tells nothing: the page that asks for the key, whether the server is alive.
         */
        public Builder open() {
            open = true;
            return this;
        }

        /** The endpoint, answered by this handler. */
        public Endpoint answer(Handler handler) {
            return new Endpoint(new Builder(this), handler);
        }

        /** The endpoint, answered by this text as {@code text/plain} in UTF-8. */
        public Endpoint text(TextHandler handler) {
            return answer((request, response) -> {
                response.contentType("text/plain; charset=utf-8");
                response.body().write(handler.answer(request).getBytes(StandardCharsets.UTF_8));
            });
        }
    }
}
