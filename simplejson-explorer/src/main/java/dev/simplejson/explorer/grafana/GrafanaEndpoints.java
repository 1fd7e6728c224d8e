// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.endpoint.Endpoint.Body;
import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.endpoint.EndpointResponse;
import dev.simplejson.explorer.grafana.DescribedMetrics.Listed;
import dev.simplejson.explorer.grafana.Requests.Filter;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Parameters;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The endpoints that hand out Grafana's files. */
public final class GrafanaEndpoints {
    /** No Java's own spellings, such as {@code 1f}. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private GrafanaEndpoints() {}

    /** The settings that decide about them. */
    public static List<Setting<?>> settings() {
        return List.of(Server.PUBLIC_NAME, Server.PUBLIC_URL);
    }

    /** All of them. */
    public static List<Endpoint> all() {
        return List.of(
                Endpoint.get("/-/grafana/datasource.yaml")
                        .summary("provisions Grafana's data source")
                        .answer(GrafanaEndpoints::writeDatasource),
                Endpoint.of("/-/grafana/dashboard.json", "GET", "POST")
                        .body(Body.FORM)
                        .summary("a dashboard of all metrics, or of those that are picked")
                        .answer(GrafanaEndpoints::writeDashboard),
                Endpoint.get("/-/grafana/alert.yaml")
                        .summary("provisions an alert rule of Grafana")
                        .answer(GrafanaEndpoints::writeAlert),
                Endpoint.post("/-/grafana/requests")
                        .body(Body.FORM)
                        .summary("what a client of Grafana sends for a panel")
                        .answer(GrafanaEndpoints::writeRequests));
    }

    /** The server's address as far as a request tells it; empty if a setting says it. */
    public static String guessedAddress(EndpointRequest request) {
        return request.settings().get(Server.PUBLIC_URL).isEmpty() ? request.baseUrl() : "";
    }

    private static void writeDatasource(EndpointRequest request, EndpointResponse response) throws Exception {
        writeYaml(Datasource.yaml(client(request), Server.of(request), Credentials.of(request)), response);
    }

    private static void writeAlert(EndpointRequest request, EndpointResponse response) throws Exception {
        String target = once(request, "target");
        String above = once(request, "above");
        if (target.isEmpty() || above.isEmpty()) {
            throw SimpleJsonException.badRequest("an alert rule needs the parameters 'target' and 'above': ?"
                    + Requests.encoded(
                            "target",
                            target.isEmpty() ? "heap" : target,
                            "above",
                            above.isEmpty() ? 1_000_000 : above));
        }
        Client client = client(request);
        if (!client.alerts()) {
            throw SimpleJsonException.badRequest("parameter 'plugin' is '" + client.id()
                    + "', which runs in the browser, where no alert rule can use it; expected infinity or graphite");
        }
        List<Listed> metrics =
                ofSource(once(request, "source"), described(request).resolved(List.of(target)));
        Rhythm rhythm =
                Rhythm.of(request.sources(), target, metrics, request.clock().millis());
        writeYaml(
                AlertRule.yaml(client, Server.of(request), target, metrics, number("above", above), rhythm), response);
    }

    /**
     * A parameter of which only one can be meant.
     *
     * @throws SimpleJsonException if there are several
     */
    private static String once(EndpointRequest request, String name) {
        List<String> all = request.parameters().all(name);
        if (all.size() > 1) {
            throw SimpleJsonException.badRequest(
                    "parameter '" + name + "' is given " + all.size() + " times; expected it once");
        }
        return request.parameters().first(name);
    }

    /** Those of one source, if that is named. */
    private static List<Listed> ofSource(String source, List<Listed> metrics) {
        List<Listed> its = metrics.stream()
                .filter(metric -> source.isEmpty() || metric.source().equals(source))
                .toList();
        if (its.isEmpty()) {
            throw new SimpleJsonException(
                    ErrorKind.NOT_FOUND, "data source '" + source + "' has none of the metrics that are asked for");
        }
        return its;
    }

