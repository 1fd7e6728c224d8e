// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import static dev.simplejson.explorer.grafana.Json.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Grafana's JSON of a dashboard, in the schema that Grafana 9 writes and all later ones read. Its data source is a variable, so that it
 * fits whatever the user has called theirs.
 */
final class Dashboard {
    private static final int SCHEMA_VERSION = 37;
    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;
    private static final int MOST_NAMED = 1_000;

    private final Client client;
    private final String uid;
    private final String title;
    private final String datasourceUid;
    private final List<Panel> panels;
    private final List<String> others;
    private final List<String> unshown;
    private final List<String> absent;
    private final List<String> late;
    private final FilterKeys filters;
    private final LabelVariables variables;
    private final TimeOfPanels time;

    /**
     * A dashboard.
     *
     * @param uid stays the same for the same metrics of the same server, so that a second import updates the first
     * @param datasourceUid the data source that is chosen at first
     * @param choice the panels, and the targets that have none, to be named
     * @param absent sources of which nothing is known, to be named
     * @param late targets that have no panel because they took too long, to be named
     * @param filters whether there is anything to filter by
     * @param now in epoch milliseconds
     */
    Dashboard(
            Client client,
            String uid,
            String title,
            String datasourceUid,
            PanelChoice choice,
            List<String> absent,
            List<String> late,
            FilterKeys filters,
            long now) {
        this.client = client;
        this.uid = uid;
        this.title = title;
        this.datasourceUid = datasourceUid;
        this.panels = choice.panels();
        this.others = choice.others();
        this.unshown = choice.unshown();
        this.absent = absent;
        this.late = late;
        this.filters = filters;
        this.time = TimeOfPanels.of(panels, now);
        this.variables = LabelVariables.of(client, panels);
    }

    Map<String, Object> json() {
        return object(
                "uid",
                uid,
                "title",
                title,
                "tags",
                List.of("simplejson"),
                "schemaVersion",
                SCHEMA_VERSION,
                "version",
                1,
                "editable",
                true,
                "graphTooltip",
                1,
                "fiscalYearStartMonth",
                0,
                "liveNow",
                false,
                "timezone",
                "",
                "weekStart",
                "",
                "refresh",
                "",
                "time",
                object("from", time.from(), "to", time.to()),
                "timepicker",
                object(),
                "links",
                List.of(),
                "annotations",
                object("list", annotations()),
                "templating",
                object("list", variables()),
                "panels",
                panels());
    }

    private static Map<String, Object> datasource(Client client) {
        return object("type", client.plugin(), "uid", "${datasource}");
    }

    private List<Object> annotations() {
        Map<String, Object> events = object(
                "name",
                "Events",
                "datasource",
                datasource(client),
                "enable",
                true,
                "hide",
                false,
                "iconColor",
                "orange");
        events.putAll(client.events());
        return List.of(
                object(
                        "builtIn",
                        1,
                        "name",
                        "Annotations & Alerts",
                        "datasource",
                        object("type", "grafana", "uid", "-- Grafana --"),
                        "enable",
                        true,
                        "hide",
                        true,
                        "iconColor",
                        "rgba(0, 211, 255, 1)",
                        "type",
                        "dashboard"),
                events);
    }

    private List<Object> variables() {
        List<Object> variables = new ArrayList<>();
        variables.add(object(
                "type",
                "datasource",
                "name",
                "datasource",
                "label",
                "Data source",
                "query",
                client.plugin(),
                "regex",
                "",
                "current",
                object("selected", true, "text", datasourceUid, "value", datasourceUid),
                "hide",
                0,
                "includeAll",
                false,
                "multi",
                false,
                "options",
                List.of(),
                "refresh",
                1,
                "skipUrlSync",
                false));
        if (client.hasLabelVariables()) {
            variables.addAll(this.variables.json(datasource(client)));
        } else if (filters.any()) {
            variables.add(object(
                    "type",
                    "adhoc",
                    "name",
                    "filters",
                    "label",
                    "Filters",
                    "datasource",
                    datasource(client),
                    "filters",
                    this.variables.filters().entrySet().stream()
                            .<Object>map(
                                    start -> object("key", start.getKey(), "operator", "=", "value", start.getValue()))
                            .toList(),
                    "hide",
                    0,
                    "skipUrlSync",
                    false));
        }
        return variables;
    }

