// SPDX-License-Identifier: Apache-2.0

/** Serves simplejson without a container, over the HTTP server of the JDK. */
module dev.simplejson.httpserver {
    requires transitive dev.simplejson.core;
    requires transitive jdk.httpserver;
    requires static org.jspecify;

    exports dev.simplejson.httpserver;
}
