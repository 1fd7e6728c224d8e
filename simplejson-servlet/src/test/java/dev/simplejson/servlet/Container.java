// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

/** A server on the loopback address that answers below {@code /app/grafana}. */
public interface Container {
    String CONTEXT = "/app";
    String MAPPING = "/grafana/*";

    int port();

    void stop() throws Exception;
}
