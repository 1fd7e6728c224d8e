// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static dev.simplejson.explorer.grafana.Json.object;

import dev.simplejson.explorer.grafana.DescribedMetrics.Listed;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One of the data sources of Grafana that can read this server, and how its queries, variables and annotations are written in Grafana's files. */
enum Client {
    /** Infinity 3 and later; see {@code /rows} and {@code /now}. */
    INFINITY("infinity", "yesoreyeram-infinity-datasource") {
        @Override
        Map<String, Object> query(Panel panel) {
            List<Object> columns = new ArrayList<>();
            columns.add(column("time", "timestamp_epoch"));
            columns.add(column("metric", "string"));
            panel.labels().forEach(label -> columns.add(column(label, "string")));
            columns.add(column("value", "number"));
            Map<String, Object> query = request("timeseries", "/rows", columns);
            query.put("url_options", post(rowsBody(panel)));
            return query;
        }

        @Override
        String legend(Panel panel) {
            return "${__field.labels.metric}"
                    + panel.labels().stream()
                            .map(label -> label.matches("\\w+")
                                    ? " ${__field.labels." + label + "}"
                                    : " ${__field.labels[\"" + label + "\"]}")
                            .collect(Collectors.joining());
        }

        @Override
        boolean hasLabelVariables() {
            return true;
        }

        @Override
        Object labelQuery(String label) {
            Map<String, Object> query = request("table", "/tag-values", List.of(column("text", "string")));
            query.put("refId", "variable");
            query.put("url_options", post(Json.text(object("key", label))));
            return object("queryType", "infinity", "query", "", "infinityQuery", query);
        }

        @Override
        Map<String, Object> events() {
            Map<String, Object> query = request(
                    "table",
                    "/annotations",
                    List.of(
                            column("time", "timestamp_epoch"),
                            column("timeEnd", "timestamp_epoch"),
                            column("title", "string"),
                            column("text", "string")));
            query.put("refId", "Anno");
            query.put("url_options", get("from", FROM, "to", TO));
            return object("target", query);
        }

        @Override
        boolean alerts() {
            return true;
        }

        @Override
        Map<String, Object> alertQuery(String target, List<Listed> metrics) {
            Map<String, Object> query = request("table", "/now", List.of());
            query.put("url_options", get("target", target, "from", "now-10m", "to", "now"));
            return query;
        }

        @Override
        boolean alertsOnSeries() {
            return false;
        }
    },

    /** The Graphite data source that is built into Grafana; needs the module that serves {@code /render}. */
    GRAPHITE("graphite", "graphite") {
        @Override
        Map<String, Object> query(Panel panel) {
            StringBuilder target = new StringBuilder("aliasByTags(seriesByTag(")
                    .append(quoted("name=" + panel.metric()))
                    .append(", ")
                    .append(quoted("source=" + panel.source()));
            panel.labels()
                    .forEach(label ->
                            target.append(", ").append(quoted(label + "=~${" + variableName(label) + ":regex}")));
            target.append("), 'name'");
            panel.labels().forEach(label -> target.append(", ").append(quoted(label)));
            return object("target", target.append(')').toString(), "textEditor", true);
        }

        @Override
        boolean hasLabelVariables() {
            return true;
        }

        @Override
        Object labelQuery(String label) {
            return "tag_values(" + label + ")";
        }

        @Override
        Map<String, Object> events() {
            return object(
                    "target",
                    object(
                            "refId",
                            "Anno",
                            "fromAnnotations",
                            true,
                            "queryType",
                            "tags",
                            "tags",
                            List.of(),
                            "target",
                            ""));
        }

        @Override
        boolean alerts() {
            return true;
        }

        @Override
        Map<String, Object> alertQuery(String target, List<Listed> metrics) {
            String group = metrics.stream()
                    .map(metric -> "seriesByTag(" + quoted("name=" + metric.metric()) + ", "
                            + quoted("source=" + metric.source()) + ")")
                    .collect(Collectors.joining(", "));
            return object("target", metrics.size() == 1 ? group : "group(" + group + ")", "textEditor", true);
        }

        // The grammar has no escapes: a text holds all but its own kind of quote.
        private String quoted(String text) {
            return text.indexOf('\'') < 0 ? "'" + text + "'" : "\"" + text + "\"";
        }
    },

