// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Query;
import java.util.Optional;

/** A target that is a query of its own; only where the setting {@code jdbc.free-sql} allows it. */
public final class FreeSql {
    private FreeSql() {}

    /**
     * The metric of a target. The time column is called {@code time}; how it holds times may be said in the payload as
     * {@code timeFormat}.
     */
    public static Target target(Query query, Database database, JdbcSettings settings) throws Exception {
        JdbcMetric metric;
        try {
            // Whatever quotes a database knows, there is no second statement without a semicolon.
            if (query.metric().strip().replaceAll(";+$", "").contains(";")) {
                throw new IllegalArgumentException("the query holds a ';'; expected one statement without it");
            }
            Optional<String> refused = database.connect(
                    "the query",
                    query.context().cancellation(),
                    database.vendor().connecting()::refusalOfFreeSql);
            if (refused.isPresent()) {
                throw new IllegalArgumentException(
                        "queries of requests (setting jdbc.free-sql) are refused here, because " + refused.get()
                                + "; or make the query a metric: metric.<name>.sql");
            }
            String refusal = database.vendor().connecting().refusal(query.metric());
            if (refusal != null) {
                throw new IllegalArgumentException("the query may only read, but " + refusal);
            }
            metric = JdbcMetric.of("query", query.metric());
            String format = query.payload().string("timeFormat");
            metric = format == null || format.isEmpty() ? metric : metric.withTimeFormat(TimeFormat.ofSetting(format));
        } catch (IllegalArgumentException wrong) {
            throw SimpleJsonException.badRequest(String.valueOf(wrong.getMessage()));
        }
        return new QueryRelation(metric, true, database, settings).read(query);
    }
}
