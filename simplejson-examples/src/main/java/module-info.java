// SPDX-License-Identifier: Apache-2.0

/** Example data sources and the server that runs them. */
module dev.simplejson.examples {
    requires com.zaxxer.hikari;
    requires dev.simplejson.graphite;
    requires dev.simplejson.jdbc;
    requires dev.simplejson.servlet;
    requires java.logging;
    requires java.management;
    requires jdk.management;
    requires org.eclipse.jetty.ee10.servlet;
    requires org.eclipse.jetty.server;
    requires static org.jspecify;

    provides dev.simplejson.spi.DataSource with
            dev.simplejson.examples.JvmDataSource,
            dev.simplejson.examples.SqlDatabase,
            dev.simplejson.examples.WavesDataSource;
}
