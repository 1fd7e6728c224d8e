// SPDX-License-Identifier: Apache-2.0

/** Serves Grafana's SimpleJson protocol: the data source SPI and the engine that answers requests. */
module dev.simplejson.core {
    requires com.fasterxml.jackson.core;
    requires re2j;
    requires static transitive org.jspecify;

    exports dev.simplejson.engine;
    exports dev.simplejson.model;
    exports dev.simplejson.spi;
    exports dev.simplejson.time;

    uses dev.simplejson.spi.DataSource;
}
