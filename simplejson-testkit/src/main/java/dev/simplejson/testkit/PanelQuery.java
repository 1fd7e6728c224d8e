// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a panel asks for; {@linkplain SimpleJsonTester#query made by a tester}. The time comes last, because with it the question is asked.
 * Not thread-safe.
 */
public final class PanelQuery {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SimpleJsonTester tester;
    private final List<String> targets;
    private final ArrayNode filters = NODES.arrayNode();
    private final ObjectNode payload = NODES.objectNode();
    private int maxDataPoints;
    private boolean table;

    PanelQuery(SimpleJsonTester tester, String... targets) {
        this.tester = tester;
        this.targets = List.copyOf(Arrays.asList(targets));
    }

    /** How wide the panel is in pixels; without it nothing is thinned. */
    public PanelQuery maxDataPoints(int points) {
        maxDataPoints = points;
        return this;
    }

    /** With an ad-hoc filter of the dashboard. */
    public PanelQuery filter(String key, AdhocFilter.Operator operator, String value) {
        filters.addObject().put("key", key).put("operator", operator.symbol()).put("value", value);
        return this;
    }

    /** With what was entered into the query builder: the values of inputs by their names. */
    public PanelQuery payload(Map<String, String> entered) {
        entered.forEach(payload::put);
        return this;
    }

    /** As a table, whatever the source gives. */
    public PanelQuery asTable() {
        table = true;
        return this;
    }

    /** Asks for the last hours until now. */
    public PanelAssert lastHours(int hours) {
        return last(Duration.ofHours(hours));
    }

    /** Asks for the last so much until now. */
    public PanelAssert last(Duration duration) {
        Instant now = Instant.now();
        return between(now.minus(duration), now);
    }

    /** Asks for a time; both ends belong to it. */
    public PanelAssert between(Instant from, Instant to) {
        return in(TimeRange.between(from, to));
    }

    /**
     * Asks for a time; both ends belong to it.
     *
     * @return what the panel gets, which may be an error: {@link PanelAssert#isRefused}
     */
    public PanelAssert in(TimeRange range) {
        return new PanelAssert(tester.ask(MemoryExchange.post("/query", body(range))));
    }

    /** The request's body, as SimpleJson's plugin sends it. */
    String body(TimeRange range) {
        ObjectNode body = NODES.objectNode();
        body.putObject("range").put("from", range.fromEpochMillis()).put("to", range.toEpochMillis());
        if (maxDataPoints > 0) {
            body.put("maxDataPoints", maxDataPoints);
        }
        if (!filters.isEmpty()) {
            body.set("adhocFilters", filters);
        }
        ArrayNode asked = body.putArray("targets");
        targets.forEach(target -> {
            ObjectNode one = asked.addObject().put("target", target);
            if (table) {
                one.put("type", "table");
            }
            if (!payload.isEmpty()) {
                one.set("payload", payload);
            }
        });
        return body.toString();
    }
}
