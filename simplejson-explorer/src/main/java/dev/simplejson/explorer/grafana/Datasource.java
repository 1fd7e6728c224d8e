// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static dev.simplejson.explorer.grafana.Json.object;

import java.util.List;
import java.util.Map;

/** The provisioning file of a data source. */
final class Datasource {
    private Datasource() {}

    static String yaml(Client client, Server server, Credentials credentials) {
        Map<String, Object> jsonData = jsonData(client, server);
        Map<String, Object> datasource = object(
                "name",
                server.name() + " (" + client.id() + ")",
                "uid",
                server.datasourceUid(client),
                "type",
                client.plugin(),
                "access",
                "proxy",
                "url",
                server.url(),
                "editable",
                true,
                "jsonData",
                jsonData);
        credentials.addTo(datasource, jsonData);
        String comment =
                "A data source of Grafana: put this file into Grafana's folder provisioning/datasources and restart"
                        + " Grafana.";
        if (!credentials.isNone()) {
            comment += "\nGrafana reads the key from its environment variable " + Credentials.VARIABLE + ".";
        }
        return Yaml.file(comment, object("apiVersion", 1, "datasources", List.of(datasource)));
    }

    private static Map<String, Object> jsonData(Client client, Server server) {
        return switch (client) {
            // Without a health check of its own, its "Save & test" asks nothing.
            case INFINITY ->
                object(
                        "allowedHosts", List.of(server.url()),
                        "customHealthCheckEnabled", true,
                        "customHealthCheckUrl", server.url());
            case GRAPHITE -> object("graphiteVersion", "1.1", "graphiteType", "default");
            case SIMPOD, SIMPLEJSON -> object();
        };
    }
}
