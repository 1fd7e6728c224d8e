// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.endpoint.EndpointResponse;
import dev.simplejson.graphite.series.MetricFinder;
import dev.simplejson.graphite.series.MetricIndex.Node;
import dev.simplejson.graphite.target.PathPattern;
import dev.simplejson.json.write.JsonOutput;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code /metrics/find} and {@code /metrics/expand}: one level of the tree of metrics. */
final class FindEndpoint {
    private static final String QUERY = "query=";
    private static final Pattern FURTHER_FIELD = Pattern.compile("&(from|until|format|wildcards|jsonp|local)=");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** What a variable's query {@code expand(a.*)} becomes in Grafana 7: a level's paths, not only their last nodes. */
    private static final Pattern EXPAND = Pattern.compile("expand\\((.*)\\)");

    private FindEndpoint() {}

    static void find(EndpointRequest request, EndpointResponse response) throws Exception {
        String query = query(request);
        var expand = EXPAND.matcher(query);
        boolean wholePaths = expand.matches();
        Collection<Node> nodes =
                wholePaths ? level(request, expand.group(1)) : eachTextOnce(level(request, query), query.strip());
        JsonAnswer.write(response, out -> {
            out.beginArray();
            for (Node node : nodes) {
                write(node, wholePaths ? node.id() : node.text(), out);
            }
            out.endArray();
        });
    }

    /**
     * A menu shows the last node only, so what has the same in several branches is one, with the query's globs in front; as in Graphite, what
     * has nodes below it comes first, because Grafana's editor offers a further node if the first has some.
     */
    private static List<Node> eachTextOnce(Collection<Node> nodes, String query) {
        boolean across = PathPattern.of(query).isAcross();
        String parent = query.substring(0, query.lastIndexOf('.') + 1);
        Map<String, Node> byText = new LinkedHashMap<>();
        nodes.forEach(node -> byText.merge(
                node.text(),
                node,
                (one, other) -> new Node(
                        one.text(),
                        across ? one.id() : parent + one.text(),
                        one.leaf() || other.leaf(),
                        one.expandable() || other.expandable())));
        return byText.values().stream()
                .sorted(Comparator.comparing(Node::expandable).reversed().thenComparing(Node::text))
                .toList();
    }

    /** Grafana's Go code wants numbers, not truth values. */
    private static void write(Node node, String text, JsonOutput out) throws IOException {
        out.beginObject();
        out.name("text").value(text);
        out.name("id").value(node.id());
        out.name("leaf").value(node.leaf() ? 1L : 0);
        out.name("expandable").value(node.expandable() ? 1L : 0);
        out.name("allowChildren").value(node.expandable() ? 1L : 0);
        out.endObject();
    }

    static void expand(EndpointRequest request, EndpointResponse response) throws Exception {
        List<String> paths =
                level(request, query(request)).stream().map(Node::id).toList();
        JsonAnswer.write(response, out -> {
            out.beginObject();
            out.name("results");
            JsonAnswer.write(paths, out);
            out.endObject();
        });
    }

    private static Collection<Node> level(EndpointRequest request, String query) throws Exception {
        if (query.isBlank()) {
            return List.of();
        }
        MetricFinder finder =
                new MetricFinder(request.sources(), request.source().isEmpty());
        return finder.index().level(PathPattern.of(query.strip()));
    }

    private static String query(EndpointRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return body.isEmpty() ? request.parameters().first("query") : queryOf(body);
    }

    /**
     * The query in a body. Grafana's editor does not encode it, so that {@code +}, {@code &} and {@code %} stand for themselves; its server
     * does, which escapes tell.
     */
    static String queryOf(String body) {
        if (!body.startsWith(QUERY)) {
            int start = body.indexOf("&" + QUERY);
            return start < 0 ? "" : queryOf(body.substring(start + 1));
        }
        var further = FURTHER_FIELD.matcher(body);
        String query = body.substring(QUERY.length(), further.find() ? further.start() : body.length());
        boolean encoded = ESCAPE.matcher(query).find()
                && query.replaceAll(ESCAPE.pattern(), "").indexOf('%') < 0;
        return encoded ? URLDecoder.decode(query, StandardCharsets.UTF_8) : query;
    }
}
