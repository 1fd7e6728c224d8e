// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.hook.Exchange;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to a whole engine over one data source, and what came back. */
final class TestExchange implements Exchange {
    private final String path;
    private final String body;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int status;

    private TestExchange(String path, String body) {
        this.path = path;
        this.body = body;
    }

    /** What a panel gets that has room for so many points, without what was executed. */
    static String query(DataSource source, String target, TimeRange range, int maxDataPoints) throws IOException {
        return ask(source, Map.of(), "/query", body(target, range, maxDataPoints));
    }

    /** What a server with settings of its own answers; fails unless that is a success. */
    static String ask(DataSource source, Map<String, String> settings, String path, String body) throws IOException {
        SimpleJsonSettings.Builder builder = SimpleJsonSettings.builder();
        settings.forEach(builder::set);
        try (SimpleJsonEngine engine = new SimpleJsonEngine(DataSources.of(source), builder.build())) {
            TestExchange exchange = new TestExchange(path, body);
            engine.handle(exchange);
            if (exchange.status != 200) {
                throw new AssertionError("status " + exchange.status + ": " + exchange.sent.toString(UTF_8));
            }
            return withoutExecutedQuery(exchange.sent.toString(UTF_8));
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

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String queryString() {
        return null;
    }

    @Override
    public @Nullable String header(String name) {
        return null;
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }

    @Override
    public synchronized OutputStream start(int newStatus, Map<String, String> headers) {
        status = newStatus;
        return sent;
    }
}
