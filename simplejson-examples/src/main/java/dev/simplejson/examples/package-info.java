// SPDX-License-Identifier: Apache-2.0

/** Example data sources and the server that runs them. */
@NullMarked
package dev.simplejson.examples;

import org.jspecify.annotations.NullMarked;
