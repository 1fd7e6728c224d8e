// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.graphite.target.MetricName;
import dev.simplejson.graphite.target.PathPattern;
import dev.simplejson.model.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricIndexTest {
    private static final MetricIndex INDEX = new MetricIndex(
            bySource(
                    "waves",
                    List.of("series A", "series B", "load"),
                    "db",
                    List.of("orders", "orders.amount", "orders.tax", "a/b")),
            true);

    private static Map<String, List<Metric>> bySource(String one, List<String> its, String other, List<String> others) {
        Map<String, List<Metric>> bySource = new LinkedHashMap<>();
        bySource.put(one, its.stream().map(Metric::named).toList());
        bySource.put(other, others.stream().map(Metric::named).toList());
        return bySource;
    }

    private static List<String> level(String pattern) {
        return INDEX.level(PathPattern.of(pattern)).stream()
                .map(node -> node.id() + (node.leaf() ? " leaf" : "") + (node.expandable() ? " branch" : ""))
                .toList();
    }

    @Test
    void level_first_listsSources() {
        assertThat(level("*")).containsExactly("db branch", "waves branch");
        assertThat(level("*av*")).containsExactly("waves branch");
    }

    @Test
    void level_next_listsSpelledNodesOnce() {
        assertThat(level("db.*")).containsExactly("db.a:2f:b leaf", "db.orders leaf branch");
        assertThat(level("db.orders.*")).containsExactly("db.orders.amount leaf", "db.orders.tax leaf");
        assertThat(level("waves.series~A")).containsExactly("waves.series~A leaf");
        assertThat(level("waves.nothing")).isEmpty();
    }

    @Test
    void level_withoutTheSource_isFoundToo() {
        assertThat(level("orders.*")).containsExactly("orders.amount leaf", "orders.tax leaf");
    }

    @Test
    void level_variableOfWholePaths_listsThem() {
        assertThat(level("db.{orders.tax,orders.amount}"))
                .containsExactly("db.orders.amount leaf", "db.orders.tax leaf");
        assertThat(level("{waves.load,db.orders.*}"))
                .containsExactly("db.orders.amount leaf", "db.orders.tax leaf", "waves.load leaf");
    }

    @Test
    void matching_spelledOrPlain_findsTheMetric() {
        MetricName a = new MetricName("waves", "series A", true);

        assertThat(INDEX.matchingWithSource(PathPattern.of("waves.series~A"))).containsExactly(a);
        assertThat(INDEX.matchingWithSource(PathPattern.of("waves.series A"))).containsExactly(a);
        assertThat(INDEX.matchingWithSource(PathPattern.of("series A"))).isEmpty();
        assertThat(INDEX.matchingWithout(PathPattern.of("series A")))
                .containsExactly(new MetricName("waves", "series A", false));
        assertThat(INDEX.matchingWithSource(PathPattern.of("waves.{series~A,load}")))
                .containsExactly(a, new MetricName("waves", "load", true));
        assertThat(INDEX.matchingWithSource(PathPattern.of("**.tax")))
                .containsExactly(new MetricName("db", "orders.tax", true));
    }
}
