// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples.war;

import dev.simplejson.jdbc.JdbcDataSource;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The database of a web application, as {@link java.util.ServiceLoader} finds it there. */
public final class WarDatabase implements DataSource, AutoCloseable {
    private final JdbcDataSource database;

    /** Opens the database that {@code war.properties} names. */
    public WarDatabase() throws Exception {
        Properties properties = new Properties();
        try (InputStream in = WarDatabase.class.getResourceAsStream("/war.properties")) {
            properties.load(in);
        }
        this.database = JdbcDataSource.of(Map.of("jdbc.url", properties.getProperty("jdbc.url")));
    }

    @Override
    public String name() {
        return "war";
    }

    @Override
    public List<Metric> metrics() throws Exception {
        return database.metrics();
    }

    @Override
    public List<Frame> query(Query query) throws Exception {
        return database.query(query);
    }

    @Override
    public void close() {
        database.close();
    }
}
