// SPDX-License-Identifier: Apache-2.0

/** A page that shows the data of a server, and the files that set Grafana up for it. The engine finds both where this module is there. */
module dev.simplejson.explorer {
    requires com.fasterxml.jackson.core;
    requires dev.simplejson.core;
    requires static org.jspecify;

    provides dev.simplejson.endpoint.EndpointProvider with
            dev.simplejson.explorer.ExplorerEndpoints;
}
