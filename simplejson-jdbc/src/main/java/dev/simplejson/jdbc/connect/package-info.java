// SPDX-License-Identifier: Apache-2.0

/** The way to the database: connections, pools, outages, statements that are stopped. */
@NullMarked
package dev.simplejson.jdbc.connect;

import org.jspecify.annotations.NullMarked;
