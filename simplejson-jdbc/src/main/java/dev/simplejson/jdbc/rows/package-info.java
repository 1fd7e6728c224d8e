// SPDX-License-Identifier: Apache-2.0

/** Rows of what was found, as series, tables and values to filter by. */
@NullMarked
package dev.simplejson.jdbc.rows;

import org.jspecify.annotations.NullMarked;
