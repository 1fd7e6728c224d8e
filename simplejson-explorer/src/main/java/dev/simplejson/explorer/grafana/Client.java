// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static dev.simplejson.explorer.grafana.Json.object;

import dev.simplejson.explorer.grafana.DescribedMetrics.Listed;
import dev.simplejson.json.write.LabelColumns;
import dev.simplejson.model.Column;
import dev.simplejson.model.SimpleJsonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One of the data sources of Grafana that can read this server, and how its queries, variables and annotations are written in Grafana's
 * files.
 */
enum Client {
    /** Infinity 3 and later; see {@code /rows} and {@code /now}. */
    INFINITY("infinity", "yesoreyeram-infinity-datasource", "Infinity", "Grafana 9 and later") {
        @Override
        Map<String, Object> query(Panel panel, Map<String, String> variables) {
            List<Object> columns = new ArrayList<>();
            columns.add(column("time", "timestamp_epoch"));
            columns.add(column("metric", "string"));
            LabelColumns.of(panel.labels()).values().forEach(label -> columns.add(column(label, "string")));
            columns.add(column("value", "number"));
            Map<String, Object> query = request("timeseries", "/rows", columns);
            query.put("url_options", post(rowsBody(panel, variables)));
            return query;
        }

        @Override
        boolean showsTables() {
            return true;
        }

        @Override
        Map<String, Object> tableQuery(Panel panel) {
            List<Object> columns = panel.columns().stream()
                    .<Object>map(column -> column(column.name(), columnType(column)))
                    .toList();
            Map<String, Object> query = request("table", "/rows", columns);
            String body = "{\"from\":\"" + FROM + "\",\"to\":\"" + TO + "\",\"targets\":[{\"target\":"
                    + literally(panel.target()) + ",\"type\":\"table\"}]}";
            query.put("url_options", post(body));
            return query;
        }

        @Override
        String legend(Panel panel) {
            return "${__field.labels.metric}"
                    + LabelColumns.of(panel.labels()).values().stream()
                            .map(label -> label.matches("\\w+")
                                    ? " ${__field.labels." + label + "}"
                                    : " ${__field.labels[\"" + label + "\"]}")
                            .collect(Collectors.joining());
        }

        @Override
        boolean hasLabelVariables() {
            return true;
        }

        // As it stands in the body: a filter whose values are null filters nothing, however many the label has.
        @Override
        String allLabels() {
            return "null";
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
        Map<String, Object> alertQuery(String target, List<Listed> metrics, Rhythm rhythm) {
            Map<String, Object> query = request("table", "/now", List.of());
            query.put("url_options", get("target", target, "from", "now-" + rhythm.text(), "to", "now"));
            return query;
        }

        @Override
        boolean alertsOnSeries() {
            return false;
        }

        @Override
        String refusal() {
            return "the parameter doubts=refuse";
        }
    },

    /** The Graphite data source that is built into Grafana; needs the module that serves {@code /render}. */
    GRAPHITE("graphite", "graphite", "Graphite", "any Grafana, no plugin to install") {
        @Override
        Map<String, Object> query(Panel panel, Map<String, String> variables) {
            List<String> conditions = panel.labels().stream()
                    .filter(variables::containsKey)
                    .map(label -> Graphite.quoted(Graphite.tagOf(label) + "=~${" + variables.get(label) + ":regex}"))
                    .toList();
            String tags = panel.labels().stream()
                    .filter(this::canAsk)
                    .map(label -> ", " + Graphite.quoted(Graphite.tagOf(label)))
                    .collect(Collectors.joining());
            return object(
                    "target",
                    "aliasByTags(" + Graphite.seriesOf(panel.source(), panel.metric(), conditions) + ", 'name'" + tags
                            + ")",
                    "textEditor",
                    true);
        }

        @Override
        boolean hasLabelVariables() {
            return true;
        }

        @Override
        String allLabels() {
            return ".*"; // However many there are, and whatever is in them.
        }

        @Override
        boolean canAsk(String label) {
            return Graphite.canAsk(label);
        }

        @Override
        Object labelQuery(String label) {
            return "tag_values(" + Graphite.tagOf(label) + ")";
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
        Map<String, Object> alertQuery(String target, List<Listed> metrics, Rhythm rhythm) {
            List<String> targets = metrics.stream()
                    .map(metric -> Graphite.seriesOf(metric.source(), metric.metric(), List.of()))
                    .toList();
            return object("target", Graphite.group(targets), "textEditor", true);
        }

        @Override
        String refusal() {
            return "refuseDoubts(…) around the target";
        }
    },

    /** simPod's JSON plugin, 0.3 to 0.6. */
    SIMPOD("simpod", "simpod-json-datasource", "simPod JSON", "Grafana 8 to 11") {
        @Override
        Map<String, Object> query(Panel panel, Map<String, String> variables) {
            return object("target", panel.target(), "payload", object(), "editorMode", "code");
        }

        @Override
        boolean showsTables() {
            return true;
        }

        // Its editor has no such choice any more, but it sends what is saved.
        @Override
        Map<String, Object> tableQuery(Panel panel) {
            return object("target", panel.target(), "type", "table", "payload", object(), "editorMode", "code");
        }

        @Override
        Map<String, Object> events() {
            // It sends nothing for a target that is empty.
            return object("target", object("refId", "Anno", "target", "*", "payload", object()));
        }
    },

    /** The SimpleJson plugin, 1.4. */
    SIMPLEJSON("simplejson", "grafana-simple-json-datasource", "SimpleJson", "Grafana up to 11") {
        @Override
        Map<String, Object> query(Panel panel, Map<String, String> variables) {
            return object("target", panel.target(), "type", "timeserie");
        }

        @Override
        boolean showsTables() {
            return true;
        }

        @Override
        Map<String, Object> tableQuery(Panel panel) {
            return object("target", panel.target(), "type", "table");
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
    private final String title;
    private final String versions;

    Client(String id, String plugin, String title, String versions) {
        this.id = id;
        this.plugin = plugin;
        this.title = title;
        this.versions = versions;
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

    /** What people call it. */
    String title() {
        return title;
    }

    /** The versions of Grafana that it runs in, in words. */
    String versions() {
        return versions;
    }

    /**
     * What a panel asks; {@code refId} and {@code datasource} are added.
     *
     * @param variables the dashboard's variables by the labels whose values they hold
     */
    abstract Map<String, Object> query(Panel panel, Map<String, String> variables);

    /** Whether it has tables; else only series. */
    boolean showsTables() {
        return false;
    }

    /** What a panel asks that shows a table; as {@link #query}. */
    Map<String, Object> tableQuery(Panel panel) {
        throw new UnsupportedOperationException(id + " has no tables");
    }

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
     * @param rhythm how far back it looks
     */
    Map<String, Object> alertQuery(String target, List<Listed> metrics, Rhythm rhythm) {
        throw new UnsupportedOperationException(id + " has no alerts");
    }

    /** Whether that gives series, which a rule must reduce to numbers first. */
    boolean alertsOnSeries() {
        return true;
    }

    /** What has an alert rule fail by warnings. */
    String refusal() {
        throw new UnsupportedOperationException(id + " has no alerts");
    }

    /** What a variable stands for while all of a label's values are chosen; empty for a list of all of them. */
    String allLabels() {
        return "";
    }

    /** Whether a variable can be about a label of this name. */
    boolean canAsk(String label) {
        return true;
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

    private static String columnType(Column column) {
        return switch (column.type()) {
            case TIME -> "timestamp_epoch";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case STRING -> "string";
        };
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
    private static String rowsBody(Panel panel, Map<String, String> variables) {
        String filters = panel.labels().stream()
                .filter(variables::containsKey)
                .map(label -> "{\"key\":" + literally(label) + ",\"operator\":\"=|\",\"values\":${"
                        + variables.get(label) + ":json}}")
                .collect(Collectors.joining(","));
        return "{\"from\":\"" + FROM + "\",\"to\":\"" + TO + "\",\"targets\":[{\"target\":" + literally(panel.target())
                + "}]" + (filters.isEmpty() ? "" : ",\"adhocFilters\":[" + filters + "]") + "}";
    }

    /** A JSON text in which Grafana sees no variable. */
    private static String literally(String text) {
        return Json.text(text).replace("$", "\\u0024").replace("[[", "[\\u005b");
    }
}
