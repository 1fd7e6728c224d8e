// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.explorer.grafana.DescribedMetrics.Listed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which metrics a dashboard has panels for, where there are more than it has room for.
 *
 * @param panels those, in the order in which they were chosen
 * @param others the targets of the rest
 * @param unshown the targets that this client cannot show
 */
record PanelChoice(List<Panel> panels, List<String> others, List<String> unshown) {
    /** A dashboard of more loads slowly, and nobody reads it. */
    static final int MOST_PANELS = 40;

    /** To find out whether a metric has data takes a query, so not all are looked at. */
    private static final int MOST_DESCRIBED = 3 * MOST_PANELS;

    /** The first of these that have data, and where there is room behind them those that have none. */
    static PanelChoice of(Client client, DescribedMetrics described, List<Listed> metrics) throws Exception {
        List<Panel> full = new ArrayList<>();
        List<Panel> empty = new ArrayList<>();
        List<String> unshown = new ArrayList<>();
        List<Listed> rest = new ArrayList<>(metrics);
        for (int looked = 0; looked < MOST_DESCRIBED && !rest.isEmpty() && full.size() < MOST_PANELS; ) {
            List<Listed> next = List.copyOf(rest.subList(0, Math.min(rest.size(), MOST_PANELS - full.size())));
            rest.subList(0, next.size()).clear();
            looked += next.size();
            for (Panel panel : described.describe(next)) {
                if (panel.isTable() && !client.showsTables()) {
                    unshown.add(panel.target());
                } else if (panel.data().isEmpty()) {
                    empty.add(panel);
                    preferAnotherOf(panel.is(), rest);
                } else {
                    full.add(panel);
                }
            }
        }
        List<Panel> panels = new ArrayList<>(full);
        panels.addAll(empty.subList(0, Math.min(empty.size(), MOST_PANELS - full.size())));
        List<String> others = new ArrayList<>();
        empty.stream().skip(MOST_PANELS - full.size()).map(Panel::target).forEach(others::add);
        rest.stream().map(Listed::target).forEach(others::add);
        return new PanelChoice(panels, others, unshown);
    }

    /** Has another column of the same table take the turn of one without data. */
    private static void preferAnotherOf(Listed empty, List<Listed> rest) {
        rest.stream()
                .filter(metric -> key(metric).equals(key(empty)))
                .findFirst()
                .ifPresent(metric -> {
                    rest.remove(metric);
                    rest.add(0, metric);
                });
    }

    /** The same in the order in which people look for them. */
    PanelChoice inOrder() {
        Map<String, Long> sizes =
                panels.stream().collect(Collectors.groupingBy(panel -> key(panel.is()), Collectors.counting()));
        Comparator<Panel> bySource = Comparator.comparing(Panel::source, NaturalOrder.INSTANCE);
        Comparator<Panel> byGroup = Comparator.comparing(
                panel ->
                        sizes.getOrDefault(key(panel.is()), 0L) > 1 ? panel.is().group() : "",
                NaturalOrder.INSTANCE);
        return new PanelChoice(
                panels.stream()
                        .sorted(bySource.thenComparing(byGroup)
                                .thenComparing(Panel::isTable)
                                .thenComparing(Panel::title, NaturalOrder.INSTANCE))
                        .toList(),
                others.stream().sorted(NaturalOrder.INSTANCE).toList(),
                unshown.stream().sorted(NaturalOrder.INSTANCE).toList());
    }

    /**
     * In turns: one metric of each source, and of each source one of each of its tables, then the next of each, so that the panels that
     * there is room for show something of all.
     */
    static List<Listed> inTurns(List<Listed> listed) {
        List<Listed> ordered = listed.stream()
                .sorted(Comparator.comparing(Listed::target, NaturalOrder.INSTANCE))
                .toList();
        Map<Listed, Integer> inGroup = turns(ordered, PanelChoice::key);
        Map<Listed, Integer> inSource = turns(sorted(ordered, inGroup), Listed::source);
        return sorted(ordered, inSource);
    }

    /** A table, or what names have in front of a dot or a slash, of one source. */
    private static String key(Listed metric) {
        return metric.source() + "\n" + (metric.group().isEmpty() ? metric.metric() : metric.group());
    }

    /** Which of its kind each is, in the list's order. */
    private static Map<Listed, Integer> turns(List<Listed> metrics, Function<Listed, String> kind) {
        Map<String, Integer> taken = new HashMap<>();
        Map<Listed, Integer> turns = new LinkedHashMap<>();
        metrics.forEach(metric -> turns.put(metric, taken.merge(kind.apply(metric), 1, Integer::sum)));
        return turns;
    }

    private static List<Listed> sorted(List<Listed> metrics, Map<Listed, Integer> turns) {
        return metrics.stream()
                .sorted(Comparator.comparing(metric -> turns.getOrDefault(metric, 0)))
                .toList();
    }
}
