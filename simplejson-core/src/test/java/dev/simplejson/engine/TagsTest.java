// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.spi.TagQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagsTest extends EngineTesting {
    private static final String OTHERS =
            "\"filters\":[{\"key\":\"host\",\"operator\":\"=|\",\"value\":\"a\",\"values\":[\"a\",\"b\"]}],"
                    + "\"timeRange\":{\"from\":\"1970-01-01T00:00:00.000Z\",\"to\":\"1970-01-01T00:00:01.000Z\"}";

    private final Servers servers = new Servers();
    private final SimpleJsonEngine engine = engine(servers, new FakeSource("other"));

    @Test
    void tagKeys_withFiltersAndRange_areAskedForWithThem() throws Exception {
        TestExchange.post("/tag-keys", "{" + OTHERS + "}")
                .handledBy(engine)
                .assertSent("[{\"type\":\"string\",\"text\":\"host\"},{\"type\":\"string\",\"text\":\"zone\"}]");

        assertFiltersAndRange(servers.asked.get(0));
    }

    @Test
    void tagKeys_withoutBody_areAskedForWithTheDefaultRange() throws Exception {
        TestExchange.post("/tag-keys", "").handledBy(engine);

        TagQuery query = servers.asked.get(0);
        assertThat(query.filters()).isEmpty();
        assertThat(query.range().duration()).hasHours(6);
    }

    @Test
    void tagValues_withFiltersAndRange_areAskedForWithThem() throws Exception {
        TestExchange.post("/tag-values", "{\"key\":\"zone\"," + OTHERS + "}")
                .handledBy(engine)
                .assertSent("[{\"text\":\"zone 1\"},{\"text\":\"2\"}]");

        assertFiltersAndRange(servers.asked.get(0));
    }

    @Test
    void tags_withMoreFiltersThanAnyDashboardHas_areRefused() throws Exception {
        String filters = "{\"key\":\"a\",\"operator\":\"=\",\"value\":\"b\"},".repeat(100);

        TestExchange.post("/tag-keys", "{\"filters\":[" + filters + "{\"key\":\"c\"}]}")
                .handledBy(engine)
                .assertError(413, "TOO_LARGE", "the request has more than 100 ad-hoc filters");
    }

    @Test
    void tags_overTheCap_areCut() throws Exception {
        SimpleJsonEngine capped = engine(Map.of("max-search-results", "1"), servers);

        TestExchange.post("/tag-keys", "{}").handledBy(capped).assertSent("[{\"type\":\"string\",\"text\":\"host\"}]");
        TestExchange.post("/tag-values", "{\"key\":\"x\"}").handledBy(capped).assertSent("[{\"text\":\"x 1\"}]");
    }

    @Test
    void tags_whileOneSourceIsDown_areThoseOfTheOthers() throws Exception {
        FakeSource broken = new FakeSource("broken") {
            @Override
            public List<String> tagKeys(TagQuery query) throws Exception {
                throw new Exception("connection refused");
            }
        };

        TestExchange.post("/tag-keys", "{}")
                .handledBy(engine(servers, broken))
                .assertSent("[{\"type\":\"string\",\"text\":\"host\"},{\"type\":\"string\",\"text\":\"zone\"}]");
    }

    private static void assertFiltersAndRange(TagQuery query) {
        assertThat(query.filters()).containsExactly(new AdhocFilter("host", Operator.ONE_OF, List.of("a", "b")));
        assertThat(query.range().fromEpochMillis()).isZero();
        assertThat(query.range().toEpochMillis()).isEqualTo(1000);
    }

    /** Two keys, each with two values; some are given twice. */
    private static final class Servers extends FakeSource {
        private final List<TagQuery> asked = new ArrayList<>();

        Servers() {
            super("app");
        }

        @Override
        public List<String> tagKeys(TagQuery query) {
            asked.add(query);
            return List.of("host", "zone", "host");
        }

        @Override
        public List<String> tagValues(String key, TagQuery query) {
            asked.add(query);
            return List.of(key + " 1", "2", "2");
        }
    }
}
