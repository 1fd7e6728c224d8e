// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import dev.simplejson.model.Annotation;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Metric;
import dev.simplejson.model.MetricInput;
import dev.simplejson.model.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes every answer that holds no frames. */
public final class AnswerWriter {
    private AnswerWriter() {}

    /**
     * The body of a failed answer: {@code {"message", "code"}}. There must be no {@code error}: where it is an object, Grafana up to 6.2
     * shows an empty box in place of the message. Only simPod's connection test wants {@code {"message", "error": {"code", "message"}}}.
     *
     * @param connectionTest whether this answers a connection test
     */
    public static byte[] error(ErrorKind kind, String message, boolean connectionTest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        try {
            out.beginObject();
            out.name("message").value(message);
            if (connectionTest) {
                out.name("error").beginObject();
                out.name("code").value(kind.name());
                out.name("message").value(message);
                out.endObject();
            } else {
                out.name("code").value(kind.name());
            }
            out.endObject();
            out.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // The bytes are in memory.
        }
        return bytes.toByteArray();
    }

    /** What is served here: the answer to a connection test, and to whoever opens the URL in a browser. */
    public static void writeRoot(
            String version, List<String> sources, List<String> endpoints, List<String> problems, JsonOutput out)
            throws IOException {
        out.beginObject();
        out.name("name").value("simplejson");
        out.name("version").value(version);
        writeNamed("sources", sources, out);
        writeNamed("endpoints", endpoints, out);
        if (!problems.isEmpty()) {
            writeNamed("problems", problems, out);
        }
        out.endObject();
    }

    /** That the server is alive. */
    public static void writeHealthy(JsonOutput out) throws IOException {
        out.beginObject();
        out.name("healthy").value(true);
        out.endObject();
    }

    /**
     * Whether all sources are ready, and why not.
     *
     * @param unready the reasons by the names of those that are not
     */
    public static void writeReady(Collection<String> sources, Map<String, String> unready, JsonOutput out)
            throws IOException {
        out.beginObject();
        out.name("ready").value(unready.isEmpty());
        if (!unready.isEmpty()) {
            out.name("message").value(String.join("; ", unready.values()));
        }
        out.name("sources").beginObject();
        for (String source : sources) {
            out.name(source).value(unready.getOrDefault(source, "ready"));
        }
        out.endObject();
        out.endObject();
    }

    /**
     * Events, all with the same keys, because newer Grafana takes the columns from the first event alone. A point's end is its beginning.
     *
     * @param echo the dashboard's annotation, repeated in each event: old Grafana takes the colour from there
     */
    public static void writeAnnotations(
            List<Annotation> annotations, Map<String, @Nullable Object> echo, JsonOutput out) throws IOException {
        out.beginArray();
        for (Annotation annotation : annotations) {
            out.beginObject();
            out.name("annotation");
            TreeWriter.write(echo, out);
            out.name("time").value(annotation.epochMillis());
            out.name("timeEnd").value(annotation.endEpochMillis());
            out.name("isRegion").value(annotation.isRegion());
            out.name("title").value(annotation.title());
            out.name("text").value(annotation.text());
            writeNamed("tags", annotation.tags(), out);
            out.endObject();
        }
        out.endArray();
    }

    /** Keys of ad-hoc filters. */
    public static void writeTagKeys(List<String> keys, JsonOutput out) throws IOException {
        out.beginArray();
        for (String key : keys) {
            out.beginObject();
            out.name("type").value("string");
            out.name("text").value(key);
            out.endObject();
        }
        out.endArray();
    }

    /** Values of one key. */
    public static void writeTagValues(List<String> values, JsonOutput out) throws IOException {
        out.beginArray();
        for (String value : values) {
            out.beginObject();
            out.name("text").value(value);
            out.endObject();
        }
        out.endArray();
    }

    /**
     * Metrics for simPod's query builder, each with its inputs as {@code payloads}.
     */
    public static void writeMetrics(List<Metric> metrics, JsonOutput out) throws IOException {
        out.beginArray();
        for (Metric metric : metrics) {
            out.beginObject();
            out.name("label").value(metric.label());
            out.name("value").value(metric.name());
            out.name("payloads").beginArray();
            for (MetricInput input : metric.inputs()) {
                writeInput(input, out);
            }
            out.endArray();
            out.endObject();
        }
        out.endArray();
    }

    private static void writeInput(MetricInput input, JsonOutput out) throws IOException {
        out.beginObject();
        out.name("label").value(input.label());
        out.name("name").value(input.name());
        out.name("type").value(input.type().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (input.placeholder() != null) {
            out.name("placeholder").value(input.placeholder());
        }
        out.name("reloadMetric").value(input.reloadMetric());
        if (input.width() != null) {
            out.name("width").value(input.width().longValue());
        }
        // Without the key the editor asks for the options each time the list is opened.
        if (!input.options().isEmpty()) {
            out.name("options");
            writePayloadOptions(input.options(), out);
        }
        out.endObject();
    }

    /** Choices of an input. */
    public static void writePayloadOptions(List<Option> options, JsonOutput out) throws IOException {
        out.beginArray();
        for (Option option : options) {
            out.beginObject();
            out.name("label").value(option.text());
            out.name("value").value(option.value());
            out.endObject();
        }
        out.endArray();
    }

    /** A variable's values, under the names that old plugins read and those that new ones do. */
    public static void writeVariable(List<Option> options, JsonOutput out) throws IOException {
        out.beginArray();
        for (Option option : options) {
            out.beginObject();
            out.name("text").value(option.text());
            out.name("value").value(option.value());
            out.name("__text").value(option.text());
            out.name("__value").value(option.value());
            out.endObject();
        }
        out.endArray();
    }

    /**
     * Entries of a drop-down list: bare text, and {@code {text, value}} where the two differ. Always text: a number would become an index.
     */
    public static void writeSearch(List<Option> options, JsonOutput out) throws IOException {
        out.beginArray();
        for (Option option : options) {
            if (option.text().equals(option.value())) {
                out.value(option.value());
            } else {
                out.beginObject();
                out.name("text").value(option.text());
                out.name("value").value(option.value());
                out.endObject();
            }
        }
        out.endArray();
    }

    private static void writeNamed(String name, List<String> texts, JsonOutput out) throws IOException {
        out.name(name).beginArray();
        for (String text : texts) {
            out.value(text);
        }
        out.endArray();
    }
}
