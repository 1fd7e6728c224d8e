// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.NodeOrTag;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Aggregation;
import dev.simplejson.graphite.series.Numbers;
import dev.simplejson.graphite.series.Points;
import dev.simplejson.graphite.series.Quotient;
import dev.simplejson.graphite.series.Series;
import dev.simplejson.graphite.target.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code asPercent}: of a number, of one series, of as many others in the order of their names, of the sum of all, or, with nodes, of the
 * sum of those with the same nodes. Gaps do not count in such a sum, however many there are.
 */
public final class AsPercent extends GraphiteFunction {
    private static final double PERCENT = 100;

    AsPercent() {
        super(
                "asPercent",
                "Combine",
                "Shows each series as a share of a total.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.optional("total", Parameter.Type.ANY),
                Parameter.optional("nodes", Parameter.Type.NODE_OR_TAG).many());
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        List<Series> all = call.all("seriesList");
        Expression.Literal number = call.constant("total");
        if (call.has("nodes")) {
            if (number != null) {
                throw call.failure(
                        "'total' is a number, and there are nodes; expected a path or none in front of nodes");
            }
            byNodes(all, call, out);
        } else if (number != null) {
            ofNumber(all, number, call, out);
        } else if (call.has("total")) {
            ofSeries(all, call.all("total"), call, out);
        } else if (!all.isEmpty()) {
            Series total = sum(all, call);
            all.forEach(series -> out.accept(share(series, total, call)));
        }
    }

    private static void ofNumber(List<Series> all, Expression.Literal number, Invocation call, Consumer<Series> out) {
        double total = call.number("total", 0);
        String text = number.kind() == Expression.Literal.Kind.INTEGER ? number.text() : Numbers.shortest(total);
        for (Series series : all) {
            Points points = series.points().get();
            double[] totals = new double[points.size()];
            Arrays.fill(totals, total);
            String name = "asPercent(" + series.name() + "," + text + ")";
            out.accept(Quotient.of(name, series, points.with(totals), PERCENT, call.budget()));
        }
    }

    private static void ofSeries(List<Series> all, List<Series> totals, Invocation call, Consumer<Series> out) {
        if (totals.size() != 1 && totals.size() != all.size()) {
            throw call.failure("'total' stands for " + totals.size()
                    + " series; expected one, or as many as 'seriesList', which are " + all.size());
        }
        if (totals.size() == 1) {
            all.forEach(series -> out.accept(share(series, totals.get(0), call)));
            return;
        }
        List<Series> left = sorted(all);
        List<Series> right = sorted(totals);
        for (int i = 0; i < left.size(); i++) {
            out.accept(share(left.get(i), right.get(i), call));
        }
    }

    private static List<Series> sorted(List<Series> series) {
        return series.stream().sorted(Comparator.comparing(Series::name)).toList();
    }

    private static void byNodes(List<Series> all, Invocation call, Consumer<Series> out) {
        List<NodeOrTag> nodes = call.nodes("nodes");
        Map<String, List<Series>> groups = grouped(all, nodes);
        Map<String, List<Series>> totals = call.has("total") ? grouped(call.all("total"), nodes) : groups;
        groups.forEach((key, series) -> {
            Series total = totals.containsKey(key) ? sumOrOnly(totals.get(key), call) : null;
            series.forEach(one -> out.accept(total == null ? missing(one, true) : share(one, total, call)));
        });
        totals.forEach((key, series) -> {
            if (!groups.containsKey(key)) {
                out.accept(missing(sumOrOnly(series, call), false));
            }
        });
    }

    private static Map<String, List<Series>> grouped(List<Series> series, List<NodeOrTag> nodes) {
        Map<String, List<Series>> groups = new LinkedHashMap<>();
        for (Series one : series) {
            groups.computeIfAbsent(NodeOrTag.joined(nodes, one), none -> new ArrayList<>())
                    .add(one);
        }
        return groups;
    }

    private static Series sumOrOnly(@Nullable List<Series> series, Invocation call) {
        return series != null && series.size() == 1 ? series.get(0) : sum(series == null ? List.of() : series, call);
    }

    private static Series sum(List<Series> series, Invocation call) {
        return Reduction.inGroups("sum", Aggregation.SUM, 0, call.budget(), series::forEach, one -> "")
                .values()
                .iterator()
                .next();
    }

    private static Series share(Series series, Series total, Invocation call) {
        String name = "asPercent(" + series.name() + "," + total.name() + ")";
        return Quotient.of(name, series, total.points().get(), PERCENT, call.budget());
    }

    private static Series missing(Series series, boolean total) {
        String name = "asPercent(" + (total ? series.name() + ",MISSING" : "MISSING," + series.name()) + ")";
        return Series.of(name, name, Map.of(Series.NAME, name), Quotient.missing(series));
    }
}
