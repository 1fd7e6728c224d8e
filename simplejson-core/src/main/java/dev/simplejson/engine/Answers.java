// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.json.AnswerWriter;
import dev.simplejson.json.CsvWriter;
import dev.simplejson.json.FrameWriter;
import dev.simplejson.json.InfinityWriter;
import dev.simplejson.json.JsonOutput;
import dev.simplejson.json.RowWriter;
import dev.simplejson.json.TargetRequest;
import dev.simplejson.model.Annotation;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.spi.DataSources;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes what each endpoint answers. Serves one request. */
final class Answers {
    private static final Set<String> FORMATS = Set.of("", "json", "csv");

    private final Scope scope;
    private final SimpleJsonSettings settings;
    private final DataSources sources;
    private final Map<String, String> headers;
    private final OutputStream body;
    private final JsonOutput json;

    /**
     * The answers to one request.
     *
     * @param headers of the answer; may be changed until the first byte of the body is written
     * @param json writes to the body
     */
    Answers(
            Scope scope,
            SimpleJsonSettings settings,
            DataSources sources,
            Map<String, String> headers,
            OutputStream body,
            JsonOutput json) {
        this.scope = scope;
        this.settings = settings;
        this.sources = sources;
        this.headers = headers;
        this.body = body;
        this.json = json;
    }

    void write(Endpoint endpoint) throws Exception {
        Catalogue catalogue = new Catalogue(scope, settings);
        Tags tags = new Tags(scope, settings);
        switch (endpoint) {
            case ROOT -> writeJson(this::writeRoot);
            case QUERY -> writeJson(this::writeQuery);
            case SEARCH -> writeJson(out -> AnswerWriter.writeSearch(catalogue.search(), out));
            case METRICS -> writeJson(out -> AnswerWriter.writeMetrics(catalogue.metrics(), out));
            case METRIC_PAYLOAD_OPTIONS ->
                writeJson(out -> AnswerWriter.writePayloadOptions(catalogue.payloadOptions(), out));
            case VARIABLE -> writeJson(out -> AnswerWriter.writeVariable(catalogue.variable(), out));
            case ANNOTATIONS -> writeJson(this::writeAnnotations);
            case TAG_KEYS -> writeJson(out -> AnswerWriter.writeTagKeys(tags.keys(), out));
            case TAG_VALUES -> writeJson(out -> AnswerWriter.writeTagValues(tags.values(), out));
            case ROWS -> writeRows(new RowsEndpoint(scope, settings).rows());
            case NOW -> writeRows(new RowsEndpoint(scope, settings).now());
            case INFINITY -> writeJson(this::writeInfinity);
            case OPENAPI -> writeOpenApi();
        }
    }

    private void writeJson(JsonAnswer answer) throws Exception {
        answer.writeTo(json);
        json.finish();
    }

    private void writeRoot(JsonOutput out) throws Exception {
        SourceCalls.onWorkers(scope.work()).askAll(scope.sources(), "reach its data", (name, source) -> {
            source.check();
            return name;
        });
        AnswerWriter.writeRoot(
                SimpleJsonEngine.version(),
                List.copyOf(scope.sources().keySet()),
                Arrays.stream(Endpoint.values()).map(Endpoint::path).toList(),
                problems(),
                out);
    }

    /** That something is missing; why, only the log says: a cause may hold an address or a password. */
    private List<String> problems() {
        int count = sources.problems().size();
        String noun = count == 1 ? " data source" : " data sources";
        return count == 0 ? List.of() : List.of(count + noun + " cannot be loaded; the server's log says why");
    }

    private void writeQuery(JsonOutput out) throws Exception {
        List<Table> annotations = new ArrayList<>();
        for (TargetRequest target : scope.request().targets()) {
            if (Annotations.areAskedBy(target)) {
                annotations.add(new Annotations(scope, settings).frame(target));
            }
        }
        QueryEndpoint query = new QueryEndpoint(scope, settings, AnswerStyle.PANEL);
        List<Part> parts = query.answer();
        out.beginArray();
        for (Table annotation : annotations) {
            FrameWriter.write(annotation, Annotations.REF_ID, out);
        }
        query.write(parts, out);
        out.endArray();
    }

    private void writeAnnotations(JsonOutput out) throws Exception {
        List<Annotation> events = new Annotations(scope, settings).events();
        AnswerWriter.writeAnnotations(events, scope.request().annotation(), out);
    }

    private void writeRows(Table rows) throws Exception {
        String format = scope.option("format");
        if (!FORMATS.contains(format)) {
            throw SimpleJsonException.badRequest(
                    "'format' is '" + Text.abbreviated(format) + "'; expected json or csv");
        }
        if (format.equals("csv") || (scope.acceptsCsv() && format.isEmpty())) {
            headers.put("Content-Type", "text/csv; charset=utf-8");
            CsvWriter.write(rows, body);
        } else {
            writeJson(out -> RowWriter.write(rows, out));
        }
    }

    private void writeInfinity(JsonOutput out) throws Exception {
        List<String> labels = new RowsEndpoint(scope, settings).labelColumns();
        List<String> targets =
                scope.request().targets().stream().map(TargetRequest::target).toList();
        InfinityWriter.write(Endpoint.ROWS.path(), targets, labels, out);
    }

    private void writeOpenApi() throws IOException {
        headers.put("Content-Type", "application/yaml");
        try (InputStream contract = Answers.class.getResourceAsStream("openapi.yaml")) {
            Objects.requireNonNull(contract, "openapi.yaml is missing from the jar")
                    .transferTo(body);
        }
    }

    /** An answer in JSON. */
    private interface JsonAnswer {
        void writeTo(JsonOutput out) throws Exception;
    }
}
