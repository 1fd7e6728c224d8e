// SPDX-License-Identifier: Apache-2.0

/** The servlet that Grafana talks to. */
@NullMarked
package dev.simplejson.servlet;

import org.jspecify.annotations.NullMarked;
