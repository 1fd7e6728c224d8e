// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static dev.simplejson.explorer.grafana.Json.object;

import dev.simplejson.explorer.grafana.DescribedMetrics.Listed;
import dev.simplejson.json.write.RefIds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What each client sends for a panel, and around it: {@code title}, {@code path}, for a POST {@code body} and its media {@code type}, and a
 * {@code note} where the client cannot say all of it.
 *
 * @param metrics what the targets stand for; only Graphite, which names sources by a tag, has to know
 * @param table whether a table is shown, not lines
 * @param events the text of an annotation's query, {@code off} for none
 */
record Requests(
        List<String> targets,
        List<Listed> metrics,
        List<Filter> filters,
        long from,
        long to,
        long width,
        boolean table,
        String events) {
    /** Servers take 8 kB and more for a request's head; a longer address goes into a body. */
    private static final int LONGEST_PATH = 2_500;

    /** An ad-hoc filter as Grafana's plugins send it. */
    record Filter(String key, String operator, String value) {
        Map<String, Object> json() {
            return object("key", key, "operator", operator, "value", value);
        }

        /** The condition in Graphite's words, where a value is looked at from its begin and not to its end; empty if it has none. */
        String inGraphite() {
            if (!Graphite.canAsk(key)) {
                return "";
            }
            return switch (operator) {
                case "=", "!=" -> Graphite.compared(Graphite.tagOf(key), operator, value);
                case "=~" -> Graphite.matched(Graphite.tagOf(key), "=", value);
                case "!~" -> Graphite.matched(Graphite.tagOf(key), "!=", value);
                default -> "";
            };
        }
    }

    List<Object> of(Client client) {
        List<Object> requests = new ArrayList<>();
        boolean events = !this.events.equals("off");
        switch (client) {
            case SIMPLEJSON -> {
                requests.add(get("Save & test", "/"));
                requests.add(post("Panel", "/query", panel(object("type", table ? "table" : "timeserie"))));
                if (events) {
                    requests.add(post(
                            "Annotation",
                            "/annotations",
                            object("range", range(), "annotation", object("name", "events", "query", this.events))));
                }
                requests.add(post("Metrics of the editor", "/search", object("target", "")));
            }
            case SIMPOD -> {
                requests.add(get("Save & test", "/"));
                requests.add(post("Panel", "/query", panel(simpodFields())));
                if (events) {
                    Object target = object(
                            "refId", "Anno", "target", this.events.isEmpty() ? "*" : this.events, "payload", object());
                    requests.add(post("Annotation", "/query", object("range", range(), "targets", List.of(target))));
                }
                requests.add(post(
                        "Metrics of the editor", "/metrics", object("metric", targets.get(0), "payload", object())));
            }
            case INFINITY -> {
                requests.add(rows("Panel", "/rows"));
                if (!table) {
                    requests.add(rows("Alert rule", "/now"));
                }
                if (events) {
                    requests.add(get("Annotation", "/annotations", "query", this.events, "from", from, "to", to));
                }
                if (!table) {
                    requests.add(pasted());
                }
            }
            case GRAPHITE -> requests.add(render());
        }
        return requests;
    }

    private Map<String, Object> range() {
        String first = Instant.ofEpochMilli(from).toString();
        String last = Instant.ofEpochMilli(to).toString();
        return object("from", first, "to", last, "raw", object("from", first, "to", last));
    }

    private Map<String, Object> simpodFields() {
        return table ? object("type", "table", "payload", object()) : object("payload", object());
    }

    /** The body of {@code /query}; the plugins differ in some fields of each target. */
    private Map<String, Object> panel(Map<String, Object> fields) {
        List<Object> asked = IntStream.range(0, targets.size())
                .<Object>mapToObj(i -> {
                    Map<String, Object> target = object("refId", RefIds.of(i), "target", targets.get(i));
                    target.putAll(fields);
                    return target;
                })
                .toList();
        return object(
                "range", range(),
                "intervalMs", Math.max(1, Math.round((to - from) / (double) width)),
                "maxDataPoints", width,
                "adhocFilters", filters.stream().map(Filter::json).toList(),
                "targets", asked);
    }

    private List<Object> targetParameters() {
        List<Object> parameters = new ArrayList<>();
        targets.forEach(target -> parameters.addAll(List.of("target", target)));
        return parameters;
    }

    /** In the address as long as it can say that; Infinity sends a body, too. */
    private Map<String, Object> rows(String title, String path) {
        List<Object> parameters = targetParameters();
        parameters.addAll(
                table
                        ? List.of("type", "table", "from", from, "to", to)
                        : List.of("from", from, "to", to, "maxDataPoints", width));
        Map<String, Object> get = get(title, path, parameters.toArray());
        if (filters.isEmpty() && get.get("path") instanceof String address && address.length() <= LONGEST_PATH) {
            return get;
        }
        Object asked = targets.stream()
                .map(target -> table ? object("target", target, "type", "table") : object("target", target))
                .toList();
        return post(
                title,
                path,
                object(
                        "from",
                        from,
                        "to",
                        to,
                        "maxDataPoints",
                        width,
                        "adhocFilters",
                        filters.stream().map(Filter::json).toList(),
                        "targets",
                        asked));
    }

    /** Infinity's query, which is made of an address; where all metrics make it too long, that of the first one. */
    private Map<String, Object> pasted() {
        String title = "The panel’s query, ready to paste";
        Map<String, Object> all = get(title, "/infinity", targetParameters().toArray());
        boolean fits = all.get("path") instanceof String address && address.length() <= LONGEST_PATH;
        Map<String, Object> query = fits ? all : get(title, "/infinity", "target", targets.get(0));
        List<String> missing = new ArrayList<>();
        if (!fits) {
            missing.add("Of the first metric alone: the address of a query for all would be too long.");
        }
        if (!filters.isEmpty()) {
            missing.add("Without the filters, which are variables of the dashboard there.");
        }
        if (!missing.isEmpty()) {
            query.put("note", String.join(" ", missing));
        }
        return query;
    }

    private Map<String, Object> render() {
        List<String> conditions = filters.stream()
                .map(Filter::inGraphite)
                .filter(condition -> !condition.isEmpty())
                .toList();
        List<Object> form = new ArrayList<>();
        metrics.forEach(metric ->
                form.addAll(List.of("target", Graphite.seriesOf(metric.source(), metric.metric(), conditions))));
        form.addAll(List.of(
                "from",
                Math.floorDiv(from, 1000),
                "until",
                -Math.floorDiv(-to, 1000),
                "format",
                "json",
                "maxDataPoints",
                width));
        Map<String, Object> request = object(
                "title",
                "Panel",
                "path",
                "/render",
                "body",
                encoded(form.toArray()),
                "type",
                "application/x-www-form-urlencoded");
        List<String> notes = new ArrayList<>();
        if (table) {
            notes.add("Graphite has no tables: it gets their numbers as series.");
        }
        List<String> others = filters.stream()
                .filter(filter -> filter.inGraphite().isEmpty())
                .map(filter -> filter.key() + " " + filter.operator() + " " + filter.value())
                .toList();
        if (!others.isEmpty()) {
            notes.add("Graphite cannot ask for " + String.join(", ", others) + "; the answer is without that.");
        }
        if (!notes.isEmpty()) {
            request.put("note", String.join(" ", notes));
        }
        return request;
    }

    private static Map<String, Object> get(String title, String path, Object... parameters) {
        return object("title", title, "path", parameters.length == 0 ? path : path + "?" + encoded(parameters));
    }

    private static Map<String, Object> post(String title, String path, Map<String, Object> body) {
        return object("title", title, "path", path, "body", Json.text(body), "type", "application/json");
    }

    /** As browsers write parameters: names and values in turn. */
    static String encoded(Object... namesAndValues) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(i == 0 ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(String.valueOf(namesAndValues[i + 1]), StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        return text.toString();
    }
}
