// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static dev.simplejson.explorer.grafana.Json.object;

import dev.simplejson.explorer.grafana.DescribedMetrics.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The provisioning file of an alert rule: one instance for each series, with its labels. */
final class AlertRule {
    /** Grafana's titles of rules have 190 characters at most. */
    private static final int LONGEST_NAME = 100;

    private static final String EXPRESSION = "__expr__";

    private AlertRule() {}

    static String yaml(Client client, Server server, String target, List<Listed> metrics, Number above, Rhythm rhythm) {
        List<Object> data = new ArrayList<>();
        data.add(query(server.datasourceUid(client), client.alertQuery(target, metrics, rhythm), rhythm));
        String last = "A";
        if (client.alertsOnSeries()) {
            data.add(expression("B", object("type", "reduce", "expression", last, "reducer", "last"), rhythm));
            last = "B";
        }
        String condition = client.alertsOnSeries() ? "C" : "B";
        Map<String, Object> evaluator = object("type", "gt", "params", List.of(above));
        data.add(expression(
                condition,
                object("type", "threshold", "expression", last, "conditions", List.of(object("evaluator", evaluator))),
                rhythm));
        Map<String, Object> rule = object(
                "uid",
                server.uid("alert\n" + client.id() + "\n" + target),
                "title",
                shortened(target) + " above " + above,
                "condition",
                condition,
                "data",
                data,
                "noDataState",
                "NoData",
                "execErrState",
                "Error",
                "for",
                "5m",
                "isPaused",
                false);
        Map<String, Object> group = object(
                "orgId",
                1,
                // Grafana takes a group as a whole, so each rule has its own.
                "name",
                server.name() + ": " + shortened(target)
                        + (target.length() > LONGEST_NAME ? " " + server.uid(target) : ""),
                "folder",
                "simplejson",
                "interval",
                "1m",
                "rules",
                List.of(rule));
        return Yaml.file(
                "An alert rule of Grafana: put this file into Grafana's folder provisioning/alerting and restart"
                        + " Grafana.\n"
                        + "It asks the data source that"
                        + " datasource.yaml?plugin=" + client.id() + " sets up.\n"
                        + "What panels warn of, the rule does not hear; " + client.refusal() + " has it fail then.\n"
                        + rhythm.reason(),
                object("apiVersion", 1, "groups", List.of(group)));
    }

    private static String shortened(String target) {
        return target.length() > LONGEST_NAME ? target.substring(0, LONGEST_NAME) + "…" : target;
    }

    private static Map<String, Object> query(String datasourceUid, Map<String, Object> model, Rhythm rhythm) {
        model.put("refId", "A");
        return object(
                "refId",
                "A",
                "relativeTimeRange",
                object("from", rhythm.seconds(), "to", 0),
                "datasourceUid",
                datasourceUid,
                "model",
                model);
    }

    private static Map<String, Object> expression(String refId, Map<String, Object> model, Rhythm rhythm) {
        model.put("refId", refId);
        model.put("datasource", object("type", EXPRESSION, "uid", EXPRESSION));
        return object(
                "refId", refId,
                "relativeTimeRange", object("from", rhythm.seconds(), "to", 0),
                "datasourceUid", EXPRESSION,
                "model", model);
    }
}
