// SPDX-License-Identifier: Apache-2.0

/** Serves every data source to the Graphite data source that is built into Grafana. */
module dev.simplejson.graphite {
    requires transitive dev.simplejson.core;
    requires static org.jspecify;

    exports dev.simplejson.graphite;

    provides dev.simplejson.endpoint.EndpointProvider with
            dev.simplejson.graphite.GraphiteEndpoints;
}
