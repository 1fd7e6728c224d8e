// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import static dev.simplejson.endpoint.Endpoint.Body.JSON;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.engine.http.CallAnswer;
import dev.simplejson.engine.work.Text;
import dev.simplejson.json.read.TargetRequest;
import dev.simplejson.json.write.AnswerWriter;
import dev.simplejson.json.write.CsvWriter;
import dev.simplejson.json.write.FrameWriter;
import dev.simplejson.json.write.InfinityWriter;
import dev.simplejson.json.write.JsonOutput;
import dev.simplejson.json.write.RowWriter;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.Table;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.DataSource;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** The endpoints that Grafana's plugins ask, and what each of them writes. */
public final class ProtocolEndpoints {
    private static final String ROWS = "/rows";

    private static final Set<String> FORMATS = Set.of("", "json", "csv");

    public static final String NO_SOURCE = "there is no data source; name one in META-INF/services/"
            + DataSource.class.getName() + " or register it by hand";

    private ProtocolEndpoints() {}

    /** All of them, in the order of lists. */
    public static List<Endpoint> all() {
        return List.of(
                Endpoint.get("/")
                        .summary("name, version, sources, endpoints; the connection test")
                        .answer((request, response) -> writeRoot((Call) request, (CallAnswer) response)),
                json("/query", "an array of series and tables", ProtocolEndpoints::writeQuery, "POST", "GET"),
                json(
                        "/search",
                        "an array of metric names, as text",
                        (scope, settings, out) ->
                                AnswerWriter.writeSearch(new Catalogue(scope, settings).search(), out),
                        "POST",
                        "GET"),
                json(
                        "/metrics",
                        "the same metrics with their query-builder inputs, for simPod 0.6",
                        (scope, settings, out) ->
                                AnswerWriter.writeMetrics(new Catalogue(scope, settings).metrics(), out),
                        "POST"),
                json(
                        "/metric-payload-options",
                        "the choices of one such input",
                        (scope, settings, out) ->
                                AnswerWriter.writePayloadOptions(new Catalogue(scope, settings).payloadOptions(), out),
                        "POST"),
                json(
                        "/variable",
                        "the values of a dashboard variable, for simPod 0.4 and later",
                        (scope, settings, out) ->
                                AnswerWriter.writeVariable(new Catalogue(scope, settings).variable(), out),
                        "POST"),
                json(
                        "/annotations",
                        "an array of events",
                        (scope, settings, out) -> AnswerWriter.writeAnnotations(
                                new Annotations(scope, settings).events(),
                                scope.request().annotation(),
                                out),
                        "POST",
                        "GET"),
                json(
                        "/tag-keys",
                        "the keys that ad-hoc filters can use",
                        (scope, settings, out) -> AnswerWriter.writeTagKeys(new Tags(scope, settings).keys(), out),
                        "POST"),
                json(
                        "/tag-values",
                        "the values of one key",
                        (scope, settings, out) -> AnswerWriter.writeTagValues(new Tags(scope, settings).values(), out),
                        "POST"),
                rows(
                        ROWS,
                        "one row per point, sorted by time; for Infinity, and as CSV for spreadsheets",
                        RowsEndpoint::rows),
                rows("/now", "one row per series with its latest value; what alert rules take", RowsEndpoint::now),
                json(
                        "/infinity",
                        "the ready Infinity query for a target's rows",
                        ProtocolEndpoints::writeInfinity,
                        "GET"),
                Endpoint.get("/openapi.yaml")
                        .summary("this contract in OpenAPI")
                        .answer((request, response) -> writeOpenApi((CallAnswer) response)),
                Endpoint.get("/-/healthy")
                        .open()
                        .summary("that the server is alive; no source is asked, and no key needed")
                        .answer((request, response) -> ((CallAnswer) response).json(AnswerWriter::writeHealthy)),
                Endpoint.get("/-/ready")
                        .summary("whether each source can reach its data; 503 with the reasons if not")
                        .answer((request, response) -> writeReady((Call) request, (CallAnswer) response)));
    }