    /** simPod's JSON plugin, 0.3 to 0.6. */
    SIMPOD("simpod", "simpod-json-datasource") {
        @Override
        Map<String, Object> query(Panel panel) {
            return object("target", panel.target(), "payload", object(), "editorMode", "code");
        }

        @Override
        Map<String, Object> events() {
            // It sends nothing for a target that is empty.
            return object("target", object("refId", "Anno", "target", "*", "payload", object()));
        }
    },

    /** The SimpleJson plugin, 1.4. */
    SIMPLEJSON("simplejson", "grafana-simple-json-datasource") {
        @Override
        Map<String, Object> query(Panel panel) {
            return object("target", panel.target(), "type", "timeserie");
        }

        @Override
        Map<String, Object> events() {
            return object("query", "");
        }
    };

    private static final String FROM = "${__from}";
    private static final String TO = "${__to}";

    private final String id;
    private final String plugin;

    Client(String id, String plugin) {
        this.id = id;
        this.plugin = plugin;
    }

    /**
     * The client of this id.
     *
     * @throws SimpleJsonException if there is none; the message names those that there are
     */
    static Client named(String id) {
        return Arrays.stream(values())
                .filter(client -> client.id.equals(id))
                .findFirst()
                .orElseThrow(() -> SimpleJsonException.badRequest("parameter 'plugin' is '" + id + "'; expected one of "
                        + Arrays.stream(values()).map(Client::id).collect(Collectors.joining(", "))));
    }

    /** Its id in URLs. */
    String id() {
        return id;
    }

    /** Its id in Grafana, as the type of a data source. */
    String plugin() {
        return plugin;
    }

    /** What a panel asks; {@code refId} and {@code datasource} are added. */
    abstract Map<String, Object> query(Panel panel);

    /** How a series is called in the legend; empty for what the server calls it. */
    String legend(Panel panel) {
        return "";
    }

    /** Whether labels are chosen by variables of the dashboard; the others have ad-hoc filters, which reach all labels at once. */
    boolean hasLabelVariables() {
        return false;
    }

    /** The query of a variable that lists a label's values. */
    Object labelQuery(String label) {
        throw new UnsupportedOperationException(id + " has no variables for labels");
    }

    /** The fields of an annotation that shows all events. */
    abstract Map<String, Object> events();

    /** Whether Grafana's alert rules, which run on its server, can use it. */
    boolean alerts() {
        return false;
    }

    /**
     * What an alert rule asks.
     *
     * @param metrics what the target stands for
     */
    Map<String, Object> alertQuery(String target, List<Listed> metrics) {
        throw new UnsupportedOperationException(id + " has no alerts");
    }

    /** Whether that gives series, which a rule must reduce to numbers first. */
    boolean alertsOnSeries() {
        return true;
    }

    /** A label as the name of a variable, which may hold letters, digits and underscores. */
    static String variableName(String label) {
        return label.replaceAll("\\W", "_");
    }

    private static Map<String, Object> request(String format, String path, List<Object> columns) {
        return object(
                "type",
                "json",
                "parser",
                "backend",
                "source",
                "url",
                "format",
                format,
                "url",
                path,
                "root_selector",
                "",
                "columns",
                columns,
                "filters",
                List.of());
    }

    private static Map<String, Object> column(String name, String type) {
        return object("selector", name, "text", name, "type", type);
    }

    private static Map<String, Object> get(String... namesAndValues) {
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(object("key", namesAndValues[i], "value", namesAndValues[i + 1]));
        }
        return object("method", "GET", "data", "", "params", parameters);
    }

    private static Map<String, Object> post(String body) {
        return object(
                "method",
                "POST",
                "data",
                body,
                "body_type",
                "raw",
                "body_content_type",
                "application/json",
                "params",
                List.of());
    }

    /** The body of {@code /rows}. A variable is written as a JSON array by Grafana, so it stands there without quotes. */
    private static String rowsBody(Panel panel) {
        StringBuilder body = new StringBuilder(
                        "{\"from\":\"" + FROM + "\",\"to\":\"" + TO + "\",\"targets\":[{\"target\":")
                .append(Json.text(panel.target()))
                .append("}]");
        if (!panel.labels().isEmpty()) {
            body.append(panel.labels().stream()
                    .map(label -> "{\"key\":" + Json.text(label) + ",\"operator\":\"=|\",\"values\":${"
                            + variableName(label) + ":json}}")
                    .collect(Collectors.joining(",", ",\"adhocFilters\":[", "]")));
        }
        return body.append('}').toString();
    }
}
