// SPDX-License-Identifier: Apache-2.0
/**
 * Who knows the data: what an application implements so that Grafana can browse, draw and annotate it, and how the
 * implementations are found.
 */
@NullMarked
package dev.simplejson.spi;

import org.jspecify.annotations.NullMarked;