    private static Endpoint json(String path, String summary, ScopedAnswer answer, String... methods) {
        return Endpoint.of(path, methods).body(JSON).summary(summary).answer((request, response) -> {
            Call call = (Call) request;
            Scope scope = call.scope();
            ((CallAnswer) response)
                    .json(out -> answer.write(scope, call.engine().settings(), out));
        });
    }

    private static Endpoint rows(String path, String summary, RowsAnswer answer) {
        return Endpoint.of(path, "GET", "POST").body(JSON).summary(summary).answer((request, response) -> {
            Call call = (Call) request;
            Scope scope = call.scope();
            RowsEndpoint endpoint = new RowsEndpoint(scope, call.engine().settings());
            Supplier<Table> rows = answer.of(endpoint);
            if (!endpoint.warnings().isEmpty()) {
                response.header("X-Warning", endpoint.warnings());
            }
            writeRows(rows, scope, (CallAnswer) response);
        });
    }

    private static void writeRoot(Call call, CallAnswer response) throws Exception {
        List<String> problems = new ArrayList<>(call.problems());
        if (call.engine().sources().byName().isEmpty() && problems.isEmpty()) {
            problems.add(NO_SOURCE);
        }
        List<String> slow = call.unwell();
        problems.addAll(slow);
        Set<String> sources = call.sources().byName().keySet();
        if (slow.isEmpty()) {
            sources.forEach(source -> call.engine().directory().of(source).awaitFirst());
        }
        String cut = call.engine().directory().cut(sources);
        if (cut != null) {
            problems.add(cut);
        }
        response.json(out -> AnswerWriter.writeRoot(
                Version.TEXT,
                List.copyOf(call.sources().byName().keySet()),
                call.engine().routes().paths(),
                problems,
                out));
    }

    private static void writeReady(Call call, CallAnswer response) throws Exception {
        Map<String, String> unready = call.unready();
        if (!unready.isEmpty()) {
            response.status(ErrorKind.OVERLOADED.status());
        }
        response.json(out -> AnswerWriter.writeReady(call.sources().byName().keySet(), unready, out));
    }

    private static void writeQuery(Scope scope, Settings settings, JsonOutput out) throws Exception {
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

    private static void writeRows(Supplier<Table> rows, Scope scope, CallAnswer response) throws Exception {
        String format = scope.option("format");
        if (!FORMATS.contains(format)) {
            throw SimpleJsonException.badRequest(
                    "'format' is '" + Text.abbreviated(format) + "'; expected json or csv");
        }
        if (format.equals("csv") || (scope.acceptsCsv() && format.isEmpty())) {
            response.contentType("text/csv; charset=utf-8");
            // Else a browser saves it as "rows", which no spreadsheet opens.
            response.header("Content-Disposition", "attachment; filename=\"simplejson.csv\"");
            // Rows look whole wherever they end; only the length tells.
            response.measured(out -> CsvWriter.write(rows.get(), out));
        } else {
            response.json(out -> RowWriter.write(rows.get(), out));
        }
    }

    private static void writeInfinity(Scope scope, Settings settings, JsonOutput out) throws Exception {
        List<String> labels = new RowsEndpoint(scope, settings).labelColumns();
        List<String> targets =
                scope.request().targets().stream().map(TargetRequest::target).toList();
        InfinityWriter.write(ROWS, targets, labels, out);
    }

    private static void writeOpenApi(CallAnswer response) throws Exception {
        response.contentType("application/yaml");
        try (InputStream contract = ProtocolEndpoints.class.getResourceAsStream("openapi.yaml")) {
            Objects.requireNonNull(contract, "openapi.yaml is missing from the jar")
                    .transferTo(response.body());
        }
    }

    /** Writes an answer in JSON. */
    private interface ScopedAnswer {
        void write(Scope scope, Settings settings, JsonOutput out) throws Exception;
    }

    /** Makes rows. */
    private interface RowsAnswer {
        Supplier<Table> of(RowsEndpoint rows) throws Exception;
    }
}
