// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.discovery.Lookup;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.discovery.Source;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.TagQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what ad-hoc filters can use: labels and columns of text, of tables and of configured metrics, and their values. For one question
 * only.
 */
public final class TagReader {
    private static final int MOST_VALUES = 1000;

    private final RowSource rows;
    private final Map<String, JdbcMetric> metrics;
    private final TagQuery query;

    public TagReader(RowSource rows, Map<String, JdbcMetric> metrics, TagQuery query) {
        this.rows = rows;
        this.metrics = metrics;
        this.query = query;
    }

    public List<String> keys() throws Exception {
        TreeSet<String> keys = new TreeSet<>();
        for (Relation relation : relations()) {
            for (TableColumn column : relation.columns()) {
                if (relation.isFilterKey(column)) {
                    keys.add(column.name());
                }
            }
        }
        return List.copyOf(keys);
    }

    /**
     * The values that any table or metric has in a column of that name; none if there is no such column.
     *
     * @throws SimpleJsonException if there are none, and those of a metric cannot be read
     */
    public List<String> values(String key) throws Exception {
        TreeSet<String> values = new TreeSet<>();
        SimpleJsonException unread = null;
        for (Relation relation : relations()) {
            TableColumn column = relation.column(key);
            if (column == null || !relation.isFilterKey(column)) {
                continue;
            }
            if (relation.query() == null) {
                values.addAll(values(relation, column));
                continue;
            }
            try {
                values.addAll(written(relation, column));
            } catch (SimpleJsonException failure) {
                rows.catalog().passOver(relation.name(), failure);
                unread = failure;
            }
        }
        if (values.isEmpty() && unread != null) {
            throw unread;
        }
        return values.stream().limit(MOST_VALUES).toList();
    }

    private List<Relation> relations() throws Exception {
        List<Relation> relations =
                new ArrayList<>(rows.catalog().relations(query.context().cancellation()));
        for (JdbcMetric metric : metrics.values()) {
            try {
                relations.add(rows.catalog()
                        .configured(metric, question(metric.name()))
                        .relation());
            } catch (SimpleJsonException failure) {
                rows.catalog().passOver(metric.name(), failure);
            }
        }
        return relations;
    }

    /** The values of a query that somebody wrote: it may choose its rows by their times. */
    private List<String> written(Relation relation, TableColumn column) throws Exception {
        List<String> values = values(relation, column);
        if (values.isEmpty()) {
            Query all = question(relation.name());
            rows.checkEmpty(
                    "metric '" + relation.name() + "'",
                    new Selection(relation, all, rows.database().dialect(), true));
        }
        return values;
    }

    private List<String> values(Relation relation, TableColumn column) throws Exception {
        String text = rows.database().dialect().label(column);
        BoundSql sql = new BoundSql().sql("SELECT DISTINCT ").sql(text).sql(" FROM ");
        Source.ofAll(relation, question(relation.name()), rows.database().dialect())
                .addTo(sql);
        sql.sql(" WHERE ").sql(column.quoted()).sql(" IS NOT NULL");
        sql.sql(rows.database().dialect().limit(MOST_VALUES));
        Cancellation cancellation = query.context().cancellation();
        return this.rows.read("values of '" + column.name() + "'", sql, cancellation, rows -> {
            List<String> values = new ArrayList<>();
            while (rows.next() && values.size() < MOST_VALUES) {
                @Nullable String value = rows.getString(1);
                if (value != null) {
                    Lookup lookup = relation.lookups().get(column);
                    values.add(lookup == null ? value : lookup.text(value));
                }
            }
            return values;
        });
    }

    /** What gives the parameters of a metric's SQL their values. */
    private Query question(String metric) {
        return Query.of(metric, query.range()).context(query.context()).build();
    }
}
