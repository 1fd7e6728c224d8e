// SPDX-License-Identifier: Apache-2.0

/** Micrometer's meters in Grafana, and the engine in Micrometer. */
@NullMarked
package dev.simplejson.micrometer;

import org.jspecify.annotations.NullMarked;
