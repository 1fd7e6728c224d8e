// SPDX-License-Identifier: Apache-2.0

/** A data source over any JDBC database, no code needed. */
module dev.simplejson.jdbc {
    requires transitive dev.simplejson.core;
    requires transitive java.sql;
    requires com.fasterxml.jackson.core;
    requires static com.zaxxer.hikari;

    uses java.sql.Driver;
    uses dev.simplejson.jdbc.dialect.DialectProvider;

    exports dev.simplejson.jdbc;
    exports dev.simplejson.jdbc.config;
    exports dev.simplejson.jdbc.dialect;

    provides dev.simplejson.endpoint.EndpointProvider with
            dev.simplejson.jdbc.DiscoveryEndpoints;
    provides dev.simplejson.jdbc.dialect.DialectProvider with
            dev.simplejson.jdbc.vendor.embedded.EmbeddedDialects,
            dev.simplejson.jdbc.vendor.server.ServerDialects;
}
