// SPDX-License-Identifier: Apache-2.0
/**
 * Any JDBC database as a data source: its tables and columns are found, or its metrics are given as SQL.
 *
 * <p>Everything is read-only. What comes from a request is bound to a statement and never becomes a part of its text; names of
 * tables and columns come from the database's own metadata.
 */
@NullMarked
package dev.simplejson.jdbc;

import org.jspecify.annotations.NullMarked;
