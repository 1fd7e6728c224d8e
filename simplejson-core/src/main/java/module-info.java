// SPDX-License-Identifier: Apache-2.0

/** Serves Grafana's SimpleJson protocol: the data source SPI and the engine that answers requests. */
@SuppressWarnings("module") // Core is compiled before the module that it opens a door to.
module dev.simplejson.core {
    requires com.fasterxml.jackson.core;
    requires re2j;
    requires static transitive org.jspecify;

    exports dev.simplejson.endpoint;
    exports dev.simplejson.engine;
    exports dev.simplejson.filter;
    exports dev.simplejson.json.write to
            dev.simplejson.explorer,
            dev.simplejson.graphite;
    exports dev.simplejson.hook;
    exports dev.simplejson.model;
    exports dev.simplejson.settings;
    exports dev.simplejson.spi;
    exports dev.simplejson.thin;
    exports dev.simplejson.time;

    uses dev.simplejson.endpoint.EndpointProvider;
    uses dev.simplejson.spi.DataSource;
}
