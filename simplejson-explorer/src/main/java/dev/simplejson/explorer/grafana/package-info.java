// SPDX-License-Identifier: Apache-2.0
/** The files that set Grafana up: data source, dashboard and alert rule, for each client that can read the server. */
@NullMarked
package dev.simplejson.explorer.grafana;

import org.jspecify.annotations.NullMarked;