    /** Rows by source, and in it by tables and by what names have in front of their first dot or slash, where several panels have that. */
    private List<Object> panels() {
        Map<String, List<Panel>> rows = new LinkedHashMap<>();
        boolean severalSources = panels.stream().map(Panel::source).distinct().count() > 1;
        Map<List<String>, Long> sizes = panels.stream()
                .collect(Collectors.groupingBy(
                        panel -> List.of(panel.source(), panel.is().group()), Collectors.counting()));
        for (Panel panel : panels) {
            String row = severalSources ? panel.source() : "";
            String group = panel.is().group();
            boolean shared = sizes.getOrDefault(List.of(panel.source(), group), 0L) > 1 && !group.isEmpty();
            String title = !shared ? row : row.isEmpty() ? group : row + " · " + group;
            rows.computeIfAbsent(title, unused -> new ArrayList<>()).add(panel);
        }
        List<Object> json = new ArrayList<>();
        int y = 0;
        for (Map.Entry<String, List<Panel>> row : rows.entrySet()) {
            if (rows.size() > 1) {
                json.add(row(json.size() + 1, row.getKey().isEmpty() ? "Metrics" : row.getKey(), y++));
            }
            int x = 0;
            for (Panel panel : row.getValue()) {
                int width = panel.isTable() ? 2 * WIDTH : WIDTH;
                if (x + width > 2 * WIDTH) {
                    x = 0;
                    y += HEIGHT;
                }
                json.add(panel(json.size() + 1, panel, object("x", x, "y", y, "w", width, "h", HEIGHT)));
                x += width;
            }
            y += HEIGHT;
        }
        List<String> unasked = variables.unasked();
        if (!unasked.isEmpty()) {
            json.add(note(
                    json.size() + 1,
                    y,
                    "Labels without a variable",
                    "The data source cannot ask for these labels, because of the symbols in" + " their names:",
                    unasked));
            y += HEIGHT;
        }
        if (!absent.isEmpty()) {
            json.add(note(
                    json.size() + 1,
                    y,
                    "Data sources without a panel",
                    "These did not say which metrics they have when the dashboard was made; download it again:",
                    absent));
            y += HEIGHT;
        }
        if (!filters.silent().isEmpty()) {
            json.add(note(
                    json.size() + 1,
                    y,
                    "Data sources without filters",
                    "These did not say what can be filtered by when the dashboard was made; download it again:",
                    filters.silent()));
            y += HEIGHT;
        }
        if (!late.isEmpty()) {
            json.add(note(
                    json.size() + 1,
                    y,
                    "Metrics without a panel",
                    "These did not answer in time when the dashboard was made; the server's log says where they stood."
                            + " Download it again once they answer:",
                    late));
            y += HEIGHT;
        }
        if (!unshown.isEmpty()) {
            json.add(note(
                    json.size() + 1,
                    y,
                    "Tables without a panel",
                    "These have no number to draw, and the data source shows nothing else:",
                    unshown));
            y += HEIGHT;
        }
        if (!others.isEmpty()) {
            json.add(note(
                    json.size() + 1,
                    y,
                    others.size() + " more metrics",
                    "These metrics have no panel here, because there are too many:",
                    others));
        }
        return json;
    }

    private static Map<String, Object> row(int id, String title, int y) {
        return object(
                "id",
                id,
                "type",
                "row",
                "title",
                title,
                "collapsed",
                false,
                "gridPos",
                object("x", 0, "y", y, "w", 2 * WIDTH, "h", 1),
                "panels",
                List.of());
    }

    private Map<String, Object> panel(int id, Panel panel, Map<String, Object> place) {
        Map<String, Object> defaults = object();
        if (!panel.unit().isEmpty()) {
            defaults.put("unit", panel.unit());
        }
        String legend = client.legend(panel);
        if (!legend.isEmpty() && !panel.isTable()) {
            defaults.put("displayName", legend);
        }
        Map<String, Object> target = object("refId", "A", "datasource", datasource(client));
        target.putAll(panel.isTable() ? client.tableQuery(panel) : client.query(panel, variables.names(panel)));
        Map<String, Object> lines = object(
                "legend",
                object("displayMode", "list", "placement", "bottom", "showLegend", true, "calcs", List.of()),
                "tooltip",
                object("mode", "multi", "sort", "desc"));
        Map<String, Object> json = object(
                "id",
                id,
                "type",
                panel.isTable() ? "table" : "timeseries",
                "title",
                literally(panel.title()),
                "gridPos",
                place,
                "datasource",
                datasource(client),
                "targets",
                List.of(target),
                "fieldConfig",
                object("defaults", defaults, "overrides", List.of()),
                "options",
                panel.isTable() ? object("showHeader", true) : lines);
        if (!panel.start().isEmpty()) {
            json.put(
                    "description",
                    "All series at once are more than the server sends; choose some by "
                            + String.join(", ", variables.narrowing(panel)) + ", at the top.");
        }
        String reach = time.reachOf(panel);
        if (!reach.isEmpty()) {
            json.put("timeFrom", reach);
        }
        return json;
    }

    /** With a mark of no width where Grafana would else see a variable. */
    private static String literally(String title) {
        return title.replaceAll("\\$(?=[\\w{])|\\[(?=\\[)", "$0\u200b");
    }

    private static Map<String, Object> note(int id, int y, String title, String reason, List<String> names) {
        StringBuilder text = new StringBuilder(reason).append('\n');
        names.stream()
                .limit(MOST_NAMED)
                .forEach(name ->
                        text.append("\n- `").append(name.replace('`', '\'')).append('`'));
        if (names.size() > MOST_NAMED) {
            text.append("\n\nand ").append(names.size() - MOST_NAMED).append(" more.");
        }
        return object(
                "id",
                id,
                "type",
                "text",
                "title",
                title,
                "gridPos",
                object("x", 0, "y", y, "w", 2 * WIDTH, "h", HEIGHT),
                "options",
                object("mode", "markdown", "content", text.toString()));
    }
}
