// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.testkit.MemoryExchange;
import java.io.IOException;
import java.util.Map;

/** A request to a whole engine over one data source, and what came back. */
final class TestExchange {
    private TestExchange() {}

    /** What a panel gets that has room for so many points, without what was executed. */
    static String query(DataSource source, String target, TimeRange range, int maxDataPoints) throws IOException {
        return ask(source, Map.of(), "/query", body(target, range, maxDataPoints));
    }

    /** What a server with settings of its own answers; fails unless that is a success. */
    static String ask(DataSource source, Map<String, String> settings, String path, String body) throws IOException {
        SimpleJsonSettings.Builder builder = SimpleJsonSettings.builder();
        settings.forEach(builder::set);
        try (SimpleJsonEngine engine = new SimpleJsonEngine(DataSources.of(source), builder.build())) {
            MemoryExchange exchange = MemoryExchange.post(path, body).handledBy(engine);
            if (exchange.status() != 200) {
                throw new AssertionError("status " + exchange.status() + ": " + exchange.text());
            }
            return withoutExecutedQuery(exchange.text());
        }
    }

    static String body(String target, TimeRange range, int maxDataPoints) {
        return "{\"range\":{\"from\":" + range.fromEpochMillis() + ",\"to\":" + range.toEpochMillis()
                + "},\"maxDataPoints\":" + maxDataPoints + ",\"targets\":[{\"target\":\"" + target + "\"}]}";
    }

    private static String withoutExecutedQuery(String json) {
        String member = "\"executedQueryString\":\"(?:[^\"\\\\]|\\\\.)*+\"";
        return json.replaceAll("\"meta\":\\{" + member + "\\},", "")
                .replaceAll(
                        ",\"meta\":\\{" + member + "\\}",
                        "") // Behind the points, where these tell what there is to say.
                .replaceAll("," + member, "");
    }
}