    /** A whole number stays one, so that it is shown as people wrote it. */
    private static Number number(String name, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number) && NUMBER.matcher(text.strip()).matches()) {
                if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                    return (long) number;
                }
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as infinity is.
        }
        throw SimpleJsonException.badRequest("parameter '" + name + "' is '" + text + "'; expected a number");
    }

    private static void writeRequests(EndpointRequest request, EndpointResponse response) throws Exception {
        Client client = client(request);
        Parameters said = request.parameters();
        List<String> targets = said.all("target");
        if (targets.isEmpty()) {
            throw SimpleJsonException.badRequest(
                    "what a panel asks needs the parameter 'target', once or several times");
        }
        List<String> keys = said.all("key");
        List<String> operators = said.all("operator");
        List<String> values = said.all("value");
        if (operators.size() != keys.size() || values.size() != keys.size()) {
            throw SimpleJsonException.badRequest(
                    "a filter is made of the parameters 'key', 'operator' and 'value'; there are " + keys.size() + ", "
                            + operators.size() + " and " + values.size() + " of them");
        }
        List<Filter> filters = IntStream.range(0, keys.size())
                .mapToObj(i -> new Filter(keys.get(i), operators.get(i), values.get(i)))
                .toList();
        List<Listed> metrics = client == Client.GRAPHITE ? described(request).resolved(targets) : List.of();
        long from = number("from", said.first("from")).longValue();
        long to = number("to", said.first("to")).longValue();
        long width = Math.max(1, number("width", said.first("width")).longValue());
        Json.write(
                new Requests(
                                targets,
                                metrics,
                                filters,
                                from,
                                to,
                                width,
                                said.first("type").equals("table"),
                                said.first("annotations"))
                        .of(client),
                response);
    }

    /** The clients that can use a server with these paths, as the page offers them. */
    public static List<Object> clients(List<String> paths) {
        return Arrays.stream(Client.values())
                .filter(client -> client != Client.GRAPHITE || paths.contains("/render"))
                .<Object>map(client -> Json.object(
                        "id",
                        client.id(),
                        "name",
                        client.title(),
                        "plugin",
                        client.plugin(),
                        "alerts",
                        client.alerts(),
                        "grafana",
                        client.versions()))
                .toList();
    }

    private static void writeDashboard(EndpointRequest request, EndpointResponse response) throws Exception {
        Client client = client(request);
        Server server = Server.of(request);
        DescribedMetrics described = described(request);
        List<String> picked = request.parameters().all("target");
        String source = once(request, "source");
        List<Listed> metrics =
                picked.isEmpty() ? listed(request, described, source) : ofSource(source, described.resolved(picked));
        PanelChoice chosen = PanelChoice.of(client, described, metrics);
        if (chosen.panels().isEmpty() && chosen.unshown().isEmpty()) {
            for (SimpleJsonException noneInTime : described.undescribed().values()) {
                throw noneInTime;
            }
        }
        Map<String, Object> dashboard = new Dashboard(
                        client,
                        server.uid(client.id() + "\n" + source + "\n" + String.join("\n", picked)),
                        title(server, source, picked),
                        server.datasourceUid(client),
                        picked.isEmpty() ? chosen.inOrder() : chosen,
                        source.isEmpty() ? described.absent() : List.of(),
                        List.copyOf(described.undescribed().keySet()),
                        client.hasLabelVariables() ? FilterKeys.NONE : FilterKeys.of(request),
                        request.clock().millis())
                .json();
        // For import, the dashboard alone; Grafana's own API wants it wrapped.
        boolean api = request.parameters().first("for").equals("api");
        if (!api) {
            response.header("Content-Disposition", "attachment; filename=\"dashboard.json\"");
        }
        Json.write(api ? Json.object("dashboard", dashboard, "overwrite", true) : dashboard, response);
    }

    private static List<Listed> listed(EndpointRequest request, DescribedMetrics described, String source)
            throws Exception {
        Map<String, ?> sources = request.sources().byName();
        if (!source.isEmpty() && !sources.containsKey(source)) {
            throw new SimpleJsonException(
                    ErrorKind.NOT_FOUND,
                    "unknown data source '" + source + "'; known: " + String.join(", ", sources.keySet()));
        }
        List<Listed> listed = described.listed().values().stream()
                .filter(metric -> source.isEmpty() || metric.source().equals(source))
                .toList();
        List<String> absent = described.absent().stream()
                .filter(name -> source.isEmpty() || name.equals(source))
                .toList();
        if (listed.isEmpty() && !absent.isEmpty()) {
            throw new SimpleJsonException(
                    ErrorKind.TIMED_OUT,
                    "data source '" + String.join("', '", absent)
                            + "' did not say in time which metrics it has; try again (the setting 'patience' says how long it may take, the log what went wrong)");
        }
        if (listed.isEmpty()) {
            throw new SimpleJsonException(ErrorKind.NOT_FOUND, "there is no metric to make a dashboard of");
        }
        // What holds others, as a table does its columns, would only show them again.
        return PanelChoice.inTurns(
                listed.stream().filter(metric -> !metric.holdsOthers()).toList());
    }

    private static String title(Server server, String source, List<String> picked) {
        if (!picked.isEmpty()) {
            String first = String.join(", ", picked.subList(0, Math.min(3, picked.size())));
            return picked.size() > 3 ? first + " and " + (picked.size() - 3) + " more" : first;
        }
        return source.isEmpty() ? server.name() : source;
    }

    private static DescribedMetrics described(EndpointRequest request) {
        return new DescribedMetrics(request.sources(), request.clock().millis());
    }

    private static Client client(EndpointRequest request) {
        String plugin = request.parameters().first("plugin");
        return plugin.isEmpty() ? Client.INFINITY : Client.named(plugin);
    }

    private static void writeYaml(String yaml, EndpointResponse response) throws Exception {
        response.contentType("application/yaml");
        response.body().write(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
